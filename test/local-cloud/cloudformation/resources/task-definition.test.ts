import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet } from '../../stack.ts'

test('a new image replaces the task definition', async () => {
  const account = newAccount()
  const template = (image: string) => ({
    Resources: {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { ContainerDefinitions: [{ Name: 'main', Image: image }] },
      },
    },
  })
  await deploy(account, template('a:1'))

  await createChangeSet(account, template('a:2'), { ChangeSetType: 'UPDATE' })

  const { Changes } = await describeChangeSet(account)
  expect(Changes?.[0]?.ResourceChange).toMatchObject({ Action: 'Modify', Replacement: 'True' })
})

test('a task definition has the volumes, disk, processor, secrets and labels that the template gives it', async () => {
  const account = newAccount()
  const Properties = {
    Family: 'job',
    RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
    EphemeralStorage: { SizeInGiB: 100 },
    Volumes: [{ Name: 'tmp' }],
    ExecutionRoleArn: 'arn:aws:iam::111122223333:role/execution',
    ContainerDefinitions: [
      {
        ...{ Name: 'main', Image: 'a:1', DockerLabels: { Team: 'a' } },
        Secrets: [{ Name: 'TOKEN', ValueFrom: 'token' }],
        MountPoints: [{ SourceVolume: 'tmp', ContainerPath: '/tmp' }],
      },
    ],
  }
  await deploy(account, { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties } } })

  const { taskDefinition } = await account.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'job' }))

  expect(taskDefinition).toMatchObject({
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    ephemeralStorage: { sizeInGiB: 100 },
    volumes: [{ name: 'tmp' }],
    containerDefinitions: [
      {
        dockerLabels: { Team: 'a' },
        secrets: [{ name: 'TOKEN', valueFrom: 'token' }],
        mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp' }],
      },
    ],
  })
})
