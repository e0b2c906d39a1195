import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { changesJson, changesSummary } from '../../../src/stack/changes/summary.ts'

const change = (more: ResourceChange): Change => ({
  Type: 'Resource',
  ResourceChange: { LogicalResourceId: 'A', ResourceType: 'X', ...more },
})
const none = { add: 0, modify: 0, replace: 0, remove: 0, import: 0 }
const table = { ResourceType: 'AWS::DynamoDB::Table' } as const
const items = 'the items of the table'

test.each([
  { of: { Action: 'Add' }, counts: { add: 1 }, is: { action: 'add' } },
  { of: { Action: 'Modify', Replacement: 'False' }, counts: { modify: 1 }, is: { action: 'modify' } },
  {
    of: { Action: 'Modify', Replacement: 'Conditional' },
    counts: { modify: 1 },
    is: { action: 'modify', replacement: 'conditional', old: 'deleted' },
  },
  {
    of: { Action: 'Modify', Replacement: 'True' },
    counts: { replace: 1 },
    is: { action: 'replace', replacement: 'true', old: 'deleted' },
  },
  { of: { Action: 'Remove' }, counts: { remove: 1 }, is: { action: 'remove', old: 'deleted' } },
  {
    of: { Action: 'Remove', PolicyAction: 'Delete', ...table },
    counts: { remove: 1 },
    is: { action: 'remove', type: 'AWS::DynamoDB::Table', old: 'deleted', loses: items },
  },
  {
    of: { Action: 'Remove', PolicyAction: 'Retain', ...table },
    counts: { remove: 1 },
    is: { action: 'remove', type: 'AWS::DynamoDB::Table', old: 'kept' },
  },
  {
    of: { Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndDelete', ...table },
    counts: { replace: 1 },
    is: { action: 'replace', replacement: 'true', type: 'AWS::DynamoDB::Table', old: 'deleted', loses: items },
  },
  {
    of: { Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndRetain', ...table },
    counts: { replace: 1 },
    is: { action: 'replace', replacement: 'true', type: 'AWS::DynamoDB::Table', old: 'kept' },
  },
  {
    of: { Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndSnapshot', ...table },
    counts: { replace: 1 },
    is: { action: 'replace', replacement: 'true', type: 'AWS::DynamoDB::Table', old: 'snapshot' },
  },
  { of: { Action: 'Import' }, counts: { import: 1 }, is: { action: 'import' } },
  { of: { Action: 'Dynamic' }, counts: {}, is: { action: 'dynamic' } },
] as const)('one change: $of', ({ of, counts, is }) => {
  const resource = { resource: 'A', type: 'X', replacement: 'false', properties: [] }
  expect(changesSummary([change(of)])).toEqual({ ...none, ...counts, resources: [{ ...resource, ...is }] })
})

test('several changes, in the order of CloudFormation', () => {
  const changes = [change({ Action: 'Remove' }), { Type: 'Hook' } as unknown as Change, change({ Action: 'Add' })]
  expect(changesSummary(changes)).toMatchObject({
    ...none,
    add: 1,
    remove: 1,
    resources: [{ action: 'remove' }, { action: 'add' }],
  })
})

test('no change', () => {
  expect(changesSummary([])).toEqual({ ...none, resources: [] })
})

test('JSON that would be too long for an output tells no properties', () => {
  const Details = [{ Target: { Attribute: 'Properties', Name: 'P'.repeat(1000) } } as const]
  const changes = (count: number) => Array.from({ length: count }, () => change({ Action: 'Modify', Details }))
  expect(JSON.parse(changesJson(changes(2)))).toEqual(changesSummary(changes(2)))
  const long = changesJson(changes(300))
  expect(long.length).toBeLessThan(200_000)
  expect(JSON.parse(long)).toMatchObject({ modify: 300, resources: { length: 300, 299: { properties: [] } } })
})
