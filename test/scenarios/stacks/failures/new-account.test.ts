import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { runJob } from '../../harness/job.ts'
import { failOnce, startProbe } from '../../harness/probe.ts'
import { probeJob } from '../../harness/states.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const reason =
  'Unable to assume the service linked role. Please verify that the ECS service linked role exists. (Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException)'

test('a stack that fails because the service-linked role of ECS is brand new is created once more', async () => {
  const account = openAccount()
  const probe = await startProbe({ 'Create Second': failOnce(reason) })

  const end = await runJob(probeJob(account, probe))

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect(end.log).toMatch(/^::notice::Stack hello was not created .*service linked role.*%0AThis may be temporary/m)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('a stack that fails twice for its service-linked role: the error says so, and nothing is left', async () => {
  const account = openAccount()
  const probe = await startProbe({ 'Create Second': () => reason })

  const end = await runJob(probeJob(account, probe))

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringMatching(/Second \(.*\): .*Unable to assume the service linked role/)])
  expect(probe.questions.filter((question) => question === 'Create Second')).toHaveLength(2)
  expect(await lookAt(account)).toEqual(NOTHING)
})
