import type { Change } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import { checkChanges, checkOptions } from '../../../src/stack/deploy/forbidden-options.ts'
import { STACK } from '../../fixtures/stack.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { task, template } from '../../fixtures/template.ts'
import { thrown } from '../../fixtures/thrown.ts'

const withTask = template(task('Image: {Type: String}'.replace('Image', 'ImageUri')))
const withService = template('Resources: {Web: {Type: "AWS::ECS::Service"}}')
const plain = template('Resources: {A: {Type: X}}')
const options = (more: Partial<StackOptions>): StackOptions => ({ ...OPTIONS, ...more })
const express = options({ deploymentMode: 'EXPRESS' })
const noRollback = options({ disableRollback: true })
const newImage = { imageParameters: ['ImageUri'], newImage: true }

test.each([
  { description: 'no option', of: OPTIONS, on: { ...newImage, template: withService } },
  { description: 'EXPRESS without a service', of: express, on: { ...newImage, template: withTask } },
  {
    description: 'no rollback, an image that exists',
    of: noRollback,
    on: { ...newImage, newImage: false, template: withTask },
  },
  { description: 'no rollback, nothing takes the image', of: noRollback, on: { ...newImage, template: plain } },
  {
    description: 'no rollback, the image comes by a placeholder',
    of: noRollback,
    on: { ...newImage, imageParameters: [], template: withTask },
  },
  {
    description: 'no rollback, another parameter of the same beginning',
    of: noRollback,
    on: { ...newImage, imageParameters: ['Image'], template: withTask },
  },
])('before the build, taken: $description', ({ of, on }) => {
  expect(checkOptions(of, on)).toBeUndefined()
})

test.each([
  {
    description: 'EXPRESS with a service',
    of: express,
    on: { ...newImage, newImage: false, template: withService },
    says: 'deployment-mode EXPRESS would leave the old image running: CloudFormation ends such an update before the ECS service Web uses the new task definition.',
    remedy: 'Remove `deployment-mode: EXPRESS`.',
  },
  {
    description: 'EXPRESS with a service in a nested template of the workspace',
    of: express,
    on: { ...newImage, template: { ...withTask, nested: new Map([['Jobs', withService]]) } },
    says: expect.stringContaining('before the ECS service Jobs/Web uses the new task definition.'),
    remedy: 'Remove `deployment-mode: EXPRESS`.',
  },
  {
    description: 'a new image without rollback',
    of: noRollback,
    on: { ...newImage, template: withTask },
    says: 'This deploy replaces Task, which CloudFormation refuses while rollback is disabled. The stack was not changed.',
    remedy: 'Remove disable-rollback for this deploy. A new image always replaces its task definition.',
  },
])('before the build, refused: $description', ({ of, on, says, remedy }) => {
  expect(thrown(() => checkOptions(of, on))).toEqual([{ message: says, remedy }])
})

const change = (LogicalResourceId: string, ResourceType: string, Replacement?: 'True' | 'Conditional'): Change => ({
  ResourceChange: { LogicalResourceId, ResourceType, ...(Replacement ? { Replacement } : {}) },
})
const replaced = [change('A', 'X', 'True'), change('B', 'X', 'Conditional'), change('C', 'X', 'True')]

test.each([
  { description: 'rollback', of: OPTIONS, now: STACK, changes: replaced },
  { description: 'no rollback of a creation', of: noRollback, now: undefined, changes: replaced },
  { description: 'no rollback, nothing surely replaced', of: noRollback, now: STACK, changes: replaced.slice(1, 2) },
  { description: 'EXPRESS, which rolls back', of: express, now: STACK, changes: replaced },
])('by its changes, taken: $description', ({ of, now, changes }) => {
  expect(checkChanges(of, now, changes)).toBeUndefined()
})

test.each([
  { description: 'no rollback', of: noRollback, changes: replaced, says: 'This deploy replaces A, C, which' },
  {
    description: 'a service in a nested stack by EXPRESS',
    of: express,
    changes: [change('Nested/Web', 'AWS::ECS::Service')],
    says: 'before the ECS service Nested/Web uses',
  },
])('by its changes, refused: $description', ({ of, changes, says }) => {
  expect(thrown(() => checkChanges(of, STACK, changes))).toMatchObject([{ message: expect.stringContaining(says) }])
})

test('before the build, both problems are reported', () => {
  const both = options({ deploymentMode: 'EXPRESS', disableRollback: true })
  const on = { ...newImage, template: { ...withTask, nested: new Map([['Jobs', withService]]) } }
  expect(thrown(() => checkOptions(both, on))).toHaveLength(2)
})
