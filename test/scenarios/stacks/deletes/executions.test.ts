import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation'
import { StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import type { Account } from '../../harness/account.ts'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { onceLogged } from '../../harness/signals.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const nightly = `Resources:
  Nightly:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/app'
      DefinitionString: '{"StartAt":"Sleep","States":{"Sleep":{"Type":"Wait","Seconds":3600,"End":true}}}'
`

/** Starts an execution of the state machine of the stack `hello`; returns the ARNs of both. */
async function startExecution({ cloudFormation, sfn }: Account) {
  const which = { StackName: 'hello', LogicalResourceId: 'Nightly' }
  const { StackResourceDetail: resource } = await cloudFormation.send(new DescribeStackResourceCommand(which))
  const stateMachineArn = resource?.PhysicalResourceId ?? ''
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn }))
  return { stateMachineArn, executionArn }
}

test('a delete that waits for an execution says how to stop it, and goes on when it has ended', async () => {
  const { account, job } = openJob({ 'stack.yml': nightly })
  expect((await runJob({ ...job, inputs: STACK_ONLY })).errors).toEqual([])
  const { stateMachineArn, executionArn } = await startExecution(account)
  const stop = () => void account.sfn.send(new StopExecutionCommand({ executionArn }))

  const end = await runJob({
    ...job,
    inputs: { command: 'delete' },
    onLog: onceLogged(/::notice::The state machine/, stop),
  })

  expect(end.errors).toEqual([])
  expect(end.log).toContain(
    `::notice::The state machine ${stateMachineArn} is deleted only when all its executions have ended.`,
  )
  expect(end.log).toContain(
    `This one runs: ${executionArn}. Stop it: \`aws stepfunctions stop-execution --region us-east-1 --execution-arn ${executionArn}\`.`,
  )
  expect(await lookAt(account)).toEqual(NOTHING)
})
