import { CreateChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type Account, endpoint } from '../account.ts'
import { topic } from '../stack.ts'
import { iam } from '../web-identity.ts'
import { allow, createRole, enforcedAccount, type Statement, sessionOf } from './session.ts'

const ALL: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }

/** A session of a role with these statements, besides one that allows to create change sets of the stack `s`. */
async function deployer(...statements: readonly Statement[]) {
  const account = await enforcedAccount()
  const { cloudFormation } = await sessionOf(account, await createRole(account, 'deployer', ...statements))
  const create = (TemplateBody: string, more: object = {}) =>
    cloudFormation.send(
      new CreateChangeSetCommand({
        ...{ StackName: 's', ChangeSetName: 'sf-1', ChangeSetType: 'CREATE', TemplateBody },
        ...more,
      }),
    )
  return { account, create }
}

const STACKS: Statement = {
  Effect: 'Allow',
  Action: 'cloudformation:*',
  Resource: 'arn:aws:cloudformation:*:*:stack/s/*',
}
const DENIED = { Code: 'AccessDenied' }

test.each<[string, Statement]>([
  ['on a tag that the overlay does not know', { ...ALL, Condition: { StringNotEquals: { 'aws:ResourceTag/a': 'b' } } }],
  [
    'whose condition has a policy variable',
    { ...ALL, Condition: { StringNotEquals: { 'aws:PrincipalArn': `\${a}` } } },
  ],
])('a statement %s allows nothing', async (_, statement) => {
  const { create } = await deployer(statement)
  await expect(create(JSON.stringify(topic('one')))).rejects.toMatchObject(DENIED)
})

test.each<[string, Statement]>([
  ['whose resources have a policy variable', { ...ALL, Effect: 'Deny', Resource: `arn:aws:s3:::\${aws:username}` }],
  ['on a key that the overlay does not know', { ...ALL, Effect: 'Deny', Condition: { Bool: { 'aws:Other': 'true' } } }],
])('a statement %s denies', async (_, statement) => {
  const { create } = await deployer(ALL, statement)
  await expect(create(JSON.stringify(topic('one')))).rejects.toMatchObject(DENIED)
})

const IMPORT = [{ ResourceType: 'AWS::SNS::Topic', LogicalResourceId: 'Topic', ResourceIdentifier: { TopicArn: 'a' } }]

test('a change set that imports resources has their types among its keys', async () => {
  const Condition = { Null: { 'cloudformation:ImportResourceTypes': 'true' } }
  const { create } = await deployer({ ...STACKS, Condition })
  const imports = { ChangeSetType: 'IMPORT', ResourcesToImport: IMPORT }
  await expect(create(JSON.stringify(topic('one')), imports)).rejects.toMatchObject(DENIED)
})

test.each([
  ['in JSON on one line', JSON.stringify({ Transform: 'AWS::LanguageExtensions', ...topic('one') })],
  ['in a list', JSON.stringify({ Transform: ['AWS::LanguageExtensions'], ...topic('one') }, null, 2)],
  [
    'of a part',
    JSON.stringify({
      ...topic('one'),
      Mappings: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } },
    }),
  ],
])('a transform %s is a resource of the request', async (_, template) => {
  const { create } = await deployer(STACKS)
  await expect(create(template)).rejects.toThrow(/on resource: arn:aws:cloudformation:us-east-1:aws:transform\/\w+/)
})

/** A bucket with the object `a`, and S3 with the credentials of a role that may write `b`. */
async function writer() {
  const account = await enforcedAccount()
  const Bucket = `b-${account.id}`
  await account.s3.send(new CreateBucketCommand({ Bucket }))
  await account.s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }))
  const may = { Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::${Bucket}/b` }
  return { Bucket, account, ...(await sessionOf(account, await createRole(account, 'writer', may))) }
}

test.each([
  ['copies another object', { 'x-amz-copy-source': 'BUCKET/a' }, {}, 's3:GetObject on resource'],
  ['gives others access', { 'x-amz-acl': 'public-read' }, {}, 'with x-amz-acl'],
  ['tags the object', {}, { tagging: '' }, 'with tagging'],
])('a role that may write an object is refused a request that also %s', async (_, headers, query, why) => {
  const { Bucket, s3 } = await writer()
  const more = JSON.parse(JSON.stringify(headers).replace('BUCKET', Bucket))
  s3.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: object; query: object }
      Object.assign(request.headers, more)
      Object.assign(request.query, query)
      return next(args)
    },
    { step: 'build', name: 'more' },
  )
  await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'b' }))).rejects.toThrow(why)
})

test('credentials that are none of a role, and those with policies of their own, may do nothing', async () => {
  const account = await enforcedAccount()
  const RoleArn = await createRole(account, 'all', ALL)
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [ALL] })
  const limited = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', Policy })
  const { Credentials: session } = await account.sts.send(limited)
  await iam(account.id, { Action: 'CreateUser', UserName: 'ada' })
  const user = await iam(account.id, { Action: 'CreateAccessKey', UserName: 'ada' })
  const [, accessKeyId = ''] = /<AccessKeyId>(\w+)</.exec(user) ?? []
  const [, secretAccessKey = ''] = /<SecretAccessKey>([^<]+)</.exec(user) ?? []
  const keys = [
    { accessKeyId, secretAccessKey },
    {
      accessKeyId: session?.AccessKeyId ?? '',
      secretAccessKey: session?.SecretAccessKey ?? '',
      sessionToken: session?.SessionToken ?? '',
    },
  ]
  for (const credentials of keys) {
    const sts = new STSClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials })
    const assumed = sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'other' }))
    await expect(assumed).rejects.toThrow('The overlay evaluates roles only')
  }
})

test('a request whose signature is in its query may do nothing', async () => {
  const account = await enforcedAccount()
  const RoleArn = await createRole(account, 'all', ALL)
  const { Credentials: keys } = await account.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }))
  const credential = `${keys?.AccessKeyId}/20260101/us-east-1/s3/aws4_request`
  const answer = await fetch(`${endpoint}/bucket/key?X-Amz-Credential=${encodeURIComponent(credential)}`)
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('signature is in the query')])
})

async function trusted(account: Account, ...statements: readonly Statement[]) {
  const RoleARN = await createRole(account, 'service', ALL)
  await allow(account, 'service', ALL)
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  await iam(account.id, { Action: 'UpdateAssumeRolePolicy', RoleName: 'service', PolicyDocument })
  return account.cloudFormation.send(
    new CreateChangeSetCommand({
      ...{ StackName: 's', ChangeSetName: 'c', ChangeSetType: 'CREATE', TemplateBody: JSON.stringify(topic('a')) },
      RoleARN,
    }),
  )
}

const TRUST: Statement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudformation.amazonaws.com' },
  Action: 'sts:AssumeRole',
}

test.each<[string, Statement]>([
  ['it', TRUST],
  ['everybody', { ...TRUST, Principal: '*' }],
  ['it, for a key that the overlay does not know', { ...TRUST, Condition: { Bool: { 'aws:Other': 'true' } } }],
])('a role that trusts a service and denies %s cannot be assumed by it', async (_, statement) => {
  const denied = trusted(await enforcedAccount(), TRUST, { ...statement, Effect: 'Deny' })
  await expect(denied).rejects.toThrow('is invalid or cannot be assumed')
})

test('a role that a service is trusted with can be assumed by it, on known conditions only', async () => {
  const Condition = { Bool: { 'aws:Other': 'true' } }
  await expect(trusted(await enforcedAccount(), TRUST)).resolves.toBeDefined()
  await expect(trusted(await enforcedAccount(), { ...TRUST, Condition })).rejects.toThrow('cannot be assumed')
})
