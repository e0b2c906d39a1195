import { randomInt } from 'node:crypto'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { ECSClient } from '@aws-sdk/client-ecs'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SQSClient } from '@aws-sdk/client-sqs'
import { ARE_ENFORCED } from './permissions/mode.ts'
import { tunnelTo } from './server.ts'

/** An AWS account of the local cloud, of one scenario alone. */
export interface Account {
  readonly id: string
  /** The environment of a job that deploys to it. */
  readonly env: Readonly<Record<string, string>>
  /** Host of its registry. */
  readonly registry: string
  readonly cloudFormation: CloudFormationClient
  readonly ecr: ECRClient
  readonly ecs: ECSClient
  readonly s3: S3Client
  readonly sfn: SFNClient
  readonly sqs: SQSClient
  readonly logs: CloudWatchLogsClient
}

/** Opens an account with clients for one region. The emulator takes a 12-digit access key for the account ID. */
export function openAccount(region = 'us-east-1'): Account {
  const id = `9${String(randomInt(1e11)).padStart(11, '0')}`
  const endpoint = cloudEndpoint()
  const config = { region, endpoint, credentials: { accessKeyId: id, secretAccessKey: 'local' } }
  return {
    id,
    env: { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: 'local' },
    registry: openRegistry(Number(new URL(endpoint).port)),
    cloudFormation: new CloudFormationClient(config),
    ecr: new ECRClient(config),
    ecs: new ECSClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sfn: new SFNClient(config),
    sqs: new SQSClient(config),
    logs: new CloudWatchLogsClient(config),
  }
}

/**
 * Gives an account a host of its own for its registry, as on AWS. BuildKit shares logins between builds that push to the same
 * repository of a host at the same time: the image of one account could land in another one.
 * Source: BuildKit, `util/resolver/pool.go`.
 */
function openRegistry(port: number): string {
  const address = `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`
  tunnelTo({ port, host: '127.0.0.1' }).listen(port, address).unref()
  return `${address}:${port}`
}

/** How the local cloud treats one account. */
export interface Settings {
  /** Seconds that a change set is CREATE_PENDING and CREATE_IN_PROGRESS. */
  readonly changeSetSeconds?: number
  /** Seconds that every operation on a resource takes. */
  readonly resourceSeconds?: number
  /** Seconds that a session of a role of the account lasts. */
  readonly sessionSeconds?: number
  /** Calls of CloudFormation that the account may make in a second. */
  readonly requestsPerSecond?: number
  readonly refuse?: readonly Refusal[]
  /** What Fargate Spot does: it has no room, or AWS reclaims every task. */
  readonly spot?: '' | 'unavailable' | 'reclaimed'
}

/** Calls that the local cloud refuses: every call of the action, unless `times` or `share` limits that. */
export interface Refusal {
  /** A star means every action. */
  readonly action: string
  readonly code: string
  readonly message: string
  /** The status of the HTTP response. */
  readonly status: number
  readonly times?: number
  /** How many of how many calls are refused: `[3, 5]` is three of five. */
  readonly share?: readonly [number, number]
}

/** Refuses an action of CloudFormation for lack of permission, every time. */
export function denied(
  action: string,
  message = `User: ci is not authorized to perform: cloudformation:${action}`,
): Refusal {
  return { action, code: 'AccessDenied', message, status: 403 }
}

/** Changes how the local cloud treats an account; settings that are not given stay. */
export async function setUp(account: Account, settings: Settings): Promise<void> {
  await control(account, 'settings', { method: 'POST', body: JSON.stringify(settings) })
}

/** The names of the calls that the account has received and that change something, in order. */
export async function mutations(account: Account): Promise<string[]> {
  const actions = await callsOf(account)
  return actions.filter((action) => !/^(Describe|Get|List|BatchGet|Validate|GET|HEAD)/.test(action))
}

/** How often the account has received an action that changes something. */
export async function countOf(account: Account, action: string): Promise<number> {
  return (await mutations(account)).filter((each) => each === action).length
}

/** The names of the calls that the account has received, of one service or of all, in order. */
export async function callsOf(account: Account, service?: string): Promise<string[]> {
  const response = await control(account, 'requests')
  const requests = (await response.json()) as { readonly action: string; readonly service: string }[]
  return requests
    .filter((request) => service === undefined || request.service === service)
    .filter(({ action }) => !ARE_ENFORCED || action !== 'AssumeRoleWithWebIdentity')
    .map(({ action }) => action)
}

async function control(account: Account, path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(`${cloudEndpoint()}/_cloud/${path}?account=${account.id}`, init)
  if (!response.ok) throw new Error(`the local cloud answers ${response.status} to ${path}: ${await response.text()}`)
  return response
}

function cloudEndpoint(): string {
  const endpoint = process.env.AWS_ENDPOINT_URL
  if (endpoint === undefined)
    throw new Error('AWS_ENDPOINT_URL is not set: run the scenarios by `script/test scenarios`')
  return endpoint
}
