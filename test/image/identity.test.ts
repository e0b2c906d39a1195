import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashFolder } from '../../src/files/contents.ts'
import { type IdentityLookups, identify } from '../../src/image/identity.ts'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { BUILD } from '../fixtures/build-inputs.ts'
import { buildPlan } from '../fixtures/build-plan.ts'
import { testWorkspace } from '../fixtures/folder.ts'
import { imageEdges } from '../fixtures/image-edges.ts'
import { fakeLog } from '../fixtures/log.ts'
import { plan } from '../fixtures/plan.ts'
import { unexpected } from '../fixtures/unexpected.ts'

interface Given {
  readonly changes?: Partial<BuildPlan>
  readonly run?: string
  readonly lookups?: Partial<IdentityLookups>
  readonly signal?: AbortSignal
}

/** Identifies the build of a workspace on a runner whose user has configured nothing; returns the fingerprint and the log. */
async function identifyIn(workspace: string, given: Given = {}) {
  const { changes, run = '7.1', lookups, signal = new AbortController().signal } = given
  const log = fakeLog()
  const nowhere = { directory: '/nowhere', buildx: '/nowhere' }
  const build = { plan: buildPlan(changes), buildId: plan.buildId, run, workspace, userDockerConfig: nowhere }
  const fingerprint = await identify(imageEdges({ log, signal }), build, {
    hashFolder: (root, patterns) => hashFolder(root, patterns, signal),
    builder: unexpected('builder'),
    ...lookups,
  })
  return { fingerprint, lines: log.lines }
}

const builder = (platform: string | undefined) => async () => ({
  name: 'big',
  driver: 'remote',
  features: new Map(),
  platform,
})
const elsewhere = { settings: { ...BUILD, builder: 'big' } }

test('a build has the same fingerprint in each run, and another one with other files', async () => {
  const workspace = testWorkspace()
  const { fingerprint, lines } = await identifyIn(workspace)
  expect(await identifyIn(workspace, { run: '8.1' })).toEqual({ fingerprint, lines })
  writeFileSync(join(workspace, 'app.js'), '')
  expect((await identifyIn(workspace)).fingerprint).not.toBe(fingerprint)
  expect(lines).toEqual([])
})

test('a runner of another architecture makes another image, if the builder takes its own', async () => {
  const workspace = testWorkspace()
  const engine = (runner: string) => ({ engine: { ...buildPlan().engine, runner } })
  const on = async (changes: Partial<BuildPlan>) => (await identifyIn(workspace, { changes })).fingerprint
  const here = await on(engine('linux/amd64'))
  expect(await on(engine('linux/arm64'))).not.toBe(here)
  expect(await on({ ...engine('linux/arm64'), builtFor: ['linux/amd64'] })).toBe(here)
})

test('a builder elsewhere says for which platform it builds', async () => {
  const workspace = testWorkspace()
  const by = async (platform: string) =>
    (await identifyIn(workspace, { changes: elsewhere, lookups: { builder: builder(platform) } })).fingerprint
  expect(await by('linux/amd64')).toBe((await identifyIn(workspace)).fingerprint)
  expect(await by('linux/arm64')).not.toBe(await by('linux/amd64'))
})

test.each<Given & { readonly description: string; readonly reason: string }>([
  {
    description: 'the builder does not run',
    changes: elsewhere,
    lookups: { builder: builder(undefined) },
    reason: 'the builder `big` does not say for which platform it builds. Give `platforms`',
  },
  {
    description: 'a named context may change',
    changes: { settings: { ...BUILD, buildContexts: ['base=docker-image://alpine'] } },
    reason:
      'what the named context `base` has may change. Give an image by digest, a git repository by the SHA of its commit',
  },
  {
    description: 'a file cannot be read',
    lookups: {
      hashFolder: async (root) => Promise.reject(Object.assign(new Error(), { code: 'EACCES', path: `${root}/key` })),
    },
    reason: '`key`, which goes into the build, cannot be read (EACCES)',
  },
])('nothing is found again, and the log says why: $description', async ({ reason, ...given }) => {
  const workspace = testWorkspace()
  const one = await identifyIn(workspace, { ...given, run: '7.1' })
  const other = await identifyIn(workspace, { ...given, run: '8.1' })
  expect(one.lines).toEqual([`info: No existing image is used: ${reason}.`])
  expect(other.fingerprint).not.toBe(one.fingerprint)
  const silent = await identifyIn(workspace, { ...given, changes: { ...given.changes, reuse: false } })
  expect(silent.lines).toEqual([])
})

test('an ignore file that docker may read otherwise', async () => {
  const workspace = testWorkspace()
  writeFileSync(join(workspace, '.dockerignore'), 'a^*\n')
  const { lines } = await identifyIn(workspace, { changes: { name: 'api' } })
  expect(lines).toEqual([
    'info: image api: No existing image is used: docker may read the pattern `a^*` of an ignore file in another way.',
  ])
})

test.each<Partial<BuildPlan['settings']>>([
  { context: 'app' },
  { context: 'app', buildContexts: ['a=app', 'b=nowhere'] },
])('problems of the files are left to their check: %o', async (settings) => {
  const workspace = testWorkspace()
  symlinkSync('/proc', join(workspace, 'app'))
  const { lines } = await identifyIn(workspace, { changes: { settings: { ...BUILD, ...settings } } })
  expect(lines).toEqual([])
})

test('a cancelled job identifies nothing, and an error of ours is no reason', async () => {
  const workspace = testWorkspace()
  await expect(identifyIn(workspace, { signal: AbortSignal.abort(new Error('cancelled')) })).rejects.toThrow(
    'cancelled',
  )
  const hash = async () => Promise.reject(new TypeError('x is not a function'))
  await expect(identifyIn(workspace, { lookups: { hashFolder: hash } })).rejects.toThrow(TypeError)
})
