import { DescribeExecutionCommand, ListExecutionsCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import type { Account } from '../account.ts'
import { openJob, STACK_ONLY } from '../job.ts'
import type { Job } from '../runner.ts'

/** A state that takes an hour, or other seconds. */
export const sleeping = (seconds = 36_000) => ({ Type: 'Wait', Seconds: seconds, End: true })

/** A template with state machines of one state, by logical ID. */
export function machines(states: Readonly<Record<string, object>>, outputs = ''): string {
  const resources = Object.entries(states).map(([logicalId, state]) => {
    const definition = JSON.stringify({ StartAt: 'Work', States: { Work: state } })
    return `  ${logicalId}:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/app'
      DefinitionString: '${definition}'
`
  })
  return `Resources:\n${resources.join('')}${outputs}`
}

/** A job that deploys a state machine with one state to the stack `hello`, and runs it. */
export function openMachine(state: object, inputs: Job['inputs'] = {}) {
  const { account, checkout, job } = openJob({ 'stack.yml': machines({ Machine: state }) })
  return { account, checkout, job: { ...job, inputs: { ...STACK_ONLY, run: 'true', ...inputs } } }
}

/** The executions of a state machine, newest first: status, error and cause of each. */
export async function executionsOf({ sfn }: Account, stateMachineArn = ''): Promise<readonly string[]> {
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }))
  const described = executions.map(({ executionArn }) => sfn.send(new DescribeExecutionCommand({ executionArn })))
  return (await Promise.all(described)).map(({ status, error, cause }) =>
    [status, error, cause].filter(Boolean).join(' '),
  )
}

/** Stops an execution without a job. */
export async function stopExecution({ sfn }: Account, executionArn: string | undefined): Promise<void> {
  await sfn.send(new StopExecutionCommand({ executionArn, error: 'Tidied', cause: 'The test is over.' }))
}
