import { expect, test } from 'vitest'
import type { Event } from '../../src/plan/event.ts'
import { planTags, pullRequestOfTag, type Tags } from '../../src/plan/tags.ts'
import { contextOf, HEAD, SHA } from '../fixtures/run.ts'

const pullRequest: Event = {
  kind: 'pull-request',
  number: 7,
  action: 'opened',
  open: true,
  headSha: HEAD,
  draft: false,
  labels: [],
  fork: false,
  target: false,
}

const branch: Event = { kind: 'branch', branch: 'main' }

/** The tags of a build of `SHA`, on a run that has the ID 77. */
function tags(event: Event, lines: readonly string[], prefix?: string): Tags {
  const buildId = {
    id: `${SHA}-dirty.01234567`,
    revision: SHA,
    mergeCommit: undefined,
    time: undefined,
  }
  return planTags({ buildId, context: { ...contextOf(), event } }, lines, prefix)
}

const names = ['sha', 'sha-short', 'ref-name', 'semver', 'major', 'minor', 'patch', 'pr', 'run-id']
const everywhere = { sha: SHA, 'sha-short': 'aaaaaaa', 'run-id': '77' }
const version = { semver: '1.20.3', major: '1', minor: '20', patch: '3' }

const events: readonly { on: string; event: Event; values: Readonly<Record<string, string>>; release?: string }[] = [
  { on: 'a branch', event: branch, values: { 'ref-name': 'main' } },
  {
    on: 'a tag',
    event: { kind: 'tag', tag: 'v1.20.3' },
    values: { 'ref-name': 'v1.20.3', ...version },
    release: 'v1.20.3',
  },
  {
    on: 'a release without v',
    event: { kind: 'release', tag: '1.20.3', action: 'published' },
    values: { 'ref-name': '1.20.3', ...version },
    release: '1.20.3',
  },
  {
    on: 'a prerelease',
    event: { kind: 'tag', tag: 'v2.0.0-rc.1' },
    values: { 'ref-name': 'v2.0.0-rc.1', semver: '2.0.0-rc.1' },
    release: 'v2.0.0-rc.1',
  },
  ...['v1.2', 'v1.02.3', 'v1.2.3-a..b', 'v1.2.3-01', 'v1.2.3-', 'vv1.2.3'].map((tag) => ({
    on: `${tag}, which is no version`,
    event: { kind: 'tag', tag } as const,
    values: { 'ref-name': tag },
    release: tag,
  })),
  { on: 'a release without a tag', event: { kind: 'release', tag: '', action: 'published' }, values: {} },
  { on: 'a pull request', event: pullRequest, values: { pr: '7' } },
  { on: 'a run by hand', event: { kind: 'manual', name: 'schedule' }, values: {} },
  { on: 'another event', event: { kind: 'other', name: 'issues' }, values: {} },
]

test.each(events)(
  'every placeholder on $on; a line with one that has no value is left out',
  ({ event, values, release }) => {
    const planned = tags(
      event,
      names.map((name) => `${name}_{{${name}}}`),
    )
    const all: Readonly<Record<string, string>> = { ...everywhere, ...values }
    const filled = names.flatMap((name) => (all[name] === undefined ? [] : [`${name}_${all[name]}`]))
    const prefix = event.kind === 'pull-request' ? 'pr-7-' : ''
    expect(planned).toEqual({
      build: `${prefix}${SHA}-dirty.01234567`,
      extra: [...(release === undefined ? [] : [release]), ...filled.map((tag) => `${prefix}${tag}`)],
      notes: names.flatMap((name) =>
        all[name] === undefined
          ? [`The image tag ${name}_{{${name}}} is left out: {{${name}}} has no value in this run.`]
          : [],
      ),
    })
  },
)

test.each([
  { description: 'no placeholder', line: 'latest', extra: ['latest'] },
  { description: 'several', line: 'v{{major}}.{{minor}}', extra: ['v1.2'] },
  { description: 'spaces in the braces', line: '{{ major }}-{{  minor}}', extra: ['1-2'] },
  { description: 'the same one twice', line: '{{major}}{{major}}', extra: ['11'] },
])('a line on a tag: $description', ({ line, extra }) => {
  expect(tags({ kind: 'tag', tag: 'v1.2.3' }, [line])).toMatchObject({ extra: ['v1.2.3', ...extra], notes: [] })
})

const long = 'x'.repeat(130)

test.each([
  {
    description: 'illegal characters',
    line: 'Ab_1.2-c d/e+f',
    extra: ['Ab_1.2-c-d-e-f'],
    notes: ['The image tag Ab_1.2-c d/e+f becomes Ab_1.2-c-d-e-f.'],
  },
  { description: 'a start with a dot', line: '.-a', extra: ['a'], notes: ['The image tag .-a becomes a.'] },
  { description: 'the longest', line: 'x'.repeat(128), extra: ['x'.repeat(128)], notes: [] },
  {
    description: 'too long',
    line: long,
    extra: ['x'.repeat(128)],
    notes: [`The image tag ${long} becomes ${'x'.repeat(128)}.`],
  },
  {
    description: 'nothing is left',
    line: '日本',
    extra: [],
    notes: ['The image tag 日本 is left out: none of its characters can be in a tag.'],
  },
])('corrected, with a note: $description', ({ line, extra, notes }) => {
  expect(tags(branch, [line])).toMatchObject({ extra, notes })
})

test('a ref with a slash is corrected, with a note', () => {
  expect(tags({ kind: 'branch', branch: 'feat/a' }, ['{{ref-name}}'])).toMatchObject({
    extra: ['feat-a'],
    notes: ['The image tag feat/a becomes feat-a.'],
  })
})

test.each([
  { description: 'of each other', event: branch, lines: ['a', 'b', 'a'], extra: ['a', 'b'], notes: 0 },
  { description: 'after the correction', event: branch, lines: ['a/b', 'a-b', 'a/b'], extra: ['a-b'], notes: 1 },
  { description: 'of the build itself', event: branch, lines: ['{{sha}}-dirty.01234567'], extra: [], notes: 0 },
  {
    description: 'of the release',
    event: { kind: 'release', tag: 'v1', action: 'published' } as const,
    lines: ['{{ref-name}}', 'v1'],
    extra: ['v1'],
    notes: 0,
  },
])('duplicates: $description', ({ event, lines, extra, notes }) => {
  const planned = tags(event, lines)
  expect({ extra: planned.extra, notes: planned.notes.length }).toEqual({ extra, notes })
})

test('every tag of a preview names its pull request, so that no other image loses it', () => {
  expect(tags(pullRequest, ['{{sha}}', 'latest', 'pr-{{pr}}', '日本'])).toMatchObject({
    build: `pr-7-${SHA}-dirty.01234567`,
    extra: [`pr-7-${SHA}`, 'pr-7-latest', 'pr-7'],
  })
  expect(tags(pullRequest, ['latest'], 'api-').extra).toEqual(['pr-7-api-latest'])
  expect(tags(pullRequest, ['{{sha}}'])).toEqual({
    build: `pr-7-${SHA}-dirty.01234567`,
    extra: [`pr-7-${SHA}`],
    notes: [],
  })
})

const release: Event = { kind: 'release', tag: 'v1', action: 'published' }
const id = `${SHA}-dirty.01234567`

test.each([
  { on: 'a branch', event: branch, lines: ['latest'], build: `api-${id}`, extra: ['api-latest'], notes: [] },
  { on: 'a release', event: release, lines: [], build: `api-${id}`, extra: ['api-v1'], notes: [] },
  { on: 'a pull request', event: pullRequest, lines: [], build: `pr-7-api-${id}`, extra: [], notes: [] },
  {
    on: 'tags that are corrected',
    event: branch,
    lines: ['.a/b', 'x'.repeat(128), '日本'],
    build: `api-${id}`,
    extra: ['api-.a-b', `api-${'x'.repeat(124)}`],
    notes: [
      'The image tag .a/b becomes api-.a-b.',
      `The image tag ${'x'.repeat(128)} becomes api-${'x'.repeat(124)}.`,
      'The image tag 日本 is left out: none of its characters can be in a tag.',
    ],
  },
  { on: 'an empty ref', event: { ...release, tag: '' }, lines: [], build: `api-${id}`, extra: [], notes: [] },
])('a prefix is in front of every tag, after pr-: $on', ({ event, lines, build, extra, notes }) => {
  expect(tags(event, lines, 'api-')).toEqual({ build, extra, notes })
})

test('a version keeps its build metadata, as far as a tag can hold it', () => {
  const { extra } = tags({ kind: 'tag', tag: 'v1.20.3+5.a' }, ['{{semver}}', '{{major}}'])
  expect(extra).toEqual(['v1.20.3-5.a', '1.20.3-5.a', '1'])
})

test('a tag of another pull request is not taken', () => {
  expect(tags(pullRequest, ['pr-8-x', 'pr-7', 'pr-7-x', 'pr-71']).extra).toEqual([
    'pr-7-pr-8-x',
    'pr-7',
    'pr-7-x',
    'pr-7-pr-71',
  ])
})

test('only the image of a pull request has a tag that begins as its tags do', () => {
  expect(tags({ kind: 'branch', branch: 'pr-fixes' }, ['{{ref-name}}', 'pr-nightly'])).toMatchObject({
    extra: ['_pr-fixes', '_pr-nightly'],
    notes: ['The image tag pr-fixes becomes _pr-fixes.', 'The image tag pr-nightly becomes _pr-nightly.'],
  })
  expect(tags({ kind: 'tag', tag: 'pr-1' }, []).extra).toEqual(['_pr-1'])
})

test.each([
  ['pr-7-abc', 7],
  ['pr-7', 7],
  ['pr-70-api-abc', 70],
  ['pr-x', undefined],
  ['pr-07-abc', undefined],
  ['pr-7x', undefined],
  ['_pr-7-abc', undefined],
  ['api-pr-7-abc', undefined],
])('the tag %s is of the pull request %s', (tag, number) => {
  expect(pullRequestOfTag(tag)).toBe(number)
})
