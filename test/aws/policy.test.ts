import { expect, test } from 'vitest'
import { type Call, permissionsOf } from '../../src/aws/policy.ts'

const identity = { account: '111122223333', arn: 'arn:aws-us-gov:sts::111122223333:assumed-role/deploy/run' }
const call = (operation: string, request: Call['request'], more: Partial<Call> = {}): Call => ({
  service: 'CloudFormation',
  operation,
  request,
  region: 'us-gov-west-1',
  identity,
  ...more,
})
const CHANGE_SET = 'arn:aws-us-gov:cloudformation:us-gov-west-1:111122223333:changeSet'
const STACK = 'arn:aws-us-gov:cloudformation:us-gov-west-1:111122223333:stack'
const REPOSITORY = 'arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/shop'

test.each([
  {
    description: 'a stack by its name',
    given: call('DescribeStacks', { StackName: 'shop' }),
    resource: `${STACK}/shop/*`,
  },
  {
    description: 'a stack by its ARN',
    given: call('DeleteStack', { StackName: 'arn:aws:cloudformation:eu-west-1:666666666666:stack/shop/1-2' }),
    resource: `${STACK}/shop/*`,
  },
  {
    description: 'a change set of ours by its ARN',
    given: call('ExecuteChangeSet', { ChangeSetName: `${CHANGE_SET}/sf-1-1-abc/1-2` }),
    resource: `${CHANGE_SET}/sf-*/*`,
  },
  {
    description: 'a change set of ours for a pull request',
    given: call('ExecuteChangeSet', { ChangeSetName: `${CHANGE_SET}/sf-pr-1-1-abc/1-2` }),
    resource: `${CHANGE_SET}/sf-pr-*/*`,
  },
  {
    description: 'another change set by its ARN',
    given: call('ExecuteChangeSet', { ChangeSetName: `${CHANGE_SET}/reviewed/1-2` }),
    resource: `${CHANGE_SET}/reviewed/*`,
  },
  { description: 'an operation', given: call('DescribeEvents', { OperationId: '1' }), resource: '*' },
  {
    description: 'a repository',
    given: call('PutImage', { repositoryName: 'shop' }, { service: 'ECR' }),
    resource: REPOSITORY,
  },
  {
    description: 'a repository in a list',
    given: call('DescribeRepositories', { repositoryNames: ['shop'] }, { service: 'ECR' }),
    resource: REPOSITORY,
  },
  {
    description: 'a repository of another account',
    given: call('PutImage', { repositoryName: 'shop', registryId: '444455556666' }, { service: 'ECR' }),
    resource: REPOSITORY.replace('111122223333', '444455556666'),
  },
  { description: 'a login', given: call('GetAuthorizationToken', {}, { service: 'ECR' }), resource: '*' },
  { description: 'a role', given: call('AssumeRole', {}, { service: 'STS' }), resource: '*' },
  {
    description: 'a stack of an account that STS did not tell',
    given: call('DescribeStacks', { StackName: 'shop' }, { identity: undefined }),
    resource: 'arn:*:cloudformation:us-gov-west-1:*:stack/shop/*',
  },
])('the resource of our request: $description', ({ given, resource }) => {
  expect(permissionsOf(given)).toMatchObject({
    action: `${given.service.toLowerCase()}:${given.operation}`,
    resource,
  })
})

test('besides its own, a call needs to tag and to pass the role that we send', () => {
  const { others } = permissionsOf(call('CreateChangeSet', { StackName: 'shop', RoleARN: 'arn:x' }))
  expect([...others]).toEqual([
    ['cloudformation:TagResource', `${STACK}/shop/*`],
    ['iam:PassRole', 'arn:x'],
  ])
})
