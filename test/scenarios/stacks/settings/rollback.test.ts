import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const failing = readTemplate('failing')
const good = failing.replace("'333'", "'256'").replace("'77'", "'512'")
const inputs = { template: 'stack.yml', 'disable-rollback': 'true' }

test('a first deploy without rollback stays as it failed, and the next one recreates the stack', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': failing })
  const sha = checkout.head()

  const failed = await runJob({ ...job, inputs })

  expect(failed.code).toBe(1)
  expect(failed.errors[0]).toContain('Stack hello was not created (CREATE_FAILED): Task (AWS::ECS::TaskDefinition): ')
  const { stacks, images } = await lookAt(account)
  expect({ stacks, images }).toEqual({ stacks: { hello: 'CREATE_FAILED' }, images: { 'hello-job': [sha] } })

  const mended = checkout.commit({ 'stack.yml': good })
  const end = await runJob({ account, checkout, event: push(mended), inputs })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('create')
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})

test('without rollback nothing can be replaced: the job refuses a new image before it builds it', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': good })
  await runJob({ ...job, inputs })
  const before = await lookAt(account)
  const next = checkout.commit({ 'notes.txt': 'more' })

  const end = await runJob({ account, checkout, event: push(next), inputs })

  expect(end.code).toBe(1)
  expect(end.errors.join()).toContain(
    'This deploy replaces Task, which CloudFormation refuses while rollback is disabled',
  )
  expect(await lookAt(account)).toEqual(before)
})

test('an update without rollback stays as it failed, and the next one updates the stack', async () => {
  const account = openAccount()
  const logs = (days: number): string =>
    `Resources: {Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: ${days}}}}`
  const checkout = checkOut({ 'stack.yml': logs(7) })
  const deploy = (days: number) => {
    const event = push(checkout.commit({ 'stack.yml': logs(days), 'notes.txt': `${days}` }))
    return runJob({ account, checkout, event, inputs: { ...inputs, 'image-parameter': 'none' } })
  }
  await deploy(7)

  const failed = await deploy(8)
  expect(failed.errors[0]).toContain('Stack hello was not updated (UPDATE_FAILED): Logs (AWS::Logs::LogGroup): ')
  expect((await lookAt(account)).stacks).toEqual({ hello: 'UPDATE_FAILED' })

  const end = await deploy(14)
  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toMatchObject({ stacks: { hello: 'UPDATE_COMPLETE' }, images: {} })
})
