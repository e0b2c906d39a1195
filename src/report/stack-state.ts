import { tableOf } from '../text/table.ts'
import type { KnownFacts } from './result.ts'

/** Sentences by the status in which an operation has failed. Source: AWS CloudFormation user guide, "Stack status codes". */
const STATES = tableOf({
  CREATE_FAILED: 'The stack keeps what was created. The next deploy deletes it and creates it again.',
  ROLLBACK_COMPLETE: 'The stack was rolled back and is empty. The next deploy deletes it and creates it again.',
  ROLLBACK_FAILED: 'The stack was rolled back only in part. The next deploy deletes it and creates it again.',
  UPDATE_FAILED: 'The stack is updated only in part, because it is not rolled back.',
  UPDATE_ROLLBACK_COMPLETE: 'The stack was rolled back: the version before still runs.',
  UPDATE_ROLLBACK_FAILED: 'The stack was rolled back only in part, and nothing can update it until that is repaired.',
  DELETE_FAILED: 'The stack still exists, with what could not be deleted.',
  DELETE_COMPLETE: 'The stack was deleted.',
})

/** Whether the version that a failed run has found runs for certain: the run has changed nothing, or all was undone. */
export function isStillRunning({ status, changeSetId, moment }: KnownFacts): boolean {
  if (status !== undefined) return status === 'UPDATE_ROLLBACK_COMPLETE'
  return changeSetId === undefined && moment?.state !== 'deleting'
}

/** Returns the state of the stack after a failure or a cancellation, as a sentence; empty when nothing is known of it. */
export function stateSentence({ kind, status, stackId, changeSetId, moment }: KnownFacts, cancelled: boolean): string {
  if (kind === 'diff' || kind === 'run' || kind === 'status' || stackId === undefined) return ''
  if (moment?.state === 'running') return 'The stack was deployed before.'
  if (cancelled && kind === 'delete') return 'CloudFormation continues with a deletion that has begun.'
  if (cancelled && changeSetId !== undefined) return 'CloudFormation continues with the stack.'
  if (status !== undefined && !cancelled) return STATES.get(status) ?? `The stack is in the status ${status}.`
  if (changeSetId !== undefined || kind === 'delete') return ''
  return 'The stack was not changed.'
}
