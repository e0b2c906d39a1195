import { expect, test } from 'vitest'
import { progressReport } from '../../src/report/progress.ts'
import type { KnownFacts } from '../../src/report/result.ts'
import { CONSOLE_URL, STACK_ID } from '../fixtures/result.ts'

const NOON = Date.parse('2026-03-01T12:05:59Z')
const commit = { sha: 'abcdef0123456789', url: 'https://github.com/octo/app/commit/abcdef0123456789' }
const link = `Commit [abcdef0](${commit.url})`
const running = {
  commit: { sha: '1234567890', url: 'https://github.com/octo/app/commit/1234567890' },
  url: 'https://shop.example',
}
const change = (Action: 'Add' | 'Remove', LogicalResourceId: string) =>
  ({ ResourceChange: { Action, LogicalResourceId, ResourceType: 'AWS::SNS::Topic' } }) as const

test.each<{ description: string; known: KnownFacts; lines: readonly string[] }>([
  {
    description: 'a build, before the stack is known',
    known: { moment: { state: 'building' }, stackName: 'shop', commit },
    lines: ['### ⏳ Building `shop`', `${link} · started at 12:05 UTC`],
  },
  {
    description: 'a build of what cannot be linked',
    known: { moment: { state: 'building' }, stackName: 'shop' },
    lines: ['### ⏳ Building `shop`', 'Started at 12:05 UTC'],
  },
  {
    description: 'a change set that is created, while a version runs',
    known: { moment: { state: 'deploying' }, stackName: 'shop', stackId: STACK_ID, commit, running },
    lines: [
      `### ⏳ Deploying [shop](${CONSOLE_URL})`,
      `${link} · creating the change set · started at 12:05 UTC`,
      `Still running: commit [1234567](${running.commit.url}) at [https://shop.example](https://shop.example)`,
    ],
  },
  {
    description: 'changes that CloudFormation makes',
    known: {
      moment: { state: 'deploying', changes: [change('Add', 'New'), change('Remove', 'Old')] },
      stackName: 'shop',
      commit,
    },
    lines: ['### ⏳ Deploying `shop`', `${link} · 1 to add, **1 to delete** · started at 12:05 UTC`],
  },
  {
    description: 'changes of no resource',
    known: { moment: { state: 'deploying', changes: [] }, stackName: 'shop', commit },
    lines: ['### ⏳ Deploying `shop`', `${link} · started at 12:05 UTC`],
  },
  {
    description: 'a wait for another operation',
    known: { moment: { state: 'waiting', status: 'UPDATE_IN_PROGRESS' }, stackName: 'shop', commit },
    lines: [
      '### ⏳ `shop` waits for another operation',
      `${link} · the stack is in the status \`UPDATE_IN_PROGRESS\` · started at 12:05 UTC`,
    ],
  },
  {
    description: 'a deletion, after which no version runs',
    known: { moment: { state: 'deleting' }, stackName: 'shop', commit, running },
    lines: ['### ⏳ Deleting `shop`', 'Started at 12:05 UTC'],
  },
])('$description', ({ known, lines }) => {
  expect(progressReport(known, NOON).split('\n\n')).toEqual(lines)
})

test('before the first moment, there is nothing to tell', () => {
  expect(progressReport({ stackName: 'shop', commit }, NOON)).toBe('')
})
