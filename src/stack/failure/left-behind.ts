import type { StackEvent } from '@aws-sdk/client-cloudformation'
import { cliCommand, regionOf } from '../../aws/console.ts'
import type { StackEdges } from '../edges.ts'
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

/** How long the deletion of a state machine may take before people are told about executions, in milliseconds. */
const PATIENCE = 15_000

/** Notices state machines whose deletion waits for their executions. */
interface MachineWatch {
  /** Call it with every event of the operation. */
  see(event: StackEvent): void
  /** Logs a notice for each state machine whose deletion takes long, once. Call it again and again. */
  look(): void
  /** Says how to end what the deletions wait for; empty when they wait for nothing. */
  advice(): string
}

/** Returns a watch over the state machines that one operation deletes. */
export function watchMachines({ log, clock }: StackEdges): MachineWatch {
  const since = new Map<string, number>()
  const known = new Set<string>()
  return {
    see: ({ ResourceType, ResourceStatus, PhysicalResourceId: arn = '' }) => {
      if (ResourceType !== 'AWS::StepFunctions::StateMachine' || !MACHINE.test(arn)) return
      if (!ResourceStatus?.startsWith('DELETE_') || ResourceStatus === 'DELETE_COMPLETE') since.delete(arn)
      else if (!since.has(arn)) since.set(arn, clock.now())
    },
    look: () => {
      for (const [arn, start] of since) {
        if (known.has(arn) || clock.now() - start < PATIENCE) continue
        known.add(arn)
        log.notice(executionsAdvice(arn))
      }
    },
    advice: () => [...since.keys()].map(executionsAdvice).join('\n'),
  }
}

/** Of an ARN that can stand in a command as it is. */
const MACHINE = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w.-]+$/

/** Source: AWS Step Functions API reference, "DeleteStateMachine"; AWS re:Post, "step-functions-stuck-deleting-status". */
function executionsAdvice(arn: string): string {
  const region = `--region ${regionOf({ id: arn })}`
  return `The state machine ${arn} is deleted only when all its executions have ended. List those that run: \`aws stepfunctions list-executions ${region} --state-machine-arn ${arn} --status-filter RUNNING\`. Stop each: \`aws stepfunctions stop-execution ${region} --execution-arn <ARN>\`.`
}
