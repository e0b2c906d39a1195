import { expect, test } from 'vitest'
import { fingerprintOf, imageLabels } from '../../../src/image/repository/fingerprint.ts'
import type { BuildInputs } from '../../../src/inputs/inputs.ts'
import type { BuildId } from '../../../src/plan/build-id.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { buildPlan } from '../../fixtures/build-plan.ts'

const buildId: BuildId = { id: 'a', revision: 'a', mergeCommit: undefined, time: 1_700_000_000 }

const plan = buildPlan({
  repository: { name: 'app' },
  tags: { build: 'a', extra: [], notes: [] },
  settings: { ...BUILD, buildArgs: ['A=1'], secrets: new Map([['token', 'hush']]) },
})

const source = { contents: ['a'], platforms: ['linux/amd64'] }

const fingerprint = fingerprintOf(plan, buildId, source)

test('a fingerprint has 64 hex digits', () => {
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
})

test.each([
  { description: 'another repository', other: { ...plan, repository: { name: 'other' } } },
  { description: 'reuse is off', other: { ...plan, reuse: false } },
  { description: 'another registry', other: { ...plan, registry: 'localhost:1' } },
  { description: 'other tags', other: { ...plan, tags: { build: 'b', extra: ['v1'], notes: ['x'] } } },
])('the same image: $description', ({ other }) => {
  expect(fingerprintOf(other, buildId, source)).toBe(fingerprint)
})

test.each<Partial<BuildInputs>>([
  { secrets: new Map([['token', 'another value']]) },
  { cacheFrom: ['type=gha'] },
  { cacheTo: ['type=gha,mode=max'] },
  { noCache: true },
  { pull: true },
  { ssh: ['default'] },
  { builder: 'big' },
  { context: 'service' },
  { file: 'Dockerfile.service' },
  { noCacheFilters: ['base'] },
  { allow: ['security.insecure'] },
  { annotations: ['org.opencontainers.image.created=2026-01-02', 'index:org.opencontainers.image.version=main'] },
])('the same image: %o', (settings) => {
  expect(fingerprintOf({ ...plan, settings: { ...plan.settings, ...settings } }, buildId, source)).toBe(fingerprint)
})

test('the same image: the secret comes from elsewhere', () => {
  const elsewhere = ['secretEnvs', 'secretFiles'].map((input) => {
    const settings = { ...plan.settings, secrets: new Map(), [input]: new Map([['token', 'X']]) }
    return fingerprintOf({ ...plan, settings }, buildId, source)
  })
  expect(elsewhere).toEqual([fingerprint, fingerprint])
})

test('the same image: another time', () => {
  expect(fingerprintOf(plan, { ...buildId, time: 1 }, source)).toBe(fingerprint)
})

test.each<Partial<BuildInputs>>([
  { target: 'A=1' },
  { buildArgs: ['A=2'] },
  { buildArgs: ['A=1', 'B=1'] },
  { buildArgs: [], labels: ['A=1'] },
  { labels: ['A=1'] },
  { network: 'host' },
  { provenance: 'mode=max' },
  { sbom: 'true' },
  { labels: ['org.opencontainers.image.title=A'] },
  { addHosts: ['db:10.0.0.1'] },
  { annotations: ['org.opencontainers.image.title=app'] },
  { attests: ['type=sbom'] },
  { shmSize: '2g' },
  { ulimits: ['nofile=1024'] },
  { cgroupParent: '/actions' },
  { secrets: new Map() },
  { secrets: new Map([['key', 'hush']]) },
  { secretEnvs: new Map([['key', 'KEY']]) },
  { secretFiles: new Map([['key', 'k.pem']]) },
])('another image: %o', (settings) => {
  expect(fingerprintOf({ ...plan, settings: { ...plan.settings, ...settings } }, buildId, source)).not.toBe(fingerprint)
})

test.each([
  { id: 'a-dirty.1' },
  { contents: ['b'] },
  { platforms: ['linux/arm64'] },
  { platforms: ['linux/amd64', 'linux/arm64'] },
])('another source: %o', ({ id = 'a', ...other }) => {
  expect(fingerprintOf(plan, { ...buildId, id }, { ...source, ...other })).not.toBe(fingerprint)
})

test.each(['created', 'revision', 'version', 'ref.name'])('the same image: another label %s of the run', (name) => {
  const labels = [`org.opencontainers.image.${name}=x`]
  expect(fingerprintOf({ ...plan, settings: { ...plan.settings, labels } }, buildId, source)).toBe(fingerprint)
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
    Object.fromEntries(
      imageLabels({ buildId, fingerprint: 'f', source: 'https://github.com/o/r', pullRequest: undefined }),
    ),
  ).toEqual(labels)
})

test('an image of a pull request has a label of its own, so that no other image has its digest', () => {
  const labels = imageLabels({ buildId, fingerprint: 'f', source: 's', pullRequest: 7 })
  expect(labels.get('servicefull.pull-request')).toBe('7')
})

test('another value of an argument that is given by name only makes another image', () => {
  const one = fingerprintOf({ ...plan, inherited: new Map([['B', '1']]) }, buildId, source)
  expect(one).not.toBe(fingerprint)
  expect(fingerprintOf({ ...plan, inherited: new Map([['B', '2']]) }, buildId, source)).not.toBe(one)
})
