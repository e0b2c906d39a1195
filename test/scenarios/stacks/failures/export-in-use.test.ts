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

test('an update that changes an export in use is rolled back: the error names who imports it, and what to do', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': exporting })
  await runJob({ ...job, inputs: STACK_ONLY })
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 'app', TemplateBody: importing }))
  await expect.poll(async () => (await lookAt(account)).stacks.app).toBe('CREATE_COMPLETE')
  checkout.commit({ 'stack.yml': exporting.replace('one', 'two') })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Export net-topic cannot be updated as it is in use by app')
  expect(end.errors[0]).toContain('The export net-topic is imported by app.')
  expect((await lookAt(account)).stacks).toEqual({ app: 'CREATE_COMPLETE', hello: 'UPDATE_ROLLBACK_COMPLETE' })
})
