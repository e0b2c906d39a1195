import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runDelete } from '../../src/commands/delete.ts'
import type { Account, DeletePlan } from '../../src/plan/plan.ts'
import type { KnownFacts } from '../../src/report/result.ts'
import { noStack, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { DELETED_TARGET, successfulDelete, thenGone } from '../fixtures/delete-stack.ts'
import { STACK_ID, TOKEN } from '../fixtures/events.ts'
import { account } from '../fixtures/plan.ts'
import type { Script } from '../fixtures/server.ts'
import { stackIn } from '../fixtures/stack.ts'
import { worldOf } from '../fixtures/world.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** Runs the command that deletes the stack `shop`, in the account 111122223333. */
async function run(
  script: Script,
  { allowedAccountIds = ['111122223333'], images = [] }: Partial<Account & Pick<DeletePlan, 'images'>> = {},
) {
  const { aws, server } = await connectTo({
    GetCallerIdentity: [result({ Account: '111122223333', Arn: 'arn' })],
    ...thenGone({ ...successfulDelete, ...script }),
  })
  const plan = { kind: 'delete', account: { ...account, allowedAccountIds }, target: DELETED_TARGET, images } as const
  const facts: KnownFacts[] = []
  const deleted = runDelete(plan, worldOf(aws, '/nonexistent', facts))
  deleted.catch(() => undefined)
  return { deleted, server, facts }
}

const facts = {
  operation: 'delete',
  stackName: 'shop',
  region: 'eu-central-1',
  resources: [],
  phases: [{ name: 'Delete', milliseconds: expect.any(Number) }],
}

test('these are all the requests of a deletion', async () => {
  const { deleted, server } = await run({ DescribeStacks: [stackIn('CREATE_COMPLETE')] })
  expect(await deleted).toEqual({ ...facts, stackId: STACK_ID })
  // The log lists the resources meanwhile.
  const calls = server.calls.filter(([action]) => action !== 'ListStackResources')
  expect(server.calls).toHaveLength(calls.length + 1)
  expect(calls).toEqual([
    ['GetCallerIdentity', {}],
    ['DescribeStacks', { StackName: 'shop' }],
    ['DescribeStacks', { StackName: STACK_ID }],
    ['DescribeStackEvents', { StackName: STACK_ID }],
    ['DeleteStack', { StackName: STACK_ID, ClientRequestToken: TOKEN }],
    ['DescribeStackEvents', { StackName: STACK_ID }],
    ['DescribeStacks', { StackName: STACK_ID }],
    ['DescribeStacks', { StackName: 'shop' }],
  ])
})

test('a stack that does not exist counts as deleted', async () => {
  const { deleted, server } = await run({ DescribeStacks: [noStack('shop')] })
  expect(await deleted).toEqual({ ...facts, stackId: undefined })
  expect(server.changes()).toEqual([])
})

test('with the wrong account the stack is not even read', async () => {
  const { deleted, server } = await run({}, { allowedAccountIds: ['999900009999'] })
  await expect(deleted).rejects.toMatchObject({ message: expect.stringContaining('allowed-account-ids') })
  expect(server.calls).toEqual([['GetCallerIdentity', {}]])
})

test.each([
  { description: 'ours', more: { EnableTerminationProtection: true }, known: [{ stackId: STACK_ID }] },
  { description: "somebody else's", more: { Tags: [] }, known: [] },
])('a deletion that is refused knows the stack only if it is ours: $description', async ({ more, known }) => {
  const { deleted, facts } = await run({ DescribeStacks: [stackIn('CREATE_COMPLETE', more)] })
  await expect(deleted).rejects.toMatchObject({ name: 'Problem' })
  expect(facts).toEqual(known)
})

const images = [{ repository: { name: 'shop' }, source: 'https://github.com/owner/shop', pullRequest: 7 }]

test('the images of a pull request are removed after its stack, also when the stack is gone already', async () => {
  const script = { ListImages: [result({ imageIds: [] })] }
  const first = await run({ DescribeStacks: [stackIn('CREATE_COMPLETE')], ...script }, { images })
  const phases = ['Delete', 'Images'].map((name) => ({ name, milliseconds: expect.any(Number) }))
  expect(await first.deleted).toEqual({ ...facts, stackId: STACK_ID, phases })
  expect(first.server.calls.map(([action]) => action).slice(-2)).toEqual(['DescribeStacks', 'ListImages'])
  const second = await run({ DescribeStacks: [noStack('shop')], ...script }, { images })
  await second.deleted
  expect(second.server.calls.at(-1)?.[0]).toBe('ListImages')
})

test('a stack that is not deleted keeps its images', async () => {
  const { deleted, server } = await run({ DescribeStacks: [stackIn('CREATE_COMPLETE', { Tags: [] })] }, { images })
  await expect(deleted).rejects.toMatchObject({ name: 'Problem' })
  expect(server.calls.map(([action]) => action)).not.toContain('ListImages')
})
