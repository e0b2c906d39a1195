import { expect, test } from 'vitest'
import { dropChangeSet } from '../../src/stack/change-set.ts'
import { type Answer, noStack, refuse, result } from './answers.ts'
import { STACK_ID } from './events.ts'
import { type Call, scriptAws } from './server.ts'

const inReview = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'REVIEW_IN_PROGRESS' }] })
const deployed = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'CREATE_IN_PROGRESS' }] })

const drop: Call = ['DeleteChangeSet', { StackName: 'shop', ChangeSetName: 'sf-1' }]
const look: Call = ['DescribeStacks', { StackName: 'shop' }]
const remove: Call = ['DeleteStack', { StackName: STACK_ID }]

/** The requests that dropping the change set makes. */
async function requests(madeStack: boolean, deletion: Answer, stack: Answer): Promise<Call[]> {
  const aws = await scriptAws({ DeleteChangeSet: [deletion], DescribeStacks: [stack], DeleteStack: [result()] })
  await dropChangeSet(aws.cloudFormation, { stackName: 'shop', name: 'sf-1', madeStack })
  return aws.calls
}

test.each([
  [
    'a stack in review that exists only for it goes with it, by its ARN',
    true,
    result(),
    inReview,
    [drop, look, remove],
  ],
  ['a stack in review that we did not make stays', false, result(), inReview, [drop]],
  ['a stack that somebody has deployed meanwhile stays', true, result(), deployed, [drop, look]],
  ['a stack that is gone is as good', true, result(), noStack('shop'), [drop, look]],
  [
    'one that is gone already is as good',
    true,
    refuse('ChangeSetNotFound', 'ChangeSet [sf-1] does not exist', 404),
    inReview,
    [drop, look, remove],
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

test('a refusal is told, and the stack is left alone', async () => {
  const aws = await scriptAws({
    DeleteChangeSet: [refuse('InvalidChangeSetStatus', 'ChangeSet [sf-1] is being executed')],
  })
  const pending = { stackName: 'shop', name: 'sf-1', madeStack: true }
  await expect(dropChangeSet(aws.cloudFormation, pending)).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
  })
  expect(aws.calls).toEqual([drop])
})
