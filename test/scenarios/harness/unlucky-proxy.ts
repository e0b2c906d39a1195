import { createHash } from 'node:crypto'
import type { Account } from './account.ts'
import { type Answer, type Fault, type FaultProxy, type ProxiedCall, startFaultProxy } from './fault-proxy.ts'
import type { Job } from './runner.ts'

/** A proxy by which any call may go wrong. */
export interface UnluckyProxy extends FaultProxy {
  /** The job's: by it the proxy can kill the job. */
  readonly onLog: NonNullable<Job['onLog']>
  /** What went wrong so far, in order. */
  readonly story: readonly string[]
}

const busy: Answer = { status: 503, type: 'text/plain', body: 'try again later' }

/** What may happen to a call, and how often: one of so many calls. */
const misfortunes: readonly { readonly name: string; readonly oneOf: number; readonly happen: Misfortune }[] = [
  { name: 'no connection', oneOf: 20, happen: async () => 'lost' },
  { name: 'no answer', oneOf: 12, happen: ({ forward }) => forward().then(() => 'lost') },
  { name: 'a busy server', oneOf: 12, happen: async () => busy },
  { name: 'an answer that comes late', oneOf: 12, happen: ({ forward }) => forward().then(late) },
  { name: 'SIGINT', oneOf: 60, happen: ({ forward }, kill) => forward().finally(() => kill('SIGINT')) },
  { name: 'SIGKILL', oneOf: 60, happen: ({ forward }, kill) => forward().finally(() => kill('SIGKILL')) },
]

type Misfortune = (call: ProxiedCall, kill: (signal: NodeJS.Signals) => void) => Promise<Answer | 'lost'>

/** Starts a proxy for this test only, whose faults depend on the seed, the action and its number alone. */
export async function startUnluckyProxy(account: Account, seed: number): Promise<UnluckyProxy> {
  const story: string[] = []
  let kill: (signal: NodeJS.Signals) => void = () => {}
  const fault: Fault = (call) => {
    let drawn = draw(`${seed} ${call.action} ${call.nth}`)
    for (const { name, oneOf, happen } of misfortunes) {
      drawn -= 1 / oneOf
      if (drawn >= 0) continue
      story.push(`${call.action} ${call.nth}: ${name}`)
      return happen(call, (signal) => kill(signal))
    }
    return undefined
  }
  const proxy = await startFaultProxy(account, fault)
  const onLog: UnluckyProxy['onLog'] = (_, send) => {
    kill = send
  }
  return { ...proxy, story, onLog }
}

/** From 0 to 1, always the same for a text. */
function draw(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}

function late(answer: Answer): Promise<Answer> {
  return new Promise((resolve) => setTimeout(() => resolve(answer), 700))
}
