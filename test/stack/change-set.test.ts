import { expect, test } from 'vitest'
import { type ChangeSetOrder, createChangeSetRequest } from '../../src/stack/change-set.ts'

const order: ChangeSetOrder = {
  type: 'CREATE',
  stackName: 'hello',
  name: 'sf-1-1-a-1',
  description: 'octo/hello abc',
  templateBody: 'Resources: {}',
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
    description: 'a description that is too long',
    order: { ...order, description: 'x'.repeat(2000) },
    request: { ...least, Description: 'x'.repeat(1024), OnStackFailure: 'DELETE' },
  },
])('the request: $description', ({ order, request }) => {
  expect(createChangeSetRequest(order)).toStrictEqual(request)
})
