import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { deploy, type Template } from '../../stack.ts'

/** A service whose tasks run a shell command. */
function service(command: string): Template {
  const main = { Name: 'main', Memory: 64, Image: process.env.SERVICEFULL_BASE_IMAGE, Command: ['sh', '-c', command] }
  return {
    Resources: {
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'web' } },
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { RequiresCompatibilities: ['EC2'], NetworkMode: 'host', ContainerDefinitions: [main] },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: {
          ServiceName: 'shop',
          Cluster: { Ref: 'Cluster' },
          TaskDefinition: { Ref: 'Task' },
          DesiredCount: 1,
          LaunchType: 'EC2',
          DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
        },
      },
    },
  }
}

test('a service whose tasks end fails by its circuit breaker, has an ARN, and its stopped tasks tell why', async () => {
  const account = newAccount()
  expect((await deploy(account, service('exit 3'))).StackStatus).toBe('ROLLBACK_COMPLETE')
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's' }))
  expect(StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toMatchObject({
    LogicalResourceId: 'Service',
    PhysicalResourceId: `arn:aws:ecs:us-east-1:${account.id}:service/web/shop`,
    ResourceStatusReason: expect.stringContaining(
      "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
    ),
  })
  const asked = { cluster: 'web', serviceName: 'shop', desiredStatus: 'STOPPED' } as const
  const { taskArns = [] } = await account.ecs.send(new ListTasksCommand(asked))
  const { tasks = [] } = await account.ecs.send(new DescribeTasksCommand({ cluster: 'web', tasks: taskArns }))
  expect(tasks.map(({ containers }) => containers?.[0]?.exitCode)).toEqual([3, 3, 3])
})

test('a service that an update creates has an ARN when it fails, too', async () => {
  const account = newAccount()
  const { Resources } = service('exit 3') as { Resources: Template }
  const { Service: _, ...others } = Resources
  await deploy(account, { Resources: others })
  const { StackId } = await deploy(account, { Resources }, { ChangeSetType: 'UPDATE', ChangeSetName: 'd' })
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: StackId }))
  expect(StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toMatchObject({
    LogicalResourceId: 'Service',
    PhysicalResourceId: `arn:aws:ecs:us-east-1:${account.id}:service/web/shop`,
  })
})

test('a service whose tasks stay up is complete', async () => {
  expect((await deploy(newAccount(), service('sleep 30'))).StackStatus).toBe('CREATE_COMPLETE')
})
