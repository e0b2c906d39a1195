import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { shownLog } from '../harness/secrets.ts'
import { lookAt } from '../harness/world.ts'

const template = `Parameters:
  Password: {Type: String, NoEcho: true}
Resources:
  Topic: {Type: AWS::SNS::Topic}
Outputs:
  TopicName: {Value: !GetAtt Topic.TopicName}
  Operation: {Value: mine}
  Login: {Value: !Sub 'jobs:\${Password}'}
`

test("outputs are set under their keys; secret ones are hidden, and a name of the action's own outputs is reported", async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template })
  const event = push(checkout.head())

  const created = await runJob({
    account,
    checkout,
    event,
    inputs: { ...STACK_ONLY, 'parameter-overrides': 'Password=correct-horse' },
  })
  const again = await runJob({ account, checkout, event, inputs: STACK_ONLY })

  for (const end of [created, again]) {
    expect(end.errors).toEqual([])
    expect(end.outputs).toMatchObject({ TopicName: expect.stringContaining('hello'), Operation: 'mine' })
    expect(JSON.parse(end.outputs.outputs ?? '')).toMatchObject({ Operation: 'mine', Login: 'jobs:correct-horse' })
    expect(end.log).toContain("The stack's output Operation has the name of an output of this action")
    // The runner hides what was masked before.
    expect(end.log).toContain('::add-mask::jobs:correct-horse')
    expect(shownLog(end)).not.toContain('correct-horse')
    expect(end.summary).toContain('- `Login`: `***`\n')
    expect(end.summary).not.toContain('correct-horse')
  }
})

const failing = `Parameters:
  ImageUri: { Type: String }
  Password: { Type: String, NoEcho: true }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Name: app, Image: !Ref ImageUri, Memory: 128 }] }
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { RetentionInDays: 2 }
`

test('a job whose stack fails sets the outputs that it knows, for a step with `if: failure()`', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': failing })

  const end = await runJob({
    ...job,
    inputs: { template: 'stack.yml', 'parameter-overrides': 'Password=correct-horse' },
  })

  expect(end.code).toBe(1)
  const { digest, 'console-url': consoleUrl, 'stack-id': stackId = '' } = end.outputs
  const repository = `${account.registry}/hello-job`
  expect(end.outputs).toEqual({
    operation: 'failed',
    'build-id': checkout.head(),
    image: `${repository}@${digest}`,
    'image-tag': checkout.head(),
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    'repository-uri': repository,
    'image-reused': 'false',
    'stack-name': 'hello',
    'stack-id': expect.stringMatching(/^arn:aws:cloudformation:us-east-1:\d{12}:stack\/hello\/.+/),
    'change-set-id': expect.stringMatching(/:changeSet\/sf-/),
    url: consoleUrl,
    'console-url': expect.stringContaining(encodeURIComponent(stackId)),
  })
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [checkout.head()] } })
})
