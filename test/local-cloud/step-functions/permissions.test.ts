import { CreateClusterCommand, RegisterTaskDefinitionCommand, type Secret } from '@aws-sdk/client-ecs'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, until } from '../account.ts'
import { allow, createRole, decisionsOf, enforcedAccount, type Statement, trust } from '../iam/session.ts'

const may = (Action: string | readonly string[], Resource = '*', more: object = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})

/** A state machine with its role, whose task has an execution role, in a cluster called `c`. */
async function stateMachine(account: Account, state: object, secrets: Secret[] = []): Promise<string> {
  const roleArn = await createRole(account, 'machine')
  const executionRoleArn = await createRole(account, 'execution')
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c' }))
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn,
      containerDefinitions: [{ name: 'main', image: `${account.id}.dkr.ecr.us-east-1.amazonaws.com/none:v1`, secrets }],
    }),
  )
  const definition = JSON.stringify({ StartAt: 'Do', States: { Do: { Type: 'Task', ...state, End: true } } })
  const { stateMachineArn = '' } = await account.sfn.send(
    new CreateStateMachineCommand({ name: 'm', roleArn, definition }),
  )
  return stateMachineArn
}

async function run(account: Account, stateMachineArn: string) {
  const { executionArn } = await account.sfn.send(new StartExecutionCommand({ stateMachineArn }))
  return until(
    () => account.sfn.send(new DescribeExecutionCommand({ executionArn })),
    (execution) => execution.status !== 'RUNNING',
  )
}

const TASK = {
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: {
    ...{ Cluster: 'c', TaskDefinition: 'job', LaunchType: 'FARGATE' },
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-00000001'] } },
  },
}

test('a state machine starts a task only if its role may, on that revision and in that cluster', async () => {
  const account = await enforcedAccount()
  const machine = await stateMachine(account, TASK)
  const revision = `arn:aws:ecs:us-east-1:${account.id}:task-definition/job:1`
  const cluster = (name: string) => ({
    Condition: { ArnEquals: { 'ecs:cluster': `arn:aws:ecs:us-east-1:${account.id}:cluster/${name}` } },
  })
  await allow(account, 'machine', may('ecs:RunTask', revision, cluster('other')))
  const execution = await run(account, machine)
  expect([execution.status, execution.error]).toEqual(['FAILED', 'ECS.AccessDeniedException'])
  expect(execution.cause).toMatch(`is not authorized to perform: ecs:RunTask on resource: ${revision} because`)
  await allow(account, 'machine', may('ecs:RunTask', revision, cluster('c')))
  expect((await run(account, machine)).cause).toMatch(
    `iam:PassRole on resource: arn:aws:iam::${account.id}:role/execution`,
  )
})

test('it gives the task its roles, and hears of the end by a rule', async () => {
  const account = await enforcedAccount()
  const machine = await stateMachine(account, TASK)
  const Condition = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }
  const all = [
    may('ecs:RunTask'),
    may('iam:PassRole', '*', { Condition }),
    may(['events:PutRule', 'events:PutTargets']),
  ]
  await allow(account, 'machine', ...all)
  expect((await run(account, machine)).cause).toMatch(
    `events:DescribeRule on resource: arn:aws:events:us-east-1:${account.id}:rule/StepFunctionsGetEventsForECSTaskRule`,
  )
})

test('a task does not start if its execution role may not pull', async () => {
  const account = await enforcedAccount()
  const machine = await stateMachine(account, TASK)
  await allow(account, 'machine', may('*'))
  const execution = await run(account, machine)
  expect(execution.error).toBe('States.TaskFailed')
  expect(JSON.parse(execution.cause ?? '').StoppedReason).toMatch(
    /^ResourceInitializationError: .*ecr:GetAuthorizationToken/,
  )
  const denied = (await decisionsOf(account)).filter(({ allowed }) => !allowed)
  expect(denied).toMatchObject([{ role: 'execution', action: 'ecr:GetAuthorizationToken', source: 'execution role' }])
})

test('a task does not start if its execution role may not read a secret', async () => {
  const account = await enforcedAccount()
  const secret = `arn:aws:secretsmanager:us-east-1:${account.id}:secret:db-AbCdEf`
  const machine = await stateMachine(account, TASK, [
    { name: 'PASSWORD', valueFrom: `${secret}:password::` },
    { name: 'TOKEN', valueFrom: '/api/token' },
  ])
  await allow(account, 'machine', may('*'))
  const reason = async () => JSON.parse((await run(account, machine)).cause ?? '').StoppedReason
  await allow(account, 'execution', may('ecr:*'))
  expect(await reason()).toMatch(`unable to retrieve secret from asm: AccessDeniedException: User: `)
  expect(await reason()).toMatch(`secretsmanager:GetSecretValue on resource: ${secret} because`)
  await allow(account, 'execution', may(['ecr:*', 'secretsmanager:GetSecretValue']))
  const parameter = `arn:aws:ssm:us-east-1:${account.id}:parameter/api/token`
  expect(await reason()).toMatch(`ssm:GetParameters on resource: ${parameter} because`)
})

test('a message goes only to a topic that the role may publish to', async () => {
  const account = await enforcedAccount()
  const TopicArn = `arn:aws:sns:us-east-1:${account.id}:t`
  const state = { Resource: 'arn:aws:states:::sns:publish', Parameters: { TopicArn, Message: 'hello' } }
  const execution = await run(account, await stateMachine(account, state))
  expect(execution.error).toBe('SNS.AuthorizationErrorException')
  expect(execution.cause).toMatch(`is not authorized to perform: sns:Publish on resource: ${TopicArn} because`)
})

test('a Distributed Map starts its children, reads its items and writes its results only if the role may', async () => {
  const account = await enforcedAccount()
  const Bucket = `b-${account.id}`
  await account.s3.send(new CreateBucketCommand({ Bucket }))
  await account.s3.send(new PutObjectCommand({ Bucket, Key: 'items.json', Body: '["a"]' }))
  const machine = await stateMachine(account, {
    Type: 'Map',
    Label: 'Each',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket, Key: 'items.json' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'A',
      States: { A: { Type: 'Pass', End: true } },
    },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket, Prefix: 'out' } },
  })
  const refused = async (action: string, resource: string, error: string) => {
    const execution = await run(account, machine)
    expect([execution.status, execution.error]).toEqual(['FAILED', error])
    expect(execution.cause).toMatch(`is not authorized to perform: ${action} on resource: ${resource}`)
  }
  await refused('states:StartExecution', machine, 'States.Runtime')
  await allow(account, 'machine', may('states:StartExecution', machine))
  await refused('s3:GetObject', `arn:aws:s3:::${Bucket}/items.json`, 'States.ItemReaderFailed')
  const writing = ['s3:PutObject', 's3:ListMultipartUploadParts']
  const others = [may('states:StartExecution', machine), may('s3:GetObject', `arn:aws:s3:::${Bucket}/items.json`)]
  await allow(account, 'machine', ...others, may(writing))
  await refused('s3:AbortMultipartUpload', `arn:aws:s3:::${Bucket}/out/`, 'States.ResultWriterFailed')
  await allow(
    account,
    'machine',
    ...others,
    may([...writing, 's3:AbortMultipartUpload'], `arn:aws:s3:::${Bucket}/out/*`),
  )
  expect(await run(account, machine)).toMatchObject({ status: 'SUCCEEDED' })
})

test.each([
  ['an integration', 'arn:aws:states:::sqs:sendMessage'],
  ['one that waits for a token', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'],
  ['a call of the SDK', 'arn:aws:states:::aws-sdk:ecr:describeRepositories'],
  ['a function', 'arn:aws:lambda:us-east-1:111122223333:function:f'],
])('%s that the overlay does not know is refused, whatever the role may do', async (_, Resource) => {
  const account = await enforcedAccount()
  const Parameters = Resource.includes('Token') ? { 'Token.$': '$$.Task.Token' } : {}
  const machine = await stateMachine(account, { Resource, Parameters })
  await allow(account, 'machine', may('*'))
  expect((await run(account, machine)).cause).toMatch(`The overlay does not know what ${Resource} needs`)
})

test('a task whose image is in ECR does not start without an execution role', async () => {
  const account = await enforcedAccount()
  const machine = await stateMachine(account, TASK)
  await allow(account, 'machine', may('*'))
  const image = `${account.id}.dkr.ecr.us-east-1.amazonaws.com/none:v1`
  const fargate = {
    requiresCompatibilities: ['FARGATE' as const],
    networkMode: 'awsvpc' as const,
    cpu: '256',
    memory: '512',
  }
  const register = (executionRoleArn?: string) =>
    account.ecs.send(
      new RegisterTaskDefinitionCommand({
        ...fargate,
        family: 'job',
        ...(executionRoleArn && { executionRoleArn }),
        containerDefinitions: [{ name: 'main', image }],
      }),
    )
  const reason = async () => JSON.parse((await run(account, machine)).cause ?? '').StoppedReason
  await register()
  expect(await reason()).toMatch('Fargate requires task definition to have execution role ARN')
  await register('execution')
  expect(await reason()).toMatch('assumed-role/execution/')
})

test('a state that asks Step Functions itself needs the action', async () => {
  const account = await enforcedAccount()
  const MapRunArn = `arn:aws:states:us-east-1:${account.id}:mapRun:m/Each:1`
  const state = { Resource: 'arn:aws:states:::aws-sdk:sfn:describeMapRun', Parameters: { MapRunArn } }
  expect((await run(account, await stateMachine(account, state))).cause).toMatch(
    `is not authorized to perform: states:DescribeMapRun on resource: ${MapRunArn} because`,
  )
})

test('a role is for the services that it trusts, on behalf of what its conditions name', async () => {
  const account = await enforcedAccount()
  const machine = await stateMachine(account, TASK)
  await allow(account, 'machine', may('*'))
  const source = (arn: string) => ({ ArnLike: { 'aws:SourceArn': `arn:aws:${arn}` } })
  await trust(account, 'machine', { Service: 'states.amazonaws.com' }, source(`states:us-east-1:${account.id}:other:*`))
  expect((await run(account, machine)).cause).toMatch('is authorized to assume the provided role')
  await trust(account, 'machine', { Service: 'states.amazonaws.com' }, source(`states:*:${account.id}:stateMachine:*`))
  await trust(account, 'execution', { Service: 'ec2.amazonaws.com' })
  expect(JSON.parse((await run(account, machine)).cause ?? '').StoppedReason).toMatch(
    `ECS was unable to assume the role 'arn:aws:iam::${account.id}:role/execution'`,
  )
})
