import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { image, push, registryLogin } from '../../image.ts'
import { type Resources, ref, refusalOf, refusedBy } from '../../refusal.ts'
import { deploy, events, reaches } from '../../stack.ts'

const machine = (definition: string) => ({
  DefinitionString: definition,
  DefinitionSubstitutions: { target: 'Nope' },
  RoleArn: 'arn:aws:iam::000000000000:role/r',
})
/** The reason with which a resource of the type failed. */
const failure = (account: Account, type: string, properties: object) => refusalOf({ R: [type, properties] }, account)

const handler = (message: string, code: string) =>
  `Resource handler returned message: "${message}" (RequestToken, HandlerErrorCode: ${code})`

const topic = { Topic: ['AWS::SNS::Topic', {}] } as const
const subscription = (more: object) =>
  ['AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'email', Endpoint: 'a@example.com', ...more }] as const
const bucket = { Bucket: ['AWS::S3::Bucket', {}] } as const
const bucketPolicy = (statement: object, more: object = {}) => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', ...statement }] }
  return ['AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: document, ...more }] as const
}
const objects = { 'Fn::Sub': `arn:aws:s3:::\${Bucket}/*` }
const itself = { 'Fn::Sub': `arn:aws:s3:::\${Bucket}` }

test.each<[string, Resources, string]>([
  [
    'a retention that is not in the list',
    { R: ['AWS::Logs::LogGroup', { RetentionInDays: 2 }] },
    'Properties validation failed for resource R with message:\n[#/RetentionInDays: 2 is not a valid enum value]',
  ],
  [
    'a key that does not exist',
    { R: ['AWS::Logs::LogGroup', { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/none' }] },
    refusedBy('Logs', 'The specified KMS key does not exist or is not allowed to be used with this log group'),
  ],
  [
    'a queue with two kinds of encryption',
    { R: ['AWS::SQS::Queue', { KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: true }] },
    refusedBy(
      'Sqs',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    ),
  ],
  [
    'a topic that does not exist',
    { R: subscription({ TopicArn: 'arn:aws:sns:us-east-1:111122223333:none' }) },
    refusedBy('Sns', 'Topic does not exist', 'NotFound', 404),
  ],
  [
    'a protocol that SNS does not have',
    { ...topic, R: subscription({ Protocol: 'mail' }) },
    refusedBy('Sns', 'Invalid parameter: Does not support this protocol string: mail'),
  ],
  [
    'a mail to no address',
    { ...topic, R: subscription({ Endpoint: 'nobody' }) },
    refusedBy('Sns', 'Invalid parameter: Email address'),
  ],
  [
    'a name that a repository cannot have',
    { R: ['AWS::ECR::Repository', { RepositoryName: 'x' }] },
    refusedBy(
      'Ecr',
      "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must have length greater than or equal to 2'",
    ),
  ],
  [
    'the policy of a bucket that does not exist',
    { ...bucket, R: bucketPolicy({ Action: 's3:*', Resource: objects }, { Bucket: 'none' }) },
    refusedBy('S3', 'The specified bucket does not exist', 'NotFound', 404),
  ],
  [
    'the policy of a bucket about another one',
    { ...bucket, R: bucketPolicy({ Action: 's3:*', Resource: [objects, 'arn:aws:s3:::other/*'] }) },
    refusedBy('S3', 'Policy has invalid resource'),
  ],
  [
    'an action on objects of the bucket itself',
    { ...bucket, R: bucketPolicy({ Action: 's3:GetObject', Resource: itself }) },
    refusedBy('S3', 'Action does not apply to any resource(s) in statement'),
  ],
  [
    'an action on the bucket of its objects',
    { ...bucket, R: bucketPolicy({ Action: ['s3:ListBucket'], Resource: [objects] }) },
    refusedBy('S3', 'Action does not apply to any resource(s) in statement'),
  ],
])('%s', async (_, resources, reason) => {
  expect(await refusalOf(resources)).toBe(reason)
})

test('values that the services take', async () => {
  const Key = ['AWS::KMS::Key', { KeyPolicy: { Version: '2012-10-17', Statement: [] } }]
  const resources = {
    ...{ Key, ...topic, ...bucket },
    Log: ['AWS::Logs::LogGroup', { RetentionInDays: 14, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }],
    One: ['AWS::SQS::Queue', { KmsMasterKeyId: 'alias/aws/sqs', SqsManagedSseEnabled: false }],
    Other: ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }],
    Mail: subscription({}),
    Policy: bucketPolicy({ Action: ['s3:GetObject', 's3:ListBucket'], Resource: [itself, objects] }),
    R: ['AWS::ECR::Repository', { RepositoryName: 'team/app' }],
  }
  expect(await refusalOf(resources)).toBe('CREATE_COMPLETE')
})

test.each([
  ['{', /INVALID_JSON_DESCRIPTION: /],
  ['{"StartAt":"A","States":{"B":{"Type":"Succeed"}}}', /MISSING_TRANSITION_TARGET: Missing 'StartAt' target: A at /],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a substitution of the definition
    '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"${target}"}}}',
    /MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope at \/States\/A\/Next/,
  ],
])('the state machine %s', async (definition, reason) => {
  const seen = await failure(newAccount(), 'AWS::StepFunctions::StateMachine', machine(definition))
  expect(seen).toMatch(reason)
  expect(seen).toMatch(/^Resource handler returned message: "Invalid State Machine Definition: '/)
})

test('a log group that exists', async () => {
  const account = newAccount()
  await account.logs.send(new CreateLogGroupCommand({ logGroupName: 'taken' }))
  expect(await failure(account, 'AWS::Logs::LogGroup', { LogGroupName: 'taken' })).toBe(
    handler(
      `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"taken"}' already exists.`,
      'AlreadyExists',
    ),
  )
})

test('a role that exists', async () => {
  const account = newAccount()
  const role = { RoleName: 'taken', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } }
  const template = { Resources: { R: { Type: 'AWS::IAM::Role', Properties: role } } }
  await deploy(account, template, { StackName: 'other', Capabilities: ['CAPABILITY_NAMED_IAM'] })
  expect(await failure(account, 'AWS::IAM::Role', role)).toBe(
    handler('Role with name taken already exists. (Service: Iam, Status Code: 409, Request ID)', 'AlreadyExists'),
  )
})

test('a repository that exists', async () => {
  const account = newAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'taken' }))
  expect(await failure(account, 'AWS::ECR::Repository', { RepositoryName: 'taken' })).toBe(
    handler(
      `The repository with name 'taken' already exists in the registry with id '${account.id}' ` +
        '(Service: Ecr, Status Code: 400, Request ID)',
      'AlreadyExists',
    ),
  )
})

test('a repository with images is not deleted with its stack', async () => {
  const account = newAccount()
  const repository = { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'full' } }
  const { StackId = '' } = await deploy(account, { Resources: { R: repository } })
  await push(await registryLogin(account), 'full', 'v1', image({}))
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 's' }))
  const stack = await reaches(account, StackId, 'DELETE_FAILED')
  expect(stack.StackStatusReason).toBe('The following resource(s) failed to delete: [R].')
  const failed = (await events(account)).find((event) => event.startsWith('R DELETE_FAILED'))
  expect(failed).toContain('cannot be deleted because it still contains images')
})

/** The reason with which a function failed whose image is `app` with this end, and the reference of that image. */
async function functionFailure(
  end: (digest: string) => string,
): Promise<{ readonly uri: string; readonly reason: string }> {
  const account = newAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  const one = image({})
  await push(await registryLogin(account), 'app', 'one', one)
  const platform = { os: 'linux', architecture: 'amd64' }
  const entry = {
    mediaType: JSON.parse(one.manifest).mediaType,
    digest: one.digest,
    size: one.manifest.length,
    platform,
  }
  const imageManifestMediaType = 'application/vnd.oci.image.index.v1+json'
  const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType: imageManifestMediaType, manifests: [entry] })
  const put = new PutImageCommand({ repositoryName: 'app', imageTag: 'all', imageManifest, imageManifestMediaType })
  const { imageId } = (await account.ecr.send(put)).image ?? {}
  const uri = `${account.id}.dkr.ecr.us-east-1.amazonaws.com/app${end(imageId?.imageDigest ?? '')}`
  const Role = `arn:aws:iam::${account.id}:role/app`
  const properties = { PackageType: 'Image', Role, Code: { ImageUri: uri } }
  return { uri, reason: await failure(account, 'AWS::Lambda::Function', properties) }
}

test.each([
  { by: 'tag', end: () => ':all' },
  { by: 'digest', end: (digest: string) => `@${digest}` },
])('a function whose image is an index, by $by', async ({ end }) => {
  const { uri, reason } = await functionFailure(end)
  expect(reason).toBe(
    handler(
      `The image manifest, config or layer media type for the source image ${uri} is not supported. ` +
        '(Service: Lambda, Status Code: 400, Request ID)',
      'InvalidRequest',
    ),
  )
})

test('a function whose image is one image is taken', async () => {
  expect((await functionFailure(() => ':one')).reason).toBe('CREATE_COMPLETE')
})
