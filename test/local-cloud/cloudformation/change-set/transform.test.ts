import { GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet, events, nesting, type Template, topic } from '../../stack.ts'

const sam = (more: Template = {}): Template => ({
  Transform: 'AWS::Serverless-2016-10-31',
  Resources: {
    Job: { Type: 'AWS::Serverless::Function', Properties: { PackageType: 'Image', ImageUri: 'example/hello:1' } },
    ...more,
  },
})
const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', AssumeRolePolicyDocument: { Statement: [] } } }

test('SAM makes its resources, without CAPABILITY_AUTO_EXPAND', async () => {
  const account = newAccount()
  const stack = await deploy(account, sam(), { Capabilities: ['CAPABILITY_IAM'] })
  expect(stack.StackStatus).toBe('CREATE_COMPLETE')
  const processed = new GetTemplateCommand({ StackName: 's', TemplateStage: 'Processed' })
  const { TemplateBody = '' } = await account.cloudFormation.send(processed)
  expect(Object.keys(JSON.parse(TemplateBody).Resources).sort()).toEqual(['Job', 'JobRole'])
})

test.each([
  { makes: sam(), given: [], missing: 'CAPABILITY_IAM' },
  { makes: sam({ Role: role }), given: ['CAPABILITY_IAM' as const], missing: 'CAPABILITY_NAMED_IAM' },
])('a capability that only the transform needs fails the change set: $missing', async ({ makes, given, missing }) => {
  const account = newAccount()
  const made = { ...makes, Outputs: { A: { Value: 'a' } } }
  await createChangeSet(account, made, {
    Capabilities: given,
    NotificationARNs: ['arn:aws:sns:us-east-1:111122223333:a'],
  })
  expect(await describeChangeSet(account)).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason: `Requires capabilities : [${missing}]`,
  })
})

test('a nested stack with a macro needs CAPABILITY_AUTO_EXPAND', async () => {
  const account = newAccount()
  const template = await nesting(account, { Transform: 'AWS::LanguageExtensions', ...topic('a') })
  await deploy(account, template)
  expect(await events(account)).toContain('Child CREATE_FAILED | Requires capabilities : [CAPABILITY_AUTO_EXPAND]')
  const other = newAccount()
  const again = await nesting(other, { Transform: 'AWS::LanguageExtensions', ...topic('a') })
  const stack = await deploy(other, again, { Capabilities: ['CAPABILITY_AUTO_EXPAND'] })
  expect(stack.StackStatus).toBe('CREATE_COMPLETE')
})
