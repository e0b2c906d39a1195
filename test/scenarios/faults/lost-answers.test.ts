import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { countOf, openAccount } from '../harness/account.ts'
import { loseAnswer, rewrite, startFaultProxy, throttleMost } from '../harness/fault-proxy.ts'
import { openJob, runJob } from '../harness/job.ts'
import { startProbe } from '../harness/probe.ts'
import { createHello, probeJob } from '../harness/states.ts'
import { lifecyclePolicyOf, lookAt, NOTHING } from '../harness/world.ts'

test.each(['CreateChangeSet', 'ExecuteChangeSet'])('%s happens once when its answer is lost', async (action) => {
  const [account, probe] = [openAccount(), await startProbe()]
  const { env } = await startFaultProxy(account, loseAnswer(action))

  const end = await runJob({ ...probeJob(account, probe), env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect(await countOf(account, action)).toBe(2)
  expect(await countOf(account, 'DeleteChangeSet')).toBe(0)
  expect(probe.questions).toEqual(['Create First', 'Create Second'])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('DeleteStack happens once when its answer is lost', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const stackId = await createHello(account, probe)
  const { env } = await startFaultProxy(account, loseAnswer('DeleteStack'))

  const end = await runJob({ ...probeJob(account, probe), inputs: { command: 'delete' }, env })

  expect(end.errors).toEqual([])
  expect(await countOf(account, 'DeleteStack')).toBe(2)
  const events = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackId }))
  const deleted = events.StackEvents?.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_COMPLETE')
  expect(deleted?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['hello', 'Asking', 'First', 'Second'])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('CreateRepository happens once when its answer is lost', async () => {
  const { account, checkout, job } = openJob()
  const { env } = await startFaultProxy(account, loseAnswer('CreateRepository'))

  const end = await runJob({ ...job, env })

  expect(end.errors).toEqual([])
  expect(await countOf(account, 'CreateRepository')).toBe(2)
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
  expect(await lifecyclePolicyOf(account)).toContain('Images of pull requests')
})

test('a job succeeds when CloudFormation throttles six of ten calls', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const proxy = await startFaultProxy(account, throttleMost())

  const end = await runJob({ ...probeJob(account, probe), env: proxy.env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
  expect(proxy.seen.length).toBeGreaterThan(15)
  expect(probe.questions).toEqual(['Create First', 'Create Second'])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test.each(['create', 'update'])('%s: events that carry no token are followed to the end', async (operation) => {
  const [account, probe] = [openAccount(), await startProbe()]
  if (operation === 'update') await createHello(account, probe)
  const forget = (body: string): string => body.replace(/<ClientRequestToken>[^<]*<\/ClientRequestToken>/g, '')
  const { env } = await startFaultProxy(account, rewrite('DescribeStackEvents', forget))

  const end = await runJob({ ...probeJob(account, probe, '2'), env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation, Round: '2' })
  expect(end.log.match(/(CREATE|UPDATE)_COMPLETE +hello /g)).toHaveLength(1)
  const stacks = { hello: operation === 'update' ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE' }
  expect(await lookAt(account)).toEqual({ stacks, changeSets: [], images: {} })
})

test('a failure is told, too, and a delete ends, when events carry no token', async () => {
  const [account, probe] = [openAccount(), await startProbe({ 'Create Second': () => 'no room' })]
  const forget = (body: string): string => body.replace(/<ClientRequestToken>[^<]*<\/ClientRequestToken>/g, '')
  const { env } = await startFaultProxy(account, rewrite('DescribeStackEvents', forget))

  const failed = await runJob({ ...probeJob(account, probe), env })
  expect(failed.errors[0]).toContain('Second (Custom::Probe): no room')
  expect(await lookAt(account)).toEqual(NOTHING)

  await createHello(account, probe)
  const deleted = await runJob({ ...probeJob(account, probe), env, inputs: { command: 'delete' } })
  expect(deleted.errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a stack is read again when DescribeStacks still shows its state before the operation', async () => {
  const [account, probe] = [openAccount(), await startProbe()]
  const stale = (body: string, nth: number): string =>
    nth > 1 && nth < 5
      ? body.replace('CREATE_COMPLETE', 'REVIEW_IN_PROGRESS').replace(/<Outputs>.*<\/Outputs>/s, '')
      : body
  const { env } = await startFaultProxy(account, rewrite('DescribeStacks', stale))

  const end = await runJob({ ...probeJob(account, probe), env })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Round: '1' })
})
