import { createHash } from 'node:crypto'
import type { Account } from './account.ts'
import { type Answer, type Fault, type FaultProxy, type ProxiedCall, startFaultProxy } from './fault-proxy.ts'
import { type Kill, remoteKill } from './signals.ts'

/** A proxy through which any call may fail. */
export interface UnluckyProxy extends FaultProxy {
  /** For the job, so that the proxy can signal it. */
  readonly onLog: ReturnType<typeof remoteKill>['onLog']
  /** The faults so far, in order: action, number of the call, name of the fault. */
  readonly story: readonly string[]
}

const busy: Answer = { status: 503, type: 'text/plain', body: 'try again later' }

/** The faults that may happen to a call; `oneOf: 20` means to one call in 20. */
const misfortunes: readonly { readonly name: string; readonly oneOf: number; readonly happen: Misfortune }[] = [
  { name: 'no connection', oneOf: 20, happen: async () => 'lost' },
  { name: 'no answer', oneOf: 12, happen: ({ forward }) => forward().then(() => 'lost') },
  { name: 'a busy server', oneOf: 12, happen: async () => busy },
  { name: 'an answer that comes late', oneOf: 12, happen: ({ forward }) => forward().then(late) },
  { name: 'SIGINT', oneOf: 60, happen: ({ forward }, kill) => forward().finally(() => kill('SIGINT')) },
  { name: 'SIGKILL', oneOf: 60, happen: ({ forward }, kill) => forward().finally(() => kill('SIGKILL')) },
]

type Misfortune = (call: ProxiedCall, kill: Kill) => Promise<Answer | 'lost'>

/** Starts a proxy, for this test only. Its faults depend on nothing but the seed, the action and the number of the call. */
export async function startUnluckyProxy(account: Account, seed: number): Promise<UnluckyProxy> {
  const story: string[] = []
  const { onLog, kill } = remoteKill()
  const fault: Fault = (call) => {
    let drawn = draw(`${seed} ${call.action} ${call.nth}`)
    for (const { name, oneOf, happen } of misfortunes) {
      drawn -= 1 / oneOf
      if (drawn >= 0) continue
      story.push(`${call.action} ${call.nth}: ${name}`)
      return happen(call, kill)
    }
    return undefined
  }
  const proxy = await startFaultProxy(account, fault)
  return { ...proxy, story, onLog }
}

/** A number from 0 to 1 that depends on the text alone. */
function draw(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}

function late(answer: Answer): Promise<Answer> {
  return new Promise((resolve) => setTimeout(() => resolve(answer), 700))
}
