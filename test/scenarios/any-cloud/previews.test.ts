import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAtStacks } from '../harness/world.ts'

const template = `Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: old } }
  Queue: { Type: AWS::SQS::Queue }
`
const changed = `Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: new } }
  Other: { Type: AWS::SQS::Queue }
`

test('a diff of a new stack shows it and leaves nothing', async () => {
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, command: 'diff' } })

  expect.soft(end.errors, 'no error').toEqual([])
  expect
    .soft(end.outputs, 'the outputs')
    .toMatchObject({ operation: 'diff', 'has-changes': 'true', 'changes-count': '2' })
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({ stacks: {}, changeSets: [] })
})

test('a diff of a stack shows what would change, and leaves the stack as it is', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })
  const before = await mutations(account)
  const event = push(checkout.commit({ 'stack.yml': changed }))

  const end = await runJob({ ...job, event, inputs: { ...STACK_ONLY, command: 'diff' } })

  expect.soft(end.errors, 'no error').toEqual([])
  const { resources = [] } = JSON.parse(end.outputs['changes-summary'] ?? '{}') as { resources?: object[] }
  expect
    .soft(resources, 'the changes')
    .toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'add', resource: 'Other' }),
        expect.objectContaining({ action: 'modify', resource: 'Topic', replacement: 'false' }),
        expect.objectContaining({ action: 'remove', resource: 'Queue' }),
      ]),
    )
  expect.soft(end.summary, 'the values in the list of changes').toContain('`DisplayName`: `old` → `new`')
  expect
    .soft((await mutations(account)).slice(before.length), 'the calls that change something')
    .toEqual(['CreateChangeSet', 'DeleteChangeSet'])
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
  })
})

test('a change that replaces a resource is shown as such', async () => {
  const queue = (name: string): string =>
    `Resources:\n  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: ${name} } }\n`
  const { checkout, job } = openJob({ 'stack.yml': queue('one') })
  await runJob({ ...job, inputs: STACK_ONLY })
  const event = push(checkout.commit({ 'stack.yml': queue('two') }))

  const end = await runJob({ ...job, event, inputs: { ...STACK_ONLY, command: 'diff' } })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs['changes-summary'], 'the replacement').toContain('"replacement":"true"')
})

test('a change set is left for review, and another run executes exactly that one', async () => {
  const { account, job } = openJob({ 'stack.yml': template })

  const review = await runJob({ ...job, inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' } })

  expect.soft(review.errors, 'no error').toEqual([])
  const id = review.outputs['change-set-id'] ?? ''
  expect.soft(await lookAtStacks(account), 'what is left for review').toEqual({
    stacks: { hello: 'REVIEW_IN_PROGRESS' },
    changeSets: [id.split('/')[1]],
  })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'execute-change-set-id': id } })

  expect.soft(end.errors, 'no error of the second run').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'create', 'change-set-id': id })
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
  })
})

test('a stack in review is deployed by a run that knows nothing of it', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' } })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'create' })
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'CREATE_COMPLETE' })
})
