import { setTimeout } from 'node:timers/promises'
import { DescribeExecutionCommand, DescribeStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { beforeAll, expect, test } from 'vitest'
import type { Account } from '../../harness/account.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { lookAt, stackOf } from '../../harness/world.ts'

/** An image that says it is for ARM64, with programs of this machine, as the local cloud has no other processor. */
const ARM64 = `ARG BASE_IMAGE
FROM --platform=$BUILDPLATFORM \${BASE_IMAGE} AS base
FROM scratch
COPY --from=base / /
COPY hello-job /usr/local/bin/hello-job
ENTRYPOINT ["/usr/local/bin/hello-job"]
CMD ["fargate-task"]
`

const { account, checkout, job } = openJob({ 'arm64.Dockerfile': ARM64 })
const commit = checkout.head()
const NETWORK = { 'net-VpcId': '', 'net-SubnetIds': '' }

beforeAll(async () => {
  const end = await runJob({ ...job, inputs: { template: 'network', 'stack-name': 'net' } })
  expect(end.errors).toEqual([])
  for (const { ExportName, OutputValue } of (await stackOf(account, 'net'))?.Outputs ?? [])
    Object.assign(NETWORK, { [`${ExportName}`]: OutputValue })
})

const NETWORKS = {
  own: () => [],
  given: () => [`VpcId=${NETWORK['net-VpcId']}`, `SubnetIds=${NETWORK['net-SubnetIds']}`],
  shared: () => ['NetworkStackName=net'],
}

/** Runs the state machine of a stack once; returns how that ended, and its definition. */
async function runOnce({ sfn }: Account, stateMachineArn: string) {
  const { definition = '' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"name":"Ada"}' }))
  for (;;) {
    const { status, output, error, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (status !== 'RUNNING') return { definition, status, output, error, cause }
    await setTimeout(100)
  }
}

/** Each pair of values of two columns stands in a row. */
test.each([
  { network: 'own', spot: false, schedule: true, architecture: 'X86_64' },
  { network: 'own', spot: true, schedule: false, architecture: 'ARM64' },
  { network: 'given', spot: false, schedule: false, architecture: 'ARM64' },
  { network: 'given', spot: true, schedule: true, architecture: 'X86_64' },
  { network: 'shared', spot: false, schedule: true, architecture: 'ARM64' },
  { network: 'shared', spot: true, schedule: false, architecture: 'X86_64' },
] as const)(
  'network $network, Spot $spot, schedule $schedule, $architecture: deployed, run and deleted',
  async ({ network, spot, schedule, architecture }) => {
    const parameters = [
      ...NETWORKS[network](),
      `Spot=${spot}`,
      `CpuArchitecture=${architecture}`,
      ...(schedule ? ['Schedule=cron(0 3 1 1 ? 2090)', 'ScheduleTimeZone=Europe/Zurich'] : []),
    ]
    const build = architecture === 'ARM64' ? { platforms: 'linux/arm64', file: 'arm64.Dockerfile' } : {}

    const end = await runJob({ ...job, inputs: { ...build, 'parameter-overrides': parameters.join('\n') } })

    expect(end.errors).toEqual([])
    const run = await runOnce(account, end.outputs['state-machine-arn'] ?? '')
    expect([run.status, run.error, run.cause]).toEqual(['SUCCEEDED', undefined, undefined])
    expect(JSON.parse(run.output ?? '')).toMatchObject({ ExitCode: 0 })
    expect(run.definition.includes('FARGATE_SPOT')).toBe(spot)
    const subnets = NETWORK['net-SubnetIds'].split(',')
    expect(subnets.map((subnet) => run.definition.includes(subnet))).toEqual(subnets.map(() => network !== 'own'))
    expect('ScheduleName' in end.outputs).toBe(schedule)

    const gone = await runJob({ ...job, inputs: { command: 'delete' } })

    expect(gone.errors).toEqual([])
    const { images, ...rest } = await lookAt(account)
    expect(rest).toEqual({ stacks: { net: 'CREATE_COMPLETE' }, changeSets: [] })
    expect(Object.keys(images)).toEqual(['hello-job'])
    expect(images['hello-job']?.join(' ')).toContain(commit)
  },
)
