import type { Stack } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { BODY, deploy, empty, successful } from '../../fixtures/deploy-stack.ts'
import { OUR_TAGS, stackIn } from '../../fixtures/stack.ts'

/** A template with the parameter `P`. */
const withParameter = (declaration: string) => `Parameters:\n  P: { ${declaration} }\n${BODY}`

/** The names of the requests when the stack has this template and these properties already. */
async function requests(
  body: string,
  deployedBody: string,
  status: string,
  more: Partial<Stack> = {},
): Promise<string[]> {
  const script = { ...successful, DescribeStacks: [stackIn(status, more)], DescribeChangeSet: [empty] }
  const { aws, outcome } = await deploy(script, { body, deployedBody })
  expect(await outcome).toMatchObject({ operation: 'none' })
  return aws.calls.map(([action]) => action)
}

const p = (ParameterValue: string): Partial<Stack> => ({ Parameters: [{ ParameterKey: 'P', ParameterValue }] })

test.each([
  ['no parameters', BODY, {}],
  ['a default that is deployed', withParameter('Type: String, Default: a'), p('a')],
  ['a previous value', withParameter('Type: String'), p('a')],
])('%s: nothing can have changed, and no change set is made', async (_, body, more) => {
  expect(await requests(body, body, 'UPDATE_COMPLETE', more)).toEqual(['DescribeStacks'])
})

const read = ['DescribeChangeSet', 'DescribeStacks']
const made = ['DescribeStacks', 'CreateChangeSet', ...read, ...read, 'DeleteChangeSet']
const ssm = withParameter('Type: "AWS::SSM::Parameter::Value<String>"')
const dynamic = `${BODY}    Properties: { TopicName: "{{resolve:ssm:name}}" }\n`

test.each([
  ['another template', BODY, `${BODY}# more\n`, 'UPDATE_COMPLETE', {}],
  ['a parameter that SSM may have changed', ssm, ssm, 'UPDATE_COMPLETE', p('/name')],
  ['a dynamic reference', dynamic, dynamic, 'UPDATE_COMPLETE', {}],
  ['a transform', `Transform: T\n${BODY}`, `Transform: T\n${BODY}`, 'UPDATE_COMPLETE', {}],
  ['an update that was rolled back', BODY, BODY, 'UPDATE_ROLLBACK_COMPLETE', {}],
  ['another tag', BODY, BODY, 'UPDATE_COMPLETE', { Tags: [...OUR_TAGS, { Key: 'team', Value: 'a' }] }],
])('%s: a change set is made', async (_, body, deployed, status, more) => {
  expect(await requests(body, deployed, status, more)).toEqual(made)
})

test.each([
  ['the same value', 'Type: String', 'a', ['DescribeStacks']],
  ['another value', 'Type: String', 'b', made],
  ['the same value of a NoEcho parameter, which cannot be compared', 'Type: String, NoEcho: true', 'a', made],
])('%s is given', async (_, declaration, value, expected) => {
  const body = withParameter(declaration)
  const deployed = { body, deployedBody: body, parameters: new Map([['P', value]]) }
  const script = { ...successful, DescribeStacks: [stackIn('UPDATE_COMPLETE', p('a'))], DescribeChangeSet: [empty] }
  const { aws, outcome } = await deploy(script, deployed)
  await outcome
  expect(aws.calls.map(([action]) => action)).toEqual(expected)
})

test('a stack that was busy when it was found is not taken for unchanged', async () => {
  const script = {
    ...successful,
    DescribeStacks: [stackIn('UPDATE_IN_PROGRESS'), stackIn('UPDATE_COMPLETE')],
    DescribeChangeSet: [empty],
  }
  const { aws, outcome } = await deploy(script, { deployedBody: BODY })
  expect(await outcome).toMatchObject({ operation: 'none' })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'DeleteChangeSet'])
})
