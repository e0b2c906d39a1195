import {
  CreateClusterCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
} from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../account.ts'
import { ref } from '../refusal.ts'
import { deploy } from '../stack.ts'

/** A subnet of the default VPC. */
const SUBNET = 'subnet-00000001'
const network = (subnets: string[], securityGroups: string[] = []) => ({
  networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } },
})

/** Runs a task of the container `main` on Fargate, in a cluster without capacity providers. */
async function run(account: Account, more: Partial<RunTaskCommandInput> = {}) {
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c' }))
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'main', image: 'none', essential: true }],
    }),
  )
  return account.ecs.send(new RunTaskCommand({ cluster: 'c', taskDefinition: 'job', ...network([SUBNET]), ...more }))
}

const overridden = (name: string, value: string) => ({
  overrides: { containerOverrides: [{ name, environment: [{ name: 'INPUT', value }] }] },
})

test.each<[string, Partial<RunTaskCommandInput>, string]>([
  [
    'a capacity provider that the cluster does not have',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
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
