import { ListQueueTagsCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { mutations } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt, templateOf } from '../../harness/world.ts'

const values = `Resources:
  Team: { Type: 'AWS::SSM::Parameter', Properties: { Name: /hello/team, Type: String, Value: pecan-brass } }
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: hello, SecretString: '{"word":"walnut-staple"}' } }
`

const template = `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: later, Tags: [{ Key: team, Value: '{{resolve:ssm:/hello/team}}' }] }
  Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: '{{resolve:secretsmanager:hello:SecretString:word}}' } }
Outputs:
  Topic: { Value: !Ref Topic }
`

test('dynamic references are deployed, resolved again by every deploy, and never shown resolved', async () => {
  const { account, checkout, job } = openJob({ 'values.yml': values, 'stack.yml': template })
  await runJob({ ...job, inputs: { ...STACK_ONLY, 'stack-name': 'values', template: 'values.yml' } })

  const first = await runJob({ ...job, inputs: STACK_ONLY })

  expect([first.errors, first.outputs.operation]).toEqual([[], 'create'])
  expect(await templateOf(account, 'hello')).toBe(template)
  const QueueUrl = `${account.env.AWS_ENDPOINT_URL}/${account.id}/later`
  const { Tags } = await account.sqs.send(new ListQueueTagsCommand({ QueueUrl }))
  expect(Tags).toMatchObject({ team: 'pecan-brass' })

  const before = await mutations(account)
  const again = await runJob({ ...job, inputs: STACK_ONLY })

  expect([again.errors, again.outputs.operation]).toEqual([[], 'none'])
  expect((await mutations(account)).slice(before.length)).toEqual(['CreateChangeSet', 'DeleteChangeSet'])

  const head = checkout.commit({ 'stack.yml': template.replace('hello/team}}', 'hello/team:1}}') })
  const second = await runJob({ ...job, event: push(head), inputs: STACK_ONLY })

  expect([second.errors, second.outputs.operation]).toEqual([[], 'update'])
  expect(second.summary).toContain('`{{resolve:ssm:/hello/team}}`<br>→ `{{resolve:ssm:/hello/team:1}}`')
  for (const { log, summary, outputs, state } of [first, again, second]) {
    expect([log, summary, JSON.stringify(outputs), state].join('\n')).not.toMatch(/walnut|pecan/)
  }
  expect(await lookAt(account)).toEqual({
    stacks: { values: 'CREATE_COMPLETE', hello: 'UPDATE_COMPLETE' },
    changeSets: [],
    images: {},
  })
})
