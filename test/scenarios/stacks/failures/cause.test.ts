import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { expect, test } from 'vitest'
import { denied, openAccount, setUp } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { createBucket, lookAt, NOTHING } from '../../harness/world.ts'

const siblings = `Resources:
  One: { Type: 'AWS::SNS::Topic' }
  Two: { Type: 'AWS::SNS::Topic' }
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { RetentionInDays: 2 }
  Three: { Type: 'AWS::SNS::Topic' }
  Four: { Type: 'AWS::SNS::Topic' }
`
const child = `Resources:
  Queue: { Type: 'AWS::SQS::Queue' }
  Logs:
    Type: AWS::Logs::LogGroup
    DependsOn: Queue
    Properties: { RetentionInDays: 2 }
`
const parent = `Resources:
  Topic: { Type: 'AWS::SNS::Topic' }
  Child:
    Type: AWS::CloudFormation::Stack
    DependsOn: Topic
    Properties: { TemplateURL: parts/child.yml }
`

test('of many resources that fail together, the error names the one that caused it', async () => {
  const { account, job } = openJob({ 'stack.yml': siblings })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(
    'file=stack.yml,line=4::Stack hello was not created (DELETE_COMPLETE): Logs (AWS::Logs::LogGroup): Properties validation failed for resource Logs',
  )
  expect(end.log).toContain('Resource creation cancelled')
  expect(end.errors[0] + end.summary).not.toContain('cancelled')
  expect(end.summary).toContain('\n\nThe stack was deleted.\n\n**What to do:** ')
  expect(end.summary).toMatch(
    /\[Events of the stack\]\(https:\/\/us-east-1\.console\.aws\.amazon\.com\/.*#\/stacks\/events\?/,
  )
  expect(await lookAt(account)).toEqual(NOTHING)
})

const cancelledName = `Resources:
  Log:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: /jobs/orders-cancelled }
  Topic:
    Type: AWS::SNS::Topic
    DependsOn: Log
`

test('a cause that has "cancelled" in its text is the cause', async () => {
  const { account, job } = openJob({ 'stack.yml': cancelledName })
  const logGroupName = '/jobs/orders-cancelled'
  await account.logs.send(new CreateLogGroupCommand({ logGroupName }))

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([
    expect.stringMatching(
      /^file=stack\.yml,line=2::Stack hello was not created \(DELETE_COMPLETE\): Log \(AWS::Logs::LogGroup\): .*orders-cancelled.* already exists/,
    ),
  ])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a failure in a nested stack: the error names the resource, at its line of the nested template', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const checkout = checkOut({ 'infra/stack.yml': parent, 'infra/parts/child.yml': child })
  const inputs = { template: 'infra/stack.yml', 'image-parameter': 'none', 's3-bucket': bucket }

  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(
    'file=infra/parts/child.yml,line=3::Stack hello was not created (DELETE_COMPLETE): Child/Logs (AWS::Logs::LogGroup): Properties validation failed',
  )
  expect(end.errors[0]).not.toContain('Embedded stack')
  expect(end.log).toMatch(/CREATE_COMPLETE {7}Child\/Queue {2}AWS::SQS::Queue/)
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('without cloudformation:DescribeEvents the error still names the cause, and says that it could show more', async () => {
  const { account, job } = openJob({ 'stack.yml': siblings })
  await setUp(account, { refuse: [denied('DescribeEvents')] })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Logs (AWS::Logs::LogGroup): Properties validation failed')
  expect(end.summary).toContain('To see more of the cause, allow the role that deploys: cloudformation:DescribeEvents.')
  expect(await lookAt(account)).toEqual(NOTHING)
})
