import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { createResources, runExecution } from '../../harness/service/execution.ts'
import { lookAtStacks } from '../../harness/world.ts'

/** Parameters with another value, and with their default. */
const PARAMETERS: readonly (readonly [name: string, other: string, standard: string])[] = [
  ['CommandFromInput', 'true', 'false'],
  ['Environment', '[{"Name":"MODE","Value":"fast"}]', '[]'],
  ['Cpu', '1024', '256'],
  ['Memory', '2048', '512'],
  ['EphemeralStorageInGiB', '100', '20'],
  ['Spot', 'true', 'false'],
  ['Schedule', 'rate(1 hour)', ''],
  ['RetryAttempts', '2', '0'],
  ['ReadonlyRootFilesystem', 'true', 'false'],
  ['PermissionsBoundaryArn', 'arn:aws:iam::aws:policy/PowerUserAccess', ''],
  ['AvailabilityZones', 'us-east-1b,us-east-1c', ''],
  ['NotificationEmail', 'ops@example.com', ''],
  ['Alarm', 'true', 'false'],
  ['StateMachineLogLevel', 'ALL', 'OFF'],
  ['Tracing', 'true', 'false'],
  ['ContainerInsights', 'enhanced', 'disabled'],
]

const KEY = {
  Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [] } } } },
  Outputs: { Key: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
}

test('a live stack takes other values for its parameters, then their defaults again, and runs each time', async () => {
  const { account, job } = openJob()
  const { Key = '' } = await createResources(account, KEY)
  const parameters = [...PARAMETERS, ['KmsKeyArn', Key, ''] as const]
  const deploy = (values: readonly string[]) => runJob({ ...job, inputs: { 'parameter-overrides': values.join('\n') } })
  expect((await deploy([])).errors).toEqual([])

  for (const values of [
    parameters.map(([name, other]) => `${name}=${other}`),
    parameters.map(([name, , standard]) => `${name}=${standard}`),
  ]) {
    const { errors, outputs } = await deploy(values)
    expect([errors, outputs.operation]).toEqual([[], 'update'])
    const run = await runExecution(account, outputs['state-machine-arn'] ?? '', {})
    expect(run.cause ?? run.status).toBe('SUCCEEDED')
  }

  const { stacks } = await lookAtStacks(account)
  expect(stacks.hello).toBe('UPDATE_COMPLETE')
})
