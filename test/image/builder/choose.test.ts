import { expect, test } from 'vitest'
import { readBuilder } from '../../../src/image/builder/builder.ts'
import { chooseBuilder, needsOf } from '../../../src/image/builder/choose.ts'
import type { BuildInputs } from '../../../src/inputs/inputs.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { thrown } from '../../fixtures/thrown.ts'

const MULTI = 'Multi-platform build'
const EXPORT = 'Cache export'

/** The features that buildx lists for each builder. */
const builders = {
  docker: { driver: 'docker', features: { [MULTI]: false, [EXPORT]: false } },
  containerd: { driver: 'docker', features: { [MULTI]: true, [EXPORT]: true } },
  container: { driver: 'docker-container', features: { [MULTI]: true, [EXPORT]: true } },
  silent: { driver: 'docker', features: {} },
}

function choose(builder: keyof typeof builders, settings: Partial<BuildInputs>) {
  const { driver, features } = builders[builder]
  return chooseBuilder(
    { name: 'default', driver, features: new Map(Object.entries(features)), platform: undefined },
    { ...BUILD, ...settings },
  )
}

const needs: readonly { settings: Partial<BuildInputs>; input: string; what: string; feature: string }[] = [
  {
    settings: { platforms: ['linux/amd64', 'linux/arm64'] },
    input: 'platforms',
    what: 'build for several platforms',
    feature: MULTI,
  },
  { settings: { provenance: 'true' }, input: 'provenance', what: 'create attestations', feature: MULTI },
  { settings: { provenance: 'mode=max' }, input: 'provenance', what: 'create attestations', feature: MULTI },
  { settings: { attests: ['type=sbom'] }, input: 'attests', what: 'create attestations', feature: MULTI },
  { settings: { annotations: ['a=b'] }, input: 'annotations', what: 'write annotations', feature: MULTI },
  { settings: { sbom: 'true' }, input: 'sbom', what: 'create attestations', feature: MULTI },
  { settings: { sbom: 'generator=a' }, input: 'sbom', what: 'create attestations', feature: MULTI },
  ...['type=gha', 'type=registry,ref=a/b', 'a/b:cache', 'type=local,dest=type=inline/x', 'type=inlined'].map(
    (cache) => ({
      settings: { cacheTo: ['type=inline', cache] },
      input: 'cache-to',
      what: 'export its cache',
      feature: EXPORT,
    }),
  ),
]

test.each(needs)('a need: $settings', ({ settings, input, what, feature }) => {
  expect(needsOf({ ...BUILD, ...settings })).toEqual([{ input, what, feature }])
})

const withoutNeeds: readonly Partial<BuildInputs>[] = [
  {},
  { platforms: ['linux/arm64'] },
  { cacheTo: ['type=inline'] },
  { cacheTo: ['type=inline,mode=max'] },
  { cacheTo: ['mode=max,type=inline'] },
  { cacheFrom: ['type=gha'] },
  { secrets: new Map([['a', 'b']]), ssh: ['default'], buildContexts: ['a=b'], noCache: true, pull: true },
]

test.each(withoutNeeds)('no need: %o', (settings) => {
  expect(needsOf({ ...BUILD, ...settings })).toEqual([])
  expect(choose('docker', { ...settings, createBuilder: true })).toBe('present')
})

const remedy = 'Add `- uses: docker/setup-buildx-action@v4` before this step, or `create-builder: true`.'

test.each(needs)(
  'the docker driver without the containerd image store refuses $settings',
  ({ settings, input, what }) => {
    expect(thrown(() => choose('docker', settings))).toEqual([
      { message: `Input ${input}: the builder of this runner (driver docker) cannot ${what}.`, remedy },
    ])
  },
)

const able = (['containerd', 'container', 'silent'] as const).flatMap((builder) =>
  needs.map(({ settings }) => ({ builder, settings })),
)

test.each(able)('a builder that can, or does not list its features: $builder, $settings', ({ builder, settings }) => {
  expect(choose(builder, { ...settings, createBuilder: true })).toBe('present')
})

test.each(needs)('where a builder may be created, the choice is a temporary one: $settings', ({ settings }) => {
  expect(choose('docker', { ...settings, createBuilder: true })).toBe('temporary')
})

test('a builder that the user names is never replaced by a temporary one', () => {
  const settings = { sbom: 'true', createBuilder: true, builder: 'mine' }
  expect(thrown(() => choose('docker', settings))).toEqual([
    {
      message: 'Input sbom: the builder of this runner (driver docker) cannot create attestations.',
      remedy: 'Name a builder that can in `builder`, or replace `builder` by `create-builder: true`.',
    },
  ])
})

test('everything that a builder cannot do is reported at once', () => {
  const settings = {
    platforms: ['linux/amd64', 'linux/arm64'],
    provenance: 'true',
    sbom: 'true',
    cacheTo: ['type=gha'],
  }
  expect(thrown(() => choose('docker', settings)).map(({ message }) => message.split(':')[0])).toEqual([
    'Input platforms',
    'Input provenance',
    'Input sbom',
    'Input cache-to',
  ])
})

const insecure: Partial<BuildInputs> = { allow: ['security.insecure', 'device=x'] }
const flags = 'BuildKit daemon flags: --allow-insecure-entitlement=network.host\n'
const toml = 'File#buildkitd.toml:\n > insecure-entitlements = [ "security.insecure" ]\n'

test.each([
  {
    builder: 'a container without the flag',
    driver: 'docker-container',
    rest: flags,
    is: 'refused',
    creating: 'temporary',
  },
  {
    builder: 'a container with it',
    driver: 'docker-container',
    rest: flags + flags.replace('network.host', 'security.insecure'),
    is: 'present',
  },
  { builder: 'a container with a file', driver: 'docker-container', rest: toml, is: 'present' },
  {
    builder: 'that of the engine, which may have it',
    driver: 'docker',
    rest: '',
    is: 'present',
    creating: 'temporary',
  },
  { builder: 'a remote one, which does not tell', driver: 'remote', rest: '', is: 'present' },
])('allow: $builder', ({ driver, rest, is, creating = 'present' }) => {
  const builder = readBuilder({ code: 0, output: `Name: b\nDriver: ${driver}\n\n${rest}` })
  const choice = (createBuilder: boolean) => chooseBuilder(builder, { ...BUILD, ...insecure, createBuilder })
  if (is === 'present') expect(choice(false)).toBe('present')
  else {
    const message = `Input allow: the builder of this runner (driver ${driver}) cannot allow security.insecure.`
    expect(thrown(() => choice(false))).toEqual([{ message, remedy }])
  }
  expect(choice(true)).toBe(creating)
})
