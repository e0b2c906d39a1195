import { expect, test } from 'vitest'
import { noStack, refuse, result } from '../../fixtures/answers.ts'
import { changeSets, deleteShop } from '../../fixtures/delete-stack.ts'
import { describeOurs, OUR_CHANGE_SET } from '../../fixtures/deploy-stack.ts'
import { STACK_ID, TOKEN } from '../../fixtures/events.ts'
import { OUR_TAGS, stackIn } from '../../fixtures/stack.ts'

test('what is left of a killed first deploy of ours is deleted, without events, and is gone then', async () => {
  const script = {
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('DELETE_COMPLETE', { Tags: [] }),
    ],
    ListChangeSets: [changeSets(['sf-1-1-a'])],
    DescribeChangeSet: [describeOurs],
  }
  const { aws, deleted } = await deleteShop(script)
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.calls.slice(6)).toEqual([
    ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: TOKEN }],
    ['DescribeStacks', { StackName: STACK_ID }],
    ['DescribeStacks', { StackName: STACK_ID }],
    ['DescribeStacks', { StackName: 'shop' }],
  ])
})

test('a stack in review that holds a change set of others is not deleted', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [changeSets(['sf-1-1-a', 'by-hand'])],
    DescribeChangeSet: [describeOurs],
  })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('not deleted') })
  expect(aws.changes()).toEqual([])
})

const theirTags = [{ Key: 'servicefull:repository', Value: 'owner/other' }]

test.each([
  {
    of: 'of another repository',
    more: { Tags: theirTags },
    whose: 'it belongs to servicefull:repository=owner/other.',
  },
  { of: 'without tags', more: { Tags: [] }, whose: 'it carries no tag of this action, so something else created it.' },
  { of: 'with a description by hand', more: { Description: 'by hand' }, whose: 'it belongs to servicefull:' },
  {
    of: 'of a pull request',
    more: { Tags: [...OUR_TAGS, { Key: 'servicefull:pull-request', Value: '5' }] },
    whose: 'servicefull:pull-request=5.',
  },
])('a stack in review with a change set $of is not deleted', async ({ more, whose }) => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [changeSets(['sf-1-1-a'])],
    DescribeChangeSet: [result({ ...OUR_CHANGE_SET, ...more })],
  })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining(whose) })
  expect(aws.changes()).toEqual([])
})

test.each([
  ['no change set', changeSets([]), [describeOurs]],
  ['a change set that is gone meanwhile', changeSets(['sf-1']), [refuse('ChangeSetNotFound', 'does not exist', 404)]],
])('a stack in review with %s does not show whose it is, and is not deleted', async (_, listed, described) => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [listed],
    DescribeChangeSet: described,
  })
  await expect(deleted).rejects.toMatchObject({
    message: 'The stack shop is not deleted: it is in review and has no change set, so nothing shows whose it is.',
    remedy:
      'If the stack is yours, delete it, as it has no resources yet: `aws cloudformation delete-stack --stack-name shop --region eu-central-1`. Then run the job again.',
  })
  expect(aws.changes()).toEqual([])
})

test('a stack in review whose change set another run has just deleted is waited for: that run deletes it, too', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      noStack('shop'),
    ],
    ListChangeSets: [changeSets([])],
  })
  expect(await deleted).toMatchObject({ resources: [] })
  expect(aws.changes()).toEqual([])
})

test.each(['ListChangeSets', 'DescribeChangeSet'])('without %s, a stack in review is not deleted', async (action) => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [changeSets(['sf-1-1-a'])],
    DescribeChangeSet: [describeOurs],
    [action]: [refuse('AccessDenied', 'not authorized', 403)],
  })
  await expect(deleted).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(aws.changes()).toEqual([])
})

test('a stack in review that a run of ours has deployed since it was read is deleted', async () => {
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_COMPLETE'),
      stackIn('DELETE_COMPLETE'),
    ],
    ListChangeSets: [changeSets([])],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.changes()).toEqual(['DeleteStack'])
})

test('a stack in review that others have deployed since it was read is not deleted', async () => {
  const Tags = [{ Key: 'servicefull:repository', Value: 'owner/other' }]
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] }), stackIn('CREATE_IN_PROGRESS', { Tags })],
    ListChangeSets: [changeSets([])],
  })
  await expect(deleted).rejects.toThrow('The stack shop is not deleted: it belongs to')
  expect(aws.changes()).toEqual([])
})

test('a stack in review that somebody else deploys meanwhile is not deleted', async () => {
  const Tags = [{ Key: 'servicefull:repository', Value: 'owner/other' }]
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('CREATE_IN_PROGRESS', { Tags }),
      stackIn('CREATE_COMPLETE', { Tags }),
    ],
    ListChangeSets: [changeSets(['sf-1-1-a'])],
    DescribeChangeSet: [describeOurs],
  })
  await expect(deleted).rejects.toMatchObject({
    message: 'The stack shop is not deleted: it belongs to servicefull:repository=owner/other.',
  })
  expect(aws.changes()).toEqual([])
})

test('a change set of others on a later page counts as well', async () => {
  const first = changeSets(['sf-1-1-a'], { NextToken: 'p2' })
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [first, changeSets(['by-hand'])],
    DescribeChangeSet: [describeOurs],
  })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('not deleted') })
  expect(aws.changes()).toEqual([])
})

test('a stack in review whose change set is executed before it is deleted: what that has made is deleted', async () => {
  const inReview = stackIn('REVIEW_IN_PROGRESS', { Tags: [] })
  const { aws, deleted } = await deleteShop({
    DescribeStacks: [
      inReview,
      inReview,
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_COMPLETE'),
      stackIn('DELETE_COMPLETE'),
      noStack('shop'),
    ],
    ListChangeSets: [changeSets(['sf-1-1-a'])],
    DescribeChangeSet: [describeOurs],
  })
  expect(await deleted).toMatchObject({ id: STACK_ID })
  expect(aws.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})
