import { expect, test } from 'vitest'
import type { ImageItem } from '../../src/inputs/inputs.ts'
import { listRemedy } from '../fixtures/lists.ts'
import { inputsOf } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const least: Omit<ImageItem, 'name'> = {
  parameter: undefined,
  repository: undefined,
  context: undefined,
  file: undefined,
  target: undefined,
  buildArgs: [],
  platforms: undefined,
  annotations: undefined,
  noCacheFilters: undefined,
  shmSize: undefined,
  ulimits: undefined,
  tagPrefix: undefined,
}
const api: ImageItem = { ...least, name: 'api' }

const everything = `
- name: api
  parameter: ApiImage
  repository: team/api
  context: services/api
  file: services/api/Dockerfile.prod
  target: run
  build-args: |
    A=1
    B
  platforms: linux/amd64,linux/arm64
  annotations: title=The API
  no-cache-filters: base, deps
  shm-size: 2g
  ulimit: nofile=1024
  tag-prefix: v1.
- name: 01
  annotations: ["a=b, c", "index:d=e"]
  no-cache-filters: [base]
  ulimit: [nofile=1024, core=0:0]
  build-args: [A=1, 'B="a" b', "C=#1\\nD=2"]
  platforms: [linux/arm64]
  tag-prefix: ''
`

test('every field of an item, lists as lists and as lines', () => {
  expect(inputsOf({ images: everything }).images).toEqual([
    {
      name: 'api',
      parameter: 'ApiImage',
      repository: { name: 'team/api' },
      context: 'services/api',
      file: 'services/api/Dockerfile.prod',
      target: 'run',
      buildArgs: ['A=1', 'B'],
      platforms: ['linux/amd64', 'linux/arm64'],
      annotations: ['title=The API'],
      noCacheFilters: ['base', 'deps'],
      shmSize: '2g',
      ulimits: ['nofile=1024'],
      tagPrefix: 'v1.',
    },
    {
      ...least,
      name: '01',
      buildArgs: ['A=1', 'B="a" b', 'C=#1\nD=2'],
      platforms: ['linux/arm64'],
      annotations: ['a=b, c', 'index:d=e'],
      noCacheFilters: ['base'],
      ulimits: ['nofile=1024', 'core=0:0'],
      tagPrefix: '',
    },
  ])
})

test.each([
  { description: 'none', text: '', items: [] },
  { description: 'a name', text: '- name: api', items: [api] },
  { description: 'JSON', text: '[{"name": "api", "target": "run"}]', items: [{ ...api, target: 'run' }] },
  { description: 'an empty text is as none', text: "- {name: api, context: '', target: }", items: [api] },
  {
    description: 'an empty list of platforms',
    text: '- {name: api, platforms: []}',
    items: [{ ...api, platforms: [] }],
  },
])('read: $description', ({ text, items }) => {
  expect(inputsOf({ images: text }).images).toEqual(items)
})

const nameRule = 'Use lower-case letters, digits and hyphens, at most 40.'
const begin = 'Begin each image with `- name: <name>`, or leave `images` out.'
const has =
  'An image has name, parameter, repository, context, file, target, build-args, platforms, annotations, no-cache-filters, shm-size, ulimit, tag-prefix.'

test.each([
  { text: 'api', says: 'it is not a list of images', remedy: begin },
  { text: 'name: api', says: 'it is not a list of images', remedy: begin },
  { text: '[]', says: 'it is not a list of images', remedy: begin },
  {
    text: '- name: [a',
    says: 'it is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 11',
    remedy: 'Correct it at that line of the value.',
  },
  { text: '- api', says: 'image 1: it is not a map', remedy: 'Begin it with `- name: <name>`.' },
  { text: '- target: run', says: 'image 1: it has no name', remedy: 'Add `name: <name>`.' },
  { text: '- name: ', says: 'image 1: name: `` is not the name of an image', remedy: nameRule },
  { text: '- name: Api', says: '`Api`: name: `Api` is not the name of an image', remedy: nameRule },
  {
    text: `- name: ${'a'.repeat(41)}`,
    says: `\`${'a'.repeat(41)}\`: name: \`${'a'.repeat(41)}\` is not the name of an image`,
    remedy: nameRule,
  },
  {
    text: '- {name: api, contxt: a}',
    says: '`api`: `contxt` is not known',
    remedy: `Did you mean \`context\`? ${has}`,
  },
  {
    text: '- {name: api, build_args: a}',
    says: '`api`: `build_args` is not known',
    remedy: `Did you mean \`build-args\`? ${has}`,
  },
  {
    text: '- {name: api, target: [a]}',
    says: '`api`: target: it is not a string',
    remedy: 'Write `target: <text>`.',
  },
  {
    text: '- {name: api, build-args: {A: 1}}',
    says: '`api`: build-args: it is not a list of strings',
    remedy: 'Write `build-args: <text>`.',
  },
  {
    text: '- {name: api, build-args: [A B]}',
    says: '`api`: build-args: line 1 is not `NAME=value`',
    remedy: listRemedy('NAME=value'),
  },
  {
    text: '- {name: api, platforms: [arm64]}',
    says: '`api`: platforms: `arm64` is not a platform',
    remedy: 'Write it like linux/amd64 or linux/arm64.',
  },
  {
    text: '- {name: api, repository: Team/Api}',
    says: '`api`: repository: ECR refuses `Team/Api` as the name of a repository',
    remedy: 'Use `team/api`.',
  },
  {
    text: '- {name: api, tag-prefix: -a}',
    says: '`api`: tag-prefix: `-a` is not the beginning of a tag',
    remedy: 'Use letters, digits, `_`, `.` and `-`, at most 41; do not begin with `.` or `-`.',
  },
  {
    text: '[{name: api}, {name: web}, {name: api}, {name: api}]',
    says: 'the name `api` is given twice',
    remedy: 'Give each image a name of its own.',
  },
])('refused: $text', ({ text, says, remedy }) => {
  expect(thrown(() => inputsOf({ images: text }))).toEqual([{ message: `Input images: ${says}.`, remedy }])
})

test('all problems are reported at once, with those of the other inputs', () => {
  const images = '[{name: A, targt: x}, {name: api}, {name: api, platforms: x}]'
  expect(thrown(() => inputsOf({ images, command: 'x', reuse: 'x' })).map(({ message }) => message)).toEqual([
    'Input command: `x` is not known.',
    'Input images: `A`: `targt` is not known.',
    'Input images: `A`: name: `A` is not the name of an image.',
    'Input images: `api`: platforms: `x` is not a platform.',
    'Input images: the name `api` is given twice.',
    'Input reuse: `x` is neither true nor false.',
  ])
})

test('refused: to build, and an image that exists', () => {
  expect(thrown(() => inputsOf({ command: 'build', image: 'registry/app:v1' }))).toEqual([
    {
      message: 'Input image names an image that exists, and `command: build` builds one.',
      remedy: 'Remove `image`, or give `command: deploy` to deploy it.',
    },
  ])
})

test('refused: an image that exists, and images', () => {
  expect(thrown(() => inputsOf({ images: '- name: api', image: 'registry/app:v1' }))).toEqual([
    {
      message: 'Inputs image and images are both given: `image` deploys one that exists and builds nothing.',
      remedy: 'Remove one of the two. In a stack of several images, give one that exists by parameter-overrides.',
    },
  ])
})
