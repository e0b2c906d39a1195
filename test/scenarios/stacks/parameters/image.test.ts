import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { createBucket, lookAt, parametersOf } from '../../harness/world.ts'

const batch = `Parameters:
  JobImage: { Type: String }
  Kind: { Type: String, Default: container }
Resources:
  Definition:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: !Ref Kind
      PlatformCapabilities: [FARGATE]
      ContainerProperties:
        Image: !Sub '\${JobImage}'
        Command: [/hello]
        ResourceRequirements: [{ Type: VCPU, Value: '0.25' }, { Type: MEMORY, Value: '512' }]
Outputs:
  Definition: { Value: !Ref Definition }
`

test('a Batch job definition takes the image', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': batch })

  const job = { account, checkout, inputs: { template: 'stack.yml' } }
  const first = await runJob({ ...job, event: push(checkout.head()) })

  expect(first.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toEqual({ JobImage: first.outputs.image, Kind: 'container' })
  expect(first.outputs.Definition).toMatch(/:job-definition\/Definition-.*:1$/)

  const tags = [checkout.head(), checkout.commit({ 'notes.txt': 'more' })]
  const second = await runJob({ ...job, event: push(checkout.head()) })

  expect(second.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toMatchObject({ JobImage: second.outputs.image })
  expect(second.outputs.Definition).toBe(first.outputs.Definition?.replace(/1$/, '2'))
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'UPDATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': tags.sort() },
  })
})

const json = `{
\t"Parameters": {"Picture": {"Type": "String"}, "Size": {"Type": "String", "Default": "256"}},
\t"Resources": {"Jobs": {
\t\t"Type": "AWS::CloudFormation::Stack",
\t\t"Properties": {"TemplateURL": "jobs.yml", "Parameters": {"Uri": {"Ref": "Picture"}, "Memory": {"Ref": "Size"}}}
\t}},
\t"Outputs": {"Task": {"Value": {"Fn::GetAtt": ["Jobs", "Outputs.Task"]}}}
}
`

const nested = `Parameters:
  Uri: { Type: String }
  Memory: { Type: Number }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: hello
      ContainerDefinitions: [{ Name: main, Image: !Ref Uri, Memory: !Ref Memory }]
Outputs:
  Task: { Value: !Ref Task }
`

test('the task of a nested stack takes the image that its parent, in JSON, passes on', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const checkout = checkOut({ 'stack.json': json, 'jobs.yml': nested })
  const job = { account, checkout, inputs: { template: 'stack.json', 's3-bucket': bucket } }
  const imageOf = async (taskDefinition: string | undefined) => {
    const request = new DescribeTaskDefinitionCommand({ taskDefinition })
    return (await account.ecs.send(request)).taskDefinition?.containerDefinitions?.[0]?.image
  }

  const first = await runJob({ ...job, event: push(checkout.head()) })

  expect(first.errors).toEqual([])
  expect(await parametersOf(account, 'hello')).toEqual({ Picture: first.outputs.image, Size: '256' })
  expect(await imageOf(first.outputs.Task)).toBe(first.outputs.image)

  const second = await runJob({ ...job, event: push(checkout.commit({ 'notes.txt': 'more' })) })

  expect([second.errors, second.outputs.operation]).toEqual([[], 'update'])
  expect(second.outputs.image).not.toBe(first.outputs.image)
  expect(await imageOf(second.outputs.Task)).toBe(second.outputs.image)
})
