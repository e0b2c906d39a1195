import { expect, test } from 'vitest'
import { makeRoom } from '../../../src/stack/change-set/list.ts'
import { result } from '../../fixtures/answers.ts'
import { describeOurs, OUR_CHANGE_SET } from '../../fixtures/deploy-stack.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { target } from '../../fixtures/plan.ts'
import { scriptAws } from '../../fixtures/server.ts'
import { stackIn } from '../../fixtures/stack.ts'

const limit = (stack: string): Error => new Error(`ChangeSet limit exceeded for stack ${stack}`)
const summary = (ChangeSetName: string, Status: string, ExecutionStatus = 'UNAVAILABLE') => ({
  ChangeSetName,
  ChangeSetId: `arn:${ChangeSetName}`,
  StackId: STACK_ID,
  Status,
  ExecutionStatus,
})

test('deletes our failed and obsolete change sets, on all pages, and no others', async () => {
  const aws = await scriptAws({
    ListChangeSets: [
      result({
        Summaries: [
          summary('sf-1-1-a-1', 'FAILED'),
          summary('theirs', 'FAILED'),
          summary('sf-2-1-a-1', 'CREATE_COMPLETE', 'AVAILABLE'),
          summary('sf-3-1-a-1', 'CREATE_COMPLETE', 'EXECUTE_FAILED'),
        ],
        NextToken: 'p2',
      }),
      result({
        Summaries: [summary('sf-4-1-a-1', 'CREATE_COMPLETE', 'OBSOLETE'), summary('sf-5-1-a-1', 'CREATE_IN_PROGRESS')],
      }),
    ],
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [describeOurs],
    DeleteChangeSet: [result()],
  })
  expect(await makeRoom(aws.cloudFormation, target, limit(STACK_ID))).toBe(3)
  expect(aws.calls).toEqual([
    ['ListChangeSets', { StackName: 'shop' }],
    ['ListChangeSets', { StackName: 'shop', NextToken: 'p2' }],
    ['DescribeStacks', { StackName: STACK_ID }],
    ['DescribeChangeSet', { ChangeSetName: 'arn:sf-1-1-a-1' }],
    ['DeleteChangeSet', { ChangeSetName: 'arn:sf-1-1-a-1' }],
    ['DescribeChangeSet', { ChangeSetName: 'arn:sf-3-1-a-1' }],
    ['DeleteChangeSet', { ChangeSetName: 'arn:sf-3-1-a-1' }],
    ['DescribeChangeSet', { ChangeSetName: 'arn:sf-4-1-a-1' }],
    ['DeleteChangeSet', { ChangeSetName: 'arn:sf-4-1-a-1' }],
  ])
})

test.each([
  ['of another repository', { Tags: [{ Key: 'servicefull:repository', Value: 'other/shop' }] }],
  ['without our tags', { Tags: [] }],
  ['described by hand', { Description: 'by hand' }],
])('a failed change set named like ours, but %s, stays', async (_, more) => {
  const aws = await scriptAws({
    ListChangeSets: [result({ Summaries: [summary('sf-1-1-a-1', 'FAILED')] })],
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeChangeSet: [result({ ...OUR_CHANGE_SET, ...more })],
  })
  await expect(makeRoom(aws.cloudFormation, target, limit('shop'))).rejects.toThrow('as many change sets')
  expect(aws.changes()).toEqual([])
})

test('without a useless change set of ours, the problem asks a person to delete some', async () => {
  const aws = await scriptAws({
    ListChangeSets: [result({ Summaries: [summary('theirs', 'FAILED')] })],
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
  })
  await expect(makeRoom(aws.cloudFormation, target, limit('shop'))).rejects.toMatchObject({
    message:
      'The stack shop has as many change sets as CloudFormation allows, and this action created none of those that failed.',
    remedy:
      'Delete some of them: `aws cloudformation list-change-sets --stack-name shop --region eu-central-1`, then `aws cloudformation delete-change-set --stack-name shop --region eu-central-1 --change-set-name <name>`.',
  })
  expect(aws.changes()).toEqual([])
})

test('change sets of a nested stack cannot be deleted', async () => {
  const aws = await scriptAws({})
  const nested = STACK_ID.replace('stack/shop/', 'stack/shop-Net-1ABC/')
  await expect(makeRoom(aws.cloudFormation, target, limit(nested))).rejects.toMatchObject({
    message: expect.stringContaining('The nested stack shop-Net-1ABC has as many change sets'),
  })
  expect(aws.calls).toEqual([])
})

test('a refusal because of another quota is thrown as it is', async () => {
  const refusal = new Error('Limit for stack has been exceeded')
  const aws = await scriptAws({})
  await expect(makeRoom(aws.cloudFormation, target, refusal)).rejects.toBe(refusal)
  expect(aws.calls).toEqual([])
})
