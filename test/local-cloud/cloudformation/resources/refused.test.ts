import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateRepositoryCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { image, push, registryLogin } from '../../image.ts'
import { deploy, events, reaches } from '../../stack.ts'

const machine = (definition: string) => ({
  DefinitionString: definition,
  DefinitionSubstitutions: { target: 'Nope' },
  RoleArn: 'arn:aws:iam::000000000000:role/r',
})
const fargate = { RequiresCompatibilities: ['FARGATE'], Cpu: '333', Memory: '77', ContainerDefinitions: [] }

/** The reason with which the resource R failed. Identifiers of requests are left out. */
async function failure(account: Account, Type: string, Properties: object): Promise<string> {
  await deploy(account, { Resources: { R: { Type, Properties } } }, { Capabilities: ['CAPABILITY_NAMED_IAM'] })
  const failed = (await events(account)).find((event) => event.startsWith('R CREATE_FAILED')) ?? 'did not fail'
  return failed.replace('R CREATE_FAILED | ', '').replaceAll(/(Request ID|RequestToken): [-0-9a-f]{36}/g, '$1')
}

const handler = (message: string, code: string) =>
  `Resource handler returned message: "${message}" (RequestToken, HandlerErrorCode: ${code})`

test.each([
  [
    'cpu and memory',
    'AWS::ECS::TaskDefinition',
    fargate,
    handler(
      'Invalid request provided: Create TaskDefinition: No Fargate configuration exists for given values: 333 CPU, ' +
        '77 memory. See the Amazon ECS documentation for the valid values. (Service: AmazonECS, Status Code: 400, ' +
        'Request ID)',
      'InvalidRequest',
    ),
  ],
  [
    'retention',
    'AWS::Logs::LogGroup',
    { RetentionInDays: 2 },
    'Properties validation failed for resource R with message:\n[#/RetentionInDays: 2 is not a valid enum value]',
  ],
  [
    'no CIDR block',
    'AWS::EC2::VPC',
    { CidrBlock: '10.0.0.0/33' },
    handler(
      'Value (10.0.0.0/33) for parameter cidrBlock is invalid. This is not a valid CIDR block. ' +
        '(Service: Ec2, Status Code: 400, Request ID)',
      'InvalidRequest',
    ),
  ],
  [
    'too large a network',
    'AWS::EC2::VPC',
    { CidrBlock: '10.0.0.0/8' },
    handler("The CIDR '10.0.0.0/8' is invalid. (Service: Ec2, Status Code: 400, Request ID)", 'InvalidRequest'),
  ],
])('%s', async (_, type, properties, reason) => {
  expect(await failure(newAccount(), type, properties)).toBe(reason)
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
  expect((await functionFailure(() => ':one')).reason).toBe('did not fail')
})
