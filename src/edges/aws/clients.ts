import { CloudFormationClient, type CloudFormationClientConfig } from '@aws-sdk/client-cloudformation'
import { ECRClient, type ECRClientConfig } from '@aws-sdk/client-ecr'
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
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
  if (source.kind === 'chain') return { ...clients(basis, s3Endpoint), sts, ...shared }
  const credentials = roleCredentials(source, { ...edges, env: process.env, http, clock: realClock, sts })
  const ofRole = withCallNames(new STSClient({ ...basis, credentials, retryStrategy: patientRetries() }))
  return { ...clients({ ...basis, credentials }, s3Endpoint), sts: ofRole, ...shared }
}

function clients(
  config: CloudFormationClientConfig & ECRClientConfig & S3ClientConfig,
  s3Endpoint: string | undefined,
): Pick<Aws, 'cloudFormation' | 'ecr' | 'ecrIn' | 'services' | 's3'> {
  const cloudFormation = withCallNames(new CloudFormationClient({ ...config, retryStrategy: patientRetries() }))
  const ecr = ecrClient(config)
  const ecrIn = (region: string): ECRClient =>
    region === config.region ? ecr : ecrClient({ ...config, region, credentials: ecr.config.credentials })
  return {
    cloudFormation,
    ecr,
    ecrIn,
    services: async () => (await import('./services.ts')).openServices(config),
    s3: () => s3Client(config, s3Endpoint),
  }
}

function ecrClient(config: ECRClientConfig): ECRClient {
  return withCallNames(new ECRClient({ ...config, retryStrategy: patientRetries() }))
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
  readonly middlewareStack: { add(middleware: typeof nameCalls, options: typeof NAME_CALLS): void }
}

function withCallNames<T extends Client>(client: T): T {
  client.middlewareStack.add(nameCalls, NAME_CALLS)
  return client
}

/** Adds the call that failed, such as `CloudFormation CreateChangeSet`, to every error. The SDK's errors lack it. */
function nameCalls<Args, Output>(
  next: (args: Args) => Promise<Output>,
  context: { clientName?: string; commandName?: string },
): (args: Args) => Promise<Output> {
  return async (args) => {
    try {
      return await next(args)
    } catch (error) {
      // Credentials are fetched inside of a call. If that fails, the error already names its own call.
      if (error instanceof Error && !('call' in error)) {
        const service = (context.clientName ?? '').replace(/Client$/, '')
        Object.assign(error, { call: `${service} ${(context.commandName ?? '').replace(/Command$/, '')}` })
      }
      throw error
    }
  }
}

/** The owner of credentials. */
export interface Identity {
  readonly account: string
  readonly arn: string
}

/** Asks STS whose credentials these are. That needs no permission. */
export async function readIdentity({ sts }: Aws): Promise<Identity> {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}))
  return { account: Account ?? '', arn: Arn ?? '' }
}
