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
  credentials: { kind: 'chain' },
  allowedAccountIds: ['111122223333'],
  timeoutMinutes: 3,
  operation: TOKEN,
}
const works: Script = {
  GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn' })],
  DeleteStack: [result()],
  DescribeStackEvents: [
    page([stackEvent(0, 'CREATE_COMPLETE')]),
    page([stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'DELETE_COMPLETE')]),
  ],
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
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(1, 'DELETE_IN_PROGRESS'), stackEvent(2, 'DELETE_COMPLETE')]),
    ],
  })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})

test('a deletion that is refused for ever ends at the time-out', { timeout: 3000 }, async () => {
  const { deleted } = await run(
    {
      DescribeStacks: [stackIn('CREATE_COMPLETE')],
      DescribeStackEvents: [page([stackEvent(0, 'CREATE_COMPLETE')])],
      DeleteStack: [busy],
    },
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

test('what is left of a killed first deploy of ours is deleted, without events, and is gone then', async () => {
  const script = {
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('DELETE_COMPLETE', { Tags: [] }),
    ],
    ListChangeSets: [changeSets('sf-1-1-a')],
  }
  const { deleted, server } = await run(script)
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual(['DeleteStack'])
  expect(server.calls.map(([action]) => action)).not.toContain('DescribeStackEvents')
})

test('a stack in review that holds a change set of others is not deleted', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('REVIEW_IN_PROGRESS', { Tags: [] })],
    ListChangeSets: [changeSets('sf-1-1-a', 'by-hand')],
  })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('not deleted') })
  expect(server.changes()).toEqual([])
})

/** The events of a deletion that a repository and a role block, from this number on. */
const blocked = (first: number) => [
  stackEvent(first, 'DELETE_IN_PROGRESS'),
  event(first + 1, 'Repository', 'DELETE_FAILED', {
    ResourceType: 'AWS::ECR::Repository',
    ResourceStatusReason: `The repository is not empty (${first})`,
  }),
  event(first + 2, 'Role', 'DELETE_FAILED', {
    ResourceType: 'AWS::IAM::Role',
    ResourceStatusReason: 'User is not authorized to perform: iam:DeleteRole',
  }),
  stackEvent(first + 3, 'DELETE_FAILED'),
]

test('a deletion that fails is tried once more, under another token', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE'), ...blocked(1)]),
      page([...blocked(1), stackEvent(5, 'DELETE_IN_PROGRESS'), stackEvent(6, 'DELETE_COMPLETE')]),
    ],
  })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.calls.filter(([action]) => action === 'DeleteStack')).toEqual([
    ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: TOKEN }],
    ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: `${TOKEN}-again` }],
  ])
})

test('what blocks the deletion twice is listed, with what can be done', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(0, 'CREATE_COMPLETE'), ...blocked(1)]),
      page([...blocked(1), ...blocked(5)]),
    ],
  })
  await expect(deleted).rejects.toMatchObject({
    message: [
      'The stack shop was not deleted (DELETE_FAILED), in two tries.',
      'Repository (AWS::ECR::Repository): The repository is not empty (5)',
      'Role (AWS::IAM::Role): User is not authorized to perform: iam:DeleteRole',
    ].join('\n'),
    remedy: [
      'The role that deploys, or the service role in role-arn, lacks this permission.',
      'To keep what blocks it and delete the rest, run `aws cloudformation delete-stack --stack-name shop --region eu-central-1 --retain-resources Repository Role`.',
      `https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/stackinfo?stackId=${encodeURIComponent(STACK_ID)}`,
    ].join('\n'),
  })
  expect(server.changes()).toEqual(['DeleteStack', 'DeleteStack'])
})

test('a protected stack is not deleted, and not even waited for', async () => {
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('UPDATE_IN_PROGRESS', { EnableTerminationProtection: true })],
  })
  await expect(deleted).rejects.toMatchObject({
    message: 'The stack shop (UPDATE_IN_PROGRESS) is not deleted: it has termination protection.',
    remedy: expect.stringContaining(
      '`aws cloudformation update-termination-protection --stack-name shop --region eu-central-1 --no-enable-termination-protection`',
    ),
  })
  expect(server.changes()).toEqual([])
})

test.each([
  [
    'a protection that came meanwhile',
    refuse('ValidationError', `Stack [${STACK_ID}] cannot be deleted while TerminationProtection is enabled`),
    'The stack shop (CREATE_COMPLETE) is not deleted: it has termination protection.',
  ],
  [
    'a service role that is gone',
    refuse('ValidationError', 'Role arn:aws:iam::111122223333:role/gone is invalid or cannot be assumed'),
    'CloudFormation cannot use the service role arn:aws:iam::111122223333:role/gone of stack shop, which it was made with.',
  ],
])('%s is explained', async (_, refusal, message) => {
  const { deleted } = await run({ DescribeStacks: [stackIn('CREATE_COMPLETE')], DeleteStack: [refusal] })
  await expect(deleted).rejects.toMatchObject({ name: 'Problem', message })
})

test('a deletion that takes too long goes on, and the problem says so', async () => {
  const { deleted } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [page([stackEvent(1, 'DELETE_IN_PROGRESS')])],
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

test('a deletion of somebody else that came first is as good as ours', async () => {
  const theirs = { ClientRequestToken: 'theirs' }
  const { deleted, server } = await run({
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
    DescribeStackEvents: [
      page([stackEvent(0, 'CREATE_COMPLETE')]),
      page([stackEvent(1, 'DELETE_IN_PROGRESS', theirs), stackEvent(2, 'DELETE_COMPLETE', theirs)]),
    ],
  })
  expect(await deleted).toMatchObject({ stackId: STACK_ID })
  expect(server.changes()).toEqual(['DeleteStack'])
})
