import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { type Account, newAccount, settings, until } from '../account.ts'
import { ref } from '../refusal.ts'
import { deploy } from '../stack.ts'

/** A subnet of the default VPC. */
const SUBNET = 'subnet-00000001'
const network = (subnets: string[], securityGroups: string[] = []) => ({
  networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } },
})

/** Runs a task of the container `main` on Fargate, in a cluster with these capacity providers. */
async function run(account: Account, more: Partial<RunTaskCommandInput> = {}, capacityProviders: string[] = []) {
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c', capacityProviders }))
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'main', image: process.env.SERVICEFULL_BASE_IMAGE, command: ['sleep', '2'] }],
    }),
  )
  return account.ecs.send(new RunTaskCommand({ cluster: 'c', taskDefinition: 'job', ...network([SUBNET]), ...more }))
}

const SPOT = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }

const overridden = (name: string, value: string) => ({
  overrides: { containerOverrides: [{ name, environment: [{ name: 'INPUT', value }] }] },
})

test.each<[string, Partial<RunTaskCommandInput>, string]>([
  [
    'a capacity provider that the cluster does not have',
    SPOT,
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the ' +
      'cluster. Associate the capacity provider with the cluster and try again.',
  ],
  [
    'overrides over 8,192 characters',
    overridden('main', ' '.repeat(8192)),
    'Container Overrides length must be at most 8192',
  ],
  [
    'overrides of another container',
    overridden('other', 'x'),
    'Override for container named other is not a container in the TaskDefinition.',
  ],
  [
    'no network',
    { networkConfiguration: undefined },
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  ],
  [
    'a subnet that does not exist',
    network([SUBNET, 'subnet-0123']),
    "Error retrieving subnet information for [subnet-00000001, subnet-0123]: The subnet ID 'subnet-0123' does not " +
      'exist (ErrorCode: InvalidSubnetID.NotFound)',
  ],
  [
    'a security group that does not exist',
    network([SUBNET], ['sg-0123']),
    "Error retrieving security group information for [sg-0123]: The security group 'sg-0123' does not exist " +
      '(ErrorCode: InvalidGroup.NotFound)',
  ],
])('RunTask refuses %s', async (_, more, message) => {
  const call = run(newAccount(), { launchType: more.capacityProviderStrategy ? undefined : 'FARGATE', ...more })
  await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException', message })
})

test('RunTask refuses subnets and security groups of several VPCs, and takes those of one', async () => {
  const account = newAccount()
  const { Outputs = [] } = await deploy(account, {
    Resources: {
      VPC: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('VPC'), CidrBlock: '10.0.0.0/24' } },
      Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: ref('VPC'), GroupDescription: 'tasks' } },
    },
    Outputs: { Subnet: { Value: ref('Subnet') }, Group: { Value: ref('Group') } },
  })
  const [subnet = '', group = ''] = Outputs.map(({ OutputValue }) => OutputValue)

  await expect(run(account, network([SUBNET], [group]))).rejects.toMatchObject({
    message: `Security group ${group} does not appear to belong to the same VPC as the input subnets.`,
  })
  await expect(run(account, network([SUBNET, subnet]))).rejects.toMatchObject({
    message: 'The subnets of a task must be in the same VPC.',
  })
  const { tasks = [] } = await run(account, { launchType: 'FARGATE', ...network([subnet], [group]) })
  expect(tasks).toHaveLength(1)
})

test('Fargate Spot can have no room', async () => {
  const account = newAccount()
  await settings(account, { spot: 'unavailable' })
  await expect(run(account, SPOT, ['FARGATE_SPOT'])).rejects.toMatchObject({
    name: 'ClientException',
    message: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
  })
  const { tasks } = await run(account, { launchType: 'FARGATE' })
  expect(tasks).toHaveLength(1)
})

test.each([
  ['ends', {}, { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' }],
  ['is reclaimed', SPOT, { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }],
])('a task that %s says so', async (_, more, end) => {
  const account = newAccount()
  await settings(account, { spot: 'reclaimed' })
  const { tasks = [] } = await run(account, more, ['FARGATE_SPOT'])
  const asked = new DescribeTasksCommand({ cluster: 'c', tasks: [tasks[0]?.taskArn ?? ''] })
  const stopped = await until(
    () => account.ecs.send(asked),
    (answer) => answer.tasks?.[0]?.lastStatus === 'STOPPED',
  )
  expect(stopped.tasks?.[0]).toMatchObject(end)
})
