import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deleteStack } from '../../src/commands/delete.ts'
import type { DeletePlan } from '../../src/plan/plan.ts'
import { noStack, type Reply, refuse, result, throttle } from './answers.ts'
import { connectTo, stubCredentials } from './connected.ts'
import { OUR_TAGS, stackIn } from './converge.ts'
import { event, page, STACK_ID, stackEvent, TOKEN } from './events.ts'
import { plan } from './plan.ts'
import type { Script } from './server.ts'
import { worldOf } from './world.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

const remove: DeletePlan = {
  kind: 'delete',
  stackName: 'shop',
  owner: plan.owner,
  region: 'eu-central-1',
  allowedAccountIds: ['111122223333'],
  timeoutMinutes: 3,
  operation: TOKEN,
}
/** The end of the operation before, of somebody else. */
const past = stackEvent(0, 'CREATE_COMPLETE', { ClientRequestToken: 'other' })
const before = page([past])
const ended = page([past, stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'DELETE_COMPLETE')])

const works: Script = {
  GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn' })],
  DeleteStack: [result()],
  DescribeStackEvents: [before, ended],
}

/** Deletes the stack `shop`. */
async function run(script: Script, of = remove) {
  const { aws, server } = await connectTo({ ...works, ...script })
  const deleted = deleteStack(of, worldOf(aws, '/nonexistent'))
  deleted.catch(() => undefined)
  return { deleted, server }
}

const changeSets = (...names: string[]): Reply =>
  result({ Summaries: names.map((ChangeSetName) => ({ ChangeSetName })) })

test.each(['CREATE_COMPLETE', 'ROLLBACK_COMPLETE', 'DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED'])(
  '%s, ours: it is deleted by its ARN, and followed to its end',
  async (status) => {
    const { deleted, server } = await run({ DescribeStacks: [stackIn(status)] })
    expect(await deleted).toMatchObject({ operation: 'delete', stackName: 'shop', stackId: STACK_ID })
    expect(server.calls).toEqual([
      ['GetCallerIdentity', {}],
      ['DescribeStacks', { StackName: 'shop' }],
      ['DescribeStacks', { StackName: STACK_ID }],
      ['DescribeStackEvents', { StackName: STACK_ID }],
      ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: TOKEN }],
      ['DescribeStackEvents', { StackName: STACK_ID }],
    ])
  },
)

test('a stack that is gone is as good', async () => {
  const { deleted, server } = await run({ DescribeStacks: [noStack('shop')] })
  expect(await deleted).toMatchObject({ operation: 'delete', stackId: undefined })
  expect(server.changes()).toEqual([])
})

test('what runs is waited for first', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [
      stackIn('UPDATE_IN_PROGRESS'),
      throttle,
      stackIn('UPDATE_IN_PROGRESS'),
      stackIn('UPDATE_COMPLETE'),
    ],
  })
  await deleted
  expect(server.changes()).toEqual(['DeleteStack'])
  expect(server.calls.filter(([action]) => action === 'DescribeStacks')).toHaveLength(4)
})

const busy = refuse('ValidationError', `Stack [${STACK_ID}] cannot be deleted while in status UPDATE_IN_PROGRESS`)

test('an operation that comes before the deletion is waited for as well', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [
      stackIn('CREATE_COMPLETE'),
      stackIn('CREATE_COMPLETE'),
      stackIn('UPDATE_IN_PROGRESS'),
      stackIn('UPDATE_COMPLETE'),
    ],
    DeleteStack: [busy, result()],
    DescribeStackEvents: [before, before, ended],
  })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})

test('a deletion that is refused for ever ends at the time-out', { timeout: 3000 }, async () => {
  const { deleted } = await run(
    { DescribeStacks: [stackIn('CREATE_COMPLETE')], DeleteStack: [busy], DescribeStackEvents: [before] },
    { ...remove, timeoutMinutes: 1 },
  )
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('after 1 minute') })
})

test('a deletion that runs already is waited for', async () => {
  const { deleted, server } = await run({ DescribeStacks: [stackIn('DELETE_IN_PROGRESS'), stackIn('DELETE_COMPLETE')] })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual([])
})

test.each([
  ['of another repository', [{ Key: 'servicefull:repository', Value: 'owner/other' }]],
  ['of another tool', []],
  ['of a pull request of this repository', [...OUR_TAGS, { Key: 'servicefull:pull-request', Value: '5' }]],
])('a stack %s is not deleted', async (_, Tags) => {
  const { deleted, server } = await run({ DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags })] })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('The stack shop is not deleted') })
  expect(server.changes()).toEqual([])
})

test('what is left of a killed first deploy of ours is deleted, which ends at once', async () => {
  const script = {
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [changeSets('sf-1-1-a')],
    DescribeStackEvents: [page([stackEvent(1, 'REVIEW_IN_PROGRESS')])],
  }
  const { deleted, server } = await run(script)
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual(['DeleteStack'])
  expect(server.calls.filter(([action]) => action === 'DescribeStackEvents')).toHaveLength(1)
})

test('a stack in review that holds a change set of others is not deleted', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [changeSets('sf-1-1-a', 'by-hand')],
  })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('not deleted') })
  expect(server.changes()).toEqual([])
})

test('what blocks the deletion is listed', async () => {
  const blocked = event(2, 'Repository', 'DELETE_FAILED', {
    ResourceType: 'AWS::ECR::Repository',
    ResourceStatusReason: 'The repository is not empty',
  })
  const { deleted } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      before,
      page([past, stackEvent(1, 'DELETE_IN_PROGRESS'), blocked, stackEvent(3, 'DELETE_FAILED')]),
    ],
  })
  await expect(deleted).rejects.toMatchObject({
    message:
      'The stack shop was not deleted (DELETE_FAILED).\nRepository (AWS::ECR::Repository): The repository is not empty',
  })
})

const theirs = { ClientRequestToken: 'other' }
const theirDeletion = [stackEvent(1, 'DELETE_IN_PROGRESS', theirs), stackEvent(2, 'DELETE_COMPLETE', theirs)]

test('a stack that somebody else has deleted meanwhile is as good', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [page([past, ...theirDeletion])],
  })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual([])
})

test("somebody else's deletion that comes first is followed to its end", async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [before, page([past, ...theirDeletion])],
  })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual(['DeleteStack'])
})

test('a deletion that takes too long goes on, and the problem says so', async () => {
  const { deleted } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [before, page([past, stackEvent(1, 'DELETE_IN_PROGRESS')])],
  })
  await expect(deleted).rejects.toMatchObject({
    message: 'Stack shop is not gone after 3 minutes. CloudFormation goes on with it.',
  })
})

test('with the wrong account the stack is not even looked at', async () => {
  const { deleted, server } = await run({}, { ...remove, allowedAccountIds: ['999900009999'] })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('allowed-account-ids') })
  expect(server.calls).toEqual([['GetCallerIdentity', {}]])
})
