import { StackStatus } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { Stack } from '../../src/stack/stack.ts'
import { actionFor, isCancelled, isRunning, type Operation, outcomeOf } from '../../src/stack/status.ts'

/** What a deploy does with a status, and whether an operation runs. */
const table: Readonly<Record<StackStatus, readonly [action: string, running: boolean]>> = {
  CREATE_COMPLETE: ['update', false],
  CREATE_FAILED: ['recreate', false],
  CREATE_IN_PROGRESS: ['wait', true],
  DELETE_COMPLETE: ['create', false],
  DELETE_FAILED: ['recreate', false],
  DELETE_IN_PROGRESS: ['wait', true],
  IMPORT_COMPLETE: ['update', false],
  IMPORT_IN_PROGRESS: ['wait', true],
  IMPORT_ROLLBACK_COMPLETE: ['update', false],
  IMPORT_ROLLBACK_FAILED: ['stop', false],
  IMPORT_ROLLBACK_IN_PROGRESS: ['wait', true],
  REVIEW_IN_PROGRESS: ['create', false],
  ROLLBACK_COMPLETE: ['recreate', false],
  ROLLBACK_FAILED: ['recreate', false],
  ROLLBACK_IN_PROGRESS: ['wait', true],
  UPDATE_COMPLETE: ['update', false],
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: ['wait', true],
  UPDATE_FAILED: ['stop', false],
  UPDATE_IN_PROGRESS: ['wait', true],
  UPDATE_ROLLBACK_COMPLETE: ['update', false],
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: ['wait', true],
  UPDATE_ROLLBACK_FAILED: ['stop', false],
  UPDATE_ROLLBACK_IN_PROGRESS: ['wait', true],
}

test.each(Object.entries(table))('%s: %j', (status, [action, running]) => {
  expect([actionFor(status).kind, isRunning(status)]).toEqual([action, running])
})

test('the table has every status of CloudFormation', () => {
  expect(Object.keys(table).sort()).toEqual(Object.values(StackStatus).sort())
})

test('no stack is created, and nothing runs on it', () => {
  expect([actionFor(undefined).kind, isRunning(undefined)]).toEqual(['create', false])
})

const stack = { id: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/s/1', name: 's' } as Stack
const here = '--stack-name s --region eu-central-1'

test.each([
  {
    status: 'UPDATE_FAILED',
    remedy: `Run \`aws cloudformation rollback-stack ${here}\`, then run this job again.`,
  },
  {
    status: 'UPDATE_ROLLBACK_FAILED',
    remedy: `Repair the resources on which the rollback failed, run \`aws cloudformation continue-update-rollback ${here}\`, then run this job again.`,
  },
  {
    status: 'UPDATE_ROLLBACK_FAILED',
    stuck: ['Role', 'Table'],
    remedy: `Repair the resources on which the rollback failed, run \`aws cloudformation continue-update-rollback ${here}\`, then run this job again. Only if they cannot be repaired, leave them as they are: add \`--resources-to-skip Role Table\`.`,
  },
  {
    status: 'IMPORT_ROLLBACK_FAILED',
    remedy: `An import was not undone. See \`aws cloudformation describe-stack-events ${here}\`; import the rest again, or delete the stack, its resources retained, and ask AWS Support if neither works.`,
  },
  {
    status: 'ARCHIVED',
    remedy: `Its status is not known to this action. Look at it with \`aws cloudformation describe-stacks ${here}\`.`,
  },
])('$status says what to do', ({ status, stuck = [], remedy }) => {
  const action = actionFor(status)
  expect(action.kind === 'stop' && action.remedy(stack, stuck)).toBe(remedy)
})

test.each([
  ['CREATE_FAILED', 'its creation failed'],
  ['ROLLBACK_COMPLETE', 'its creation failed'],
  ['ROLLBACK_FAILED', 'its creation failed'],
  ['DELETE_FAILED', 'its deletion failed'],
])('%s is recreated because %s', (status, why) => {
  expect(actionFor(status)).toEqual({ kind: 'recreate', why })
})

const outcomes: readonly (readonly [Operation, string, 'succeeded' | 'failed' | undefined])[] = [
  ['create', 'CREATE_IN_PROGRESS', undefined],
  ['create', 'CREATE_COMPLETE', 'succeeded'],
  ['create', 'CREATE_FAILED', undefined],
  ['create', 'DELETE_IN_PROGRESS', undefined],
  ['create', 'DELETE_COMPLETE', 'failed'],
  ['create', 'DELETE_FAILED', 'failed'],
  ['create', 'ROLLBACK_IN_PROGRESS', undefined],
  ['create', 'ROLLBACK_COMPLETE', 'failed'],
  ['update', 'UPDATE_IN_PROGRESS', undefined],
  ['update', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', undefined],
  ['update', 'UPDATE_COMPLETE', 'succeeded'],
  ['update', 'UPDATE_ROLLBACK_IN_PROGRESS', undefined],
  ['update', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', undefined],
  ['update', 'UPDATE_ROLLBACK_COMPLETE', 'failed'],
  ['update', 'UPDATE_ROLLBACK_FAILED', 'failed'],
  ['update', 'UPDATE_FAILED', 'failed'],
  ['update', 'CREATE_COMPLETE', 'failed'],
  ['delete', 'DELETE_IN_PROGRESS', undefined],
  ['delete', 'DELETE_COMPLETE', 'succeeded'],
  ['delete', 'DELETE_FAILED', 'failed'],
]

test.each(outcomes)('%s: %s has %s', (operation, status, outcome) => {
  expect(outcomeOf(operation, status)).toBe(outcome)
})

test.each([
  ['Resource creation cancelled', true],
  ['Resource update cancelled', true],
  ['Resource creation cancelled\n', true],
  ["Resource of type 'AWS::Logs::LogGroup' with identifier '/jobs/orders-cancelled' already exists.", false],
  ['Received response status [FAILED] from custom resource. Message returned: order 7 was cancelled', false],
  ['Message returned: Resource creation cancelled', false],
  ['', false],
  [undefined, false],
])('%s: cancelled by another failure is %s', (reason, cancelled) => {
  expect(isCancelled(reason)).toBe(cancelled)
})

test('without rollback, an update that has failed can be updated again', () => {
  expect(actionFor('UPDATE_FAILED', true)).toEqual({ kind: 'update' })
})

test('without rollback, a creation that has failed has ended', () => {
  expect(outcomeOf('create', 'CREATE_FAILED', true)).toBe('failed')
})
