import { CloudFormationClient, CreateChangeSetCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { BatchGetImageCommand } from '@aws-sdk/client-ecr'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { explainAwsError, isTransient } from '../../../src/aws/error.ts'
import type { Aws } from '../../../src/edges/aws/clients.ts'
import { refuse, result } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'
import type { Script } from '../../fixtures/server.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

const STACK = 'arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/*'
const REPOSITORY = 'arn:aws:ecr:eu-central-1:111122223333:repository/shop'
const IDENTITY = result({ Account: '111122223333', Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/job' })
const USER = 'User: arn:aws:sts::111122223333:assumed-role/deploy/job'

/** The explanation of what a call through the action's own clients throws. */
async function explained(script: Script, call: (aws: Aws) => Promise<unknown>): Promise<unknown> {
  const { aws } = await connectTo({ GetCallerIdentity: [IDENTITY], ...script })
  return explainAwsError(await call(aws).catch((error: unknown) => error))
}

const changeSet = ({ cloudFormation }: Aws) =>
  cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: 'shop',
      ChangeSetName: 'sf-1',
      RoleARN: 'arn:aws:iam::111122223333:role/service',
    }),
  )

test('a refusal of CloudFormation becomes the statement to add', async () => {
  const message = `${USER} is not authorized to perform: cloudformation:CreateChangeSet on resource: ${STACK} because no identity-based policy allows the cloudformation:CreateChangeSet action`
  expect(await explained({ CreateChangeSet: [refuse('AccessDenied', message, 403)] }, changeSet)).toMatchObject({
    name: 'Problem',
    message: `AWS CloudFormation CreateChangeSet was refused: ${message}`,
    remedy: `Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"cloudformation:CreateChangeSet","Resource":"${STACK}"}`,
  })
})

test('a refusal of ECR as well', async () => {
  const message = `${USER} is not authorized to perform: ecr:BatchGetImage on resource: ${REPOSITORY} because no identity-based policy allows the ecr:BatchGetImage action`
  const script = { BatchGetImage: [refuse('AccessDeniedException', message)] }
  const call = ({ ecr }: Aws) => ecr.send(new BatchGetImageCommand({ repositoryName: 'shop', imageIds: [] }))
  expect(await explained(script, call)).toMatchObject({
    message: `AWS ECR BatchGetImage was refused: ${message}`,
    remedy: expect.stringContaining(`{"Effect":"Allow","Action":"ecr:BatchGetImage","Resource":"${REPOSITORY}"}`),
  })
})

test.each([
  [
    'an action that the call needs besides its own',
    `${USER} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::666666666666:role/r`,
    '"Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/service"',
  ],
  [
    'another account and another stack',
    `${USER} is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-central-1:666666666666:stack/*`,
    `"Action":"cloudformation:CreateChangeSet","Resource":"${STACK}"`,
  ],
  ['nothing', 'Access Denied', `"Action":"cloudformation:CreateChangeSet","Resource":"${STACK}"`],
])('a refusal that names %s', async (_, message, statement) => {
  const problem = await explained({ CreateChangeSet: [refuse('AccessDenied', message, 403)] }, changeSet)
  expect(problem).toMatchObject({ remedy: expect.stringContaining(statement) })
})

test('any other refusal names the call', async () => {
  const script = { DescribeStacks: [refuse('ValidationError', "1 validation error detected: Value 'x y'")] }
  const call = ({ cloudFormation }: Aws) => cloudFormation.send(new DescribeStacksCommand({ StackName: 'x y' }))
  expect(await explained(script, call)).toMatchObject({
    message: "AWS CloudFormation DescribeStacks failed: ValidationError: 1 validation error detected: Value 'x y'",
  })
})

test('no credentials tells how to get some', async () => {
  stubCredentials(undefined)
  expect(await explained({}, changeSet)).toMatchObject({
    message: expect.stringContaining('AWS CloudFormation CreateChangeSet failed: Could not load credentials'),
    remedy: expect.stringContaining('`role-to-assume`'),
  })
})

test('a server that takes no connection may take the next one', async () => {
  const config = { endpoint: 'http://127.0.0.1:1', region: 'eu-central-1', maxAttempts: 1 }
  const error: unknown = await new CloudFormationClient(config)
    .send(new DescribeStacksCommand({ StackName: 'shop' }))
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  expect(isTransient(error)).toBe(true)
})
