import { ListQueuesCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAtStacks, stackOf } from '../harness/world.ts'

const template = `Resources:
  Topic: { Type: AWS::SNS::Topic }
  Queue: { Type: AWS::SQS::Queue, DeletionPolicy: Retain, Properties: { QueueName: kept } }
`
const deletion = { ...STACK_ONLY, command: 'delete' }

test('a delete removes the stack, and names the resources that its template keeps', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY })

  const end = await runJob({ ...job, inputs: deletion })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'delete', 'has-changes': 'true' })
  expect.soft(end.log, 'the resources that are kept').toContain('finds their names taken: Queue ')
  expect.soft(await lookAtStacks(account), 'what is there').toEqual({ stacks: {}, changeSets: [] })
  const { QueueUrls = [] } = await account.sqs.send(new ListQueuesCommand({}))
  expect.soft(QueueUrls, 'the queue').toEqual([expect.stringMatching(/\/kept$/)])
})

test('deleting a stack that does not exist succeeds', async () => {
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: deletion })

  expect.soft(end.errors, 'no error').toEqual([])
  expect.soft(end.outputs, 'the outputs').toMatchObject({ operation: 'delete', 'has-changes': 'false' })
  expect.soft(await mutations(account), 'the calls that change something').toEqual([])
})

test('a stack that is protected is not deleted until its protection is off', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const on = await runJob({ ...job, inputs: { ...STACK_ONLY, 'termination-protection': 'true' } })
  expect.soft(on.errors, 'no error').toEqual([])
  expect.soft((await stackOf(account))?.EnableTerminationProtection, 'the protection').toBe(true)

  const refused = await runJob({ ...job, inputs: deletion })

  expect.soft(refused.errors.join(), 'the reason').toContain('it has termination protection')
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'CREATE_COMPLETE' })

  await runJob({ ...job, inputs: { ...STACK_ONLY, 'termination-protection': 'false' } })
  const end = await runJob({ ...job, inputs: deletion })

  expect.soft(end.errors, 'no error without protection').toEqual([])
  expect.soft((await lookAtStacks(account)).stacks, 'what is left').toEqual({})
})

test('a stack of another repository is not deleted', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await runJob({ ...job, inputs: STACK_ONLY, env: { GITHUB_REPOSITORY: 'octo-org/other' } })

  const end = await runJob({ ...job, inputs: deletion })

  expect.soft(end.errors.join(), 'the reason').toContain('it belongs to servicefull:repository=octo-org/other')
  expect.soft((await lookAtStacks(account)).stacks, 'what is there').toEqual({ hello: 'CREATE_COMPLETE' })
})
