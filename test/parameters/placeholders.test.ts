import { expect, test } from 'vitest'
import { carrierOf, checkPlaceholders, fillPlaceholders } from '../../src/parameters/placeholders.ts'
import { given } from '../fixtures/overrides.ts'
import { thrown } from '../fixtures/thrown.ts'

const imageOf = (name: string | undefined, repositoryUri: string) => ({
  name,
  reference: `${repositoryUri}@sha256:1`,
  tag: 'v1',
  digest: 'sha256:1',
  repositoryUri,
})
const several = [imageOf('api', 'r/api'), imageOf('web-1', 'r/web')]

test.each([
  { value: '{{image.api}}', is: 'r/api@sha256:1' },
  { value: '{{image-tag.api}}', is: 'v1' },
  { value: '{{image-digest.web-1}}', is: 'sha256:1' },
  { value: 'a {{repository-uri.api}} {{repository-uri.web-1}} b', is: 'a r/api r/web b' },
  { value: '{{build-id}}', is: 'abc' },
  { value: '{{build-id.api}}', is: '{{build-id.api}}' },
  { value: '{{resolve:ssm:/image.api}}', is: '{{resolve:ssm:/image.api}}' },
  { value: '{{other.api}}', is: '{{other.api}}' },
])('of several images: $value is $is', ({ value, is }) => {
  expect(fillPlaceholders(value, several, 'abc')).toBe(is)
})

const refusal = (placeholder: string, remedy: string) => ({
  message: `Input parameter-overrides: \`P\` has \`${placeholder}\`, which names no image.`,
  remedy,
})
const names = ['api', 'web-1']

test.each([
  {
    value: '{{image-tag}}',
    names,
    remedy: 'Say which image it is: `{{image-tag.api}}`, `{{image-tag.web-1}}`.',
  },
  {
    value: '{{image.apis}}',
    names,
    remedy: 'Did you mean `{{image.api}}`? There are `{{image.api}}`, `{{image.web-1}}`.',
  },
  {
    value: '{{repository-uri.Web 1}}',
    names,
    remedy: 'Did you mean `{{repository-uri.web-1}}`? There are `{{repository-uri.api}}`, `{{repository-uri.web-1}}`.',
  },
  {
    value: '{{image.api}}',
    names: [],
    remedy: 'Write `{{image}}`: there is one image, without a name. Names are those of the input images.',
  },
])('refused: $value of $names', ({ value, names, remedy }) => {
  expect(thrown(() => checkPlaceholders(given(new Map([['P', `x${value}`]])), names))).toEqual([refusal(value, remedy)])
})

test('everything that is refused is reported', () => {
  const overrides = new Map([
    ['A', '{{image}} {{image.x}} {{image.api}}'],
    ['B', '{{image-digest}}'],
  ])
  expect(thrown(() => checkPlaceholders(given(overrides), names)).map(({ message }) => message)).toEqual([
    'Input parameter-overrides: `A` has `{{image}}`, which names no image.',
    'Input parameter-overrides: `A` has `{{image.x}}`, which names no image.',
    'Input parameter-overrides: `B` has `{{image-digest}}`, which names no image.',
  ])
})

test.each([
  { value: '{{image}}', names: [] },
  { value: '{{image.api}}{{image-tag.web-1}}', names },
  { value: '{{build-id}} {{resolve:ssm:/image.x}} {{other.x}} {{ image }}', names },
])('right: $value of $names', ({ value, names }) => {
  expect(checkPlaceholders(given(new Map([['P', value]])), names)).toBeUndefined()
})

test('which parameter carries an image', () => {
  const overrides = new Map([
    ['A', '{{build-id}}'],
    ['B', 'x:{{image-tag.web}}'],
    ['C', '{{image.api}}'],
  ])
  expect([carrierOf(overrides), carrierOf(overrides, 'api'), carrierOf(overrides, 'job')]).toEqual([
    'B',
    'C',
    undefined,
  ])
})
