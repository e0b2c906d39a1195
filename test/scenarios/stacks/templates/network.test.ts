import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { scratchFolder, withoutDocker } from '../../harness/machine.ts'
import { lookAt, NOTHING, stackOf } from '../../harness/world.ts'

const NETWORK = { template: 'network', 'stack-name': 'servicefull-network' }

/** A push to main, in a job that has neither a checkout nor docker. */
function openBareJob() {
  const account = openAccount()
  const checkout = { ...checkOut(), path: scratchFolder('nothing') }
  return { account, job: { account, checkout, event: push('1'.repeat(40)), env: withoutDocker() } }
}

/** How many resources of each type a stack has. */
async function countResources({ cloudFormation }: Account, StackName: string) {
  const { StackResourceSummaries = [] } = await cloudFormation.send(new ListStackResourcesCommand({ StackName }))
  const types = StackResourceSummaries.map(({ ResourceType = '' }) => ResourceType.replace('AWS::', '')).sort()
  return Object.fromEntries(types.map((type) => [type, types.filter((each) => each === type).length]))
}

async function exportsOf(account: Account) {
  const { Outputs = [] } = (await stackOf(account, 'servicefull-network')) ?? {}
  return Outputs.map(({ ExportName, OutputValue }) => [ExportName, OutputValue])
}

const PUBLIC = {
  'EC2::InternetGateway': 1,
  'EC2::Route': 1,
  'EC2::RouteTable': 1,
  'EC2::Subnet': 2,
  'EC2::SubnetRouteTableAssociation': 2,
  'EC2::VPC': 1,
  'EC2::VPCGatewayAttachment': 1,
}

test('a network is deployed without a checkout, docker and an image, and exports what services import', async () => {
  const { account, job } = openBareJob()

  const end = await runJob({ ...job, inputs: NETWORK })

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { 'servicefull-network': 'CREATE_COMPLETE' } })
  expect(await exportsOf(account)).toEqual([
    ['servicefull-network-VpcId', expect.stringMatching(/^vpc-[0-9a-f]+$/i)],
    ['servicefull-network-SubnetIds', expect.stringMatching(/^subnet-[0-9a-f]+,subnet-[0-9a-f]+$/i)],
    ['servicefull-network-AssignPublicIp', 'ENABLED'],
  ])
  expect(await countResources(account, 'servicefull-network')).toEqual(PUBLIC)
})

test('a private network has endpoints in place of the internet; all of it is deleted with its stack', async () => {
  const { account, job } = openBareJob()
  const inputs = { ...NETWORK, 'parameter-overrides': 'Private=true\nSecretsManagerEndpoint=true\nFlowLogs=true' }

  const end = await runJob({ ...job, inputs })

  expect(end.errors).toEqual([])
  expect((await exportsOf(account)).at(-1)).toEqual(['servicefull-network-AssignPublicIp', 'DISABLED'])
  expect(await countResources(account, 'servicefull-network')).toEqual({
    'EC2::FlowLog': 1,
    'EC2::RouteTable': 1,
    'EC2::SecurityGroup': 1,
    'EC2::Subnet': 2,
    'EC2::SubnetRouteTableAssociation': 2,
    'EC2::VPC': 1,
    'EC2::VPCEndpoint': 6,
    'IAM::Role': 1,
    'Logs::LogGroup': 1,
  })

  const gone = await runJob({ ...job, inputs: { ...NETWORK, command: 'delete' } })

  expect(gone.errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})
