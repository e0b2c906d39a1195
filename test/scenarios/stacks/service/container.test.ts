import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { createResources, readLog, runExecution } from '../../harness/service/execution.ts'

const program = '#!/bin/sh\necho "$MODE|$PASSWORD|$TOKEN|$*"\n'

test('environment, secrets and command reach the container, and an input can bring another command', async () => {
  const { account, job } = openJob({ 'hello-job': program })
  const { Secret } = await createResources(account, {
    Resources: {
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: '{"password":"pa=ss,word"}' } },
      Token: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/prod/token', Type: 'String', Value: 'to"ken' } },
    },
    Outputs: { Secret: { Value: { 'Fn::GetAtt': ['Secret', 'Id'] } } },
  })
  const overrides = [
    'Environment=[{"Name":"MODE","Value":"a, = \\"b\\" $c [{\\"Name\\""}]',
    `Secrets=PASSWORD=${Secret}:password::,TOKEN=/prod/token`,
    'Command=["one","two, three"]',
    'CommandFromInput=true',
  ]
  const { errors, outputs } = await runJob({ ...job, inputs: { 'parameter-overrides': overrides.join('\n') } })
  expect(errors).toEqual([])
  const machine = outputs['state-machine-arn'] ?? ''

  const own = await runExecution(account, machine, { command: ['four'] })
  const given = await runExecution(account, machine, 'no object')

  expect([own, given].map(({ status, cause }) => cause ?? status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  const log = (await readLog(account, outputs.LogGroupName ?? '')).split('\n')
  const before = 'a, = "b" $c [{"Name"|pa=ss,word|to"ken'
  expect(log.sort()).toEqual([`${before}|four`, `${before}|one two, three`])
})

test('an input over the limit of ECS fails, and the execution says why', async () => {
  const { account, job } = openJob()
  const { outputs } = await runJob(job)

  const large = await runExecution(account, outputs['state-machine-arn'] ?? '', { list: 'x'.repeat(9000) })

  expect(large).toMatchObject({
    status: 'FAILED',
    error: 'ECS.InvalidParameterException',
    cause: 'Container Overrides length must be at most 8192',
  })
})
