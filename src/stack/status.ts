import type { StackStatus } from '@aws-sdk/client-cloudformation'
import { cliCommand } from '../aws/console.ts'
import { tableOf } from '../text/table.ts'
import type { Stack } from './stack.ts'

/**
 * The action of a deploy on a stack: `create` or `update` it; `wait` for the running operation and read the stack again; `recreate`
 * it, if it is ours, because its creation or deletion failed; or `stop` and tell the user the remedy.
 */
export type StackAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'update' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'recreate'; readonly why: string }
  | { readonly kind: 'stop'; readonly remedy: Remedy }

/**
 * Returns the advice for a stack that only a person can repair.
 *
 * @param stuck names for `--resources-to-skip` of the resources whose update or rollback failed, as far as they can be read
 */
export type Remedy = (stack: Stack, stuck: readonly string[]) => string

const create: StackAction = { kind: 'create' }
const update: StackAction = { kind: 'update' }
const wait: StackAction = { kind: 'wait' }
const neverCameUp: StackAction = { kind: 'recreate', why: 'its creation failed' }
const stop = (remedy: Remedy): StackAction => ({ kind: 'stop', remedy })

/** Source: API reference, "ContinueUpdateRollback": only resources whose rollback failed can be skipped. */
const continueRollback = stop((stack, stuck) => {
  const skip =
    stuck.length === 0
      ? ''
      : ` Only if they cannot be repaired, leave them as they are: add \`--resources-to-skip ${stuck.join(' ')}\`.`
  return `Repair the resources on which the rollback failed, run ${cliCommand('continue-update-rollback', stack)}, then run this job again.${skip}`
})

/** Source: API reference, "RollbackStack". */
const rollBack = stop((stack) => `Run ${cliCommand('rollback-stack', stack)}, then run this job again.`)

/** Source: API reference: neither ContinueUpdateRollback nor RollbackStack accepts a stack in this status. */
const endImport = stop(
  (stack) =>
    `An import was not undone. See ${cliCommand('describe-stack-events', stack)}; import the rest again, or delete the stack, its resources retained, and ask AWS Support if neither works.`,
)

/**
 * The action for every status. A stack in `REVIEW_IN_PROGRESS` has a change set and no resources yet. A stack in `DELETE_FAILED`
 * can only be deleted.
 * Source: AWS CloudFormation user guide, "Stack status codes".
 */
const ACTIONS = tableOf<StackAction>({
  REVIEW_IN_PROGRESS: create,
  DELETE_COMPLETE: create,
  CREATE_COMPLETE: update,
  UPDATE_COMPLETE: update,
  UPDATE_ROLLBACK_COMPLETE: update,
  IMPORT_COMPLETE: update,
  IMPORT_ROLLBACK_COMPLETE: update,
  CREATE_IN_PROGRESS: wait,
  UPDATE_IN_PROGRESS: wait,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: wait,
  UPDATE_ROLLBACK_IN_PROGRESS: wait,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: wait,
  ROLLBACK_IN_PROGRESS: wait,
  DELETE_IN_PROGRESS: wait,
  IMPORT_IN_PROGRESS: wait,
  IMPORT_ROLLBACK_IN_PROGRESS: wait,
  ROLLBACK_COMPLETE: neverCameUp,
  ROLLBACK_FAILED: neverCameUp,
  CREATE_FAILED: neverCameUp,
  DELETE_FAILED: { kind: 'recreate', why: 'its deletion failed' },
  UPDATE_FAILED: rollBack,
  UPDATE_ROLLBACK_FAILED: continueRollback,
  IMPORT_ROLLBACK_FAILED: endImport,
} satisfies Readonly<Record<StackStatus, StackAction>>)

/**
 * Returns what a deploy does with a stack.
 *
 * @param status undefined when there is no stack
 * @param rollbackDisabled whether a stack in `UPDATE_FAILED` can be updated again. Source: AWS CloudFormation user guide, "Stack
 * failure options"
 */
export function actionFor(status: string | undefined, rollbackDisabled = false): StackAction {
  if (status === undefined) return create
  if (status === 'UPDATE_FAILED' && rollbackDisabled) return update
  const unknown = stop(
    (stack) => `Its status is not known to this action. Look at it with ${cliCommand('describe-stacks', stack)}.`,
  )
  return ACTIONS.get(status) ?? unknown
}

/** Whether the last deploy of a stack succeeded, so that the stack matches its last change set. */
export function isDeployed(status: string): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE'
}

/**
 * Whether a resource failed only because another failure cancelled it: its reason is the whole text that CloudFormation gives then.
 * A name, or the text of a custom resource, may have the same word in it.
 * Source: serverless/serverless#5591 and coreos/coreos-kubernetes#454, where real causes say "cancelled".
 */
export function isCancelled(reason: string | undefined): boolean {
  return /^Resource (creation|update) cancelled\.?$/.test(reason?.trim() ?? '')
}

/** Whether an operation runs on the stack. A stack in review waits for somebody to execute a change set. */
export function isRunning(status: string | undefined): boolean {
  return status !== undefined && status !== 'REVIEW_IN_PROGRESS' && status.endsWith('_IN_PROGRESS')
}

/** Returns how an operation ended, from the latest status of the stack; undefined while it runs. */
export function outcomeOf(
  operation: Operation,
  status: string,
  rollbackDisabled = false,
): 'succeeded' | 'failed' | undefined {
  if (status === SUCCESS[operation]) return 'succeeded'
  // With OnStackFailure=DELETE, CloudFormation deletes the stack after this status.
  const deletionFollows = operation === 'create' && status === 'CREATE_FAILED' && !rollbackDisabled
  return isRunning(status) || deletionFollows ? undefined : 'failed'
}

/** An operation whose end `outcomeOf` recognises. */
export type Operation = 'create' | 'update' | 'delete'

const SUCCESS: Readonly<Record<Operation, string>> = {
  create: 'CREATE_COMPLETE',
  update: 'UPDATE_COMPLETE',
  delete: 'DELETE_COMPLETE',
}
