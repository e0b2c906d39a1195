import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import { isOurs } from '../../aws/ownership.ts'
import type { DeployPlan, ExecutePlan } from '../../plan/plan.ts'
import type { StackEdges } from '../edges.ts'
import type { Stack } from '../stack.ts'

/**
 * Turns a stack's termination protection on or off, as the input says, and on for a release. Never protects a preview, which is
 * deleted when its pull request closes. Leaves a stack without our tags as it is, with a warning if the input says otherwise.
 */
export async function protect(
  { client, log }: StackEdges,
  { target: { owner }, stack: settings, release }: DeployPlan | ExecutePlan,
  stack: Stack,
): Promise<void> {
  const given = settings.options.terminationProtection
  const on = given ?? (release === undefined ? undefined : true)
  if (on === undefined || on === stack.terminationProtection) return
  if (on && owner.pullRequest !== undefined) return
  const { name } = stack
  if (!isOurs(stack, owner)) {
    if (given === undefined) return
    log.warning(
      `Termination protection of stack ${name} stays ${on ? 'off' : 'on'}: the stack does not carry our tags.`,
    )
    return
  }
  try {
    const request = { StackName: stack.id, EnableTerminationProtection: on }
    await client.send(new UpdateTerminationProtectionCommand(request))
  } catch (error) {
    if (given !== undefined || !isAccessDenied(error)) throw error
    log.warning(
      `Stack ${name} is deployed by a release, but has no termination protection: these credentials may not turn it on. Allow them cloudformation:UpdateTerminationProtection, or give \`termination-protection: false\`.`,
    )
    return
  }
  log.info(`Termination protection of stack ${name} is ${on ? 'on' : 'off'} now.`)
}
