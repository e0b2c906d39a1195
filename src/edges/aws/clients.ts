import { CloudFormationClient, type CloudFormationClientConfig } from '@aws-sdk/client-cloudformation'
import { ECRClient, type ECRClientConfig } from '@aws-sdk/client-ecr'
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import type { SFNClient } from '@aws-sdk/client-sfn'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { isAccessDenied } from '../../aws/error.ts'
import { type Identity, permissionsOf } from '../../aws/policy.ts'
import { realClock } from '../clock.ts'
import { type Http, openHttp, USER_AGENT } from '../http.ts'
import { type CredentialSource, roleCredentials } from './credentials.ts'
import { patientRetries } from './retries.ts'
import type { ServiceClients } from './services.ts'

/** The clients of the services that a deploy calls, and the network that they share. */
export interface Aws {
  readonly region: string
  readonly http: Http
  readonly cloudFormation: CloudFormationClient
  readonly ecr: ECRClient
  /** The client of ECR in another region, with the same credentials and the same network. */
  readonly ecrIn: (region: string) => ECRClient
  readonly sts: STSClient
  /** Loads the clients that explain why an ECS service failed. */
  readonly services: () => Promise<ServiceClients>
  /** Loads the client of Step Functions, which few operations need. */
  readonly stepFunctions: () => Promise<SFNClient>
  /** Loads the client of S3, which few deploys need. */
  readonly s3: () => Promise<S3Client>
  /** The server that the environment names for S3; undefined for AWS. */
  readonly s3Endpoint: string | undefined
}

interface Access {
  readonly source: CredentialSource
  readonly mask: (secret: string) => void
  readonly signal: AbortSignal
}

/**
 * Creates the clients. They retry throttling, network faults and 5xx.
 *
 * @throws Problem when the environment names a proxy that cannot be used
 */
export function connect(region: string, access: Access): Aws {
  const http = openHttp(process.env)
  // A server that accepts a connection and never answers is a fault like any other.
  const timeouts = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true }
  const requestHandler = { ...timeouts, ...http.agents }
  const basis = { region, customUserAgent: USER_AGENT, requestHandler }
  const sts = withCallNames(new STSClient({ ...basis, retryStrategy: patientRetries() }))
  const { source, ...edges } = access
  const s3Endpoint = process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL || undefined
  const shared = { region, http, s3Endpoint }
  if (source.kind === 'chain') return { ...clients(basis, identityReader(sts), s3Endpoint), sts, ...shared }
  const credentials = roleCredentials(source, { ...edges, env: process.env, http, clock: realClock, sts })
  const ofRole = withCallNames(new STSClient({ ...basis, credentials, retryStrategy: patientRetries() }))
  const named = clients({ ...basis, credentials }, identityReader(ofRole), s3Endpoint)
  return { ...named, sts: ofRole, ...shared }
}

function clients(
  config: CloudFormationClientConfig & ECRClientConfig & S3ClientConfig,
  identity: IdentityReader,
  s3Endpoint: string | undefined,
): Pick<Aws, 'cloudFormation' | 'ecr' | 'ecrIn' | 'services' | 'stepFunctions' | 's3'> {
  const cloudFormation = withCallNames(
    new CloudFormationClient({ ...config, retryStrategy: patientRetries() }),
    identity,
  )
  const ecr = ecrClient(config, identity)
  const ecrIn = (region: string): ECRClient =>
    region === config.region ? ecr : ecrClient({ ...config, region, credentials: ecr.config.credentials }, identity)
  return {
    cloudFormation,
    ecr,
    ecrIn,
    services: async () => (await import('./services.ts')).openServices(config),
    stepFunctions: async () =>
      withCallNames(new (await import('@aws-sdk/client-sfn')).SFNClient({ ...config, maxAttempts: 3 }), identity),
    s3: () => s3Client(config, s3Endpoint),
  }
}

function ecrClient(config: ECRClientConfig, identity: IdentityReader): ECRClient {
  return withCallNames(new ECRClient({ ...config, retryStrategy: patientRetries() }), identity)
}

async function s3Client(config: S3ClientConfig, endpoint: string | undefined): Promise<S3Client> {
  const { S3Client } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    ...config,
    retryStrategy: patientRetries(),
    // An upload of many megabytes needs more time.
    requestHandler: { ...config.requestHandler, requestTimeout: 300_000 },
    // Only AWS has a host for every bucket.
    forcePathStyle: endpoint !== undefined,
  })
  return withCallNames(client)
}

const NAME_CALLS = { name: 'nameCalls', step: 'initialize' } as const

interface Client {
  readonly config: { readonly region: () => Promise<string> }
  readonly middlewareStack: { add(middleware: ReturnType<typeof nameCalls>, options: typeof NAME_CALLS): void }
}

function withCallNames<T extends Client>(client: T, identity: IdentityReader = async () => undefined): T {
  client.middlewareStack.add(nameCalls(client.config.region, identity), NAME_CALLS)
  return client
}

/**
 * Adds the call that failed, such as `CloudFormation CreateChangeSet`, to every error, and the permissions that it needs to a
 * refusal. The SDK's errors lack both.
 */
function nameCalls(region: () => Promise<string>, identity: IdentityReader) {
  return <Args extends { readonly input: object }, Output>(
    next: (args: Args) => Promise<Output>,
    context: { clientName?: string; commandName?: string },
  ): ((args: Args) => Promise<Output>) =>
    async (args) => {
      try {
        return await next(args)
      } catch (error) {
        // Credentials are fetched inside of a call. If that fails, the error already names its own call.
        if (!(error instanceof Error) || 'call' in error) throw error
        const service = (context.clientName ?? '').replace(/Client$/, '')
        const operation = (context.commandName ?? '').replace(/Command$/, '')
        Object.assign(error, { call: `${service} ${operation}` })
        if (!isAccessDenied(error)) throw error
        const request = args.input as Readonly<Record<string, unknown>>
        const call = { service, operation, request, region: await region(), identity: await identity() }
        throw Object.assign(error, { permissions: permissionsOf(call) })
      }
    }
}

/** Reads the identity of the credentials; undefined when STS does not answer. */
type IdentityReader = () => Promise<Identity | undefined>

/** Returns a reader that asks STS once. */
function identityReader(sts: STSClient): IdentityReader {
  let known: Promise<Identity | undefined> | undefined
  return () => {
    known ??= readIdentity({ sts }).catch(() => undefined)
    return known
  }
}

/** Asks STS whose credentials these are. That needs no permission. */
export async function readIdentity({ sts }: Pick<Aws, 'sts'>): Promise<Identity> {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}))
  return { account: Account ?? '', arn: Arn ?? '' }
}
