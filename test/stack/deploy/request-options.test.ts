import { expect, test } from 'vitest'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import { type ChangeSetOrder, createChangeSetRequest } from '../../../src/stack/change-set/change-set.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'

const order: ChangeSetOrder = {
  type: 'CREATE',
  stackName: 'hello',
  name: 'sf-1-1-a-1',
  description: 'octo/hello abc',
  templateBody: 'Resources: {}',
  templateUrl: undefined,
  parameters: [],
  tags: undefined,
  capabilities: [],
  roleArn: undefined,
  options: OPTIONS,
}
const least = {
  StackName: 'hello',
  ChangeSetName: 'sf-1-1-a-1',
  ClientToken: 'sf-1-1-a-1',
  ChangeSetType: 'CREATE',
  Description: 'octo/hello abc',
  TemplateBody: 'Resources: {}',
  Parameters: [],
  Capabilities: [],
}
const { TemplateBody, ...withoutBody } = least

test.each([
  {
    description: 'a creation, which is deleted when it fails',
    order,
    request: { ...least, OnStackFailure: 'DELETE' },
  },
  {
    description: 'an update with everything',
    order: {
      ...order,
      type: 'UPDATE' as const,
      parameters: [{ ParameterKey: 'A', UsePreviousValue: true }],
      tags: new Map([['a', 'b']]),
      capabilities: ['CAPABILITY_IAM'],
      roleArn: 'arn:role',
    },
    request: {
      ...least,
      ChangeSetType: 'UPDATE',
      Parameters: [{ ParameterKey: 'A', UsePreviousValue: true }],
      Tags: [{ Key: 'a', Value: 'b' }],
      Capabilities: ['CAPABILITY_IAM'],
      RoleARN: 'arn:role',
    },
  },
  {
    description: 'no tags, which removes those that are there',
    order: { ...order, type: 'UPDATE' as const, tags: new Map() },
    request: { ...least, ChangeSetType: 'UPDATE', Tags: [] },
  },
  {
    description: 'a template that is too large to be sent',
    order: { ...order, templateUrl: 'https://b.s3.eu-central-1.amazonaws.com/k' },
    request: {
      ...withoutBody,
      TemplateURL: 'https://b.s3.eu-central-1.amazonaws.com/k',
      OnStackFailure: 'DELETE',
    },
  },
  {
    description: 'a description that is too long',
    order: { ...order, description: 'x'.repeat(2000) },
    request: { ...least, Description: 'x'.repeat(1024), OnStackFailure: 'DELETE' },
  },
])('the request: $description', ({ order, request }) => {
  expect(createChangeSetRequest(order)).toStrictEqual(request)
})

const asked = (options: Partial<StackOptions>): ChangeSetOrder => ({ ...order, options: { ...OPTIONS, ...options } })
const update = (of: ChangeSetOrder): ChangeSetOrder => ({ ...of, type: 'UPDATE' })
const updates = { ...least, ChangeSetType: 'UPDATE' }

test.each([
  {
    description: 'a creation without rollback stays as it fails',
    order: asked({ disableRollback: true }),
    request: { ...least, OnStackFailure: 'DO_NOTHING' },
  },
  {
    description: 'an update without rollback: told when it is executed',
    order: update(asked({ disableRollback: true })),
    request: updates,
  },
  {
    description: 'topics',
    order: update(asked({ notificationArns: ['arn:a', 'arn:b'] })),
    request: { ...updates, NotificationARNs: ['arn:a', 'arn:b'] },
  },
  {
    description: 'no topics any more',
    order: update(asked({ notificationArns: [] })),
    request: { ...updates, NotificationARNs: [] },
  },
  {
    description: 'nested stacks',
    order: update(asked({ includeNestedStacks: true })),
    request: { ...updates, IncludeNestedStacks: true },
  },
  {
    description: 'drift',
    order: update(asked({ deploymentMode: 'REVERT_DRIFT' })),
    request: { ...updates, DeploymentMode: 'REVERT_DRIFT' },
  },
  {
    description: 'drift of a stack that is created: it has none',
    order: asked({ deploymentMode: 'REVERT_DRIFT' }),
    request: { ...least, OnStackFailure: 'DELETE' },
  },
  {
    description: 'EXPRESS, with rollback, so that a task definition can be replaced',
    order: update(asked({ deploymentMode: 'EXPRESS' })),
    request: { ...updates, DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false } },
  },
  {
    description: 'a creation by EXPRESS, which takes no OnStackFailure',
    order: asked({ deploymentMode: 'EXPRESS', disableRollback: true }),
    request: { ...least, DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: true } },
  },
])('options: $description', ({ order, request }) => {
  expect(createChangeSetRequest(order)).toEqual(request)
})
