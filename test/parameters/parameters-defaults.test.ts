import { expect, test } from 'vitest'
import { changedDefaults } from '../../src/parameters/parameters.ts'
import { declarationsOf } from '../../src/template/parameter-declaration.ts'
import { template } from '../fixtures/template.ts'

/** Returns the notices when `Memory` was declared like `before`, is declared like `now`, and has this value in the stack. */
function notices(before: string, now: string, value: string): string[] {
  const sources = {
    template: template(`${now}
Resources: {A: {Type: X}}`),
    overrides: new Map(),
    places: new Map(),
    bare: new Set<string>(),
    ofPreview: new Set<string>(),
    imageParameters: new Map(),
    buildId: 'abc',
  }
  return changedDefaults(sources, new Map([['Memory', value]]), declarationsOf(before))
}

const memory = (rest: string) => `Parameters: {Memory: {Type: String${rest}}}`

test('a default that has changed, while the stack keeps the old one', () => {
  expect(notices(memory(', Default: 512'), memory(', Default: 1024'), '512')).toEqual([
    'The default of `Memory` is now `1024`, but the stack keeps `512`. To change that, give `Memory=1024` in parameter-overrides.',
  ])
})

test.each([
  { description: 'now', before: ', Default: s3cret', now: ', Default: other, NoEcho: true' },
  { description: 'before', before: ', Default: s3cret, NoEcho: true', now: ', Default: other' },
])('of a secret, $description, no value is shown', ({ before, now }) => {
  expect(notices(memory(before), memory(now), '****')).toEqual([
    'The default of `Memory` has changed, but the stack keeps the value that it has. To change that, give `Memory` in parameter-overrides.',
  ])
})

test.each([
  { description: 'the same default', before: memory(', Default: 512'), now: memory(', Default: 512'), value: '512' },
  {
    description: 'a value that was chosen',
    before: memory(', Default: 512'),
    now: memory(', Default: 1024'),
    value: '2048',
  },
  { description: 'no default before', before: memory(''), now: memory(', Default: 1024'), value: '512' },
  { description: 'no default now', before: memory(', Default: 512'), now: memory(''), value: '512' },
  { description: 'not declared now', before: memory(', Default: 512'), now: '', value: '512' },
  { description: 'a deployed template that cannot be read', before: '{', now: memory(', Default: 1024'), value: '512' },
  { description: 'a deployed template that is not known', before: '', now: memory(', Default: 1024'), value: '512' },
])('no notice: $description', ({ before, now, value }) => {
  expect(notices(before, now, value)).toEqual([])
})
