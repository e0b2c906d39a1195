import { CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, openAccount } from '../../harness/account.ts'
import { createBuilder, type UserBuilder } from '../../harness/builders.ts'
import type { Checkout } from '../../harness/checkout.ts'
import { push } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const files = { Dockerfile: 'FROM scratch\nCOPY hello-job /\n' }

/** A commit, and the account that its image goes to. */
interface Source {
  readonly account: Account
  readonly checkout: Checkout
}

/** Returns a function that builds with a builder and keeps the cache of the build in the registry. */
function cachedBuild({ account, checkout }: Source, ref: string) {
  const cache = `type=registry,ref=${account.registry}/${ref}`
  const inputs = { command: 'build', 'cache-from': cache, 'cache-to': `${cache},mode=max,image-manifest=true` }
  return ({ name, env }: UserBuilder) =>
    runJob({
      account,
      checkout,
      event: push(checkout.head()),
      inputs: { ...inputs, builder: name, reuse: 'false' },
      env,
    })
}

test('a cache in a repository of its own serves another builder', async () => {
  const account = openAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'cache' }))
  const build = cachedBuild({ account, checkout: checkOut(files) }, 'cache:main')

  const first = await build(createBuilder())
  const second = await build(createBuilder())

  expect([first.errors, second.errors]).toEqual([[], []])
  expect(first.summary).toMatch(/^- Build: 1 step, /m)
  expect(second.summary).toMatch(/^- Build: 1 step, all from the cache, /m)
  expect(second.outputs.digest).toBe(first.outputs.digest)
  const { images } = await lookAt(account)
  expect(images.cache).toContain('main')
})

test('a cache whose tag cannot move: the error has the remedy', async () => {
  const account = openAccount()
  const checkout = checkOut(files)
  const build = cachedBuild({ account, checkout }, 'hello-job:cache')
  const builder = createBuilder()

  const first = await build(builder)
  checkout.commit({ 'hello-job': '#!/bin/sh\n' })
  const second = await build(builder)

  expect(first.errors).toEqual([])
  expect(second.errors).toEqual([
    expect.stringMatching(
      /^::The image was not built: its cache was not written: .*tag is immutable\.\nEach build moves the tag of a cache: give `cache-to` a repository of its own/s,
    ),
  ])
})

test('build-contexts adds folders and images to the context', async () => {
  const account = openAccount()
  const builder = createBuilder()
  const job = (checkout: ReturnType<typeof checkOut>, inputs: Readonly<Record<string, string>>) =>
    runJob({
      account,
      checkout,
      event: push(checkout.head()),
      inputs: { ...inputs, builder: builder.name },
      env: builder.env,
    })
  const base = await job(checkOut(files), { command: 'build', repository: 'base' })
  const checkout = checkOut({
    Dockerfile: 'FROM scratch\nCOPY --from=shared note.txt /\nCOPY --from=base hello-job /\n',
    'shared/note.txt': 'note',
  })

  const end = await job(checkout, { 'build-contexts': `shared=shared\nbase=docker-image://${base.outputs.image}` })

  expect([base.errors, end.errors]).toEqual([[], []])
  expect(end.log).toContain(`[context base] load metadata for ${base.outputs.image}`)
  expect(await lookAt(account)).toMatchObject({ stacks: { hello: 'CREATE_COMPLETE' } })
})
