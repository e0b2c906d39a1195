import { setTimeout } from 'node:timers/promises'
import { DescribeMapRunCommand, ListMapRunsCommand } from '@aws-sdk/client-sfn'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import {
  deployFanOutIn,
  type FanOut,
  type FanOutput,
  fanOutEnd,
  readJson,
  startFanOut,
} from '../../test/scenarios/harness/fan-out/fan-out.ts'

/** The result of a run over many items. */
export interface ManyItems {
  /** From the start of the execution to its end. */
  readonly seconds: number
  readonly output: FanOutput
  /** The items that failed, in their order; one that had to succeed with what ECS says of it. */
  readonly failed: readonly string[]
}

/**
 * Fans items out over containers, 40 at the same time, one item each. Every fiftieth one fails, which is tolerated.
 *
 * @param items number of items
 */
export async function measureFanOut(items: number, say: (line: string) => void): Promise<ManyItems> {
  const stack = await deployFanOutIn(temporaryDirectory('fan-out'), 'MaxConcurrency=40', 'ToleratedFailurePercentage=5')
  const names = Array.from({ length: items }, (_, index) => `${index % 50 === 49 ? 'bad' : 'good'} ${index}`)
  const start = performance.now()
  const executionArn = await startFanOut(stack, { items: names }, 'many')
  const over = new AbortController()
  const following = follow(stack, executionArn, { say, signal: over.signal })
  const { output, cause } = await fanOutEnd(stack, executionArn)
  const seconds = (performance.now() - start) / 1000
  over.abort()
  await following
  const manifest = output?.Results ?? cause?.match(/s3:\S+/)?.[0] ?? ''
  const failures = output?.Failed === 0 ? [] : await readFailures(stack, manifest)
  const failed = failures.map(describe)
  if (!output) throw new Error(`the execution failed: ${cause}\n${failed.join('\n')}`)
  return { seconds, output, failed }
}

/** An execution in the file of failures. */
interface Failure {
  readonly Input: string
  readonly Error?: string
  readonly Cause?: string
}

function readFailures({ account }: FanOut, manifest: string): Promise<readonly Failure[]> {
  return readJson(account, manifest.replace('manifest.json', 'FAILED_0.json'))
}

function describe({ Input, Error: error, Cause }: Failure): string {
  const item: string = JSON.parse(Input).Items[0].Item
  if (item.startsWith('bad')) return item
  const { StoppedReason, Containers } = Cause?.startsWith('{') ? JSON.parse(Cause) : {}
  return `${item} (${error}: ${StoppedReason ?? Cause}, exit code ${Containers?.[0]?.ExitCode})`
}

/** Says every ten seconds how many items are done. */
async function follow(
  { account: { sfn } }: FanOut,
  executionArn: string,
  { say, signal }: { readonly say: (line: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  for (let seconds = 10; !signal.aborted; seconds += 10) {
    await setTimeout(10_000, undefined, { signal }).catch(() => {})
    const { mapRuns: [run] = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }))
    if (!run?.mapRunArn || signal.aborted) continue
    const { itemCounts } = await sfn.send(new DescribeMapRunCommand({ mapRunArn: run.mapRunArn }))
    const { succeeded, failed, running, pending } = itemCounts ?? {}
    say(`${seconds} s: ${succeeded} succeeded, ${failed} failed, ${running} running, ${pending} pending`)
  }
}
