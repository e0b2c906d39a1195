import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { DescribeServicesCommand, DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { newAccount, until } from '../../account.ts'
import {
  createChangeSet,
  deploy,
  describeStack,
  events,
  executeChangeSet,
  reaches,
  type Template,
} from '../../stack.ts'

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

test('a service whose tasks stay up is complete; CloudFormation answers meanwhile', async () => {
  const account = newAccount()
  const { StackId = '' } = await createChangeSet(account, service('sleep 30'))
  await executeChangeSet(account)
  await until(
    () => events(account),
    (told) => told.includes('Service CREATE_IN_PROGRESS'),
  )
  expect(await describeStack(account, StackId)).toMatchObject({ StackStatus: 'CREATE_IN_PROGRESS' })
  await reaches(account, StackId, 'CREATE_COMPLETE')
})

test('an update whose tasks end fails by the circuit breaker, and the old tasks go on', async () => {
  const account = newAccount()
  await deploy(account, service('sleep 30'))
  const update = { ChangeSetType: 'UPDATE', ChangeSetName: 'd' } as const
  expect((await deploy(account, service('exit 3'), update)).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's' }))
  expect(StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED')).toMatchObject({
    PhysicalResourceId: `arn:aws:ecs:us-east-1:${account.id}:service/web/shop`,
    ResourceStatusReason: expect.stringContaining('Circuit Breaker was triggered'),
  })
  const { taskArns = [] } = await account.ecs.send(new ListTasksCommand({ cluster: 'web', serviceName: 'shop' }))
  const { tasks = [] } = await account.ecs.send(new DescribeTasksCommand({ cluster: 'web', tasks: taskArns }))
  expect(tasks.map(({ lastStatus, taskDefinitionArn }) => `${lastStatus} ${taskDefinitionArn}`)).toEqual([
    expect.stringMatching(/^RUNNING .*:1$/),
  ])
})

/** A service of a shell command at port 8080 behind a target group, with a listener or without one. */
function web(command: string, hasListener: boolean): Template {
  const { Resources } = service(command) as { Resources: Record<string, { Type: string; Properties: Template }> }
  const LoadBalancers = [{ ContainerName: 'main', ContainerPort: '8080', TargetGroupArn: { Ref: 'Group' } }]
  const forward = [{ Type: 'forward', TargetGroupArn: { Ref: 'Group' } }]
  return {
    Resources: {
      ...Resources,
      Task: {
        ...Resources.Task,
        Properties: {
          ...Resources.Task?.Properties,
          RequiresCompatibilities: ['FARGATE'],
          NetworkMode: 'awsvpc',
          Cpu: 256,
          Memory: 512,
        },
      },
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: ['a', 'b'] } },
      Group: {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: {
          TargetType: 'ip',
          Port: 8080,
          Protocol: 'HTTP',
          VpcId: 'v',
          Matcher: { HttpCode: '200,400-404' },
          HealthCheckIntervalSeconds: 5,
        },
      },
      ...(hasListener && {
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Port: 80, Protocol: 'HTTP', DefaultActions: forward },
        },
      }),
      Service: {
        ...Resources.Service,
        ...(hasListener && { DependsOn: 'Listener' }),
        Properties: { ...Resources.Service?.Properties, LaunchType: 'FARGATE', DesiredCount: '1', LoadBalancers },
      },
    },
  }
}

test.each([
  ['answers what the matcher names', 'httpd -f -p 8080 -h /tmp', true, 'CREATE_COMPLETE', /^$/],
  ['does not answer', 'sleep 60', true, 'ROLLBACK_COMPLETE', /Circuit Breaker was triggered/],
  [
    'has no listener',
    'sleep 60',
    false,
    'ROLLBACK_COMPLETE',
    /CreateService error: The target group with targetGroupArn arn:\S+ does not have an associated load balancer/,
  ],
])('a service behind a load balancer that %s', async (_, command, hasListener, status, reason) => {
  const account = newAccount()
  expect((await deploy(account, web(command, hasListener))).StackStatus).toBe(status)
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 's' }))
  const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
  expect(failed?.ResourceStatusReason ?? '').toMatch(reason)
  const asked = new DescribeServicesCommand({ cluster: 'web', services: ['shop'] })
  const ports = await account.ecs.send(asked).then(
    ({ services = [] }) => services.map((each) => each.loadBalancers?.[0]?.containerPort),
    () => [],
  )
  // A number, also of a template's text.
  expect(ports).toEqual(status === 'CREATE_COMPLETE' ? [8080] : [])
})
