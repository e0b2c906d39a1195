import { isOurs } from '../aws/ownership.ts'
import { readExecutionInput } from '../execution/input.ts'
import type { RunPlan } from '../plan/plan.ts'
import type { RunResult } from '../report/result.ts'
import { awaitIdle } from '../stack/await-idle.ts'
import { orTimeoutProblem } from '../stack/poll.ts'
import { busyTimeoutProblem, emptyStackProblem, foreignStackProblem, missingStackProblem } from '../stack/problems.ts'
import { readStack, type Stack } from '../stack/stack.ts'
import { present, throwAll } from '../text/problem.ts'
import { runStateMachine } from './job/execution.ts'
import { withIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'
import { stackEdges } from './stack.ts'

/**
 * Starts an execution of a state machine, and deploys nothing. Waits for an operation on its stack first.
 *
 * @throws Problem, or Problems
 */
export async function runRun(plan: RunPlan, world: World): Promise<RunResult> {
  const { phases, time } = stopwatch(world.clock)
  const { stackName, account, execution: start } = plan
  const reading = readExecutionInput(start.settings.input, world.context.workspace, false)
  const { values, errors } = await withIdentity(world, account, {
    requests: [time('Preflight', () => readIdle(plan, world)), reading],
    files: reading,
  })
  throwAll(errors)
  const [stack, input] = values
  const given = { plan: start, input: present(input), stack }
  const { execution, failure } = await time('Execution', () => runStateMachine(world, given))
  return { operation: 'run', stackName, region: account.region, execution, failure, phases }
}

/** The statuses of a stack without resources. */
const EMPTY = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE']

/** Reads the stack of a plan when no operation runs on it; undefined for a plan that needs none. */
async function readIdle(plan: RunPlan, world: World): Promise<Stack | undefined> {
  const { stackName, timeoutMinutes, account, owner } = plan
  if (stackName === undefined) return undefined
  const { clock, signal, aws } = world
  const found = await readStack(aws.cloudFormation, stackName)
  const waiting = { clock, signal, deadline: clock.now() + timeoutMinutes * 60_000 }
  const idle =
    found &&
    (await orTimeoutProblem(
      awaitIdle(stackEdges(world), found, waiting),
      busyTimeoutProblem({ stackName, timeoutMinutes }),
    ))
  if (idle === undefined) throw missingStackProblem(stackName, account.region)
  if (EMPTY.includes(idle.status)) throw emptyStackProblem(idle)
  // A user names a stack on purpose; the name of a preview matches one of others only by coincidence.
  if (owner.pullRequest !== undefined && !isOurs(idle, owner)) throw foreignStackProblem(idle, owner, 'run')
  world.learn({ stackId: idle.id })
  return idle
}
