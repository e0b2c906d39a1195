import { DeleteStackCommand, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation'
import { DescribeExecutionCommand, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, setUp } from '../harness/account.ts'
import { openPreview } from '../harness/github/preview.ts'
import { fastClock } from '../harness/machine.ts'
import { onceLogged } from '../harness/signals.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const machine = `Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/app'
      DefinitionString: '{"StartAt":"Sleep","States":{"Sleep":{"Type":"Wait","Seconds":3600,"End":true}}}'`
const template = `Resources:
  Nightly:
    ${machine}
  Kept:
    DeletionPolicy: Retain
    ${machine}
`

async function startExecution({ cloudFormation, sfn }: Account, LogicalResourceId: string, name: string) {
  const which = { StackName: 'hello-pr-7', LogicalResourceId }
  const { StackResourceDetail: resource } = await cloudFormation.send(new DescribeStackResourceCommand(which))
  const stateMachineArn = resource?.PhysicalResourceId ?? ''
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name }))
  return executionArn
}

test('the executions of a preview are stopped, with the reason, and those of what the template keeps run on', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  const [one, kept] = [await startExecution(account, 'Nightly', 'one'), await startExecution(account, 'Kept', 'kept')]
  pull.state = 'closed'

  const end = await run('closed')

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  expect(end.log).toMatch(/Stopped the execution one of the state machine arn:\S+:stateMachine:Nightly-\w+\./)
  expect(await lookAt(account)).toEqual(NOTHING)
  const describe = (executionArn: string) => account.sfn.send(new DescribeExecutionCommand({ executionArn }))
  expect(await describe(kept)).toMatchObject({ status: 'RUNNING' })
  await account.sfn.send(new StopExecutionCommand({ executionArn: kept }))
  const cause = 'The preview of pull request 7 of octo-org/hello-job is deleted.'
  expect(await describe(one)).toMatchObject({ status: 'ABORTED', error: 'PreviewDeleted', cause })
})

test('a deletion that a killed run has begun waits for executions: the next run stops them', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  await startExecution(account, 'Nightly', 'one')
  pull.state = 'closed'
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'hello-pr-7' }))

  const end = await run('closed')

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Stopped the execution one of the state machine')
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('without the permission to stop executions, a warning names it, and the deletion goes on when they end', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  const executionArn = await startExecution(account, 'Nightly', 'one')
  pull.state = 'closed'
  const message = 'User: ci is not authorized to perform: states:StopExecution'
  await setUp(account, { refuse: [{ action: 'StopExecution', code: 'AccessDeniedException', message, status: 400 }] })
  const stop = async (): Promise<void> => {
    await setUp(account, { refuse: [] })
    await account.sfn.send(new StopExecutionCommand({ executionArn }))
  }

  const end = await run('closed', { env: fastClock(10), onLog: onceLogged(/::notice::The state machine/, stop) })

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([expect.stringContaining('`states:StopExecution` on its executions.')])
  expect(end.log).toContain(
    `Stop it: \`aws stepfunctions stop-execution --region us-east-1 --execution-arn ${executionArn}\``,
  )
  expect(await lookAt(account)).toEqual(NOTHING)
})
