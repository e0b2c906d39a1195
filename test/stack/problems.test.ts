import { expect, test } from 'vitest'
import { ChangeSetFailed } from '../../src/stack/change-set/failure.ts'
import { type Called, explainRefusal } from '../../src/stack/problems.ts'
import { Problem } from '../../src/text/problem.ts'
import { thrown } from '../fixtures/thrown.ts'

const ARN = 'arn:aws:iam::111122223333:role/creator'
const deploy: Called = { stackName: 'shop', capabilities: ['CAPABILITY_IAM'], roleArn: undefined }
const error = (name: string, message: string): Error => Object.assign(new Error(message), { name })
const lacking = (list: string): Error => error('InsufficientCapabilitiesException', `Requires capabilities : [${list}]`)
const badRole = error('ValidationError', `Role ${ARN} is invalid or cannot be assumed`)

const explained = (of: unknown, called: Called) =>
  thrown(() => {
    throw explainRefusal(of, called)
  })

test.each([
  ['CAPABILITY_NAMED_IAM', 'CAPABILITY_IAM,CAPABILITY_NAMED_IAM'],
  ['CAPABILITY_IAM, CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM,CAPABILITY_AUTO_EXPAND'],
  ['CAPABILITY_NAMED_IAM, role-arn: arn:aws:iam::666666666666:role/x', 'CAPABILITY_IAM,CAPABILITY_NAMED_IAM'],
])('capabilities %s are added to those given', (list, line) => {
  expect(explained(lacking(list), deploy)).toEqual([
    {
      message: `CloudFormation refuses the template of stack shop: it needs the capabilities ${list}.`,
      remedy: `Check which IAM resources and transforms the template has, then acknowledge them: \`capabilities: ${line}\`.`,
    },
  ])
})

test('a transform is found to make roles only while the change set is made', () => {
  const failed = new ChangeSetFailed('arn:c', 'Requires capabilities : [CAPABILITY_NAMED_IAM]')
  expect(explained(failed, deploy)).toEqual([
    {
      message: 'CloudFormation refuses the template of stack shop: it needs the capabilities CAPABILITY_NAMED_IAM.',
      remedy: expect.stringContaining('`capabilities: CAPABILITY_IAM,CAPABILITY_NAMED_IAM`'),
    },
  ])
})

const right = 'Correct the role: it must exist, and its trust policy must let cloudformation.amazonaws.com assume it.'

test.each<[string, Called, string, string]>([
  ['of role-arn', { ...deploy, roleArn: ARN }, '', 'Or give another one in role-arn.'],
  ['that the stack was made with', deploy, ', which it was created with', 'Or give another one in role-arn.'],
  [
    'of a deletion',
    { stackName: 'shop', stackId: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/1' },
    ', which it was created with',
    'Or delete the stack with another one: `aws cloudformation delete-stack --stack-name shop --region eu-central-1 --role-arn <role>`.',
  ],
])('a service role %s', (_, called, whose, other) => {
  expect(explained(badRole, called)).toEqual([
    {
      message: `CloudFormation cannot use the service role ${ARN} of stack shop${whose}.`,
      remedy: `${right} ${other}`,
    },
  ])
})

test('what CloudFormation finds wrong in the request is a matter of the template or its parameters', () => {
  const refused = error('ValidationError', 'Template error: rule Large failed: it has to be large')
  expect(explained(Object.assign(refused, { call: 'CloudFormation CreateChangeSet' }), deploy)).toEqual([
    {
      message: `CloudFormation cannot create the change set: ${refused.message}`,
      remedy: 'Correct the template or its parameters. The stack was not changed.',
    },
  ])
  const later = Object.assign(error('ValidationError', 'no'), { call: 'CloudFormation ExecuteChangeSet' })
  expect(explainRefusal(later, deploy)).toBe(later)
})

test.each([
  ['another refusal', error('ValidationError', 'Parameters: [A] must have values')],
  ['a problem', new Problem(`Role ${ARN} is invalid or cannot be assumed`, 'b')],
  ['no error at all', 'text'],
])('%s is left as it is', (_, other) => {
  expect(explainRefusal(other, deploy)).toBe(other)
})
