import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import { isOurs } from '../../aws/ownership.ts'
import type { DeployPlan, ExecutePlan } from '../../plan/plan.ts'
import type { StackEdges } from '../edges.ts'
import type { Stack } from '../stack.ts'

/**
 * Turns a stack's termination protection on or off, as the input says. Never protects a preview, which is deleted when its pull
 * request closes. Leaves a stack without our tags as it is, with a warning.
 */
export async function protect(
  { client, log }: StackEdges,
  { target: { owner }, stack: settings }: DeployPlan | ExecutePlan,
  stack: Stack,
): Promise<void> {
  const { terminationProtection: on } = settings.options
  if (on === undefined || on === stack.terminationProtection) return
  if (on && owner.pullRequest !== undefined) return
  if (!isOurs(stack, owner)) {
    log.warning(
      `Termination protection of stack ${stack.name} stays ${on ? 'off' : 'on'}: the stack does not carry our tags.`,
    )
    return
  }
  const request = { StackName: stack.id, EnableTerminationProtection: on }
  await client.send(new UpdateTerminationProtectionCommand(request))
  log.info(`Termination protection of stack ${stack.name} is ${on ? 'on' : 'off'} now.`)
}
