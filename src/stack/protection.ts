import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import type { DeployPlan } from '../plan/plan.ts'
import type { StackEdges } from './order.ts'
import { isOurs, type Stack } from './stack.ts'

/** The plan of a stack whose termination protection may be changed. */
export type ProtectedPlan = Pick<DeployPlan, 'owner' | 'stack'>

/**
 * Turns a stack's termination protection on or off where the user says so and it is not that way already. A preview is deleted
 * when its pull request closes, so it is never protected; a stack of others stays as it is.
 */
export async function protect(
  edges: Pick<StackEdges, 'client' | 'log'>,
  { owner, stack: wanted }: ProtectedPlan,
  stack: Stack,
): Promise<void> {
  const { terminationProtection: on } = wanted.options
  if (on === undefined || on === stack.terminationProtection) return
  if (on && owner.pullRequest !== undefined) return
  if (!isOurs(stack, owner)) {
    edges.log.warning(
      `Termination protection of stack ${stack.name} stays ${on ? 'off' : 'on'}: the stack does not carry our tags.`,
    )
    return
  }
  const request = { StackName: stack.id, EnableTerminationProtection: on }
  await edges.client.send(new UpdateTerminationProtectionCommand(request))
  edges.log.info(`Termination protection of stack ${stack.name} is ${on ? 'on' : 'off'} now.`)
}
