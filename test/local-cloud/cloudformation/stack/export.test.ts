import { CreateStackCommand, DescribeStackEventsCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { openAccount } from '../../../scenarios/harness/account.ts'
import { idle } from '../../../scenarios/harness/states.ts'

const exporting = (topic: string, exported: string) => `Resources:
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: ${topic} } }
Outputs:
  Topic: { Value: !GetAtt Topic.TopicName${exported} }
`
const EXPORTED = ', Export: { Name: net-topic }'
const importing = `Resources:
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: !ImportValue net-topic } }
`

test.each([
  { change: 'changes', template: exporting('two', EXPORTED), verb: 'updated' },
  { change: 'removes', template: exporting('one', ''), verb: 'deleted' },
])('an update that $change an export in use is rolled back, with the reason', async ({ template, verb }) => {
  const account = openAccount()
  const { cloudFormation } = account
  await cloudFormation.send(new CreateStackCommand({ StackName: 'net', TemplateBody: exporting('one', EXPORTED) }))
  expect(await idle(account, 'net')).toBe('CREATE_COMPLETE')
  await cloudFormation.send(new CreateStackCommand({ StackName: 'app', TemplateBody: importing }))
  expect(await idle(account, 'app')).toBe('CREATE_COMPLETE')

  await cloudFormation.send(new UpdateStackCommand({ StackName: 'net', TemplateBody: template }))

  expect(await idle(account, 'net')).toBe('UPDATE_ROLLBACK_COMPLETE')
  const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'net' }))
  const failures = StackEvents.filter(({ ResourceStatusReason: why = '' }) => why.includes('in use'))
  expect(failures.map((event) => [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason])).toEqual([
    ['net', 'UPDATE_ROLLBACK_IN_PROGRESS', `Export net-topic cannot be ${verb} as it is in use by app`],
  ])
})

test('an update that leaves an export in use as it is succeeds', async () => {
  const account = openAccount()
  const { cloudFormation } = account
  await cloudFormation.send(new CreateStackCommand({ StackName: 'net', TemplateBody: exporting('one', EXPORTED) }))
  expect(await idle(account, 'net')).toBe('CREATE_COMPLETE')
  await cloudFormation.send(new CreateStackCommand({ StackName: 'app', TemplateBody: importing }))
  expect(await idle(account, 'app')).toBe('CREATE_COMPLETE')
  const more = `${exporting('one', EXPORTED)}  More: { Value: more, Export: { Name: net-more } }\n`

  await cloudFormation.send(new UpdateStackCommand({ StackName: 'net', TemplateBody: more }))

  expect(await idle(account, 'net')).toBe('UPDATE_COMPLETE')
})
