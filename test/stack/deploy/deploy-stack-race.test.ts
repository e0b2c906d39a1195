import { expect, test } from 'vitest'
import { noStack, refuse, result } from '../../fixtures/answers.ts'
import { BODY, CHANGE_SET_ID, deploy, ready, requested, succeeds, successful } from '../../fixtures/deploy-stack.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { stackIn } from '../../fixtures/stack.ts'

const busy = refuse('ValidationError', `Stack:${STACK_ID} is in UPDATE_IN_PROGRESS state and can not be updated.`)

/** DescribeStacks: free, then taken by another operation, then free again. */
const taken = [stackIn('CREATE_COMPLETE'), stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_COMPLETE')]

test('an operation that begins before the change set: the deploy waits for it, and creates a new change set', async () => {
  const { aws, outcome, log, saved } = await deploy({
    ...successful,
    CreateChangeSet: [busy, requested],
    DeleteChangeSet: [refuse('ChangeSetNotFound', 'ChangeSet [sf] does not exist', 404)],
    DescribeStacks: taken,
    DescribeStackEvents: [succeeds('UPDATE', 2)],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet', 'CreateChangeSet', 'ExecuteChangeSet'])
  expect(names(aws.calls, 'CreateChangeSet')).toEqual(['sf-7-1-abcdef12-1', 'sf-7-1-abcdef12-2'])
  expect(log.lines).toContain('info: Another operation on stack shop came first.')
  expect(saved.at(-1)).toBeUndefined()
})

/** The refusal of a change set for a stack that has got into this state since it was read. */
const refusedIn = (status: string) =>
  refuse('ValidationError', `Stack:${STACK_ID} is in ${status} state and can not be updated.`)

test.each([refusedIn('DELETE_COMPLETE'), refuse('ValidationError', `Stack [${STACK_ID}] does not exist`)])(
  'a stack that somebody deletes before the change set is created again',
  async (refusal) => {
    const { aws, outcome } = await deploy({
      ...successful,
      CreateChangeSet: [refusal, requested],
      DescribeStacks: [stackIn('CREATE_COMPLETE'), noStack('shop'), noStack('shop'), stackIn('CREATE_COMPLETE')],
      DescribeStackEvents: [succeeds('CREATE', 2)],
    })
    expect(await outcome).toMatchObject({ operation: 'create' })
    expect(aws.changes()).not.toContain('DeleteStack')
  },
)

test('a stack that somebody breaks before the change set: the problem has the remedy for its state', async () => {
  const { outcome } = await deploy({
    ...successful,
    CreateChangeSet: [refusedIn('UPDATE_ROLLBACK_FAILED')],
    DescribeStacks: [stackIn('CREATE_COMPLETE'), stackIn('UPDATE_ROLLBACK_FAILED')],
    ListStackResources: [result({ StackResourceSummaries: [] })],
  })
  await expect(outcome).rejects.toMatchObject({ remedy: expect.stringContaining('continue-update-rollback') })
})

test('an address that another operation has made secret is not told', async () => {
  const secret = 'Parameters: {Token: {NoEcho: true}}\nOutputs: {Url: {Value: !Join [/, [https://a, !Ref Token]]}}'
  const url = (value: string) => ({ Outputs: [{ OutputKey: 'Url', OutputValue: value }] })
  const { outcome, news } = await deploy(
    {
      ...successful,
      DescribeStacks: [
        stackIn('UPDATE_IN_PROGRESS', url('https://a/open')),
        stackIn('UPDATE_COMPLETE', url('https://a/hush')),
      ],
      GetTemplate: [result({ TemplateBody: `${secret}\n${BODY}` })],
      DescribeStackEvents: [succeeds('UPDATE')],
    },
    { deployedBody: `${BODY}Outputs: {Url: {Value: https://a/open}}` },
  )
  await outcome
  expect(JSON.stringify(news)).toContain('"running"')
  expect(JSON.stringify(news)).not.toContain('hush')
})

test('a refusal in a state that can be updated is told as it is', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    CreateChangeSet: [refusedIn('UPDATE_COMPLETE')],
    DescribeStacks: [stackIn('UPDATE_COMPLETE')],
  })
  await expect(outcome).rejects.toThrow('is in UPDATE_COMPLETE state')
  expect(names(aws.calls, 'CreateChangeSet')).toHaveLength(1)
})

test.each([
  ['it runs', busy],
  [
    'it has ended, which made the change set obsolete',
    refuse('InvalidChangeSetStatus', 'ChangeSet [sf] cannot be executed in its current execution status of [OBSOLETE]'),
  ],
  ['it has ended, which deleted the change set', refuse('ChangeSetNotFound', 'ChangeSet [sf] does not exist', 404)],
])(
  'an operation that begins before the execution, %s: the change set is deleted and created again',
  async (_, refusal) => {
    const { aws, outcome } = await deploy({
      ...successful,
      ExecuteChangeSet: [refusal, result()],
      DescribeStacks: taken,
      DescribeStackEvents: [succeeds('UPDATE', 2)],
    })
    expect(await outcome).toMatchObject({ operation: 'update' })
    expect(aws.changes()).toEqual([
      'CreateChangeSet',
      'ExecuteChangeSet',
      'DeleteChangeSet',
      'CreateChangeSet',
      'ExecuteChangeSet',
    ])
    expect(names(aws.calls, 'DeleteChangeSet')).toEqual([CHANGE_SET_ID])
  },
)

test('two first deploys at once: the second updates what the first has created', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    CreateChangeSet: [
      refuse('ValidationError', `Stack:${STACK_ID} is in CREATE_IN_PROGRESS state and can not be updated.`),
      requested,
    ],
    DescribeStacks: [
      noStack('shop'),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_COMPLETE'),
      stackIn('UPDATE_COMPLETE'),
    ],
    DescribeChangeSet: [ready],
    DescribeStackEvents: [succeeds('UPDATE', 2)],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
  expect(aws.changes()).not.toContain('DeleteStack')
})

test('two first deploys at once: CreateChangeSet says that the stack exists', async () => {
  const exists = refuse(
    'AlreadyExistsException',
    'Stack [shop] already exists and cannot be created again with the changeSet [sf].',
  )
  const { outcome } = await deploy({
    ...successful,
    CreateChangeSet: [exists, requested],
    DescribeStacks: [
      noStack('shop'),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_COMPLETE'),
      stackIn('UPDATE_COMPLETE'),
    ],
    DescribeStackEvents: [succeeds('UPDATE', 2)],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
})

test('two first deploys at once: the other one has executed its change set since the stack was read in review', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    CreateChangeSet: [
      refuse('AlreadyExistsException', 'Stack [shop] already exists and cannot be created again'),
      requested,
    ],
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_COMPLETE'),
      stackIn('UPDATE_COMPLETE'),
    ],
    DescribeStackEvents: [succeeds('UPDATE', 2)],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
  const created = aws.calls.filter(([action]) => action === 'CreateChangeSet')
  expect(created.map(([, input]) => input)).toMatchObject([{ ChangeSetType: 'CREATE' }, { ChangeSetType: 'UPDATE' }])
})

test('a stack that was read in review, and that others have created since, is refused by its tags', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    CreateChangeSet: [refuse('AlreadyExistsException', 'Stack [shop] already exists and cannot be created again')],
    DescribeStacks: [
      stackIn('REVIEW_IN_PROGRESS', { Tags: [] }),
      stackIn('CREATE_IN_PROGRESS'),
      stackIn('CREATE_COMPLETE', { Tags: [{ Key: 'servicefull:repository', Value: 'owner/other' }] }),
    ],
  })
  await expect(outcome).rejects.toThrow('The stack shop is not changed: it belongs to')
  expect(aws.changes()).not.toContain('ExecuteChangeSet')
})

test('another run has a change set of this name: it stays, and ours gets the next name', async () => {
  const mismatch = 'ChangeSet sf-7-1-abcdef12-1 cannot be created due to a mismatch with existing attribute Template'
  const { aws, outcome, saved } = await deploy({
    ...successful,
    CreateChangeSet: [refuse('AlreadyExistsException', mismatch), requested],
    DescribeStacks: [stackIn('CREATE_COMPLETE'), stackIn('CREATE_COMPLETE'), stackIn('UPDATE_COMPLETE')],
    DescribeStackEvents: [succeeds('UPDATE', 2)],
  })
  expect(await outcome).toMatchObject({ operation: 'update' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'CreateChangeSet', 'ExecuteChangeSet'])
  expect(names(aws.calls, 'CreateChangeSet')).toEqual(['sf-7-1-abcdef12-1', 'sf-7-1-abcdef12-2'])
  expect(saved.map((pending) => pending?.name)).toEqual([
    'sf-7-1-abcdef12-1',
    undefined,
    'sf-7-1-abcdef12-2',
    undefined,
  ])
})

test('a stack that refuses for ever ends at the time-out, with pauses between the attempts', {
  timeout: 30_000,
}, async () => {
  const { clock, outcome } = await deploy(
    {
      CreateChangeSet: [busy],
      DescribeChangeSet: [refuse('ChangeSetNotFound', 'ChangeSet [sf] does not exist', 404)],
      DescribeStacks: [stackIn('UPDATE_COMPLETE')],
    },
    { timeoutMinutes: 1 },
  )
  await expect(outcome).rejects.toMatchObject({ message: expect.stringContaining('1 minute') })
  expect(clock.waits).not.toEqual([])
})

test('another refusal is not taken for a busy stack', async () => {
  const { aws, outcome } = await deploy({
    ...successful,
    CreateChangeSet: [refuse('ValidationError', 'Parameters: [A] must have values')],
    DescribeStacks: [stackIn('CREATE_COMPLETE')],
  })
  await expect(outcome).rejects.toThrow('Parameters: [A] must have values')
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})

function names(calls: readonly (readonly [string, unknown])[], action: string): unknown[] {
  return calls.flatMap(([name, input]) => (name === action ? [(input as { ChangeSetName: string }).ChangeSetName] : []))
}
