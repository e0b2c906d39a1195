import { expect, test } from 'vitest'
import { stateSentence } from '../../src/report/stack-state.ts'

const deploy = { kind: 'deploy', stackId: 'arn:a' } as const
const executed = { ...deploy, changeSetId: 'arn:c' }

test.each([
  { description: 'no stack', known: { kind: 'deploy' }, cancelled: false, is: '' },
  { description: 'a diff', known: { ...deploy, kind: 'diff' }, cancelled: false, is: '' },
  { description: 'before the change set', known: deploy, cancelled: false, is: 'The stack was not changed.' },
  { description: 'cancelled before that', known: deploy, cancelled: true, is: 'The stack was not changed.' },
  { description: 'an end that is not known', known: executed, cancelled: false, is: '' },
  {
    description: 'a first deploy that was rolled back',
    known: { ...executed, status: 'ROLLBACK_COMPLETE' },
    cancelled: false,
    is: 'The stack was rolled back and is empty. The next deploy deletes it and creates it again.',
  },
  {
    description: 'an update that was rolled back',
    known: { ...executed, status: 'UPDATE_ROLLBACK_COMPLETE' },
    cancelled: false,
    is: 'The stack was rolled back: the version before still runs.',
  },
  {
    description: 'a status that is new',
    known: { ...executed, status: 'LOST' },
    cancelled: false,
    is: 'The stack is in the status LOST.',
  },
  {
    description: 'a deploy that was cancelled',
    known: executed,
    cancelled: true,
    is: 'CloudFormation continues with the stack.',
  },
  {
    description: 'a deletion that was cancelled',
    known: { ...deploy, kind: 'delete' },
    cancelled: true,
    is: 'CloudFormation continues with a deletion that has begun.',
  },
  { description: 'a deletion that was refused', known: { ...deploy, kind: 'delete' }, cancelled: false, is: '' },
  {
    description: 'a deletion that failed',
    known: { ...deploy, kind: 'delete', status: 'DELETE_FAILED' },
    cancelled: false,
    is: 'The stack still exists, with what could not be deleted.',
  },
] as const)('$description', ({ known, cancelled, is }) => {
  expect(stateSentence(known, cancelled)).toBe(is)
})
