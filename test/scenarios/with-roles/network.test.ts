import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'
import { lookAt, NOTHING, parametersOf } from '../harness/world.ts'

const ENDPOINTS = ['SecretsManager', 'Ssm', 'Sns', 'Sqs', 'States', 'Sts'].map((name) => `${name}Endpoint=true`)

test('the roles of main create, change and delete a private network with endpoints and flow logs', async () => {
  const [account, checkout] = [openAccount(), checkOut()]
  const job = { account, checkout, event: push(checkout.head()) }
  const network = { template: 'network', 'stack-name': 'hello-network' }
  const deploy = (...parameters: readonly string[]) =>
    runJob({ ...job, inputs: { ...network, 'parameter-overrides': parameters.join('\n') } })

  const created = await deploy('Private=true', 'FlowLogs=true', ...ENDPOINTS)
  const updated = await deploy('Private=false', 'FlowLogs=false')
  const deleted = await runJob({ ...job, inputs: { ...network, command: 'delete' } })

  expect([created.errors, created.outputs.operation]).toEqual([[], 'create'])
  expect([updated.errors, updated.outputs.operation]).toEqual([[], 'update'])
  expect([deleted.errors, deleted.outputs.operation]).toEqual([[], 'delete'])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a preview shares the network that somebody else has deployed', async () => {
  const [account, checkout] = [openAccount(), checkOut()]
  const job = { account, checkout, event: push(checkout.head()), env: NO_ENGINE }
  const network = { template: 'network', 'stack-name': 'servicefull-network' }
  expect((await runJob({ ...job, env: { ...account.env, ...NO_ENGINE }, inputs: network })).errors).toEqual([])

  const event = pullRequest({ number: 7, action: 'opened', head: '1'.repeat(40), merge: checkout.head() })
  const inputs = { image: 'registry.example.com/team/app:v1', comment: 'false' }
  const end = await runJob({ ...job, event, inputs })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello-pr-7')).toMatchObject({ NetworkStackName: 'servicefull-network' })
})
