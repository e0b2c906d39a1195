import type { CloudFormationClient, Parameter } from '@aws-sdk/client-cloudformation'
import type { Clock } from '../edges/clock.ts'
import type { Log } from '../edges/runner.ts'
import type { ServiceClients } from '../edges/services.ts'
import type { DeployPlan } from '../plan/plan.ts'
import { describeSource } from '../plan/run.ts'
import type { ChangeSetOrder } from './change-set.ts'
import { isOurs, ownerTags, type Stack } from './stack.ts'
import type { Template } from './template.ts'

/** The stack that is wanted, and what preflight saw of the one that is there. */
export interface StackOrder {
  readonly plan: DeployPlan
  readonly template: Template
  /** The parameters to send, when the stack has the ones given. */
  readonly parametersFor: (previous: ReadonlyMap<string, string>) => readonly Parameter[]
  readonly stack: Stack | undefined
  /** The template of that stack, as it was given. */
  readonly deployedBody: string | undefined
}

/** What a stack needs of the world. */
export interface StackEdges {
  readonly client: CloudFormationClient
  /** The clients that tell why an ECS service failed; loaded when one has. */
  readonly services: () => Promise<ServiceClients>
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Keeps what the post step must drop if this process is killed; undefined when there is nothing any more. */
  readonly remember: (changeSet: PendingChangeSet | undefined) => void
}

/** A change set that was asked for and is not executed. */
export interface PendingChangeSet {
  readonly region: string
  readonly stackName: string
  readonly name: string
  /** Whether the stack exists only for it. */
  readonly madeStack: boolean
}

/** What becomes of a change set that is ready: it is executed, left for people to review, or only shown. */
export type Intent = 'execute' | 'leave' | 'show'

/** What a plan does with its change set. */
export function intentOf({ kind, stack }: DeployPlan): Intent {
  if (kind === 'diff') return 'show'
  return stack.options.execute ? 'execute' : 'leave'
}

/** The tags that the stack shall have; undefined leaves those of a stack that another tool made. */
export function tagsFor({ plan }: StackOrder, stack: Stack | undefined): ReadonlyMap<string, string> | undefined {
  if (stack === undefined || isOurs(stack, plan.owner)) return new Map([...plan.stack.tags, ...ownerTags(plan.owner)])
  return plan.stack.tags.size === 0 ? undefined : plan.stack.tags
}

/** The change set that brings a stack, or none, to what is wanted. */
export function changeSetOrder(order: StackOrder, stack: Stack | undefined, name: string): ChangeSetOrder {
  const { plan } = order
  return {
    type: stack === undefined ? 'CREATE' : 'UPDATE',
    stackName: plan.stackName,
    name,
    description: describeSource({ repository: plan.owner.repository, buildId: plan.buildId.id, run: plan.run }),
    templateBody: order.template.body,
    templateUrl: order.template.url,
    parameters: order.parametersFor(stack?.parameters ?? new Map()),
    tags: tagsFor(order, stack),
    capabilities: plan.stack.capabilities,
    roleArn: plan.stack.roleArn,
    options: plan.stack.options,
  }
}
