import { cliCommand } from '../../aws/console.ts'
import { type FollowedEvent, pathOf } from '../events/events.ts'

/** Returns the resources that an operation has not deleted because of their DeletionPolicy. */
function keptResources(events: readonly FollowedEvent[]): readonly string[] {
  const kept = events.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED')
  return [
    ...new Set(kept.map((event) => `${pathOf(event)} (${event.ResourceType}): ${event.PhysicalResourceId ?? ''}`)),
  ]
}

/**
 * Says what to do with resources that an operation has left, as their names stay taken; empty when there are none.
 * Source: AWS CloudFormation user guide, "Import AWS resources into a CloudFormation stack".
 */
export function keptAdvice(
  events: readonly FollowedEvent[],
  stack: { readonly id: string; readonly name: string },
): string {
  const kept = keptResources(events)
  if (kept.length === 0) return ''
  const options =
    '--change-set-type IMPORT --change-set-name import --resources-to-import <list> --template-body <file>'
  return `Because of their DeletionPolicy, these resources are left, and the next create finds their names taken: ${kept.join(', ')}. Delete them, or import them into a stack: ${cliCommand('create-change-set', stack, options)}.`
}
