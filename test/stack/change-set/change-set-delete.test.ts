import type { ChangeSetSummary, DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { deleteChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { type Answer, noStack, refuse, result } from '../../fixtures/answers.ts'
import { fakeClock, waitOptions } from '../../fixtures/clock.ts'
import { CHANGE_SET_ID, OUR_CHANGE_SET } from '../../fixtures/deploy-stack.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { target } from '../../fixtures/plan.ts'
import { type Call, type ScriptedAws, scriptAws } from '../../fixtures/server.ts'
import { stackIn } from '../../fixtures/stack.ts'

const name = OUR_CHANGE_SET.ChangeSetName
const find: Call = ['DescribeChangeSet', { StackName: 'shop', ChangeSetName: name }]
const look: Call = ['DescribeStacks', { StackName: STACK_ID }]
const list: Call = ['ListChangeSets', { StackName: STACK_ID }]
const drop: Call = ['DeleteChangeSet', { ChangeSetName: CHANGE_SET_ID }]
const remove: Call = ['DeleteStack', { StackName: STACK_ID }]

const inReview = stackIn('REVIEW_IN_PROGRESS', { Tags: [] })
const changeSet = (more: Partial<DescribeChangeSetOutput> = {}): Answer =>
  result({ ...OUR_CHANGE_SET, Status: 'CREATE_COMPLETE', ...more })

/** Deletes the change set of the fixture, described and listed like this, of a stack. */
async function drops(
  described: readonly Answer[],
  stack: Answer,
  more: { readonly listed?: readonly ChangeSetSummary[]; readonly deletion?: readonly Answer[] } = {},
): Promise<{ readonly aws: ScriptedAws; readonly deleted: Promise<void> }> {
  const { listed = [{ ChangeSetId: CHANGE_SET_ID }], deletion = [result()] } = more
  const aws = await scriptAws({
    DescribeChangeSet: described,
    DescribeStacks: [stack],
    ListChangeSets: [result({ Summaries: listed })],
    DeleteChangeSet: deletion,
    DeleteStack: [result()],
  })
  const pending = { region: 'eu-central-1', stackName: 'shop', name }
  const deleted = deleteChangeSet(aws.cloudFormation, pending, target.owner, waitOptions(fakeClock(), 1))
  deleted.catch(() => undefined)
  return { aws, deleted }
}

const others = [{ ChangeSetId: CHANGE_SET_ID }, { ChangeSetId: `${CHANGE_SET_ID}0` }]
const gone = refuse('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404)

test.each([
  [
    'the only change set of a stack in review is deleted with the stack',
    changeSet(),
    inReview,
    [find, look, list, look, remove],
  ],
  ['a change set of a stack is deleted by its ARN', changeSet(), stackIn('UPDATE_COMPLETE'), [find, look, drop]],
  [
    'a stack that somebody has deployed meanwhile stays',
    changeSet(),
    stackIn('CREATE_IN_PROGRESS'),
    [find, look, drop],
  ],
  ['a change set that does not exist any more counts as deleted', gone, inReview, [find]],
  ['so does one whose stack never existed', refuse('ValidationError', 'Stack [shop] does not exist'), inReview, [find]],
  ['so does one whose stack is gone meanwhile', changeSet(), noStack('shop'), [find, look]],
] as const)('%s', async (_, described, stack, expected) => {
  const { aws, deleted } = await drops([described], stack)
  await deleted
  expect(aws.calls).toEqual(expected)
})

test('a stack in review with the change set of another run stays', async () => {
  const { aws, deleted } = await drops([changeSet()], inReview, { listed: others })
  await deleted
  expect(aws.calls).toEqual([find, look, list, drop, list])
})

/** As `drops` for a stack in review, with each answer about its change sets and about itself. */
async function dropsInReview(
  lists: readonly Answer[],
  stacks: readonly Answer[],
  deletion = result(),
): Promise<ScriptedAws> {
  const aws = await scriptAws({
    DescribeChangeSet: [changeSet()],
    DescribeStacks: stacks,
    ListChangeSets: lists,
    DeleteChangeSet: [deletion],
    DeleteStack: [result()],
  })
  const pending = { region: 'eu-central-1', stackName: 'shop', name }
  await deleteChangeSet(aws.cloudFormation, pending, target.owner, waitOptions(fakeClock(), 1))
  return aws
}

const both = result({ Summaries: others })
const none = result({ Summaries: [] })

test('another run drops its change set of a stack in review at the same time: the stack goes, too', async () => {
  const aws = await dropsInReview([both, none], [inReview])
  expect(aws.calls).toEqual([find, look, list, drop, list, look, remove])
})

test('another run drops its change set and the stack in review at the same time', async () => {
  const aws = await dropsInReview(
    [both, refuse('ValidationError', 'Stack [shop] does not exist')],
    [inReview, noStack('shop')],
  )
  expect(aws.changes()).toEqual(['DeleteChangeSet'])
})

test('a stack in review whose other change set is executed meanwhile stays: none is listed then', async () => {
  const created = stackIn('CREATE_IN_PROGRESS')
  expect((await dropsInReview([none], [inReview, created], gone)).changes()).toEqual(['DeleteChangeSet'])
  expect((await dropsInReview([both, none], [inReview, created])).changes()).toEqual(['DeleteChangeSet'])
})

const theirs = [{ Key: 'servicefull:repository', Value: 'other/shop' }]

test.each([
  ['with the tags of others, of a stack in review', changeSet({ Tags: theirs }), inReview],
  ['without our tags, of a stack in review', changeSet({ Tags: [] }), inReview],
  ['of another repository, by its description', changeSet({ Description: 'by hand' }), inReview],
  ['of a stack of others', changeSet(), stackIn('CREATE_COMPLETE', { Tags: theirs })],
  [
    'of a stack without tags, made by hand',
    changeSet({ Tags: [], Description: '' }),
    stackIn('CREATE_COMPLETE', { Tags: [] }),
  ],
] as const)('a change set %s, is not deleted', async (_, described, stack) => {
  const { aws, deleted } = await drops([described], stack)
  await expect(deleted).rejects.toMatchObject({
    name: 'Problem',
    message: expect.stringContaining(`The change set ${CHANGE_SET_ID} is not deleted: no run of this repository`),
  })
  expect(aws.changes()).toEqual([])
})

test.each(['DescribeChangeSet', 'DescribeStacks', 'ListChangeSets'])(
  'without %s, nothing is deleted',
  async (action) => {
    const aws = await scriptAws({
      DescribeChangeSet: [changeSet()],
      DescribeStacks: [inReview],
      ListChangeSets: [result({ Summaries: [] })],
      [action]: [refuse('AccessDenied', 'not authorized', 403)],
    })
    const pending = { region: 'eu-central-1', stackName: 'shop', name }
    const deleted = deleteChangeSet(aws.cloudFormation, pending, target.owner, waitOptions(fakeClock(), 1))
    await expect(deleted).rejects.toMatchObject({ name: 'AccessDenied' })
    expect(aws.changes()).toEqual([])
  },
)

const pendingOne = changeSet({ Status: 'CREATE_PENDING' })
const beingMade = changeSet({ Status: 'CREATE_IN_PROGRESS' })
const refusal = refuse('InvalidChangeSetStatus', 'Cannot delete ChangeSet in status CREATE_IN_PROGRESS')

test('a change set that is still being created is deleted when it is ready', async () => {
  const described = [pendingOne, beingMade, changeSet()]
  const { aws, deleted } = await drops(described, stackIn('CREATE_COMPLETE'), { deletion: [refusal, result()] })
  await deleted
  expect(aws.changes()).toEqual(['DeleteChangeSet', 'DeleteChangeSet'])
})

test('a change set that is never ready ends the wait at its deadline', async () => {
  const { aws, deleted } = await drops([beingMade], inReview)
  await expect(deleted).rejects.toMatchObject({ name: 'TimedOut' })
  expect(aws.changes()).toEqual([])
})

test('any other refusal is thrown', async () => {
  const deletion = [refuse('AccessDenied', 'not authorized')]
  const { aws, deleted } = await drops([changeSet()], stackIn('CREATE_COMPLETE'), { deletion })
  await expect(deleted).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(aws.calls).toEqual([find, look, drop])
})

const executing = 'An operation on this ChangeSet is currently in progress.'

test.each([
  ['executes', [changeSet({ ExecutionStatus: 'EXECUTE_IN_PROGRESS' })], 'EXECUTE_IN_PROGRESS', 0],
  ['was executed', [changeSet({ ExecutionStatus: 'EXECUTE_COMPLETE' })], 'EXECUTE_COMPLETE', 0],
  [
    'begins to execute meanwhile',
    [changeSet({ ExecutionStatus: 'AVAILABLE' }), changeSet({ ExecutionStatus: 'EXECUTE_IN_PROGRESS' })],
    'EXECUTE_IN_PROGRESS',
    1,
  ],
] as const)('a change set that %s is not deleted over and over', async (_, described, status, deletions) => {
  const deletion = [refuse('InvalidChangeSetStatus', executing)]
  const { aws, deleted } = await drops(described, stackIn('CREATE_IN_PROGRESS'), { deletion })
  await expect(deleted).rejects.toMatchObject({
    name: 'Problem',
    message: `The change set ${CHANGE_SET_ID} is not deleted: its execution has begun (${status}).`,
  })
  expect(aws.changes()).toHaveLength(deletions)
})

test('a change set whose execution failed is deleted', async () => {
  const { aws, deleted } = await drops([changeSet({ ExecutionStatus: 'EXECUTE_FAILED' })], stackIn('CREATE_COMPLETE'))
  await deleted
  expect(aws.changes()).toEqual(['DeleteChangeSet'])
})

const undeletable = changeSet({ Status: 'DELETE_FAILED', StatusReason: 'Nested change set n is in use' })
const notAgain = refuse('InvalidChangeSetStatus', 'Cannot delete ChangeSet in status DELETE_FAILED')

test('a change set that is being deleted is waited for, without another deletion', async () => {
  const described = [changeSet({ Status: 'DELETE_PENDING' }), changeSet({ Status: 'DELETE_IN_PROGRESS' }), gone]
  const { aws, deleted } = await drops(described, stackIn('CREATE_COMPLETE'))
  await deleted
  expect(aws.calls).toEqual([find, look, find, look, find])
})

test('a change set whose deletion failed ends the wait after one more try, with the reason', async () => {
  const described = [changeSet({ Status: 'DELETE_IN_PROGRESS' }), undeletable]
  const { aws, deleted } = await drops(described, stackIn('CREATE_COMPLETE'), { deletion: [notAgain] })
  await expect(deleted).rejects.toMatchObject({
    name: 'Problem',
    message: `The change set ${CHANGE_SET_ID} cannot be deleted (DELETE_FAILED): Nested change set n is in use`,
  })
  expect(aws.calls).toEqual([find, look, find, look, drop])
})

test('a change set whose deletion failed is deleted when CloudFormation takes another try', async () => {
  const { aws, deleted } = await drops([undeletable], stackIn('CREATE_COMPLETE'))
  await deleted
  expect(aws.calls).toEqual([find, look, drop])
})
