import type { ResourceChange, ResourceChangeDetail, ResourceTargetDefinition } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { propertyChanges } from '../../../src/stack/changes/property-changes.ts'

const image = { Attribute: 'Properties', Name: 'Image', Path: '/Properties/Image' } as const

/** The changes of a resource with these details. */
const of = (...Details: ResourceChangeDetail[]) => propertyChanges({ Details })

test('several details of a property are one change, with what it comes from', () => {
  const Target = { ...image, BeforeValue: 'a', AfterValue: 'b' }
  expect(
    of(
      { Target, ChangeSource: 'DirectModification', Evaluation: 'Dynamic' },
      { Target, ChangeSource: 'ParameterReference', CausingEntity: 'ImageUri', Evaluation: 'Static' },
    ),
  ).toEqual([{ name: 'Image', causes: ['parameter ImageUri'], before: 'a', after: 'b' }])
})

test.each([
  { detail: { ChangeSource: 'DirectModification', Evaluation: 'Static' }, cause: 'template' },
  { detail: { ChangeSource: 'DirectModification', Evaluation: 'Dynamic' }, cause: 'template' },
  { detail: { ChangeSource: 'ResourceReference', CausingEntity: 'Role' }, cause: 'resource Role' },
  { detail: { ChangeSource: 'ResourceAttribute', CausingEntity: 'Role.Arn' }, cause: 'resource Role.Arn' },
  { detail: { ChangeSource: 'Automatic' }, cause: 'nested stack' },
  { detail: { ChangeSource: 'NoModification' }, cause: 'drift' },
] as const)('it comes from $cause', ({ detail, cause }) => {
  expect(of({ Target: image, ...detail })).toEqual([{ name: 'Image', causes: [cause] }])
})

test.each([
  ['5', 'drift'],
  ['4', 'template'],
])('a value that was %s before it drifted to 7, and is to be 5, comes from the %s', (PreviousValue, cause) => {
  const Target = { ...image, BeforeValue: '7', AfterValue: '5', Drift: { PreviousValue, ActualValue: '7' } }
  const changes = of({ Target, ChangeSource: 'DirectModification', Evaluation: 'Static' })
  expect(changes).toEqual([{ name: 'Image', causes: [cause], before: '7', after: '5' }])
})

test.each<{ target: ResourceTargetDefinition; name: string; causes: string[] }>([
  { target: { Attribute: 'Properties', Name: 'Cpu' }, name: 'Cpu', causes: ['template'] },
  { target: { Attribute: 'Properties', Name: 'A', Path: '/Properties/A/0/B' }, name: 'A/0/B', causes: ['template'] },
  { target: { Attribute: 'UpdateReplacePolicy' }, name: 'UpdateReplacePolicy', causes: ['template'] },
  { target: { Attribute: 'Tags' }, name: 'Tags', causes: ['stack tags'] },
])('what changes is called $name', ({ target, name, causes }) => {
  expect(of({ Target: target })).toEqual([{ name, causes }])
})

test('a value that is added has none before, and one that is removed none after', () => {
  const tag = { Attribute: 'Tags', ChangeSource: 'DirectModification' } as const
  const added = { ...tag, Path: '/Properties/Tags/0', AfterValue: '{"Key":"a","Value":"b"}' }
  const removed = { ...tag, Path: '/Properties/Tags/1', BeforeValue: '' }
  expect(of({ Target: added }, { Target: removed })).toEqual([
    { name: 'Tags/0', causes: ['stack tags'], after: '{"Key":"a","Value":"b"}' },
    { name: 'Tags/1', causes: ['stack tags'], before: '' },
  ])
})

test('a variable of a container is known by the name beside its value', () => {
  const contexts = (Value: string): string =>
    JSON.stringify({
      Properties: { Containers: [{ Environment: [{ Name: 'STAGE' }, { Name: 'DB_PASSWORD', Value }] }] },
    })
  const value = (index: number): ResourceChangeDetail => ({
    Target: { Path: `/Properties/Containers/0/Environment/${index}/Value`, BeforeValue: 'old', AfterValue: 'new' },
  })
  const change: ResourceChange = {
    BeforeContext: contexts('old'),
    AfterContext: contexts('new'),
    Details: [value(0), value(1), value(2)],
  }
  expect(propertyChanges(change).map(({ before, after }) => [before, after])).toEqual([
    ['old', 'new'],
    ['****', '****'],
    ['old', 'new'],
  ])
})

test('a resource that is added has no details', () => {
  expect(propertyChanges({ Action: 'Add', AfterContext: '{"Properties":{}}' })).toEqual([])
})
