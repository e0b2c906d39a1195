import type { Change, StackEvent } from '@aws-sdk/client-cloudformation'
import { changesSummary } from './changes.ts'

/** A stack event as a line of the log: time, status, resource, type, reason. */
export function eventLine(event: StackEvent): string {
  const { Timestamp, ResourceStatus, LogicalResourceId, ResourceType, ResourceStatusReason } = event
  const time = Timestamp?.toISOString().slice(11, 19) ?? ''
  const reason = ResourceStatusReason === undefined ? '' : `  ${ResourceStatusReason.replace(/\s+/g, ' ')}`
  return `${time}  ${(ResourceStatus ?? '').padEnd(20)}  ${LogicalResourceId}  ${ResourceType}${reason}`
}

/** A change of a change set as a line of the log. */
export function changeLine(change: Change): string {
  const [only] = changesSummary([change]).resources
  if (only === undefined) return ''
  const maybe = only.replacement === 'conditional' ? ', maybe replaced' : ''
  return `${only.action.padEnd(8)} ${only.resource}  ${only.type}${maybe}`
}
