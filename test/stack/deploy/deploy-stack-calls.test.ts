import { expect, test } from 'vitest'
import { noStack, result } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { deploy, ready, successful } from '../../fixtures/deploy-stack.ts'
import { event, page, stackEvent } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

const ours = { ClientRequestToken: 'sf-7-1-abcdef12-1' }
const Initiated = { ...ours, ResourceStatusReason: 'Resource creation Initiated' }

/**
 * Creates a stack of one resource.
 *
 * @param times milliseconds: how long the change set takes, when the creation of the resource is initiated, and when it ends
 */
async function create({ changeSet, initiated, end }: Record<'changeSet' | 'initiated' | 'end', number>) {
  const clock = fakeClock()
  const start = clock.now()
  let executed = 0
  const at = (time: number) => ({ Timestamp: new Date(executed + time) })
  const events = () => [
    stackEvent(1, 'CREATE_IN_PROGRESS', { ...ours, ...at(0) }),
    event(2, 'Topic', 'CREATE_IN_PROGRESS', { ...ours, ...at(0) }),
    event(3, 'Topic', 'CREATE_IN_PROGRESS', { ...Initiated, ...at(initiated) }),
    event(4, 'Topic', 'CREATE_COMPLETE', { ...ours, ...at(end) }),
    stackEvent(5, 'CREATE_COMPLETE', { ...ours, ...at(end) }),
  ]
  const isPast = ({ Timestamp = new Date(0) }: { readonly Timestamp?: Date | undefined }): boolean =>
    Timestamp.getTime() <= clock.now()
  const { aws, outcome } = await deploy(
    {
      ...successful,
      DescribeStacks: [noStack('shop'), stackIn('CREATE_COMPLETE')],
      DescribeChangeSet: [() => (clock.now() - start >= changeSet ? ready : result({ Status: 'CREATE_IN_PROGRESS' }))],
      ExecuteChangeSet: [
        () => {
          executed = clock.now()
          return result()
        },
      ],
      DescribeStackEvents: [() => page(events().filter(isPast))],
    },
    { clock },
  )
  await outcome
  const calls = Map.groupBy(aws.calls, ([action]) => action)
  const counts = Object.fromEntries([...calls].map(([action, all]) => [action, all.length]))
  return { counts, late: { changeSet: executed - start - changeSet, stack: clock.now() - executed - end } }
}

test('a first deploy with a change set of 3.7 s and a resource of 17.3 s makes 36 calls of CloudFormation', async () => {
  const { counts, late } = await create({ changeSet: 3_700, initiated: 8_650, end: 17_300 })
  expect(counts).toEqual({
    DescribeStacks: 2,
    CreateChangeSet: 1,
    DescribeChangeSet: 8,
    ListChangeSets: 1,
    ExecuteChangeSet: 1,
    DescribeStackEvents: 23,
  })
  expect(late.changeSet).toBeLessThan(500)
  expect(late.stack).toBeLessThan(500)
})

test('whatever its parts take, each end is seen 0.6 s late at most, or 3 %', async () => {
  for (const seconds of [2.2, 3.9, 8.1, 25.3]) {
    const end = seconds * 1_000
    for (const initiated of [0, end / 3]) {
      const { late } = await create({ changeSet: end / 2, initiated, end })
      expect(late.changeSet, `${seconds} s`).toBeLessThanOrEqual(Math.max(600, end * 0.015))
      expect(late.stack, `${seconds} s`).toBeLessThanOrEqual(Math.max(600, end * 0.03))
    }
  }
})
