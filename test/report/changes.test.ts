import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { changesSummary } from '../../src/report/changes.ts'

const change = (more: ResourceChange): Change => ({
  Type: 'Resource',
  ResourceChange: { LogicalResourceId: 'A', ResourceType: 'X', ...more },
})
const none = { add: 0, modify: 0, replace: 0, remove: 0, import: 0 }

test.each([
  { description: 'add', of: { Action: 'Add' }, counts: { add: 1 }, action: 'add', replacement: 'false' },
  {
    description: 'modify',
    of: { Action: 'Modify', Replacement: 'False' },
    counts: { modify: 1 },
    action: 'modify',
    replacement: 'false',
  },
  {
    description: 'modify, maybe replaced',
    of: { Action: 'Modify', Replacement: 'Conditional' },
    counts: { modify: 1 },
    action: 'modify',
    replacement: 'conditional',
  },
  {
    description: 'replace',
    of: { Action: 'Modify', Replacement: 'True' },
    counts: { replace: 1 },
    action: 'replace',
    replacement: 'true',
  },
  { description: 'remove', of: { Action: 'Remove' }, counts: { remove: 1 }, action: 'remove', replacement: 'false' },
  { description: 'import', of: { Action: 'Import' }, counts: { import: 1 }, action: 'import', replacement: 'false' },
  { description: 'of a macro', of: { Action: 'Dynamic' }, counts: {}, action: 'dynamic', replacement: 'false' },
] as const)('one change: $description', ({ of, counts, action, replacement }) => {
  expect(changesSummary([change(of)])).toEqual({
    ...none,
    ...counts,
    resources: [{ action, resource: 'A', type: 'X', replacement }],
  })
})

test('several changes, in the order of CloudFormation', () => {
  const changes = [change({ Action: 'Remove' }), { Type: 'Hook' } as unknown as Change, change({ Action: 'Add' })]
  expect(changesSummary(changes)).toEqual({
    ...none,
    add: 1,
    remove: 1,
    resources: [
      { action: 'remove', resource: 'A', type: 'X', replacement: 'false' },
      { action: 'add', resource: 'A', type: 'X', replacement: 'false' },
    ],
  })
})

test('no change', () => {
  expect(changesSummary([])).toEqual({ ...none, resources: [] })
})
