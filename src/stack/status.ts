import type { StackStatus } from '@aws-sdk/client-cloudformation'

/**
 * What a deploy does with a stack in a status: `create` and `update` it, `wait` for the operation that runs and look again,
 * `recreate` it (only ours) because its first creation failed, or `stop` with what the user can do.
 */
export type Verdict =
  | { readonly kind: 'create' }
  | { readonly kind: 'update' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'recreate' }
  | { readonly kind: 'stop'; readonly remedy: (stack: string) => string }

const create: Verdict = { kind: 'create' }
const update: Verdict = { kind: 'update' }
const wait: Verdict = { kind: 'wait' }
const recreate: Verdict = { kind: 'recreate' }
const stop = (remedy: (stack: string) => string): Verdict => ({ kind: 'stop', remedy })

const continueRollback = stop(
  (stack) =>
    `Repair what the rollback failed on, then run \`aws cloudformation continue-update-rollback --stack-name ${stack}\`.`,
)
const rollBack = stop(
  (stack) => `Run \`aws cloudformation rollback-stack --stack-name ${stack}\`, then run this job again.`,
)

/**
 * Every status of a stack. `REVIEW_IN_PROGRESS` is a stack that has a change set and no resources: it is created.
 * Source: AWS CloudFormation user guide, "Stack status codes".
 */
const VERDICTS: Readonly<Record<StackStatus, Verdict>> = {
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
  ROLLBACK_COMPLETE: recreate,
  ROLLBACK_FAILED: recreate,
  CREATE_FAILED: recreate,
  DELETE_FAILED: stop(
    (stack) => `Remove what blocks its deletion, then run \`aws cloudformation delete-stack --stack-name ${stack}\`.`,
  ),
  UPDATE_FAILED: rollBack,
  UPDATE_ROLLBACK_FAILED: continueRollback,
  IMPORT_ROLLBACK_FAILED: continueRollback,
}

/**
 * What a deploy does with a stack, `undefined` meaning that there is none.
 *
 * @param rollbackDisabled whether an update is to stay as it fails: one that has stayed so can be updated again then. Source: AWS
 * CloudFormation user guide, "Stack failure options"
 */
export function verdictOn(status: string | undefined, rollbackDisabled = false): Verdict {
  if (status === undefined) return create
  if (status === 'UPDATE_FAILED' && rollbackDisabled) return update
  return (
    VERDICTS[status as StackStatus] ??
    stop(
      (stack) =>
        `Its status is not known to this action. Look at it with \`aws cloudformation describe-stacks --stack-name ${stack}\`.`,
    )
  )
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
  const passing = !rollbackDisabled && isPassing(operation, status)
  return isRunning(status) || passing ? undefined : 'failed'
}

export type Operation = 'create' | 'update' | 'delete'

const SUCCESS: Readonly<Record<Operation, string>> = {
  create: 'CREATE_COMPLETE',
  update: 'UPDATE_COMPLETE',
  delete: 'DELETE_COMPLETE',
}

/** With `OnStackFailure=DELETE` a failed creation goes on to the deletion of the stack. */
function isPassing(operation: Operation, status: string): boolean {
  return operation === 'create' && status === 'CREATE_FAILED'
}
