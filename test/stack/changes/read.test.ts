import type { Change } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { mergeChanges, readChanges } from '../../../src/stack/changes/read.ts'
import { refuse, result } from '../../fixtures/answers.ts'
import { scriptAws } from '../../fixtures/server.ts'

const ID = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/c/9'
const NESTED = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/n/9'
const WARNING =
  '[WARN] --include-property-values option can return incomplete ChangeSet data because: Logical Id: B, failed property validation'

const detail = (Name: string, more = {}) => ({
  Target: { Attribute: 'Properties' as const, Name, ...more },
  ChangeSource: 'DirectModification' as const,
})
const change = (LogicalResourceId: string, more = {}): Change => ({ ResourceChange: { LogicalResourceId, ...more } })

test('what is left out beside the values is read without them, all pages', async () => {
  const aws = await scriptAws({
    DescribeChangeSet: [
      result({ Changes: [change('A')], NextToken: '2' }),
      result({ Changes: [change('B'), change('C')] }),
    ],
  })
  const first = { $metadata: {}, ChangeSetId: ID, StatusReason: WARNING, Changes: [change('A')] }
  const changes = await readChanges(aws.cloudFormation, first)
  expect(changes.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId)).toEqual(['A', 'B', 'C'])
  expect(aws.calls).toEqual([
    ['DescribeChangeSet', { ChangeSetName: ID }],
    ['DescribeChangeSet', { ChangeSetName: ID, NextToken: '2' }],
  ])
})

test('details that were left out are added, and those that were there stay as they are', () => {
  const known = [detail('Cpu', { Path: '/Properties/Cpu', BeforeValue: '1' })]
  const plain = [detail('Cpu'), detail('Memory')]
  expect(
    mergeChanges([change('A', { Details: known }), change('X')], [change('A', { Details: plain }), change('B')]),
  ).toEqual([change('A', { Details: [...known, detail('Memory')] }), change('X'), change('B')])
})

test('the changes of nested stacks stand behind their stack, under its name', async () => {
  const nested = change('Stack', { ResourceType: 'AWS::CloudFormation::Stack', ChangeSetId: NESTED })
  const aws = await scriptAws({ DescribeChangeSet: [result({ Changes: [change('Topic', { Action: 'Add' })] })] })
  const changes = await readChanges(aws.cloudFormation, {
    $metadata: {},
    ChangeSetId: ID,
    Changes: [nested, change('A')],
  })
  expect(changes.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId)).toEqual(['Stack', 'Stack/Topic', 'A'])
  expect(aws.calls).toEqual([['DescribeChangeSet', { ChangeSetName: NESTED, IncludePropertyValues: 'true' }]])
})

test('a nested stack that may not be read names the missing permission, and the rest is returned', async () => {
  const stack = (name: string, id: string): Change =>
    change(name, { ResourceType: 'AWS::CloudFormation::Stack', ChangeSetId: id })
  const denied = refuse('AccessDenied', 'User: u is not authorized to perform: cloudformation:DescribeChangeSet', 403)
  const answer = ({ ChangeSetName }: Record<string, unknown>) =>
    ChangeSetName === NESTED ? denied : result({ Changes: [change('Topic'), stack('Inner', NESTED)] })
  const aws = await scriptAws({ DescribeChangeSet: [answer, answer, answer] })

  const changes = await readChanges(aws.cloudFormation, {
    $metadata: {},
    ChangeSetId: ID,
    Changes: [stack('Secret', NESTED), stack('Open', `${ID}-2`), change('A')],
  })

  const unread = changes.map(({ ResourceChange, unread }) => [ResourceChange?.LogicalResourceId, unread])
  expect(unread).toEqual([
    ['Secret', 'cloudformation:DescribeChangeSet'],
    ['Open', undefined],
    ['Open/Topic', undefined],
    ['Open/Inner', 'cloudformation:DescribeChangeSet'],
    ['A', undefined],
  ])
})

test('a nested change set that cannot be read for another reason is an error', async () => {
  const nested = change('Stack', { ResourceType: 'AWS::CloudFormation::Stack', ChangeSetId: NESTED })
  const aws = await scriptAws({ DescribeChangeSet: [refuse('ValidationError', 'no')] })
  const first = { $metadata: {}, ChangeSetId: ID, Changes: [nested] }
  await expect(readChanges(aws.cloudFormation, first)).rejects.toThrow('no')
})
