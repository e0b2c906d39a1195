import { expect, test } from 'vitest'
import { deployFanOut } from '../../harness/fan-out/deploy.ts'
import { fanOut, linesOf } from '../../harness/fan-out/fan-out.ts'

test('with everything on, each item has its task', async () => {
  const stack = await deployFanOut(
    ...['MaxConcurrency=2', 'ItemsPerTask=1', 'ToleratedFailurePercentage=50', 'ToleratedFailureCount=1'],
    ...['ResultsPrefix=out/nightly', 'ExecutionTimeoutSeconds=3600', 'Environment=[{"Name":"MODE","Value":"fast"}]'],
    ...['Command=["own"]', 'Cpu=512', 'Memory=1024', 'EphemeralStorageInGiB=100', 'Spot=true', 'TimeoutSeconds=600'],
    ...['Schedule=rate(1 hour)', 'ScheduleState=DISABLED', 'RetryAttempts=2', 'RetryIntervalSeconds=1'],
    ...['RetryBackoffRate=1.5', 'TaskPolicyArns=arn:aws:iam::aws:policy/ReadOnlyAccess', 'ReadonlyRootFilesystem=true'],
    ...['PermissionsBoundaryArn=arn:aws:iam::aws:policy/PowerUserAccess', 'AvailabilityZones=us-east-1b,us-east-1c'],
    ...['NotificationEmail=ops@example.com', 'Alarm=true', 'LogRetentionInDays=30', 'StateMachineLogLevel=ALL'],
    ...['Tracing=true', 'ContainerInsights=enhanced'],
  )

  const fan = await fanOut(stack, { items: ['a', 'bad', 'b'] })

  expect(fan).toMatchObject({ cause: undefined, output: { Total: 3, Succeeded: 2, Failed: 1 } })
  expect(fan.output?.Results).toContain('/out/nightly/')
  // The bad one has three attempts.
  const items = (await linesOf(stack)).map((line) => /\["\w+"\]/.exec(line)?.[0])
  expect(items.sort()).toEqual(['["a"]', '["b"]', '["bad"]', '["bad"]', '["bad"]'])
})
