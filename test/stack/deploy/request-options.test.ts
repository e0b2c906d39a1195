import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import { changeSetRequest, type DesiredStack } from '../../../src/stack/deploy/request.ts'
import { plan } from '../../fixtures/plan.ts'
import { OUR_TAGS, STACK } from '../../fixtures/stack.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { template } from '../../fixtures/template.ts'

const body = 'Resources: {A: {Type: X}}'
const ours = { ...STACK, tags: new Map(OUR_TAGS.map(({ Key, Value }) => [Key, Value])) }

const least: CreateChangeSetCommandInput = {
  StackName: 'shop',
  ChangeSetName: 'sf-1-1-a-1',
  ClientToken: 'sf-1-1-a-1',
  ChangeSetType: 'CREATE',
  Description: 'owner/shop abc run 7.1 https://github.com/owner/shop/actions/runs/77',
  TemplateBody: body,
  Parameters: [],
  Capabilities: ['CAPABILITY_IAM'],
  Tags: OUR_TAGS,
}
const update: CreateChangeSetCommandInput = { ...least, StackName: STACK.id, ChangeSetType: 'UPDATE' }

/** A stack that is deployed with these options. */
function desired(options: Partial<StackOptions>): DesiredStack {
  const settings = { ...plan.stack, options: { ...OPTIONS, ...options } }
  return { plan: { ...plan, stack: settings }, template: template(body), parameters: new Map() }
}

test.each([
  {
    description: 'a creation without rollback stays as it fails',
    options: { disableRollback: true },
    stack: undefined,
    request: { ...least, OnStackFailure: 'DO_NOTHING' },
  },
  {
    description: 'an update without rollback: that is sent with the execution',
    options: { disableRollback: true },
    stack: ours,
    request: update,
  },
  {
    description: 'topics',
    options: { notificationArns: ['arn:a', 'arn:b'] },
    stack: ours,
    request: { ...update, NotificationARNs: ['arn:a', 'arn:b'] },
  },
  {
    description: 'no topics any more',
    options: { notificationArns: [] },
    stack: ours,
    request: { ...update, NotificationARNs: [] },
  },
  {
    description: 'nested stacks',
    options: { includeNestedStacks: true },
    stack: ours,
    request: { ...update, IncludeNestedStacks: true },
  },
  {
    description: 'drift',
    options: { deploymentMode: 'REVERT_DRIFT' as const },
    stack: ours,
    request: { ...update, DeploymentMode: 'REVERT_DRIFT' },
  },
  {
    description: 'drift of a stack that is created: it has none',
    options: { deploymentMode: 'REVERT_DRIFT' as const },
    stack: undefined,
    request: { ...least, OnStackFailure: 'DELETE' },
  },
  {
    description: 'EXPRESS, with rollback, so that a task definition can be replaced',
    options: { deploymentMode: 'EXPRESS' as const },
    stack: ours,
    request: { ...update, DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: false } },
  },
  {
    description: 'a creation by EXPRESS, which takes no OnStackFailure',
    options: { deploymentMode: 'EXPRESS' as const, disableRollback: true },
    stack: undefined,
    request: { ...least, DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: true } },
  },
])('options: $description', ({ options, stack, request }) => {
  expect(changeSetRequest(desired(options), stack, 'sf-1-1-a-1')).toStrictEqual(request)
})
