import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { type Resources, ref, refusalOf, refusedBy, role } from '../../refusal.ts'

const READ = { Effect: 'Allow', Action: 's3:GetObject' }
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
/** A policy document with this many characters, not counting white space, of which it has more. */
const sized = (characters: number) => {
  const whole = (length: number) => document({ ...READ, Resource: `arn:aws:s3:::${'b'.repeat(length)}   ` })
  return whole(characters - JSON.stringify(whole(0)).length + 3)
}
const inline = (PolicyDocument: object) => ({ Policies: [{ PolicyName: 'p', PolicyDocument }] })
const trusting = (characters: number) => {
  const statement = (Sid: string) => ({
    Sid,
    ...{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
  })
  const rest = characters - JSON.stringify(document(statement(''))).length
  return { AssumeRolePolicyDocument: document(statement('S'.repeat(rest))) }
}
const Role = role('ecs-tasks')
const managed = (PolicyDocument: object) => ['AWS::IAM::ManagedPolicy', { PolicyDocument }] as const
const ofRole = (PolicyDocument: object) =>
  ['AWS::IAM::Policy', { PolicyName: 'q', Roles: [ref('Role')], PolicyDocument }] as const
const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`
const TEN = ['ReadOnlyAccess', 'PowerUserAccess', ...'ABCDEFGH'].map(aws)
const NONE = 'arn:aws:iam::111122223333:policy/none'

test.each<[string, Resources, string, string?, number?]>([
  [
    'an action without a service',
    { R: role('ecs-tasks', inline(document({ ...READ, Action: ['s3:GetObject', 'PutObject'], Resource: '*' }))) },
    'Actions/Conditions must be prefixed by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'a statement without an action',
    { R: role('ecs-tasks', inline(document({ Effect: 'Allow', Resource: '*' }))) },
    'Policy statement must contain actions.',
  ],
  [
    'a statement of a role without a resource',
    { R: role('ecs-tasks', inline(document({ ...READ, Resource: [] }))) },
    'Policy statement must contain resources.',
  ],
  [
    'a statement of a policy without a resource',
    { Role, R: ofRole(document(READ)) },
    'Policy statement must contain resources.',
  ],
  [
    'a statement of a managed policy without a resource',
    { R: managed(document(READ)) },
    'Policy statement must contain resources.',
  ],
  [
    'too large a trust policy',
    { R: role('ecs-tasks', trusting(2049)) },
    'Cannot exceed quota for ACLSizePerRole: 2048',
    'ServiceLimitExceeded',
    409,
  ],
  [
    'too large inline policies',
    { R: role('ecs-tasks', { RoleName: 'job', ...inline(sized(10_241)) }) },
    'Maximum policy size of 10240 bytes exceeded for role job',
    'ServiceLimitExceeded',
    409,
  ],
  [
    'a policy that is too large together with those of its role',
    { Role: role('ecs-tasks', { RoleName: 'job', ...inline(sized(10_000)) }), R: ofRole(sized(241)) },
    'Maximum policy size of 10240 bytes exceeded for role job',
    'ServiceLimitExceeded',
    409,
  ],
  [
    'too large a managed policy',
    { R: managed(sized(6_145)) },
    'Cannot exceed quota for PolicySize: 6144',
    'ServiceLimitExceeded',
    409,
  ],
  [
    'too many managed policies',
    { R: role('ecs-tasks', { ManagedPolicyArns: [...TEN, aws('I')] }) },
    'Cannot exceed quota for PoliciesPerRole: 10',
    'ServiceLimitExceeded',
    409,
  ],
  [
    'a managed policy that does not exist',
    { R: role('ecs-tasks', { ManagedPolicyArns: [NONE] }) },
    `Policy ${NONE} does not exist or is not attachable.`,
    'NotFound',
    404,
  ],
  [
    'a boundary that does not exist',
    { R: role('ecs-tasks', { PermissionsBoundary: NONE }) },
    `Scope ARN: ${NONE} does not exist or is not attachable.`,
    'NotFound',
    404,
  ],
])('%s', async (_, resources, message, code, status) => {
  expect(await refusalOf(resources)).toBe(refusedBy('Iam', message, code, status))
})

test('policies up to the quotas are taken, and a policy does not count twice when it changes', async () => {
  const account = newAccount()
  const properties = {
    ...trusting(2048),
    ...inline(sized(10_000)),
    ManagedPolicyArns: [ref('Managed'), ...TEN.slice(1)],
  }
  const resources = { Managed: managed(sized(6_144)), Role: role('ecs-tasks', properties), R: ofRole(sized(240)) }
  expect(await refusalOf(resources, account)).toBe('CREATE_COMPLETE')
})
