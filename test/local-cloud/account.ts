import { randomInt } from 'node:crypto'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { ECSClient } from '@aws-sdk/client-ecs'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SQSClient } from '@aws-sdk/client-sqs'
import { STSClient } from '@aws-sdk/client-sts'

/** Where the local cloud answers. Set by whoever starts it. */
export const endpoint = process.env.AWS_ENDPOINT_URL ?? 'http://localhost:4566'

/** An account of its own: the local cloud takes a 12-digit access key for the account id. */
export function newAccount() {
  const id = String(randomInt(1e11, 1e12 - 1))
  const config = {
    endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: id, secretAccessKey: 'secret' },
  }
  return {
    id,
    cloudFormation: new CloudFormationClient(config),
    ecr: new ECRClient(config),
    ecs: new ECSClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    logs: new CloudWatchLogsClient(config),
    sfn: new SFNClient(config),
    sqs: new SQSClient(config),
    sts: new STSClient(config),
  }
}

export type Account = ReturnType<typeof newAccount>

/** A refusal that the account's next calls of an action get; without `times` and `share` (three of five) always. */
export interface Refusal {
  action: string
  code: string
  message?: string
  status?: number
  times?: number
  share?: readonly [number, number]
}

/** Delays in seconds, and refusals, for one account only. */
export async function settings(
  account: Account,
  wanted: {
    changeSetSeconds?: number
    resourceSeconds?: number
    sessionSeconds?: number
    requestsPerSecond?: number
    permissions?: 'enforced'
    recorded?: boolean
    spot?: 'unavailable' | 'reclaimed'
    refuse?: Refusal[]
  },
): Promise<void> {
  const answer = await fetch(`${endpoint}/_cloud/settings?account=${account.id}`, {
    method: 'POST',
    body: JSON.stringify(wanted),
  })
  if (!answer.ok) throw new Error(`settings: ${await answer.text()}`)
}

/** The names of the account's calls so far, oldest first, such as `CreateChangeSet`. */
export async function actions(account: Account): Promise<string[]> {
  const answer = await fetch(`${endpoint}/_cloud/requests?account=${account.id}`)
  const calls = (await answer.json()) as { action: string }[]
  return calls.map((call) => call.action)
}

/** Ask until the answer fits, at most 20 s. */
export async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const answer = await ask()
    if (fits(answer)) return answer
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
