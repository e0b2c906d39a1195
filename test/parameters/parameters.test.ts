import { expect, test } from 'vitest'
import { openMatcher } from '../../src/edges/matcher.ts'
import { parseOverrides } from '../../src/parameters/overrides.ts'
import { checkParameters, type ParameterSources, parameterValues, secretsOf } from '../../src/parameters/parameters.ts'
import { task, template } from '../fixtures/template.ts'
import { problemsOf, thrown } from '../fixtures/thrown.ts'

const matches = openMatcher()

const declared = template(
  task('ImageUri: {Type: String}, Cpu: {Type: Number, Default: 256}, Subnet: {Type: String}, BuildId: {Type: String}'),
)
const none = new Map<string, string>()
/** The parameter of the only image. */
const only = (parameter: string) => new Map([[parameter, undefined]])
const image = { name: undefined, reference: 'r/app@sha256:1', tag: 'v1', digest: 'sha256:1', repositoryUri: 'r/app' }
const previous = (...names: string[]) => new Map(names.map((name) => [name, 'before']))

/** The sources of the parameters of `declared`: none is given, and none takes an image. */
const sources: ParameterSources = {
  template: declared,
  overrides: none,
  places: none,
  bare: new Set<string>(),
  ofPreview: new Set<string>(),
  imageParameters: new Map(),
  buildId: 'abc',
}

test.each([
  { description: 'given', overrides: new Map([['Subnet', 'a']]), previous: none },
  { description: 'with a previous value', overrides: none, previous: previous('Subnet') },
])('a parameter without a default: $description', ({ overrides, previous }) => {
  expect(
    checkParameters({ ...sources, overrides, imageParameters: only('ImageUri') }, [], previous, matches),
  ).toBeUndefined()
})

const missing = (name: string) => ({
  message: `The template job.yml needs the parameter \`${name}\`, which has no default and no previous value.`,
  remedy: `Add \`${name}=<value>\` to parameter-overrides.`,
  place: { file: 'job.yml', line: 1 },
})
const unknown = (name: string, remedy: string) => ({
  message: `Input parameter-overrides: the template job.yml has no parameter \`${name}\`.`,
  remedy,
})
/** Overrides as the sources of parameters have them. */
const readOverrides = (text: string) => {
  const { values: overrides, places, bare } = parseOverrides(text, 'parameter-overrides')
  return { overrides, places, bare }
}
const unplaced = (place: string, has: string) => ({
  message: `Input parameter-overrides: ${place} gives no parameter of the template job.yml.`,
  remedy: `Remove it, or correct its name. If it belongs to the value before it, put that pair in quotes: \`"Key=<value>"\`. ${has}`,
})
const all = 'ImageUri, Cpu, Subnet, BuildId'

test.each([
  { description: 'missing', overrides: none, imageParameters: only('ImageUri'), problems: [missing('Subnet')] },
  {
    description: 'several missing',
    overrides: none,
    imageParameters: new Map(),
    problems: [missing('ImageUri'), missing('Subnet')],
  },
  {
    description: 'unknown, with the nearest name',
    overrides: new Map([
      ['Subnet', 'a'],
      ['cpu', '1'],
    ]),
    imageParameters: only('ImageUri'),
    problems: [unknown('cpu', `Did you mean \`Cpu\`? It has ${all}.`)],
  },
  {
    description: 'unknown and missing',
    overrides: new Map([['Subnets', 'a']]),
    imageParameters: only('ImageUri'),
    problems: [unknown('Subnets', `Did you mean \`Subnet\`? It has ${all}.`), missing('Subnet')],
  },
])('refused: $description', ({ overrides, imageParameters, problems }) => {
  expect(thrown(() => checkParameters({ ...sources, overrides, imageParameters }, [], none, matches))).toEqual(problems)
})

test('refused: unknown, and the template has no parameters', () => {
  const without = { ...sources, template: template('Resources: {A: {Type: X}}'), ...readOverrides('Cpu=1') }
  expect(thrown(() => checkParameters(without, [], none, matches))).toEqual([
    unplaced('line 1', 'The template has no parameters.'),
  ])
})

test.each([
  ['Subnet=a\nXc8vPq4sWe6tRy0uIo1pAg=', 'line 2'],
  ['# why\n\nSubnet=a\n"Xc8vPq4s=\nhush"', 'line 4'],
  ['{"Subnet": "a", "hush-hush": "b"}', 'pair 2'],
  ['["Subnet=a", "hush-hush=b"]', 'pair 2'],
  ['Subnet=a\nDatabasePassword=hush', 'line 2'],
  [`Subnet=a\n${'Subnet'.repeat(40)}=b`, 'line 2'],
])('a key that is no near miss may be a piece of a secret, and is not shown: %j', (text, place) => {
  const given = { ...sources, ...readOverrides(text), imageParameters: only('ImageUri') }
  expect(thrown(() => checkParameters(given, [], none, matches))).toEqual([unplaced(place, `It has ${all}.`)])
})

test.each([
  ['Subnte', 'Subnet'],
  ['SUB_NET', 'Subnet'],
  ['sub-nets', 'Subnet'],
  ['CPU', 'Cpu'],
])('a near miss is shown: %s', (name, meant) => {
  const given = { ...sources, overrides: new Map([['Subnet', 'a']]).set(name, '1'), imageParameters: only('ImageUri') }
  expect(thrown(() => checkParameters(given, [], none, matches))).toEqual([
    unknown(name, `Did you mean \`${meant}\`? It has ${all}.`),
  ])
})

test('a pair in the value of an unknown key is not reported: the key may be a piece of a secret', () => {
  const given = { ...sources, ...readOverrides('Subnet=a\nhushhush=b,Cpu=1'), imageParameters: only('ImageUri') }
  expect(thrown(() => checkParameters(given, [], none, matches))).toEqual([unplaced('line 2', `It has ${all}.`)])
})

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

test.each([
  { line: 'Subnet=a,Cpu=512', merged: [['Subnet', 'Cpu']] },
  { line: 'Subnet=a Cpu=512', merged: [['Subnet', 'Cpu']] },
  { line: 'Cpu=256,Subnet=a', merged: [['Cpu', 'Subnet']] },
  { line: 'Subnet=a,Other=512', merged: [] },
  { line: 'Subnet=a&Cpu=512', merged: [] },
  { line: 'Subnet=a,Cpu=512\nCpu=1', merged: [] },
  // Where the end of a value is certain, it is kept as it is.
  { line: '{"Subnet": "-Xmx1g Cpu=debug"}', merged: [] },
  { line: 'Subnet: "host=db, Cpu=512"', merged: [] },
  { line: '[{"ParameterKey": "Subnet", "ParameterValue": "a Cpu=512"}]', merged: [] },
  { line: '"Subnet=a Cpu=512"', merged: [] },
  { line: 'Subnet="a Cpu=512"', merged: [] },
])('several pairs on a line: $line', ({ line, merged }) => {
  const given = { ...sources, ...readOverrides(line), imageParameters: only('ImageUri') }
  expect(problemsOf(() => checkParameters(given, [], none, matches))).toEqual(
    merged.map(([name, next]) => ({
      message: `Input parameter-overrides: the value of \`${name}\` continues with \`${next}=\`, which is a parameter of its own.`,
      remedy: `Write each on a line of its own, under \`parameter-overrides: |\`. If it is one value, put the whole item in quotes: \`"${name}=<value>"\`.`,
    })),
  )
})

test.each([
  { count: 200, problems: [] },
  {
    count: 201,
    problems: [
      {
        message: 'The template job.yml has 201 parameters; CloudFormation takes 200.',
        remedy: 'Combine some of them into lists, or split the template into stacks.',
      },
    ],
  },
])('$count parameters', ({ count, problems }) => {
  const names = Array.from({ length: count }, (_, index) => `P${index}: {Type: String, Default: a}`)
  const many = { ...sources, template: template(task(names.join(', '))) }
  expect(problemsOf(() => checkParameters(many, [], none, matches))).toEqual(problems)
})

test('secrets: the values of NoEcho parameters, and the items of lists', () => {
  const secret = template(
    task(
      'A: {Type: String, NoEcho: true}, B: {Type: CommaDelimitedList, NoEcho: "TRUE"}, C: {Type: String}, D: {Type: String, NoEcho: true}',
    ),
  )
  const given = new Map([
    ['A', 'x,y'],
    ['B', 'u, v'],
    ['C', 'open'],
  ])
  expect(secretsOf(secret, given)).toEqual(['x,y', 'u, v', 'u', 'v'])
})
