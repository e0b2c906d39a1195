import { DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { createChangeSet, deploy } from '../../stack.ts'

/** The changes of the change set `c`, with values. */
async function changes({ cloudFormation }: Account) {
  const which = { StackName: 's', ChangeSetName: 'c', IncludePropertyValues: true }
  const { Changes = [] } = await cloudFormation.send(new DescribeChangeSetCommand(which))
  return Changes.map(({ ResourceChange }) => ResourceChange)
}

const template = {
  Parameters: { Name: { Type: 'String' }, Secret: { Type: 'String', NoEcho: true } },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Name' } } },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { Ref: 'Secret' }, Tags: [{ Key: 'queue', Value: { 'Fn::GetAtt': 'Queue.Arn' } }] },
    },
  },
}
const parameters = (name: string, secret: string) => [
  { ParameterKey: 'Name', ParameterValue: name },
  { ParameterKey: 'Secret', ParameterValue: secret },
]

test('a resource that is added has its properties after, what is not known yet and NoEcho values left out', async () => {
  const account = newAccount()
  await createChangeSet(account, template, { Parameters: parameters('a', 'hush') })
  expect(await changes(account)).toEqual([
    expect.objectContaining({ LogicalResourceId: 'Queue', AfterContext: '{"Properties":{"QueueName":"a"}}' }),
    expect.objectContaining({
      LogicalResourceId: 'Topic',
      AfterContext:
        '{"Properties":{"DisplayName":"****","Tags":[{"Key":"queue","Value":"{{changeSet:KNOWN_AFTER_APPLY}}"}]}}',
    }),
  ])
})

test('each value that differs is told with its path, before and after', async () => {
  const account = newAccount()
  await deploy(account, template, { Parameters: parameters('a', 'hush') })
  await createChangeSet(account, template, { ChangeSetType: 'UPDATE', Parameters: parameters('b', 'still') })
  const [queue, topic] = await changes(account)
  expect(queue).toMatchObject({
    Replacement: 'True',
    BeforeContext: '{"Properties":{"QueueName":"a"}}',
    AfterContext: '{"Properties":{"QueueName":"b"}}',
  })
  const target = {
    Attribute: 'Properties',
    Name: 'QueueName',
    RequiresRecreation: 'Always',
    Path: '/Properties/QueueName',
    BeforeValue: 'a',
    AfterValue: 'b',
    AttributeChangeType: 'Modify',
  }
  expect(queue?.Details).toEqual([
    { Target: target, Evaluation: 'Dynamic', ChangeSource: 'DirectModification' },
    { Target: target, Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: 'Name' },
  ])
  const values = topic?.Details?.map(({ Target: { Path, BeforeValue, AfterValue } = {} }) => [
    Path,
    BeforeValue?.replace(/.*:sqs:.*/, 'an ARN'),
    AfterValue,
  ])
  expect(values).toContainEqual(['/Properties/DisplayName', '****', '****'])
  expect(values).toContainEqual(['/Properties/Tags/0/Value', 'an ARN', '{{changeSet:KNOWN_AFTER_APPLY}}'])
})

test('a resource that is removed has its properties before', async () => {
  const account = newAccount()
  await deploy(account, template, { Parameters: parameters('a', 'hush') })
  const { Topic, ...rest } = template.Resources
  await createChangeSet(
    account,
    { Resources: { Other: Topic, ...rest }, Parameters: template.Parameters },
    {
      ChangeSetType: 'UPDATE',
      Parameters: parameters('a', 'hush'),
    },
  )
  const removed = (await changes(account)).find((change) => change?.Action === 'Remove')
  expect(removed).toMatchObject({ LogicalResourceId: 'Topic', BeforeContext: expect.stringContaining('"****"') })
  expect(removed?.AfterContext).toBeUndefined()
})

test('each value is told with the parameter that it comes from', async () => {
  const account = newAccount()
  const tag = (name: string) => ({ Key: name, Value: { Ref: name } })
  const tagged = {
    Parameters: { A: { Type: 'String' }, B: { Type: 'String' } },
    Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { Tags: [tag('A'), tag('B')] } } },
  }
  const given = (value: string) => ['A', 'B'].map((ParameterKey) => ({ ParameterKey, ParameterValue: value }))
  await deploy(account, tagged, { Parameters: given('1') })
  await createChangeSet(account, tagged, { ChangeSetType: 'UPDATE', Parameters: given('2') })
  const [topic] = await changes(account)
  const causes = topic?.Details?.flatMap(({ Target, CausingEntity }) =>
    CausingEntity ? [[Target?.Path, CausingEntity]] : [],
  )
  expect(causes).toEqual([
    ['/Properties/Tags/0/Value', 'A'],
    ['/Properties/Tags/1/Value', 'B'],
  ])
})
