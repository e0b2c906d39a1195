import { createHash } from 'node:crypto'
import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { createBucket, keysIn, lookAt, templateOf } from '../../harness/world.ts'

const machine = '{"StartAt": "Größe", "States": {"Größe": {"Type": "Pass", "End": true}}}\n'

const topics = `Resources:\r
  Topic: { Type: 'AWS::SNS::Topic' } # 日本\r
Outputs:\r
  Topic: { Value: !Ref Topic }\r
`

const middle = `{
\t"Resources": {
\t\t"Topics": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "./topics.yml"}}
\t},
\t"Outputs": {"Topic": {"Value": {"Fn::GetAtt": ["Topics", "Outputs.Topic"]}}}
}
`

const parent = `AWSTemplateFormatVersion: 2010-09-09
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: parts/middle.json   # with two levels below it
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: 'sts:AssumeRole' }] }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties: { RoleArn: !GetAtt Role.Arn, DefinitionS3Location: ../jobs/machine.asl.json }
Outputs:
  Topic: { Value: !GetAtt Network.Outputs.Topic }
`

const files = {
  'infra/stack.yml': parent,
  'infra/parts/middle.json': middle,
  'infra/parts/topics.yml': topics,
  'jobs/machine.asl.json': machine,
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The keys of the uploads, and the template with every local path replaced and all else as it is in the file. */
function expected({ env }: Account, bucket: string) {
  const url = (key: string) => `"${env.AWS_ENDPOINT_URL}/${bucket}/${key}"`
  const topicsKey = `jobs/${hash(topics)}.template`
  const middleSent = middle.replace('"./topics.yml"', url(topicsKey))
  const middleKey = `jobs/${hash(middleSent)}.template`
  const machineKey = `jobs/${hash(machine)}.json`
  const body = parent
    .replace('parts/middle.json', url(middleKey))
    .replace('../jobs/machine.asl.json', `{"Bucket": "${bucket}", "Key": "${machineKey}"}`)
  return { keys: [topicsKey, middleKey, machineKey].sort(), body }
}

/** The world of an account, with names of nested stacks cut before their random end. */
async function worldOf(account: Account): Promise<unknown> {
  const { stacks, ...rest } = await lookAt(account)
  const named = Object.entries(stacks).map(([name, status]) => [name.replace(/-[0-9a-f]{8}-?[0-9a-f]*/g, ''), status])
  return { stacks: Object.fromEntries(named), ...rest }
}

test('nested templates and a definition file are uploaded, and their paths replaced; a re-run uploads nothing', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const checkout = checkOut(files)
  const job = {
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { template: 'infra/stack.yml', 'image-parameter': 'none', 's3-bucket': bucket, 's3-prefix': 'jobs' },
  }

  const first = await runJob(job)

  expect(first.errors).toEqual([])
  const { keys, body } = expected(account, bucket)
  expect(await keysIn(account, bucket)).toEqual(keys)
  expect(await templateOf(account, 'hello')).toBe(body)
  expect(await worldOf(account)).toEqual({
    stacks: {
      hello: 'CREATE_COMPLETE',
      'hello-Network': 'CREATE_COMPLETE',
      'hello-Network-Topics': 'CREATE_COMPLETE',
    },
    changeSets: [],
    images: {},
  })
  expect(first.outputs.Topic).toMatch(/^arn:aws:sns:/)
  const { definition } = await account.sfn.send(
    new DescribeStateMachineCommand({ stateMachineArn: first.outputs['state-machine-arn'] }),
  )
  expect(definition).toBe(machine)

  const before = await mutations(account)
  const again = await runJob(job)

  expect(again.errors).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'none', 'stack-id': first.outputs['stack-id'] })
  expect(again.log).toContain(`Template files in s3://${bucket}/jobs: 0 uploaded, 3 there already.`)
  expect(await mutations(account)).toEqual(before)

  const changed = topics
    .replace('日本', '日本!')
    .replace("'AWS::SNS::Topic'", "'AWS::SNS::Topic', Properties: { DisplayName: new }")
  const second = await runJob({ ...job, event: push(checkout.commit({ 'infra/parts/topics.yml': changed })) })

  expect(second.errors).toEqual([])
  expect(second.outputs.operation).toBe('update')
  expect(second.log).toContain('2 uploaded, 1 there already.')
  expect(await keysIn(account, bucket)).toHaveLength(5)
})

test('local files without a bucket: the job is red before anything changes, at the line of the first', async () => {
  const { account, job } = openJob(files)

  const end = await runJob({
    ...job,
    inputs: { template: 'infra/stack.yml', 'image-parameter': 'none' },
  })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('file=infra/stack.yml,line=6')
  expect(end.errors[0]).toContain(
    'The template infra/stack.yml names files of the workspace, which CloudFormation accepts from S3 only (Network.TemplateURL: parts/middle.json, Machine.DefinitionS3Location: ../jobs/machine.asl.json).',
  )
  expect(await mutations(account)).toEqual([])
})

test('a snippet is uploaded and included', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const stack = `Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      Fn::Transform: { Name: AWS::Include, Parameters: { Location: snippets/topic.yml } }
`
  const checkout = checkOut({ 'infra/stack.yml': stack, 'infra/snippets/topic.yml': 'DisplayName: included\n' })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { template: 'infra/stack.yml', 'image-parameter': 'none', 's3-bucket': bucket },
  })

  expect(end.errors).toEqual([])
  const key = `${hash('DisplayName: included\n')}.yml`
  expect(await keysIn(account, bucket)).toEqual([key])
  expect(await templateOf(account, 'hello')).toBe(stack.replace('snippets/topic.yml', `"s3://${bucket}/${key}"`))
  expect(await templateOf(account, 'hello', 'Processed')).toContain('included')
})
