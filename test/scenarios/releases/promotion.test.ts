import { expect, test } from 'vitest'
import { type Account, countOf } from '../harness/account.ts'
import { push, pushTag, release } from '../harness/events.ts'
import { forbid, startFaultProxy } from '../harness/fault-proxy.ts'
import { imageJob } from '../harness/interruption.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { withoutDocker } from '../harness/machine.ts'
import { lookAt, parametersOf, stackOf } from '../harness/world.ts'

const isProtected = async (account: Account) => (await stackOf(account))?.EnableTerminationProtection

test('a release deploys the image that main has built, protects the stack, and links its page', async () => {
  const job = await imageJob()
  const { account } = job
  const sha = job.checkout.head()
  const main = await runJob({ ...job, event: push(sha) })
  expect(await isProtected(account)).toBe(false)

  const event = release(sha, 'v1.0.0', 'published')
  const end = await runJob({ ...job, event, env: withoutDocker() })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true', image: main.outputs.image })
  expect(await isProtected(account)).toBe(true)
  expect(end.summary).toContain('[v1.0.0](https://github.com/octo-org/hello-job/releases/tag/v1.0.0)')
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`${sha} v1.0.0`] },
  })

  const again = await runJob({ ...job, event: push(sha) })
  expect([again.errors, await isProtected(account)]).toEqual([[], true])
  expect(await countOf(account, 'UpdateTerminationProtection')).toBe(1)
})

test('two releases of one commit are one image with both tags, and the second changes nothing', async () => {
  const job = await imageJob()
  const { account } = job
  const sha = job.checkout.head()

  const first = await runJob({ ...job, event: pushTag(sha, 'v1.0.0') })
  const second = await runJob({ ...job, event: pushTag(sha, 'v1.0.1'), env: withoutDocker() })

  expect([first.errors, second.errors]).toEqual([[], []])
  expect(first.outputs).toMatchObject({ operation: 'create', 'image-reused': 'false' })
  expect(second.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true', image: first.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [`${sha} v1.0.0 v1.0.1`] })
})

test('a release of a commit that main never had is built, and deployed', async () => {
  const main = await imageJob()
  const live = await runJob({ ...main, event: push(main.checkout.head()) })
  const branch = await imageJob(main.account, { 'hello-job': '#!/bin/sh\necho fixed\n' })
  const sha = branch.checkout.head()

  const end = await runJob({ ...branch, event: release(sha, 'v1.0.1', 'published') })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'update', 'image-reused': 'false', 'build-id': sha })
  expect(end.outputs.image).not.toBe(live.outputs.image)
  expect((await lookAt(main.account)).images['hello-job']).toEqual([main.checkout.head(), `${sha} v1.0.1`].sort())
})

test('a release that is run again goes back to its image, without docker', async () => {
  const one = await imageJob()
  const two = await imageJob(one.account, { 'hello-job': '#!/bin/sh\necho two\n' })
  const run = (id: string, attempt = '1') => ({ GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt })
  const first = { ...one, event: release(one.checkout.head(), 'v1.0.0', 'published') }
  const v1 = await runJob({ ...first, env: run('2000') })
  const v2 = await runJob({ ...two, event: release(two.checkout.head(), 'v2.0.0', 'published'), env: run('3000') })
  expect([v1.errors, v2.errors]).toEqual([[], []])
  expect((await parametersOf(one.account, 'hello')).ImageUri).toBe(v2.outputs.image)

  const back = await runJob({ ...first, env: { ...run('2000', '2'), ...withoutDocker() } })

  expect(back.errors).toEqual([])
  expect(back.outputs).toMatchObject({ operation: 'update', 'image-reused': 'true', image: v1.outputs.image })
  expect((await parametersOf(one.account, 'hello')).ImageUri).toBe(v1.outputs.image)
  expect((await lookAt(one.account)).images['hello-job']).toHaveLength(2)

  const later = await runJob({ ...two, event: push(two.checkout.head()), env: { ...run('4000'), ...withoutDocker() } })
  expect(later.errors).toEqual([])
  expect((await parametersOf(one.account, 'hello')).ImageUri).toBe(v2.outputs.image)
})

test('a role that may not protect the stack of a release deploys it all the same, with a warning', async () => {
  const { account, job } = openJob({ 'stack.yml': 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n' })
  const { env } = await startFaultProxy(account, forbid('UpdateTerminationProtection'))

  const end = await runJob({ ...job, event: pushTag(job.checkout.head(), 'v1'), inputs: STACK_ONLY, env })

  expect([end.errors, end.outputs.operation]).toEqual([[], 'create'])
  expect(end.warnings).toEqual([
    expect.stringContaining('Stack hello is deployed by a release, but has no termination'),
  ])
  expect(await isProtected(account)).toBe(false)
})

test('termination-protection: false keeps the stack of a release without protection', async () => {
  const { account, job } = openJob({ 'stack.yml': 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n' })
  const event = pushTag(job.checkout.head(), 'v1')

  const end = await runJob({ ...job, event, inputs: { ...STACK_ONLY, 'termination-protection': 'false' } })

  expect([end.errors, await isProtected(account)]).toEqual([[], false])
})
