import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { createBuilder, PORTABLE } from '../../harness/builders.ts'
import { push } from '../../harness/events.ts'
import { configOf, readInImage } from '../../harness/image.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { scratchFolder, withoutDocker } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

const inputs = { context: 'app' }

/** A workspace with two checkouts side by side, which is no checkout itself. Commits to `shared`, and checks it out again. */
function openWorkspace(files: { readonly app?: Record<string, string>; readonly shared: Record<string, string> }) {
  const path = scratchFolder('workspace')
  const [app, shared] = [checkOut(files.app), checkOut(files.shared)]
  const place = (from: string, name: string) => cpSync(from, join(path, name), { recursive: true })
  place(app.path, 'app')
  place(shared.path, 'shared')
  const moveOn = (changed: Record<string, string>): void => {
    shared.commit(changed)
    place(shared.path, 'shared')
  }
  const account = openAccount()
  return { account, sha: app.head(), moveOn, job: { account, checkout: { ...app, path }, event: push(app.head()) } }
}

test('the Dockerfile of a second checkout moves on: a new image', async () => {
  const dockerfile = (release: number) =>
    `FROM scratch\nCOPY hello-job /\nENV RELEASE=${release}\nENTRYPOINT ["/hello-job"]\n`
  const { account, sha, moveOn, job } = openWorkspace({ shared: { 'Dockerfile.common': dockerfile(1) } })
  const run = (env = {}) => runJob({ ...job, inputs: { ...inputs, file: 'shared/Dockerfile.common' }, env })
  const first = await run()
  moveOn({ 'Dockerfile.common': dockerfile(2) })

  const second = await run()
  const again = await run(withoutDocker())

  expect([first.errors, second.errors, again.errors]).toEqual([[], [], []])
  expect(await configOf(account, second.outputs.digest)).toMatchObject({ Env: expect.arrayContaining(['RELEASE=2']) })
  expect(again.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true', image: second.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [sha, second.outputs['image-tag']] })
})

test('a named context of a second checkout moves on: a new image', async () => {
  const { account, sha, moveOn, job } = openWorkspace({
    app: {
      Dockerfile: 'FROM scratch\nCOPY --from=shared base.txt /base.txt\nCOPY hello-job /\nENTRYPOINT ["/hello-job"]\n',
    },
    shared: { 'base.txt': 'one\n', '.dockerignore': '.git\n' },
  })
  const { name: builder, env: ofBuilder } = createBuilder()
  const run = (env = {}) =>
    runJob({
      ...job,
      inputs: { ...inputs, command: 'build', 'build-contexts': 'shared=shared', builder },
      env: { ...ofBuilder, ...env },
    })
  const first = await run()
  moveOn({ 'base.txt': 'two\n' })

  const second = await run()
  const again = await run(withoutDocker())

  expect([first.errors, second.errors, again.errors]).toEqual([[], [], []])
  expect(await readInImage(account, first.outputs.digest, 'base.txt')).toBe('one\n')
  expect(await readInImage(account, second.outputs.digest, 'base.txt')).toBe('two\n')
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', image: second.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [sha, second.outputs['image-tag']] })
})

test('a named context that may change is built again each time, and the log says why', async () => {
  const { job } = openWorkspace({ app: { Dockerfile: PORTABLE }, shared: {} })
  const { name: builder, env } = createBuilder()
  const build = { ...inputs, command: 'build', 'build-contexts': 'base=docker-image://alpine:3', builder }
  const run = () => runJob({ ...job, inputs: build, env })
  const first = await run()

  const again = await run()

  expect([first.errors, again.errors]).toEqual([[], []])
  expect(again.outputs['image-reused']).toBe('false')
  expect(again.log).toContain(
    'No existing image is used: what the named context `base` has may change. Give an image by digest, a git repository by the SHA of its commit.',
  )
})
