import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { DeployPlan } from '../../../src/plan/plan.ts'
import { changeSetRequest, type DesiredStack } from '../../../src/stack/deploy/request.ts'
import type { Stack } from '../../../src/stack/stack.ts'
import { account } from '../../fixtures/plan.ts'
import { STACK } from '../../fixtures/stack.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { template } from '../../fixtures/template.ts'

const plan: DeployPlan = {
  kind: 'deploy',
  account,
  target: {
    stackName: 'hello-pr-7',
    owner: { repository: 'octo/hello', stack: 'hello', pullRequest: 7 },
    region: 'eu-central-1',
    operation: 'sf-1-1-a',
    timeoutMinutes: 60,
  },
  buildId: { id: 'a', revision: 'a', mergeCommit: undefined, time: undefined },
  images: [],
  previewOverrides: undefined,
  release: undefined,
  execution: undefined,
  faults: [],
  template: 'job.yml',
  stack: {
    imageParameter: 'none',
    parameterOverrides: '',
    capabilities: ['CAPABILITY_IAM'],
    tags: new Map([['team', 'a']]),
    roleArn: 'arn:role',
    options: OPTIONS,
    timeoutMinutes: 60,
    s3Bucket: undefined,
    s3Prefix: '',
  },
  run: { id: '1', number: '1', attempt: '1', url: 'https://github.com/octo/hello/actions/runs/1' },
}
const body = 'Parameters: {A: {Type: String}, B: {Type: String, Default: b}}\nResources: {R: {Type: X}}'
const url = 'https://b.s3.eu-central-1.amazonaws.com/k'
const desired: DesiredStack = { plan, template: { ...template(body), url }, parameters: new Map() }

/** The same, with other settings of the stack. */
const withSettings = (settings: Partial<DeployPlan['stack']>): DesiredStack => ({
  ...desired,
  plan: { ...plan, stack: { ...plan.stack, ...settings } },
})

const ourTags = [
  { Key: 'servicefull:repository', Value: 'octo/hello' },
  { Key: 'servicefull:stack', Value: 'hello' },
  { Key: 'servicefull:pull-request', Value: '7' },
]
const ours: Stack = {
  ...STACK,
  name: 'hello-pr-7',
  parameters: new Map([['A', 'b']]),
  tags: new Map([['team', 'b'], ...ourTags.map(({ Key, Value }) => [Key, Value] as const)]),
}
const foreign: Stack = { ...ours, tags: new Map([['team', 'b']]) }

const team = { Key: 'team', Value: 'a' }
const creation: CreateChangeSetCommandInput = {
  StackName: 'hello-pr-7',
  ChangeSetName: 'n',
  ClientToken: 'n',
  ChangeSetType: 'CREATE',
  Description: 'octo/hello a run 1.1 https://github.com/octo/hello/actions/runs/1',
  TemplateURL: url,
  Parameters: [],
  Capabilities: ['CAPABILITY_IAM'],
  Tags: [team, ...ourTags],
  RoleARN: 'arn:role',
  OnStackFailure: 'DELETE',
}
const { OnStackFailure: _, ...rest } = creation
const update: CreateChangeSetCommandInput = {
  ...rest,
  StackName: STACK.id,
  ChangeSetType: 'UPDATE',
  Parameters: [{ ParameterKey: 'A', UsePreviousValue: true }],
}
const { Tags: __, ...withoutTags } = update
const { RoleARN: ___, ...withoutRole } = creation
const { TemplateURL: ____, ...withoutUrl } = creation

test.each([
  { description: 'a creation, which is deleted when it fails', desired, stack: undefined, request: creation },
  { description: 'an update', desired, stack: ours, request: update },
  {
    description: 'an update without settings',
    desired: withSettings({ capabilities: [], roleArn: undefined, tags: new Map() }),
    stack: foreign,
    request: (({ RoleARN, ...others }) => ({ ...others, Capabilities: [] }))(withoutTags),
  },
  {
    description: 'no service role',
    desired: withSettings({ roleArn: undefined }),
    stack: undefined,
    request: withoutRole,
  },
  {
    description: 'a template that is small enough to be sent',
    desired: { ...desired, template: template(body) },
    stack: undefined,
    request: { ...withoutUrl, TemplateBody: body },
  },
  {
    description: 'a description that is too long',
    desired: { ...desired, plan: { ...plan, buildId: { ...plan.buildId, id: 'x'.repeat(2000) } } },
    stack: undefined,
    request: { ...creation, Description: `octo/hello ${'x'.repeat(1024 - 'octo/hello '.length)}` },
  },
])('the request: $description', ({ desired, stack, request }) => {
  expect(changeSetRequest(desired, stack, 'n')).toStrictEqual(request)
})

const noTags = withSettings({ tags: new Map() })

test.each([
  { description: 'a new stack: the user’s and ours', desired, stack: undefined, request: creation },
  { description: 'a stack of ours: the same', desired, stack: ours, request: update },
  {
    description: 'a stack of ours, none given: only ours, which removes the others',
    desired: noTags,
    stack: ours,
    request: { ...update, Tags: ourTags },
  },
  {
    description: 'a stack of another tool: only the user’s',
    desired,
    stack: foreign,
    request: { ...update, Tags: [team] },
  },
  {
    description: 'a stack of another tool, none given: left as they are',
    desired: noTags,
    stack: foreign,
    request: withoutTags,
  },
])('the tags of $description', ({ desired, stack, request }) => {
  expect(changeSetRequest(desired, stack, 'n')).toStrictEqual(request)
})

const a = { ParameterKey: 'A', ParameterValue: 'c' }

test.each([
  { description: 'given, for a creation', given: { A: 'c' }, stack: undefined, request: creation, Parameters: [a] },
  { description: 'given, for an update', given: { A: 'c' }, stack: ours, request: update, Parameters: [a] },
  {
    description: 'given as an empty text',
    given: { A: '' },
    stack: ours,
    request: update,
    Parameters: [{ ParameterKey: 'A', ParameterValue: '' }],
  },
  {
    description: 'that the stack has for every parameter',
    given: {},
    stack: { ...ours, parameters: new Map(['A', 'B'].map((name) => [name, 'x'])) },
    request: update,
    Parameters: ['A', 'B'].map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
  },
  {
    description: 'of a parameter that the template no longer declares',
    given: {},
    stack: { ...ours, parameters: new Map([['Gone', 'x']]) },
    request: update,
    Parameters: [],
  },
])('the value $description', ({ given, stack, request, Parameters }) => {
  const parameters = new Map(Object.entries(given))
  expect(changeSetRequest({ ...desired, parameters }, stack, 'n')).toStrictEqual({ ...request, Parameters })
})
