import type { StackStatus } from '@aws-sdk/client-cloudformation'
import { cliCommand } from '../aws/console.ts'
import type { Stack } from './stack.ts'

/**
 * What a deploy does with a stack in a status: `create` and `update` it, `wait` for the operation that runs and look again,
 * `recreate` it (only ours) because it never came up or is half deleted, or `stop` with what the user can do.
 */
export type StackAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'update' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'recreate'; readonly why: string }
  | { readonly kind: 'stop'; readonly remedy: Remedy }

/**
 * What a person does about a stack.
 *
 * @param stuck logical IDs of the resources on which an update or its rollback has failed, as far as they can be read
 */
export type Remedy = (stack: Stack, stuck: readonly string[]) => string

const create: StackAction = { kind: 'create' }
const update: StackAction = { kind: 'update' }
const wait: StackAction = { kind: 'wait' }
const neverCameUp: StackAction = { kind: 'recreate', why: 'it never came up' }
const stop = (remedy: Remedy): StackAction => ({ kind: 'stop', remedy })

/** Source: API reference, "ContinueUpdateRollback": only resources whose rollback has failed may be skipped. */
const continueRollback = stop((stack, stuck) => {
  const skip =
    stuck.length === 0 ? '' : ` Only if they cannot be repaired, leave them as they are: add \`${skipped(stuck)}\`.`
  return `Repair what the rollback failed on, run ${cliCommand('continue-update-rollback', stack)}, then run this job again.${skip}`
})
const skipped = (stuck: readonly string[]): string => `--resources-to-skip ${stuck.join(' ')}`

/** Source: API reference, "RollbackStack". */
const rollBack = stop((stack) => `Run ${cliCommand('rollback-stack', stack)}, then run this job again.`)

/** `ContinueUpdateRollback` and `RollbackStack` take no stack in this status, by the API reference. */
const endImport = stop(
  (stack) =>
    `An import was not undone. See ${cliCommand('describe-stack-events', stack)}; import the rest again, or delete the stack, its resources retained, and ask AWS Support if neither works.`,
)

/**
 * Every status of a stack. `REVIEW_IN_PROGRESS` is a stack that has a change set and no resources: it is created. One whose
 * deletion has failed can only be deleted, which somebody wanted already.
 * Source: AWS CloudFormation user guide, "Stack status codes".
 */
const ACTIONS: Readonly<Record<StackStatus, StackAction>> = {
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
  DELETE_FAILED: { kind: 'recreate', why: 'its deletion was begun and failed' },
  UPDATE_FAILED: rollBack,
  UPDATE_ROLLBACK_FAILED: continueRollback,
  IMPORT_ROLLBACK_FAILED: endImport,
}

/**
 * What a deploy does with a stack, `undefined` meaning that there is none.
 *
 * @param rollbackDisabled whether an update is to stay as it fails: one that has stayed so can be updated again then. Source: AWS
 * CloudFormation user guide, "Stack failure options"
 */
export function actionFor(status: string | undefined, rollbackDisabled = false): StackAction {
  if (status === undefined) return create
  if (status === 'UPDATE_FAILED' && rollbackDisabled) return update
  const unknown = stop(
    (stack) => `Its status is not known to this action. Look at it with ${cliCommand('describe-stacks', stack)}.`,
  )
  return ACTIONS[status as StackStatus] ?? unknown
}

/** Whether a resource was only cancelled because another one failed. Source: aws-cdk and rain, which drop the same reasons. */
export function isCancelled(reason: string | undefined): boolean {
  return /cancelled/i.test(reason ?? '')
}

/** Whether an operation runs on the stack. A stack in review only waits for a change set to be executed. */
export function isRunning(status: string | undefined): boolean {
  return status !== undefined && status !== 'REVIEW_IN_PROGRESS' && status.endsWith('_IN_PROGRESS')
}

/** How an operation on a stack ended, by the stack's last status; undefined while it goes on. */
export function outcomeOf(
  operation: Operation,
  status: string,
  rollbackDisabled = false,
): 'succeeded' | 'failed' | undefined {
  if (status === SUCCESS[operation]) return 'succeeded'
  const intermediate = !rollbackDisabled && isIntermediate(operation, status)
  return isRunning(status) || intermediate ? undefined : 'failed'
}

export type Operation = 'create' | 'update' | 'delete'

const SUCCESS: Readonly<Record<Operation, string>> = {
  create: 'CREATE_COMPLETE',
  update: 'UPDATE_COMPLETE',
  delete: 'DELETE_COMPLETE',
}

/** With `OnStackFailure=DELETE` a failed creation goes on to the deletion of the stack. */
function isIntermediate(operation: Operation, status: string): boolean {
  return operation === 'create' && status === 'CREATE_FAILED'
}
