import { DescribeEventsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet } from '../../stack.ts'

const bucket = (BucketName: string) => ({
  Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName } } },
})

test('a change set that takes the name of another bucket fails; what is wrong is found by its ARN', async () => {
  const account = newAccount()
  const name = `taken-${account.id}`
  await deploy(account, bucket(name))

  const { Id } = await createChangeSet(account, bucket(name), { StackName: 'other' })

  expect(await describeChangeSet(account, Id)).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      'The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.',
  })
  const { OperationEvents } = await account.cloudFormation.send(new DescribeEventsCommand({ ChangeSetName: Id }))
  expect(OperationEvents).toMatchObject([
    {
      EventType: 'VALIDATION_ERROR',
      LogicalResourceId: 'Bucket',
      ResourceType: 'AWS::S3::Bucket',
      ValidationName: 'NAME_CONFLICT_VALIDATION',
      ValidationFailureMode: 'FAIL',
      ValidationPath: '/Resources/Bucket',
    },
  ])
})

test('its own bucket is no conflict for a stack', async () => {
  const account = newAccount()
  const { Resources } = bucket(`mine-${account.id}`)
  await deploy(account, { Resources })
  const more = { ...Resources, Topic: { Type: 'AWS::SNS::Topic' } }
  const { Id } = await createChangeSet(account, { Resources: more }, { ChangeSetType: 'UPDATE' })
  expect(await describeChangeSet(account, Id)).toMatchObject({ Status: 'CREATE_COMPLETE' })
})

test('a bare name of a change set is no name for DescribeEvents', async () => {
  const account = newAccount()
  await createChangeSet(account, bucket(`new-${account.id}`))
  const describe = new DescribeEventsCommand({ ChangeSetName: 'c' })
  await expect(account.cloudFormation.send(describe)).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'One of ChangeSetName, OperationId or StackName must be specified',
  })
})
