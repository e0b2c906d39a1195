import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import type { Account } from '../harness/account.ts'
import { openPreview } from '../harness/github/preview.ts'
import { decisionsOf } from '../harness/permissions/proof.ts'
import { rolesOf } from '../harness/permissions/roles.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const waiting = `Parameters:
  PermissionsBoundaryArn: { Type: String }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: !Ref PermissionsBoundaryArn
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }]
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineName: !Sub \${AWS::StackName}-wait
      RoleArn: !GetAtt Role.Arn
      DefinitionString: '{"StartAt":"Sleep","States":{"Sleep":{"Type":"Wait","Seconds":3600,"End":true}}}'
Outputs:
  StateMachineArn: { Value: !Ref Machine }
`

async function start({ sfn }: Account, stateMachineArn = ''): Promise<() => Promise<string | undefined>> {
  const input = JSON.stringify({ name: 'Ada' })
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }))
  return async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status
}

test('the state machine of a preview runs its task within the boundary', async () => {
  const { account, run } = await openPreview({}, { inputs: { run: 'true' } })

  const opened = await run('opened')

  expect([opened.errors, opened.outputs['execution-status']]).toEqual([[], 'SUCCEEDED'])
  const decided = (await decisionsOf(account)).filter(({ role }) => role.startsWith('hello-pr-7-'))
  expect(decided.filter(({ allowed, boundary }) => !allowed || boundary === null)).toEqual([])
  expect([...new Set(decided.map(({ action }) => action))].sort()).toEqual([
    'ecr:BatchGetImage',
    'ecr:GetAuthorizationToken',
    'ecs:DescribeTasks',
    'ecs:RunTask',
    'events:DescribeRule',
    'events:PutRule',
    'events:PutTargets',
    'iam:PassRole',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sns:Publish',
  ])
})

test('a role of a preview without the boundary is refused', async () => {
  const without = waiting.replace('PermissionsBoundary: !Ref PermissionsBoundaryArn\n', 'Description: free\n')
  const { account, run } = await openPreview({ 'stack.yml': without })

  const end = await run('opened', { inputs: { 'preview-parameter-overrides': 'PermissionsBoundaryArn=none' } })

  expect(end.errors.join()).toContain('is not authorized to perform: iam:CreateRole')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('closing stops the executions of a preview whose state machine is named after its stack', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': waiting })
  const { PreviewBoundaryArn } = await rolesOf(account)
  const inputs = { 'preview-parameter-overrides': `PermissionsBoundaryArn=${PreviewBoundaryArn}` }
  const opened = await run('opened', { inputs })
  expect(opened.errors).toEqual([])
  const status = await start(account, opened.outputs.StateMachineArn)
  pull.state = 'closed'

  const closed = await run('closed', { inputs })

  expect([closed.errors, closed.warnings]).toEqual([[], []])
  expect(await status()).toBe('ABORTED')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a large template of a preview goes through its own part of the bucket', async () => {
  const body = `Resources: { Topic: { Type: AWS::SNS::Topic } }\n#${'x'.repeat(51_200)}\n`
  const { account, run } = await openPreview({ 'stack.yml': body })
  const { TemplateBucketName = '' } = await rolesOf(account)

  const end = await run('opened', { inputs: { 's3-bucket': TemplateBucketName } })

  expect([end.errors, end.outputs.operation]).toEqual([[], 'create'])
  const { Contents = [] } = await account.s3.send(new ListObjectsV2Command({ Bucket: TemplateBucketName }))
  expect(Contents.map(({ Key }) => Key)).toEqual([expect.stringMatching(/^previews\/[0-9a-f]{64}\.template$/)])
})
