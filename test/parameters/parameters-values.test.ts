import { expect, test } from 'vitest'
import { checkParameters, parameterValues } from '../../src/parameters/parameters.ts'
import { image, matches, none, only, sources } from '../fixtures/parameters.ts'
import { template } from '../fixtures/template.ts'
import { problemsOf } from '../fixtures/thrown.ts'

test.each([
  {
    description: 'the image, what is given, the build ID; defaults are not sent',
    overrides: new Map([['Subnet', 'a,b="c"\n']]),
    values: [
      ['ImageUri', 'r/app@sha256:1'],
      ['Subnet', 'a,b="c"\n'],
      ['BuildId', 'abc'],
    ],
  },
  {
    description: 'what is not given is not sent',
    overrides: none,
    values: [
      ['ImageUri', 'r/app@sha256:1'],
      ['BuildId', 'abc'],
    ],
  },
  {
    description: 'a BuildId of the user’s',
    overrides: new Map([['BuildId', 'mine']]),
    values: [
      ['ImageUri', 'r/app@sha256:1'],
      ['BuildId', 'mine'],
    ],
  },
  {
    description: 'an empty value is a value',
    overrides: new Map([['Subnet', '']]),
    values: [
      ['ImageUri', 'r/app@sha256:1'],
      ['Subnet', ''],
      ['BuildId', 'abc'],
    ],
  },
])('sent, in the order of the template: $description', ({ overrides, values }) => {
  expect([...parameterValues({ ...sources, overrides, imageParameters: only('ImageUri') }, [image])]).toEqual(values)
})

test('sent: each of several images in its parameter, and where a placeholder names it', () => {
  const several = [
    { ...image, name: 'web', reference: 'r/web@sha256:2' },
    { ...image, name: 'api' },
  ]
  const imageParameters = new Map([
    ['ImageUri', 'api'],
    ['Cpu', 'web'],
  ])
  const overrides = new Map([['Subnet', '{{image.web}}']])
  expect([...parameterValues({ ...sources, overrides, imageParameters }, several)]).toEqual([
    ['ImageUri', 'r/app@sha256:1'],
    ['Cpu', 'r/web@sha256:2'],
    ['Subnet', 'r/web@sha256:2'],
    ['BuildId', 'abc'],
  ])
})

test('sent: without an image, its parameter is like any other', () => {
  expect([...parameterValues(sources, [])]).toEqual([['BuildId', 'abc']])
})

test.each([
  { value: '{{image}}', is: 'r/app@sha256:1' },
  { value: '{{image-tag}}', is: 'v1' },
  { value: '{{image-digest}}', is: 'sha256:1' },
  { value: '{{repository-uri}}', is: 'r/app' },
  { value: '{{build-id}}', is: 'abc' },
  { value: 'a {{repository-uri}}:{{image-tag}} b', is: 'a r/app:v1 b' },
  { value: '{{resolve:ssm:/db/{{image-tag}}}}', is: '{{resolve:ssm:/db/v1}}' },
  { value: '{{resolve:secretsmanager:db:SecretString:user}}', is: '{{resolve:secretsmanager:db:SecretString:user}}' },
  { value: '{{other}}', is: '{{other}}' },
  { value: '{{constructor}}', is: '{{constructor}}' },
  { value: '{{ image }}', is: '{{ image }}' },
  { value: '{image}', is: '{image}' },
])('placeholders: $value is $is', ({ value, is }) => {
  expect([...parameterValues({ ...sources, overrides: new Map([['Subnet', value]]) }, [image])]).toEqual([
    ['Subnet', is],
    ['BuildId', 'abc'],
  ])
})

test('placeholders: a value with $ is put in as it is', () => {
  const odd = { ...image, reference: 'a$&b' }
  const overrides = new Map([['Subnet', '{{image}}']])
  expect([...parameterValues({ ...sources, overrides }, [odd])][0]).toEqual(['Subnet', 'a$&b'])
})

const limited = template(`Parameters:
  ImageUri: {Type: String, AllowedPattern: '.+@sha256:1'}
  Size: {Type: Number, AllowedValues: [256, 512], ConstraintDescription: a size of Fargate}
  Tag: {Type: String, AllowedPattern: 'app:.*'}
  Secret: {Type: String, NoEcho: true, Default: a, AllowedValues: [hush, a], MinLength: 1}
  BuildId: {Type: String, MaxLength: 3}
Resources: {A: {Type: X}}
`)

/** Returns the problems of these values, for a stack that has a size and a tag. */
function wrong(overrides: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
  const given = {
    template: limited,
    overrides: new Map(Object.entries(overrides)),
    places: none,
    bare: new Set<string>(),
    ofPreview: new Set<string>(),
    imageParameters: only('ImageUri'),
  }
  const previous = new Map(Object.entries({ Size: '256', Tag: 'app:1', ...before }))
  return (known: typeof image | undefined, buildId = 'abc') =>
    problemsOf(() => checkParameters({ ...given, buildId }, known === undefined ? [] : [known], previous, matches))
}

test('all values that the template does not allow are reported at once, each on its line', () => {
  expect(wrong({ Size: '300', Tag: 'v1', Secret: 'huhs' })(undefined, 'abcd')).toEqual([
    {
      message:
        'The template job.yml does not allow the value `300` of `Size` in parameter-overrides: it must be one of 256, 512 (AllowedValues).',
      remedy: 'Did you mean `256`? Correct it in parameter-overrides. The template says: a size of Fargate',
      place: { file: 'job.yml', line: 3 },
    },
    {
      message:
        'The template job.yml does not allow the value `v1` of `Tag` in parameter-overrides: it must match `app:.*` from its start to its end (AllowedPattern).',
      remedy: 'Correct it in parameter-overrides.',
      place: { file: 'job.yml', line: 4 },
    },
    {
      message:
        'The template job.yml does not allow the value of `Secret` in parameter-overrides: it must be one of hush, a (AllowedValues).',
      remedy: 'Correct it in parameter-overrides.',
      place: { file: 'job.yml', line: 5 },
    },
    {
      message:
        'The template job.yml does not allow the value `abcd` of `BuildId` of this run: it must have at most 3 characters (MaxLength).',
      remedy: 'Change what the template allows.',
      place: { file: 'job.yml', line: 6 },
    },
  ])
})

test('a previous value that is not allowed any more', () => {
  expect(wrong({}, { Size: '128', ImageUri: 'old', Secret: '****' })(undefined)).toEqual([
    {
      message:
        'The template job.yml does not allow the value `128` of `Size` of the stack: it must be one of 256, 512 (AllowedValues).',
      remedy:
        'Did you mean `512`? Give another one in parameter-overrides: `Size=<value>`. The template says: a size of Fargate',
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test.each([
  { description: 'before the image is known', known: undefined, messages: [] },
  { description: 'the image that it allows', known: image, messages: [] },
  {
    description: 'another image',
    known: { ...image, reference: 'r/app@sha256:2', tag: 'v2' },
    messages: [
      'The template job.yml does not allow the value `r/app@sha256:2` of `ImageUri` of this run: it must match `.+@sha256:1` from its start to its end (AllowedPattern).',
    ],
  },
])('the image is checked as soon as it is known: $description', ({ known, messages }) => {
  expect(wrong({ Tag: 'app:{{image-tag}}' })(known).map(({ message }) => message)).toEqual(messages)
})

test('placeholders are filled in before the check', () => {
  expect(wrong({ Tag: '{{image-tag}}' })(undefined)).toEqual([])
  expect(wrong({ Tag: '{{image-tag}}' })(image)[0]?.message).toContain('the value `v1` of `Tag`')
  expect(wrong({ Tag: '{{build-id}}' })(undefined)[0]?.message).toContain('the value `abc` of `Tag`')
})

test('a long value is cut', () => {
  expect(wrong({ Tag: 'x'.repeat(101) })(undefined)[0]?.message).toContain(`the value \`${'x'.repeat(100)}...\` of`)
})
