import { expect, test } from 'vitest'
import { type Account, countOf, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { lookAt, stackOf } from '../../harness/world.ts'

async function isProtected(account: Account): Promise<boolean | undefined> {
  return (await stackOf(account))?.EnableTerminationProtection
}

test('termination protection is turned on and off by its input, and only then', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = push(checkout.head())
  const deploy = (inputs: Readonly<Record<string, string>> = {}) => runJob({ account, checkout, event, inputs })

  const on = await deploy({ 'termination-protection': 'true' })
  expect([on.errors, await isProtected(account)]).toEqual([[], true])

  await deploy()
  await deploy({ 'termination-protection': 'true' })
  expect(await isProtected(account)).toBe(true)
  const deletion = await deploy({ command: 'delete' })
  expect(deletion.errors.join()).toContain('it has termination protection')

  const off = await deploy({ 'termination-protection': 'false' })
  expect(off.outputs.operation).toBe('none')
  expect(await isProtected(account)).toBe(false)
  expect(await countOf(account, 'UpdateTerminationProtection')).toBe(2)
})

test('fail-on-empty-changeset fails a deploy that changes nothing', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = push(checkout.head())
  const inputs = { 'fail-on-empty-changeset': 'true' }
  const first = await runJob({ account, checkout, event, inputs })
  expect(first.errors).toEqual([])
  const before = await lookAt(account)

  const end = await runJob({ account, checkout, event, inputs })

  expect(end.code).toBe(1)
  expect(end.errors.join()).toContain('The change set of stack hello is empty, and fail-on-empty-changeset is true')
  expect(await lookAt(account)).toEqual(before)
})

test('notification-arns sets the topics of the stack, and [] removes them', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const event = push(checkout.head())
  const topic = `arn:aws:sns:us-east-1:${account.id}:deploys`
  const topics = async (): Promise<readonly string[]> => (await stackOf(account))?.NotificationARNs ?? []
  await runJob({ account, checkout, event, inputs: { 'notification-arns': topic } })
  expect(await topics()).toEqual([topic])

  const kept = await runJob({ account, checkout, event })
  expect([kept.outputs.operation, await topics()]).toEqual(['none', [topic]])

  const removed = await runJob({ account, checkout, event, inputs: { 'notification-arns': '[]' } })
  expect([removed.outputs.operation, await topics()]).toEqual(['update', []])
})
