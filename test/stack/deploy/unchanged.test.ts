import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import type { DesiredStack } from '../../../src/stack/deploy/request.ts'
import { isUnchanged } from '../../../src/stack/deploy/unchanged.ts'
import type { Stack } from '../../../src/stack/stack.ts'
import type { Template } from '../../../src/template/template.ts'
import { plan } from '../../fixtures/plan.ts'
import { STACK } from '../../fixtures/stack.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { task, template } from '../../fixtures/template.ts'

/** A request, and the stack that it would change. */
interface Comparison {
  readonly request: CreateChangeSetCommandInput
  readonly desired: DesiredStack
  readonly deployed: { readonly stack: Stack; readonly body: string | undefined }
}

const declared = 'ImageUri: {Type: String}, Cpu: {Type: Number, Default: 256}'
const given = (ParameterKey: string, ParameterValue: string) => ({ ParameterKey, ParameterValue })
const image = given('ImageUri', 'r/app@sha256:1')
const tag = (Key: string, Value: string) => ({ Key, Value })
const base = of(declared)

/** A stack that is deployed with these parameters declared, and the request for the same again. */
function of(parameters: string, more = ''): Comparison {
  const desired = { plan, template: template(task(parameters) + more), parameters: new Map() }
  return {
    request: { StackName: 's', ChangeSetName: 'n', Parameters: [image], Tags: [tag('a', 'b')] },
    desired,
    deployed: {
      stack: {
        ...STACK,
        status: 'UPDATE_COMPLETE',
        parameters: new Map([
          ['ImageUri', 'r/app@sha256:1'],
          ['Cpu', '256'],
        ]),
        tags: new Map([['a', 'b']]),
        roleArn: 'arn:role',
        notificationArns: ['arn:a', 'arn:b'],
      },
      body: desired.template.body,
    },
  }
}

/** The same, but the request is another. */
function requesting(request: Partial<CreateChangeSetCommandInput>, comparison = base): Comparison {
  return { ...comparison, request: { ...comparison.request, ...request } }
}

/** The same, but the stack is another. */
function on(stack: Partial<Stack>, comparison = base): Comparison {
  const { deployed } = comparison
  return { ...comparison, deployed: { ...deployed, stack: { ...deployed.stack, ...stack } } }
}

/** The same, but the template that the stack was deployed with is another. */
function deployedWith(body: string | undefined): Comparison {
  return { ...base, deployed: { ...base.deployed, body } }
}

/** The same, but with these options. */
function withOptions(options: Partial<StackOptions>): Comparison {
  const settings = { ...plan.stack, options: { ...OPTIONS, ...options } }
  return { ...base, desired: { ...base.desired, plan: { ...plan, stack: settings } } }
}

/** The same, but these templates are nested in the template, by logical ID. */
function withNested(nested: ReadonlyMap<string, Template>, comparison: Comparison): Comparison {
  const { desired } = comparison
  return { ...comparison, desired: { ...desired, template: { ...desired.template, nested } } }
}

const keep = (ParameterKey: string) => ({ ParameterKey, UsePreviousValue: true })
const secret = of('ImageUri: {Type: String}, Cpu: {Type: String, NoEcho: true}')
const ssm = of('ImageUri: {Type: String}, Cpu: {Type: AWS::SSM::Parameter::Value<String>, Default: 256}')
const two = [tag('c', 'd'), tag('a', 'b')]
const reference = '{{resolve:ssm:/cpu}}'
const withReference = new Map([...base.deployed.stack.parameters, ['Cpu', reference]])

/** The same, with a nested stack that is made from this template of the workspace. */
function nesting(child: string, more = ''): Comparison {
  const comparison = of(declared, `  Child: {Type: AWS::CloudFormation::Stack}\n${more}`)
  return withNested(new Map([['Child', template(child)]]), comparison)
}

const leaf = 'Resources: {A: {Type: X}}\n'
const stackInside = 'Resources: {B: {Type: AWS::CloudFormation::Stack}}'
const inside = (child: Template): Comparison => {
  const middle = { ...template(stackInside), nested: new Map([['B', child]]) }
  return withNested(new Map([['Child', middle]]), nesting(stackInside))
}

test.each([
  { description: 'the same again', comparison: base },
  { description: 'a stack that was only created', comparison: on({ status: 'CREATE_COMPLETE' }) },
  { description: 'a previous value', comparison: requesting({ Parameters: [image, keep('Cpu')] }) },
  { description: 'a given value', comparison: requesting({ Parameters: [image, given('Cpu', '256')] }) },
  { description: 'no tags in the request', comparison: requesting({ Tags: undefined }) },
  {
    description: 'tags in another order',
    comparison: on(
      { tags: new Map(two.map(({ Key, Value }) => [Key, Value])) },
      requesting({ Tags: two.toReversed() }),
    ),
  },
  { description: 'a secret that is kept', comparison: requesting({ Parameters: [image, keep('Cpu')] }, secret) },
  { description: 'the same service role', comparison: requesting({ RoleARN: 'arn:role' }) },
  { description: 'the same topics', comparison: requesting({ NotificationARNs: ['arn:b', 'arn:a'] }) },
  {
    description: 'other protection, which takes no change set',
    comparison: withOptions({ terminationProtection: true }),
  },
  { description: 'EXPRESS', comparison: withOptions({ deploymentMode: 'EXPRESS' }) },
  { description: 'a nested template of the workspace', comparison: nesting(leaf) },
  { description: 'nested templates, two levels deep', comparison: inside(template(leaf)) },
  { description: 'a stack set', comparison: of(declared, '  Set: {Type: AWS::CloudFormation::StackSet}\n') },
])('unchanged: $description', ({ comparison: { request, desired, deployed } }) => {
  expect(isUnchanged(request, desired, deployed)).toBe(true)
})

test.each([
  ...['UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS'].map((status) => ({
    description: `a stack in ${status}`,
    comparison: on({ status }),
  })),
  { description: 'another template', comparison: deployedWith(`${base.deployed.body} `) },
  { description: 'a template that may not be read', comparison: deployedWith(undefined) },
  { description: 'another image', comparison: requesting({ Parameters: [given('ImageUri', 'r/app@sha256:2')] }) },
  { description: 'another value', comparison: requesting({ Parameters: [image, given('Cpu', '512')] }) },
  {
    description: 'a default instead of the value that the stack has',
    comparison: on({ parameters: new Map([...base.deployed.stack.parameters, ['Cpu', '512']]) }),
  },
  { description: 'a parameter that the stack has not', comparison: on({ parameters: new Map() }) },
  {
    description: 'a secret that is given',
    comparison: requesting({ Parameters: [image, given('Cpu', '256')] }, secret),
  },
  { description: 'a parameter in SSM', comparison: ssm },
  { description: 'a parameter in SSM that is kept', comparison: requesting({ Parameters: [image, keep('Cpu')] }, ssm) },
  {
    description: 'a nested stack from elsewhere',
    comparison: of(declared, '  Child: {Type: AWS::CloudFormation::Stack}\n'),
  },
  {
    description: 'another nested stack from elsewhere',
    comparison: nesting(leaf, '  Other: {Type: AWS::CloudFormation::Stack}\n'),
  },
  { description: 'a nested stack from elsewhere in a nested template', comparison: nesting(stackInside) },
  { description: 'a transform in a nested template', comparison: nesting(`Transform: Mine\n${leaf}`) },
  { description: 'a dynamic reference two levels deep', comparison: inside(template(`${leaf}# {{resolve:ssm:a}}`)) },
  {
    description: 'a parameter in SSM of a nested template',
    comparison: nesting(`Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /p}}\n${leaf}`),
  },
  {
    description: 'a module, whose default version may be another now',
    comparison: of(declared, '  Net: {Type: My::Shared::Net::MODULE}\n'),
  },
  { description: 'a transform', comparison: of(declared, 'Transform: Mine\n') },
  {
    description: 'a dynamic reference in a value that is given',
    comparison: on({ parameters: withReference }, requesting({ Parameters: [image, given('Cpu', reference)] })),
  },
  {
    description: 'a dynamic reference in a value that is kept',
    comparison: on({ parameters: withReference }, requesting({ Parameters: [image, keep('Cpu')] })),
  },
  { description: 'another tag', comparison: requesting({ Tags: [tag('a', 'c')] }) },
  { description: 'one tag more', comparison: requesting({ Tags: two }) },
  { description: 'one tag less', comparison: requesting({ Tags: [] }) },
  { description: 'another service role', comparison: requesting({ RoleARN: 'arn:other' }) },
  { description: 'one topic less', comparison: requesting({ NotificationARNs: ['arn:a'] }) },
  { description: 'another topic', comparison: requesting({ NotificationARNs: ['arn:a', 'arn:c'] }) },
  { description: 'drift may be found', comparison: withOptions({ deploymentMode: 'REVERT_DRIFT' }) },
  { description: 'a change set is to be reviewed', comparison: withOptions({ execute: false }) },
  { description: 'an empty change set is to fail', comparison: withOptions({ failOnEmpty: true }) },
])('may have changed: $description', ({ comparison: { request, desired, deployed } }) => {
  expect(isUnchanged(request, desired, deployed)).toBe(false)
})
