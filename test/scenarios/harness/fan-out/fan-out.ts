import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { type Account, openAccount } from '../account.ts'
import { checkOutIn } from '../checkout.ts'
import { push } from '../events.ts'
import { runJobIn } from '../runner.ts'

const TEMPLATE = readFileSync(join(import.meta.dirname, '../../../../templates/fan-out.yml'), 'utf8')

/** The program of the container: prints its items, and fails for a batch that has a bad one. */
const PROGRAM = `#!/bin/sh
echo "$ITEM_INDEX $ITEMS $EXECUTION_NAME $ITEMS_BUCKET $RESULTS_PREFIX $BUILD_ID"
case $ITEMS in *bad*) exit 3 ;; esac
`

/** A stack of the fan-out template, with a container that fails for bad items. */
export interface FanOut {
  readonly account: Account
  /** Full SHA of the commit that is deployed. */
  readonly commit: string
  readonly outputs: Readonly<Record<string, string>>
  /** Name of its bucket. */
  readonly bucket: string
}

/** How an execution has ended. */
export interface Fan {
  readonly status: string | undefined
  readonly error: string | undefined
  readonly cause: string | undefined
  /** Its output; `undefined` when it failed. */
  readonly output: FanOutput | undefined
}

/** The output of an execution that succeeded. */
export interface FanOutput {
  readonly Total: number
  readonly Succeeded: number
  readonly Failed: number
  readonly NotDone: number
  /** Address of the manifest, such as `s3://bucket/results/name/run/manifest.json`. */
  readonly Results: string
}

/**
 * Deploys the template to a new account.
 *
 * @param folder an empty folder for the checkout and the files of the runner
 * @param parameters such as `ItemsPerTask=2`
 */
export async function deployFanOutIn(folder: string, ...parameters: readonly string[]): Promise<FanOut> {
  const place = (name: string): string => {
    mkdirSync(join(folder, name))
    return join(folder, name)
  }
  const account = openAccount()
  const checkout = checkOutIn(place('checkout'), { 'fan-out.yml': TEMPLATE, 'hello-job': PROGRAM })
  const inputs = { template: 'fan-out.yml', 'parameter-overrides': parameters.join('\n') }
  const job = { account, checkout, event: push(checkout.head()), inputs }
  const { errors, outputs } = await runJobIn(place('runner'), job)
  if (errors.length) throw new Error(errors.join('\n'))
  return { account, commit: checkout.head(), outputs, bucket: outputs.ItemsBucketName ?? '' }
}

/** Starts an execution; returns its ARN. Its name is unique unless given. */
export async function startFanOut({ account, outputs }: FanOut, input: unknown, name?: string): Promise<string> {
  const request = { stateMachineArn: outputs.StateMachineArn ?? '', name, input: JSON.stringify(input) }
  const { executionArn = '' } = await account.sfn.send(new StartExecutionCommand(request))
  return executionArn
}

/** Waits for the end of an execution. */
export async function fanOutEnd({ account: { sfn } }: FanOut, executionArn: string): Promise<Fan> {
  for (;;) {
    const { status, error, cause, output } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (status !== 'RUNNING') return { status, error, cause, output: output && JSON.parse(output) }
    await setTimeout(100)
  }
}

/** Runs an execution to its end. Its name is unique unless given. */
export async function fanOut(stack: FanOut, input: unknown, name?: string): Promise<Fan> {
  return fanOutEnd(stack, await startFanOut(stack, input, name))
}

/** Writes an object into the bucket of the stack. */
export async function putObject({ account, bucket }: FanOut, Key: string, Body: string): Promise<void> {
  await account.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))
}

/** Reads a JSON file of S3 by its address. */
export async function readJson<T>({ s3 }: Account, address: string): Promise<T> {
  const { hostname, pathname } = new URL(address)
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: hostname, Key: pathname.slice(1) }))
  return JSON.parse((await Body?.transformToString()) ?? '')
}

/** The lines that the containers of a stack have printed, sorted. */
export async function linesOf({ account: { logs }, outputs }: FanOut): Promise<readonly string[]> {
  const logGroupName = outputs.LogGroupName ?? ''
  const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }))
  const pages = await Promise.all(
    logStreams.map(({ logStreamName }) => logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }))),
  )
  return pages.flatMap(({ events = [] }) => events.map(({ message = '' }) => message.trim())).sort()
}
