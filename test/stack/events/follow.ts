import type { FollowedEvent } from '../../../src/stack/events/events.ts'
import { type Ending, type Following, followOperation } from '../../../src/stack/events/follow.ts'
import type { Answer } from '../../fixtures/answers.ts'
import { type FakeClock, fakeClock } from '../../fixtures/clock.ts'
import { STACK_ID, TOKEN } from '../../fixtures/events.ts'
import { type ScriptedAws, scriptAws } from '../../fixtures/server.ts'

/** A followed operation: how it ended, and what was seen on the way. */
export interface Followed {
  readonly aws: ScriptedAws
  readonly clock: FakeClock
  readonly seen: readonly FollowedEvent[]
  readonly ending: Promise<Ending>
}

/** Follows an operation of the stack `shop` through these answers to DescribeStackEvents for some minutes at most. */
export async function follow(
  operation: Following['operation'],
  answers: readonly Answer[],
  { clock = fakeClock(), signal = new AbortController().signal, minutes = 3 } = {},
): Promise<Followed> {
  const aws = await scriptAws({ DescribeStackEvents: answers })
  const seen: FollowedEvent[] = []
  const ending = followOperation(aws.cloudFormation, {
    stackId: STACK_ID,
    operation,
    token: TOKEN,
    waiting: { clock, signal, deadline: clock.now() + minutes * 60_000 },
    onEvent: (event) => seen.push(event),
  })
  ending.catch(() => undefined)
  return { aws, clock, seen, ending }
}
