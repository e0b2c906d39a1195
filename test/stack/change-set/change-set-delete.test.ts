import { expect, test } from 'vitest'
import { dropChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { type Answer, noStack, refuse, result } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { type Call, scriptAws } from '../../fixtures/server.ts'

const inReview = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'REVIEW_IN_PROGRESS' }] })
const deployed = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'CREATE_IN_PROGRESS' }] })

const drop: Call = ['DeleteChangeSet', { StackName: 'shop', ChangeSetName: 'sf-1' }]
const look: Call = ['DescribeStacks', { StackName: 'shop' }]
const list: Call = ['ListChangeSets', { StackName: STACK_ID }]
const remove: Call = ['DeleteStack', { StackName: STACK_ID }]

const mine = result({ Summaries: [{ ChangeSetName: 'sf-1' }] })

/** A minute, on a clock whose waits pass at once. */
function waiting() {
  const clock = fakeClock()
  return { clock, signal: new AbortController().signal, deadline: clock.now() + 60_000 }
}

/** The requests that dropping the change set makes. */
async function requests(madeStack: boolean, deletion: Answer, stack: Answer, others: Answer = mine): Promise<Call[]> {
  const aws = await scriptAws({
    DeleteChangeSet: [deletion],
    DescribeStacks: [stack],
    ListChangeSets: [others],
    DeleteStack: [result()],
  })
  await dropChangeSet(aws.cloudFormation, { stackName: 'shop', name: 'sf-1', madeStack }, waiting())
  return aws.calls
}

test.each([
  [
    'a stack in review that exists only for it goes with it, by its ARN',
    true,
    result(),
    inReview,
    [drop, look, list, remove],
  ],
  ['a stack in review that we did not make stays', false, result(), inReview, [drop]],
  ['a stack that somebody has deployed meanwhile stays', true, result(), deployed, [drop, look]],
  ['a stack that is gone is as good', true, result(), noStack('shop'), [drop, look]],
  [
    'one that is gone already is as good',
    true,
    refuse('ChangeSetNotFound', 'ChangeSet [sf-1] does not exist', 404),
    inReview,
    [drop, look, list, remove],
  ],
  [
    'one that was never made, with its stack, is as good',
    true,
    refuse('ValidationError', 'Stack [shop] does not exist'),
    noStack('shop'),
    [drop, look],
  ],
] as const)('%s', async (_, madeStack, deletion, stack, expected) => {
  expect(await requests(madeStack, deletion, stack)).toEqual(expected)
})

test('a stack in review with the change set of another run stays', async () => {
  const others = result({ Summaries: [{ ChangeSetName: 'sf-1' }, { ChangeSetName: 'sf-2' }] })
  expect(await requests(true, result(), inReview, others)).toEqual([drop, look, list])
})

const beingMade = refuse('InvalidChangeSetStatus', 'Cannot delete ChangeSet in status CREATE_IN_PROGRESS')

test('a change set that is still being made is deleted when it is made', async () => {
  const aws = await scriptAws({ DeleteChangeSet: [beingMade, beingMade, result()] })
  await dropChangeSet(aws.cloudFormation, { stackName: 'shop', name: 'sf-1', madeStack: false }, waiting())
  expect(aws.calls).toEqual([drop, drop, drop])
})

test('one that is never made ends the wait at its deadline', async () => {
  const aws = await scriptAws({ DeleteChangeSet: [beingMade] })
  const pending = { stackName: 'shop', name: 'sf-1', madeStack: true }
  await expect(dropChangeSet(aws.cloudFormation, pending, waiting())).rejects.toMatchObject({ name: 'TimedOut' })
})

test('any other refusal is told, and the stack is left alone', async () => {
  const aws = await scriptAws({ DeleteChangeSet: [refuse('AccessDenied', 'not authorized')] })
  const pending = { stackName: 'shop', name: 'sf-1', madeStack: true }
  await expect(dropChangeSet(aws.cloudFormation, pending, waiting())).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(aws.calls).toEqual([drop])
})
