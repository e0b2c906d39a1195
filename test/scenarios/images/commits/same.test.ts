import { expect, test } from 'vitest'
import { callsOf, mutations } from '../../harness/account.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { withoutDocker } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('the same commit again builds no image and creates no change set; it needs no docker and seven calls, and has the same outputs', async () => {
  const { account, job } = openJob()
  const first = await runJob(job)
  const world = await lookAt(account)
  const before = await mutations(account)

  const earlier = (await callsOf(account)).length
  const again = await runJob({ ...job, env: withoutDocker() })
  const calls = (await callsOf(account)).slice(earlier)

  expect(calls.sort()).toEqual([
    'BatchGetImage',
    'DescribeRepositories',
    'DescribeStacks',
    'GetCallerIdentity',
    'GetDownloadUrlForLayer',
    'GetTemplate',
    'ListStackResources',
  ])
  expect(again.errors).toEqual([])
  expect(again.code).toBe(0)
  expect(await lookAt(account)).toEqual(world)
  expect(await mutations(account)).toEqual(before)
  const { 'change-set-id': _, ...outputs } = first.outputs
  expect(again.outputs).toEqual({
    ...outputs,
    operation: 'none',
    'has-changes': 'false',
    'image-reused': 'true',
    'changes-count': '0',
    'changes-summary': JSON.stringify({ add: 0, modify: 0, replace: 0, remove: 0, import: 0, resources: [] }),
  })
})

test('a build with other settings never takes the tag of the first', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()
  const first = await runJob(job)

  const other = await runJob({ ...job, inputs: { labels: 'colour=blue' } })
  const otherAgain = await runJob({ ...job, inputs: { labels: 'colour=blue' } })

  expect(other.code).toBe(0)
  const suffixed = other.outputs['image-tag'] ?? ''
  expect(suffixed).toMatch(new RegExp(`^${sha}-[0-9a-f]{8}$`))
  expect(other.outputs.digest).not.toBe(first.outputs.digest)
  expect(otherAgain.outputs).toMatchObject({ 'image-reused': 'true', 'image-tag': suffixed, operation: 'none' })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [sha, suffixed] })
})
