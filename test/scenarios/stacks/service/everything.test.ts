import { DescribeTaskDefinitionCommand, DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs'
import { DeleteStateMachineCommand } from '@aws-sdk/client-sfn'
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { createResources, readLog, runExecution } from '../../harness/service/execution.ts'
import { listenTo } from '../../harness/service/topic.ts'
import { lookAt } from '../../harness/world.ts'

const program = `#!/bin/sh
echo >/file && echo "can write everywhere"
echo >/tmp/file && echo "can write to /tmp"
echo "$MODE|$TOKEN|$DATA_BUCKET|$*"
`

/** The image as docs/service.md wants it for a read-only file system: its user is not root, so /tmp is a volume that all may write to. */
const dockerfile = `ARG BASE_IMAGE
FROM \${BASE_IMAGE}
RUN mkdir -p /tmp && chmod 1777 /tmp
VOLUME /tmp
COPY hello-job /usr/local/bin/hello-job
USER 65534
ENTRYPOINT ["/usr/local/bin/hello-job"]
`

const OTHERS = {
  Resources: {
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }],
        },
      },
    },
    Data: { Type: 'AWS::S3::Bucket' },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'token' } },
  },
  Outputs: {
    Key: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } },
    Data: { Value: { Ref: 'Data' } },
    Secret: { Value: { 'Fn::GetAtt': ['Secret', 'Id'] } },
  },
}

test('with everything on, the job runs, what a schedule cannot start is kept, and the stack can be deleted', async () => {
  const { account, checkout, job } = openJob({ 'hello-job': program, Dockerfile: dockerfile })
  const { Key, Data, Secret } = await createResources(account, OTHERS)
  const deploy = (state: string) => {
    const parameters = [
      ...['CommandFromInput=true', 'Environment=[{"Name":"MODE","Value":"fast"}]', `Secrets=TOKEN=${Secret}`],
      ...['Command=["own"]', `SecretsKmsKeyArn=${Key}`, 'Cpu=512', 'Memory=1024', 'EphemeralStorageInGiB=100'],
      ...['Spot=true', 'Schedule=at(2020-01-31T08:00:00)', 'ScheduleTimeZone=Europe/Zurich', `ScheduleState=${state}`],
      ...['ScheduleInput={"name":"Ada"}', 'RetryAttempts=2', 'RetryIntervalSeconds=1', 'RetryBackoffRate=1.5'],
      ...['TaskPolicyArns=arn:aws:iam::aws:policy/ReadOnlyAccess', `DataBucket=${Data}`, 'ReadonlyRootFilesystem=true'],
      ...['PermissionsBoundaryArn=arn:aws:iam::aws:policy/PowerUserAccess', 'AvailabilityZones=us-east-1b,us-east-1c'],
      ...['NotificationEmail=ops@example.com', 'Alarm=true', 'LogRetentionInDays=30', 'StateMachineLogLevel=ALL'],
      ...['Tracing=true', 'ContainerInsights=enhanced', `KmsKeyArn=${Key}`, 'TimeoutSeconds=600'],
    ]
    return runJob({ ...job, inputs: { 'parameter-overrides': parameters.join('\n') } })
  }

  const { errors, outputs } = await deploy('DISABLED')

  expect(errors).toEqual([])
  const stateMachineArn = outputs['state-machine-arn'] ?? ''
  const run = await runExecution(account, stateMachineArn, { command: ['given'] })
  expect(run.cause ?? run.status).toBe('SUCCEEDED')
  const lines = (await readLog(account, outputs.LogGroupName ?? '')).split('\n').sort()
  expect(lines.slice(1)).toEqual(['can write to /tmp', `fast|token|${Data}|given`])
  expect(lines[0]).toMatch(/Read-only file system$/)
  const { ecs } = account
  const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: outputs.ClusterName, desiredStatus: 'STOPPED' }))
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: outputs.ClusterName, tasks: taskArns }))
  expect(tasks).toMatchObject([{ capacityProviderName: 'FARGATE_SPOT', cpu: '512', memory: '1024' }])
  const asked = new DescribeTaskDefinitionCommand({ taskDefinition: outputs.TaskDefinitionArn })
  expect((await ecs.send(asked)).taskDefinition).toMatchObject({ ephemeralStorage: { sizeInGiB: 100 } })

  await account.sfn.send(new DeleteStateMachineCommand({ stateMachineArn }))
  const nextMessage = await listenTo({ account, outputs })
  const enabled = await deploy('ENABLED')

  expect(enabled.errors).toEqual([])
  const receive = new ReceiveMessageCommand({
    QueueUrl: outputs.DeadLetterQueueUrl,
    WaitTimeSeconds: 20,
    MessageAttributeNames: ['All'],
  })
  const { Messages } = await account.sqs.send(receive)
  const sent = { StateMachineArn: stateMachineArn, Input: '{"name":"Ada"}' }
  expect(Messages?.map(({ Body = '' }) => JSON.parse(Body))).toEqual([sent])
  expect(Messages?.[0]?.MessageAttributes?.ERROR_CODE?.StringValue).toBe('StateMachineDoesNotExist')
  expect(await nextMessage()).toMatchObject({
    NewStateValue: 'ALARM',
    AlarmDescription: 'The schedule of hello could not start an execution (see DeadLetterQueueUrl)',
  })

  const gone = await runJob({ ...job, inputs: { command: 'delete' } })

  expect(gone.errors).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: { others: 'CREATE_COMPLETE', listener: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})
