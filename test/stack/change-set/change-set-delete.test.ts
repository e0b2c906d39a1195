import { expect, test } from 'vitest'
import { deleteChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { type Answer, noStack, refuse, result } from '../../fixtures/answers.ts'
import { fakeClock, waitOptions } from '../../fixtures/clock.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { type Call, scriptAws } from '../../fixtures/server.ts'

const inReview = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'REVIEW_IN_PROGRESS' }] })
const deployed = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'CREATE_IN_PROGRESS' }] })

const drop: Call = ['DeleteChangeSet', { StackName: 'shop', ChangeSetName: 'sf-1' }]
const look: Call = ['DescribeStacks', { StackName: 'shop' }]
const list: Call = ['ListChangeSets', { StackName: STACK_ID }]
const remove: Call = ['DeleteStack', { StackName: STACK_ID }]

const mine = result({ Summaries: [{ ChangeSetName: 'sf-1' }] })

const pending = { region: 'eu-central-1', stackName: 'shop', name: 'sf-1', createdStack: true }

const waiting = () => waitOptions(fakeClock(), 1)

/** The requests that deleting the change set makes. */
async function requests(
  createdStack: boolean,
  deletion: Answer,
  stack: Answer,
  others: Answer = mine,
): Promise<Call[]> {
  const aws = await scriptAws({
    DeleteChangeSet: [deletion],
    DescribeStacks: [stack],
    ListChangeSets: [others],
    DeleteStack: [result()],
  })
  await deleteChangeSet(aws.cloudFormation, { ...pending, createdStack }, waiting())
  return aws.calls
}

test.each([
  [
    'a stack in review that exists only for the change set is deleted with it, by its ARN',
    true,
    result(),
    inReview,
    [drop, look, list, remove],
  ],
  ['a stack in review that we did not create stays', false, result(), inReview, [drop]],
  ['a stack that somebody has deployed meanwhile stays', true, result(), deployed, [drop, look]],
  ['a stack that does not exist any more counts as deleted', true, result(), noStack('shop'), [drop, look]],
  [
    'a change set that does not exist any more counts as deleted',
    true,
    refuse('ChangeSetNotFound', 'ChangeSet [sf-1] does not exist', 404),
    inReview,
    [drop, look, list, remove],
  ],
  [
    'a change set that was never created, like its stack, counts as deleted',
    true,
    refuse('ValidationError', 'Stack [shop] does not exist'),
    noStack('shop'),
    [drop, look],
  ],
] as const)('%s', async (_, createdStack, deletion, stack, expected) => {
  expect(await requests(createdStack, deletion, stack)).toEqual(expected)
})

test('a stack in review with the change set of another run stays', async () => {
  const others = result({ Summaries: [{ ChangeSetName: 'sf-1' }, { ChangeSetName: 'sf-2' }] })
  expect(await requests(true, result(), inReview, others)).toEqual([drop, look, list])
})

const beingMade = refuse('InvalidChangeSetStatus', 'Cannot delete ChangeSet in status CREATE_IN_PROGRESS')

test('a change set that is still being created is deleted when it is ready', async () => {
  const aws = await scriptAws({ DeleteChangeSet: [beingMade, beingMade, result()] })
  await deleteChangeSet(aws.cloudFormation, { ...pending, createdStack: false }, waiting())
  expect(aws.calls).toEqual([drop, drop, drop])
})

test('a change set that is never ready ends the wait at its deadline', async () => {
  const aws = await scriptAws({ DeleteChangeSet: [beingMade] })
  await expect(deleteChangeSet(aws.cloudFormation, pending, waiting())).rejects.toMatchObject({ name: 'TimedOut' })
})

test('any other refusal is thrown, and the stack is left alone', async () => {
  const aws = await scriptAws({ DeleteChangeSet: [refuse('AccessDenied', 'not authorized')] })
  await expect(deleteChangeSet(aws.cloudFormation, pending, waiting())).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(aws.calls).toEqual([drop])
})
