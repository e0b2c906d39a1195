import { CreateChangeSetCommand, DescribeStacksCommand, ListExportsCommand } from '@aws-sdk/client-cloudformation'
import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr'
import { CreateBucketCommand, HeadBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { endpoint } from '../account.ts'
import { image, push, registry, registryError, registryLogin } from '../image.ts'
import { topic } from '../stack.ts'
import { iam } from '../web-identity.ts'
import { allow, createRole, decisionsOf, enforcedAccount, policy, type Statement, sessionOf } from './session.ts'

const why = (arn: string, action: string, resource: string): string =>
  `User: ${arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/test is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`

const repositories = (account: string, name: string): Statement => ({
  Sid: 'LookAtRepositories',
  Effect: 'Allow',
  Action: 'ecr:DescribeRepositories',
  Resource: `arn:aws:ecr:us-east-1:${account}:repository/${name}`,
})

test('a role may do what a statement allows, on its resources only', async () => {
  const account = await enforcedAccount()
  const role = await createRole(account, 'reader', repositories(account.id, 'one'))
  const { ecr } = await sessionOf(account, role)
  for (const repositoryName of ['one', 'two']) await account.ecr.send(new CreateRepositoryCommand({ repositoryName }))
  const look = (name: string) => ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }))
  await expect(look('one')).resolves.toMatchObject({ repositories: [{ repositoryName: 'one' }] })
  const message = why(role, 'ecr:DescribeRepositories', `arn:aws:ecr:us-east-1:${account.id}:repository/two`)
  await expect(look('two')).rejects.toMatchObject({ name: 'AccessDeniedException', message })
})

test('the keys of an account, and roles of an account that enforces nothing, may do everything', async () => {
  const account = await enforcedAccount()
  await expect(account.ecr.send(new DescribeRepositoriesCommand())).resolves.toMatchObject({ repositories: [] })
  expect(await decisionsOf(account)).toEqual([])
})

test('a query service refuses with 403, also for a stack that does not exist', async () => {
  const account = await enforcedAccount()
  const role = await createRole(account, 'nobody')
  const { cloudFormation } = await sessionOf(account, role)
  const message = why(
    role,
    'cloudformation:DescribeStacks',
    `arn:aws:cloudformation:us-east-1:${account.id}:stack/hello/*`,
  )
  await expect(cloudFormation.send(new DescribeStacksCommand({ StackName: 'hello' }))).rejects.toMatchObject({
    Code: 'AccessDenied',
    message,
    $metadata: { httpStatusCode: 403 },
  })
})

test('a role needs no permission to ask who it is', async () => {
  const account = await enforcedAccount()
  const { sts } = await sessionOf(account, await createRole(account, 'nobody'))
  await expect(sts.send(new GetCallerIdentityCommand())).resolves.toMatchObject({ Account: account.id })
})

test('an operation that is not in the table is refused, and says so', async () => {
  const account = await enforcedAccount()
  const role = await createRole(account, 'all', { Effect: 'Allow', Action: '*', Resource: '*' })
  const { s3, cloudFormation } = await sessionOf(account, role)
  await expect(s3.send(new CreateBucketCommand({ Bucket: 'new' }))).rejects.toThrow(
    'add it to local-cloud/overlay/iam/requests.py',
  )
  await expect(cloudFormation.send(new ListExportsCommand())).resolves.toBeDefined()
})

test('an explicit deny wins, and the message says so', async () => {
  const account = await enforcedAccount()
  const role = await createRole(
    account,
    'half',
    { Effect: 'Allow', Action: 'ecr:*', Resource: '*' },
    { Effect: 'Deny', Action: 'ecr:DescribeImages', Resource: '*' },
  )
  const { ecr } = await sessionOf(account, role)
  await expect(ecr.send(new DescribeRepositoriesCommand())).resolves.toBeDefined()
  await expect(ecr.send(new DescribeImagesCommand({ repositoryName: 'one' }))).rejects.toThrow(
    'with an explicit deny in an identity-based policy',
  )
})

test('a permissions boundary limits what the policies of a role allow', async () => {
  const account = await enforcedAccount()
  const role = await createRole(account, 'bounded', { Effect: 'Allow', Action: 'ecr:*', Resource: '*' })
  const PolicyDocument = policy({ Effect: 'Allow', Action: 'ecr:DescribeRepositories', Resource: '*' })
  await iam(account.id, { Action: 'CreatePolicy', PolicyName: 'boundary', PolicyDocument })
  const PermissionsBoundary = `arn:aws:iam::${account.id}:policy/boundary`
  await iam(account.id, { Action: 'PutRolePermissionsBoundary', RoleName: 'bounded', PermissionsBoundary })
  const { ecr } = await sessionOf(account, role)
  await expect(ecr.send(new DescribeRepositoriesCommand())).resolves.toBeDefined()
  await expect(ecr.send(new DescribeImagesCommand({ repositoryName: 'one' }))).rejects.toThrow(
    'because no permissions boundary allows the ecr:DescribeImages action',
  )
})

test.each<[string, Statement, boolean]>([
  ['the role of the change set', { StringEquals: { 'cloudformation:RoleArn': 'arn:aws:iam::1:role/other' } }, false],
  ['a change set by its name', { StringLike: { 'cloudformation:ChangeSetName': 'sf-*' } }, true],
  ['a name that is not the one', { StringNotLike: { 'cloudformation:ChangeSetName': 'sf-*' } }, false],
  ['a role that is not given', { Null: { 'cloudformation:RoleArn': 'true' } }, true],
  ['a role that must be given', { Null: { 'cloudformation:RoleArn': 'false' } }, false],
  ['tags that may be given', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] } }, true],
  ['tags that may not', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost'] } }, false],
  ['one tag that must be there', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }, true],
  ['the value of a tag', { StringEquals: { 'aws:RequestTag/team': 'blue' } }, false],
  ['if it exists', { StringEqualsIfExists: { 'cloudformation:TemplateUrl': 'https://x' } }, true],
  ['a safe connection', { Bool: { 'aws:SecureTransport': 'true' } }, true],
  ['a key that the overlay does not know', { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, false],
  ['an operator that the overlay does not know', { DateGreaterThan: { 'aws:TagKeys': '2020-01-01' } }, false],
])('a condition on %s', async (_, Condition, allowed) => {
  const account = await enforcedAccount()
  const role = await createRole(account, 'deployer', {
    Effect: 'Allow',
    Action: ['cloudformation:CreateChangeSet', 'cloudformation:TagResource'],
    Resource: `arn:aws:cloudformation:us-east-1:${account.id}:stack/s/*`,
    Condition,
  })
  const { cloudFormation } = await sessionOf(account, role)
  const sent = cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: 's',
      ChangeSetName: 'sf-1',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify(topic('one')),
      Tags: [{ Key: 'team', Value: 'red' }],
    }),
  )
  await (allowed ? expect(sent).resolves.toBeDefined() : expect(sent).rejects.toMatchObject({ Code: 'AccessDenied' }))
})

test('a push needs each of its actions', async () => {
  const account = await enforcedAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'one' }))
  const Resource = `arn:aws:ecr:us-east-1:${account.id}:repository/one`
  const token = { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' }
  const upload = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload']
  const role = await createRole(account, 'pusher', token, { Effect: 'Allow', Action: upload, Resource })
  const { ecr } = await sessionOf(account, role)
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand())
  const login = `Basic ${authorizationData[0]?.authorizationToken}`
  const refused = await push(login, 'one', 'v1', image({}))
  expect([refused.status, await registryError(refused)]).toEqual([
    403,
    `DENIED: ${why(role, 'ecr:PutImage', Resource)}`,
  ])
  await allow(account, 'pusher', token, { Effect: 'Allow', Action: [...upload, 'ecr:PutImage'], Resource })
  expect((await push(login, 'one', 'v1', image({}))).status).toBe(201)
})

test('the registry has nothing for a role but pushes and pulls, and mounts no layer of another repository', async () => {
  const account = await enforcedAccount()
  for (const repositoryName of ['one', 'other']) await account.ecr.send(new CreateRepositoryCommand({ repositoryName }))
  const Resource = `arn:aws:ecr:us-east-1:${account.id}:repository/one`
  const token = { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' }
  const role = await createRole(account, 'pusher', token, { Effect: 'Allow', Action: 'ecr:*', Resource })
  const { ecr } = await sessionOf(account, role)
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand())
  const login = `Basic ${authorizationData[0]?.authorizationToken}`
  const refused = async (method: string, path: string) => registryError(await registry(login, method, path))
  expect(await refused('GET', '/other/tags/list')).toMatch('DENIED: ')
  expect(await refused('GET', '/_catalog')).toMatch('DENIED: ')
  const other = image({})
  await push(await registryLogin(account), 'other', 'v1', other)
  const mounted = await registry(login, 'POST', `/one/blobs/uploads/?mount=${other.config}&from=other`)
  expect(mounted.status).toBe(202)
})

test('S3 refuses by the object, and a HEAD request without a message', async () => {
  const account = await enforcedAccount()
  const Bucket = `b-${account.id}`
  await account.s3.send(new CreateBucketCommand({ Bucket }))
  const Resource = `arn:aws:s3:::${Bucket}/main/*`
  const role = await createRole(account, 'writer', { Effect: 'Allow', Action: 's3:PutObject', Resource })
  const { s3 } = await sessionOf(account, role)
  await s3.send(new PutObjectCommand({ Bucket, Key: 'main/a', Body: 'a' }))
  const other = s3.send(new PutObjectCommand({ Bucket, Key: 'previews/a', Body: 'a' }))
  const message = why(role, 's3:PutObject', `arn:aws:s3:::${Bucket}/previews/a`)
  await expect(other).rejects.toMatchObject({ name: 'AccessDenied', message })
  await expect(s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } })
})

test('every decision is kept, with the statements that have allowed it', async () => {
  const account = await enforcedAccount()
  const role = await createRole(account, 'reader', repositories(account.id, 'one'), {
    Effect: 'Allow',
    Action: 'ecr:Describe*',
    Resource: '*',
  })
  const { ecr } = await sessionOf(account, role)
  await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['one'] })).catch(() => undefined)
  await ecr.send(new DescribeImagesCommand({ repositoryName: 'two' })).catch(() => undefined)
  const common = { role: 'reader', allowed: true, context: {}, boundary: null }
  const arn = `arn:aws:ecr:us-east-1:${account.id}:repository`
  expect(await decisionsOf(account)).toEqual([
    {
      ...common,
      action: 'ecr:DescribeRepositories',
      resource: `${arn}/one`,
      source: 'request ecr:DescribeRepositories',
      by: ['own/LookAtRepositories', 'own/1'],
    },
    {
      ...common,
      action: 'ecr:DescribeImages',
      resource: `${arn}/two`,
      source: 'request ecr:DescribeImages',
      by: ['own/1'],
    },
  ])
})

test('the statements of the roles of an account can be read, and a decision of each kind', async () => {
  const account = await enforcedAccount()
  const role = await createRole(account, `reader-${account.id}`, repositories(account.id, '*'))
  const { ecr } = await sessionOf(account, role)
  for (const _ of [1, 2]) await ecr.send(new DescribeRepositoriesCommand())
  const read = async (path: string) => (await fetch(`${endpoint}/_cloud/${path}`)).json()
  expect(await read(`policies?account=${account.id}`)).toMatchObject({
    [`reader-${account.id}`]: [
      { place: 'own/LookAtRepositories', effect: 'Allow', actions: ['ecr:DescribeRepositories'] },
    ],
  })
  const kinds = (await read('decisions')) as { role: string; action: string }[]
  expect(kinds.filter((kind) => kind.role === `reader-${account.id}`)).toMatchObject([
    { action: 'ecr:DescribeRepositories', by: ['own/LookAtRepositories'] },
  ])
})
