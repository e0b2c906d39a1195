import type { ResourceChange } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { changeLines } from '../../../src/stack/changes/lines.ts'

const task: ResourceChange = { Action: 'Modify', LogicalResourceId: 'Task', ResourceType: 'X' }
const topic: ResourceChange = { LogicalResourceId: 'Topic', ResourceType: 'AWS::SNS::Topic' }

test.each<{ change: ResourceChange; line: string }>([
  { change: task, line: 'modify   Task  X' },
  { change: { ...task, Action: 'Add' }, line: 'add      Task  X' },
  { change: { ...task, Replacement: 'True' }, line: 'replace  Task  X' },
  { change: { ...task, Replacement: 'Conditional' }, line: 'modify   Task  X  (maybe replaced)' },
  {
    change: { ...topic, Action: 'Remove' },
    line: 'remove   Topic  AWS::SNS::Topic  (deletes the subscriptions of the topic)',
  },
  {
    change: { ...topic, Action: 'Modify', Replacement: 'True' },
    line: 'replace  Topic  AWS::SNS::Topic  (deletes the subscriptions of the topic)',
  },
  {
    change: { ...topic, Action: 'Modify', Replacement: 'Conditional' },
    line: 'modify   Topic  AWS::SNS::Topic  (maybe replaced, may delete the subscriptions of the topic)',
  },
  {
    change: { ...topic, Action: 'Remove', PolicyAction: 'Retain' },
    line: 'remove   Topic  AWS::SNS::Topic  (it is kept outside of the stack)',
  },
  {
    change: { ...topic, Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndRetain' },
    line: 'replace  Topic  AWS::SNS::Topic  (the old one is kept)',
  },
  {
    change: { ...topic, Action: 'Remove', PolicyAction: 'Snapshot' },
    line: 'remove   Topic  AWS::SNS::Topic  (a snapshot is kept)',
  },
])('$line', ({ change, line }) => {
  expect(changeLines([{ ResourceChange: change }])).toEqual([line])
})

/** A detail of a property, from the template. */
const detail = (Name: string, values: { BeforeValue?: string; AfterValue?: string } = {}) => ({
  Target: { Attribute: 'Properties', Name, Path: `/Properties/${Name}`, ...values } as const,
  ChangeSource: 'DirectModification' as const,
})

test('what changes of a resource stands below it', () => {
  const Details = [
    detail('Cpu', { BeforeValue: '256', AfterValue: '512' }),
    detail('Tags/0', { AfterValue: 'a' }),
    detail('Volumes', { BeforeValue: 'b' }),
    detail('Family'),
  ]
  expect(changeLines([{ ResourceChange: { ...task, Details } }, { ResourceChange: topic }])).toEqual([
    'modify   Task  X',
    '           Cpu: 256 → 512  [template]',
    '           Tags/0: (none) → a  [template]',
    '           Volumes: b → (none)  [template]',
    '           Family  [template]',
    'modify   Topic  AWS::SNS::Topic',
  ])
})

test('of very many properties only some are shown', () => {
  const Details = Array.from({ length: 12 }, (_, index) => detail(`P${index}`))
  const lines = changeLines([{ ResourceChange: { ...task, Details } }])
  expect(lines).toHaveLength(12)
  expect(lines.slice(-2)).toEqual(['           P9  [template]', '           and 2 more'])
})

test('what is not of a resource has no line', () => {
  expect(changeLines([{}])).toEqual([])
})

test('changes of a nested stack that could not be read are missed', () => {
  const nested = { ...task, LogicalResourceId: 'Jobs', ResourceType: 'AWS::CloudFormation::Stack' }
  expect(changeLines([{ ResourceChange: nested, unread: 'cloudformation:DescribeChangeSet' }])).toEqual([
    'modify   Jobs  AWS::CloudFormation::Stack  (its own changes could not be read without cloudformation:DescribeChangeSet)',
  ])
})

test('a value on several lines is shown as it is: the log makes one line of it', () => {
  const Name = '::error::a\n::error::b'
  const Target = { Attribute: 'Properties', Name, Path: `/Properties/${Name}`, BeforeValue: '##[error]c' } as const
  const change = {
    ...task,
    Details: [{ Target, CausingEntity: 'P\n::error::d', ChangeSource: 'ParameterReference' as const }],
  }
  expect(changeLines([{ ResourceChange: change }])).toEqual([
    'modify   Task  X',
    '           ::error::a\n::error::b: ##[error]c → (none)  [parameter P\n::error::d]',
  ])
})
