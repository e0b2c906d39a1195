import { expect, test } from 'vitest'
import { fingerprint, imageLabels } from '../../../src/image/repository/fingerprint.ts'
import type { BuildInputs } from '../../../src/inputs/inputs.ts'
import type { BuildId } from '../../../src/plan/build-id.ts'
import type { BuildPlan } from '../../../src/plan/plan.ts'
import { BUILD, NO_SETTINGS } from '../../fixtures/build-inputs.ts'

const buildId: BuildId = { id: 'a', revision: 'a', mergeCommit: undefined, tree: 'b', time: 1_700_000_000 }

const plan: BuildPlan = {
  kind: 'build',
  name: undefined,
  parameter: 'auto',
  repository: { name: 'app' },
  create: true,
  repositorySettings: NO_SETTINGS,
  registry: undefined,
  tags: { build: 'a', more: [], notes: [] },
  pullRequest: undefined,
  reuse: true,
  inherited: new Map(),
  settings: { ...BUILD, buildArgs: ['A=1'], secrets: new Map([['token', 'hush']]) },
}

const mark = fingerprint(plan, buildId)

test('a fingerprint has 64 hex digits', () => {
  expect(mark).toMatch(/^[0-9a-f]{64}$/)
})

test.each([
  { description: 'another repository', other: { ...plan, repository: { name: 'other' } } },
  { description: 'not to be used again', other: { ...plan, reuse: false } },
  { description: 'another registry', other: { ...plan, registry: 'localhost:1' } },
  { description: 'more tags', other: { ...plan, tags: { build: 'b', more: ['v1'], notes: ['x'] } } },
])('the same image: $description', ({ other }) => {
  expect(fingerprint(other, buildId)).toBe(mark)
})

test.each<Partial<BuildInputs>>([
  { secrets: new Map([['token', 'another value']]) },
  { cacheFrom: ['type=gha'] },
  { cacheTo: ['type=gha,mode=max'] },
  { noCache: true },
  { pull: true },
  { ssh: ['default'] },
  { builder: 'big' },
])('the same image: %o', (settings) => {
  expect(fingerprint({ ...plan, settings: { ...plan.settings, ...settings } }, buildId)).toBe(mark)
})

test('the same image: the secret comes from elsewhere', () => {
  const elsewhere = ['secretEnvs', 'secretFiles'].map((input) => {
    const settings = { ...plan.settings, secrets: new Map(), [input]: new Map([['token', 'X']]) }
    return fingerprint({ ...plan, settings }, buildId)
  })
  expect(elsewhere).toEqual([mark, mark])
})

test('the same image: another time', () => {
  expect(fingerprint(plan, { ...buildId, time: 1 })).toBe(mark)
})

test.each<Partial<BuildInputs>>([
  { context: 'service' },
  { file: 'Dockerfile' },
  { target: 'A=1' },
  { buildArgs: ['A=2'] },
  { buildArgs: ['A=1', 'B=1'] },
  { buildArgs: [], labels: ['A=1'] },
  { labels: ['A=1'] },
  { network: 'host' },
  { provenance: 'mode=max' },
  { sbom: 'true' },
  { platforms: ['linux/arm64'] },
  { platforms: ['linux/amd64', 'linux/arm64'] },
  { buildContexts: ['lib=../lib'] },
  { addHosts: ['db:10.0.0.1'] },
  { secrets: new Map() },
  { secrets: new Map([['key', 'hush']]) },
  { secretEnvs: new Map([['key', 'KEY']]) },
  { secretFiles: new Map([['key', 'k.pem']]) },
])('another image: %o', (settings) => {
  expect(fingerprint({ ...plan, settings: { ...plan.settings, ...settings } }, buildId)).not.toBe(mark)
})

test.each([{ id: 'a-dirty.1' }, { tree: 'c' }, { tree: undefined }])('another source: %o', (source) => {
  expect(fingerprint(plan, { ...buildId, ...source })).not.toBe(mark)
})

test.each([
  {
    description: 'a commit',
    buildId,
    labels: {
      'org.opencontainers.image.revision': 'a',
      'org.opencontainers.image.source': 'https://github.com/o/r',
      'org.opencontainers.image.version': 'a',
      'servicefull.build-id': 'a',
      'servicefull.fingerprint': 'f',
      'org.opencontainers.image.created': '2023-11-14T22:13:20.000Z',
    },
  },
  {
    description: 'a dirty merge commit without a time',
    buildId: { ...buildId, id: 'a-dirty.1', mergeCommit: 'm', time: undefined },
    labels: {
      'org.opencontainers.image.revision': 'a',
      'org.opencontainers.image.source': 'https://github.com/o/r',
      'org.opencontainers.image.version': 'a-dirty.1',
      'servicefull.build-id': 'a-dirty.1',
      'servicefull.fingerprint': 'f',
      'servicefull.merge-commit': 'm',
    },
  },
])('labels: $description', ({ buildId, labels }) => {
  expect(
    Object.fromEntries(imageLabels({ buildId, mark: 'f', source: 'https://github.com/o/r', pullRequest: undefined })),
  ).toEqual(labels)
})

test('an image of a pull request is labelled as one, so that no other has its digest', () => {
  const labels = imageLabels({ buildId, mark: 'f', source: 's', pullRequest: 7 })
  expect(labels.get('servicefull.pull-request')).toBe('7')
})

test('another value of an argument that is given by name makes another image', () => {
  const one = fingerprint({ ...plan, inherited: new Map([['B', '1']]) }, buildId)
  expect(one).not.toBe(mark)
  expect(fingerprint({ ...plan, inherited: new Map([['B', '2']]) }, buildId)).not.toBe(one)
})
