import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push, release } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { withoutDocker } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('a release of a commit that main has built tags and deploys that image without docker; a re-run changes nothing', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()
  const main = await runJob({ account, checkout, event: push(sha), inputs: { command: 'build' } })
  const job = { account, checkout, event: release(sha, 'v2.0.0', 'published'), env: withoutDocker() }
  const built = (await mutations(account)).length

  const end = await runJob(job)

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'image-reused': 'true', image: main.outputs.image })
  const world = {
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`${sha} v2.0.0`] },
  }
  expect(await lookAt(account)).toEqual(world)
  const made = await mutations(account)
  expect(made.slice(built).filter((action) => !action.includes('ChangeSet'))).toEqual([
    'PutImage',
    'UpdateTerminationProtection',
  ])

  const again = await runJob(job)

  expect(again.errors).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'none', image: main.outputs.image })
  expect(await mutations(account)).toEqual(made)
  expect(await lookAt(account)).toEqual(world)
})

test.each(['edited', 'deleted', 'unpublished'])('a release that is %s deploys nothing', async (action) => {
  const account = openAccount()
  const checkout = checkOut()

  const end = await runJob({
    account,
    checkout,
    event: release(checkout.head(), 'v2.0.0', action),
    env: withoutDocker(),
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(end.log).toContain(`release v2.0.0 was ${action}`)
  expect(await mutations(account)).toEqual([])
})
