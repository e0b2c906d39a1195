import { expect, test } from 'vitest'
import type { StackOptions } from '../../../src/inputs/inputs.ts'
import { type Comparison, cannotHaveChanged } from '../../../src/stack/deploy/unchanged.ts'
import type { Template } from '../../../src/template/template.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { task, template } from '../../fixtures/template.ts'

const declared = 'ImageUri: {Type: String}, Cpu: {Type: Number, Default: 256}'
const given = (ParameterKey: string, ParameterValue: string) => ({ ParameterKey, ParameterValue })
const image = given('ImageUri', 'r/app@sha256:1')
const base = of(declared)

/** A stack that is deployed with these parameters declared, and the same wanted again. */
function of(parameters: string, more = ''): Comparison {
  const wanted = template(task(parameters) + more)
  return {
    template: wanted,
    parameters: [image],
    tags: new Map([['a', 'b']]),
    roleArn: undefined,
    options: OPTIONS,
    stack: {
      id: 'arn',
      name: 's',
      status: 'UPDATE_COMPLETE',
      reason: undefined,
      parameters: new Map([
        ['ImageUri', 'r/app@sha256:1'],
        ['Cpu', '256'],
      ]),
      tags: new Map([['a', 'b']]),
      outputs: new Map(),
      roleArn: 'arn:role',
      notificationArns: ['arn:a', 'arn:b'],
      changeSetId: undefined,
      terminationProtection: false,
    },
    deployedBody: wanted.body,
  }
}

/** The same, but the stack is another. */
function on(stack: Partial<Comparison['stack']>, comparison = base): Comparison {
  return { ...comparison, stack: { ...comparison.stack, ...stack } }
}

/** The same, but more is asked of CloudFormation. */
function asked(options: Partial<StackOptions>): Comparison {
  return { ...base, options: { ...OPTIONS, ...options } }
}

const keep = (ParameterKey: string) => ({ ParameterKey, UsePreviousValue: true })
const secret = of('ImageUri: {Type: String}, Cpu: {Type: String, NoEcho: true}')
const ssm = of('ImageUri: {Type: String}, Cpu: {Type: AWS::SSM::Parameter::Value<String>, Default: 256}')
const two = [
  ['c', 'd'],
  ['a', 'b'],
] as const
const reference = '{{resolve:ssm:/cpu}}'
const withReference = new Map([...base.stack.parameters, ['Cpu', reference]])

/** The same, with a nested stack that is made from this template of the workspace. */
function nesting(child: string, more = ''): Comparison {
  const comparison = of(declared, `  Child: {Type: AWS::CloudFormation::Stack}\n${more}`)
  return { ...comparison, template: { ...comparison.template, nested: new Map([['Child', template(child)]]) } }
}

const leaf = 'Resources: {A: {Type: X}}\n'
const stackInside = 'Resources: {B: {Type: AWS::CloudFormation::Stack}}'
const inside = (child: Template): Comparison => {
  const comparison = nesting(stackInside)
  const middle = { ...template(stackInside), nested: new Map([['B', child]]) }
  return { ...comparison, template: { ...comparison.template, nested: new Map([['Child', middle]]) } }
}

test.each([
  { description: 'the same again', comparison: base },
  { description: 'a stack that was only created', comparison: on({ status: 'CREATE_COMPLETE' }) },
  { description: 'a previous value', comparison: { ...base, parameters: [image, keep('Cpu')] } },
  { description: 'a given value', comparison: { ...base, parameters: [image, given('Cpu', '256')] } },
  { description: 'no tags wanted', comparison: { ...base, tags: undefined } },
  {
    description: 'tags in another order',
    comparison: on({ tags: new Map(two) }, { ...base, tags: new Map(two.toReversed()) }),
  },
  { description: 'a secret that is kept', comparison: { ...secret, parameters: [image, keep('Cpu')] } },
  { description: 'the same service role', comparison: { ...base, roleArn: 'arn:role' } },
  { description: 'the same topics', comparison: asked({ notificationArns: ['arn:b', 'arn:a'] }) },
  { description: 'other protection, which takes no change set', comparison: asked({ terminationProtection: true }) },
  { description: 'EXPRESS', comparison: asked({ deploymentMode: 'EXPRESS' }) },
  { description: 'a nested template of the workspace', comparison: nesting(leaf) },
  { description: 'nested templates, two levels deep', comparison: inside(template(leaf)) },
  { description: 'a stack set', comparison: of(declared, '  Set: {Type: AWS::CloudFormation::StackSet}\n') },
])('cannot have changed: $description', ({ comparison }) => {
  expect(cannotHaveChanged(comparison)).toBe(true)
})

test.each([
  ...['UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE', 'ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS'].map((status) => ({
    description: `a stack in ${status}`,
    comparison: on({ status }),
  })),
  { description: 'another template', comparison: { ...base, deployedBody: `${base.deployedBody} ` } },
  { description: 'a template that may not be read', comparison: { ...base, deployedBody: undefined } },
  { description: 'another image', comparison: { ...base, parameters: [given('ImageUri', 'r/app@sha256:2')] } },
  { description: 'another value', comparison: { ...base, parameters: [image, given('Cpu', '512')] } },
  {
    description: 'a default instead of the value that the stack has',
    comparison: on({ parameters: new Map([...base.stack.parameters, ['Cpu', '512']]) }),
  },
  { description: 'a parameter that the stack has not', comparison: on({ parameters: new Map() }) },
  { description: 'a secret that is given', comparison: { ...secret, parameters: [image, given('Cpu', '256')] } },
  { description: 'a parameter in SSM', comparison: ssm },
  { description: 'a parameter in SSM that is kept', comparison: { ...ssm, parameters: [image, keep('Cpu')] } },
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
    comparison: on({ parameters: withReference }, { ...base, parameters: [image, given('Cpu', reference)] }),
  },
  {
    description: 'a dynamic reference in a value that is kept',
    comparison: on({ parameters: withReference }, { ...base, parameters: [image, keep('Cpu')] }),
  },
  { description: 'another tag', comparison: { ...base, tags: new Map([['a', 'c']]) } },
  { description: 'one tag more', comparison: { ...base, tags: new Map(two) } },
  { description: 'one tag less', comparison: { ...base, tags: new Map() } },
  { description: 'another service role', comparison: { ...base, roleArn: 'arn:other' } },
  { description: 'one topic less', comparison: asked({ notificationArns: ['arn:a'] }) },
  { description: 'another topic', comparison: asked({ notificationArns: ['arn:a', 'arn:c'] }) },
  { description: 'drift may be found', comparison: asked({ deploymentMode: 'REVERT_DRIFT' }) },
  { description: 'a change set is to be reviewed', comparison: asked({ execute: false }) },
  { description: 'an empty change set is to fail', comparison: asked({ failOnEmpty: true }) },
])('may have changed: $description', ({ comparison }) => {
  expect(cannotHaveChanged(comparison)).toBe(false)
})
