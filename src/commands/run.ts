import type { ExecutionEdges } from '../execution/edges.ts'
import { findStateMachine } from '../execution/machine.ts'
import { startExecution } from '../execution/start.ts'
import type { RunPlan } from '../plan/plan.ts'
import type { RunResult } from '../report/result.ts'
import { readStack } from '../stack/stack.ts'
import { Problem } from '../text/problem.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'

/**
 * Starts an execution of a state machine, and deploys nothing.
 *
 * @throws Problem
 */
export async function runExecution(plan: RunPlan, world: World): Promise<RunResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.account)
  const edges = executionEdges(world)
  const { stackName, account } = plan
  const { name, settings } = plan.execution
  const stateMachineArn = await machineOf(plan, world)
  const input = settings.input || '{}'
  const started = await time('Execution', () => startExecution(edges, { stateMachineArn, name, input }))
  const execution = {
    ...started,
    status: 'RUNNING' as const,
    output: undefined,
    error: undefined,
    cause: undefined,
    failedState: undefined,
    exitCode: undefined,
    stoppedReason: undefined,
    startedAt: world.clock.now(),
    endedAt: undefined,
    states: [],
    logTail: [],
    definition: undefined,
  }
  return { operation: 'run', stackName, region: account.region, execution, phases }
}

async function machineOf({ stackName, account, execution }: RunPlan, { aws }: World): Promise<string> {
  const { stateMachine } = execution.settings
  if (stackName === undefined) return stateMachine
  const stack = await readStack(aws.cloudFormation, stackName)
  if (stack === undefined) {
    throw new Problem(
      `Stack ${stackName} does not exist in ${account.region}.`,
      'Correct stack-name or aws-region, or deploy the stack first.',
    )
  }
  return findStateMachine(aws.cloudFormation, stack, stateMachine)
}

/** Returns the part of the world that the execution room needs. */
function executionEdges({ aws, log, clock, signal }: World): ExecutionEdges {
  const { cloudFormation, services, stepFunctions } = aws
  return { cloudFormation, services, stepFunctions, log, clock, signal }
}
