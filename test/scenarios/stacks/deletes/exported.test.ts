import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const exporting = `Resources:
  Topic: { Type: 'AWS::SNS::Topic' }
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

test('a stack whose export another one imports stays: the error names that one, and what to do', async () => {
  const { account, job } = openJob({ 'stack.yml': exporting })
  const made = await runJob({ ...job, inputs: STACK_ONLY })
  await account.cloudFormation.send(new CreateStackCommand({ StackName: 'app', TemplateBody: importing }))
  await expect.poll(async () => (await lookAt(account)).stacks.app).toBe('CREATE_COMPLETE')

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, command: 'delete' } })

  expect(made.errors).toEqual([])
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Export net-topic cannot be deleted as it is in use by app')
  expect(end.errors[0]).toContain('The export net-topic is imported by app.')
  expect(end.errors[0]).toContain('change that stack first, so that it imports it no longer. Then run the job again.')
  expect((await lookAt(account)).stacks).toEqual({ app: 'CREATE_COMPLETE', hello: 'CREATE_COMPLETE' })
})
