import { expect, test } from 'vitest'
import { type Fault, startFaultProxy } from '../harness/fault-proxy.ts'
import { openJob, runJob } from '../harness/job.ts'
import { cancelOnceLogged } from '../harness/signals.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

/** Takes thousands of years with the value below. */
const template = `
Parameters:
  Name: { Type: String, AllowedPattern: '(a+)+' }
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Name } }
`
const inputs = {
  template: 'stack.yml',
  'image-parameter': 'none',
  'parameter-overrides': `Name=${'a'.repeat(48)}!`,
}

/** CloudFormation refuses the value. The local cloud would try the pattern itself, and never end. */
const refuse: Fault = ({ action }) => {
  if (action !== 'CreateChangeSet') return undefined
  const error = '<Code>ValidationError</Code><Message>Parameter Name failed to satisfy constraint: only a</Message>'
  const body = `<ErrorResponse><Error><Type>Sender</Type>${error}</Error></ErrorResponse>`
  return Promise.resolve({ status: 400, type: 'text/xml', body })
}

test('a value whose pattern never ends is left to CloudFormation', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const { env } = await startFaultProxy(account, refuse)

  const end = await runJob({ ...job, inputs, env })

  expect(end.errors).toEqual([
    expect.stringContaining(
      'CloudFormation cannot create the change set: Parameter Name failed to satisfy constraint: only a',
    ),
  ])
  expect(end.milliseconds).toBeLessThan(30_000)
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a job with a pattern that never ends can be cancelled', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  const { env } = await startFaultProxy(account, refuse)

  const end = await runJob({ ...job, inputs, env, onLog: cancelOnceLogged(/^Deploy /m) })

  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled.')])
  expect(end.milliseconds).toBeLessThan(30_000)
  expect(await lookAt(account)).toEqual(NOTHING)
})
