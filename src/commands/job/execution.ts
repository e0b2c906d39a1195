import { executionNameFor } from '../../aws/ownership.ts'
import type { StackOfMachines } from '../../execution/machine.ts'
import type { ExecutionEnd } from '../../execution/run.ts'
import type { DeployPlan, ExecutePlan, ExecutionPlan } from '../../plan/plan.ts'
import type { StackFacts } from '../../report/result.ts'
import type { World } from './world.ts'

/** A state machine to start. */
interface Start {
  readonly plan: ExecutionPlan
  /** JSON. */
  readonly input: string
  /** The stack that has it; undefined when its ARN is given. */
  readonly stack: StackOfMachines | undefined
}

/** Starts the state machine of a stack, and follows the execution. Loads what that takes only now. */
export async function runStateMachine(world: World, { plan, input, stack }: Start): Promise<ExecutionEnd> {
  const [{ findStateMachine }, { runExecution }] = await Promise.all([
    import('../../execution/machine.ts'),
    import('../../execution/run.ts'),
  ])
  const stateMachineArn = await findStateMachine(world.aws.cloudFormation, stack, plan.settings.stateMachine)
  const named = { ...plan, name: executionNameFor(plan.name, input) }
  return runExecution({ ...world, ...world.aws }, { plan: named, stateMachineArn, input })
}

/**
 * Starts the state machine of a stack that was deployed, and follows the execution. Whatever fails is a failure of the job only: the
 * deploy has a result.
 *
 * @param input JSON
 * @returns nothing when the plan has no execution
 */
export async function runAfterDeploy(
  world: World,
  { execution: plan, target }: DeployPlan | ExecutePlan,
  { stackId: id, stackOutputs: outputs, input }: StackFacts & { readonly input: string | undefined },
): Promise<Partial<ExecutionEnd>> {
  if (plan === undefined || input === undefined) return {}
  world.learn({ moment: { state: 'running' } })
  try {
    return await runStateMachine(world, { plan, input, stack: { id, name: target.stackName, outputs } })
  } catch (failure) {
    world.signal.throwIfAborted()
    return { failure }
  }
}
