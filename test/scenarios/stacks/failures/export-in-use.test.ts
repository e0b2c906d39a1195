import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const exporting = `Resources:
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: one } }
Outputs:
  Topic:
    Value: !GetAtt Topic.TopicName
    Export: { Name: net-topic }
`
const importing = `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: !ImportValue net-topic }
`

/** A job whose stack exports a topic that the stack `app` imports. */
async function openExport() {
  const { account, checkout, job } = openJob({ 'stack.yml': exporting })
  expect((await runJob({ ...job, inputs: STACK_ONLY })).errors).toEqual([])
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 'app', TemplateBody: importing }))
  await expect.poll(async () => (await lookAt(account)).stacks.app).toBe('CREATE_COMPLETE')
  return { account, checkout, job }
}

test('an update that changes an export in use is rolled back: the error names who imports it, and what to do', async () => {
  const { account, checkout, job } = await openExport()
  checkout.commit({ 'stack.yml': exporting.replace('one', 'two') })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Export net-topic cannot be updated as it is in use by app')
  expect(end.errors[0]).toContain('The export net-topic is imported by app.')
  expect((await lookAt(account)).stacks).toEqual({ app: 'CREATE_COMPLETE', hello: 'UPDATE_ROLLBACK_COMPLETE' })
})

test('a stack whose export another one imports is not deleted: the error names that one, and what to do', async () => {
  const { account, job } = await openExport()

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, command: 'delete' } })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Export net-topic cannot be deleted as it is in use by app')
  expect(end.errors[0]).toContain('The export net-topic is imported by app.')
  expect(end.errors[0]).toContain('change that stack first, so that it imports it no longer. Then run the job again.')
  expect((await lookAt(account)).stacks).toEqual({ app: 'CREATE_COMPLETE', hello: 'CREATE_COMPLETE' })
})
