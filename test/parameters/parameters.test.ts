import { expect, test } from 'vitest'
import { overridesFile, parseOverrides } from '../../src/parameters/overrides.ts'
import { checkParameters, resolveParameters, secretsOf } from '../../src/parameters/parameters.ts'
import { problemsOf, thrown } from '../fixtures/thrown.ts'
import { task, template } from '../fixtures/template.ts'

const declared = template(
  task('ImageUri: {Type: String}, Cpu: {Type: Number, Default: 256}, Subnet: {Type: String}, BuildId: {Type: String}'),
)
const none = new Map<string, string>()
/** The parameter of the only image. */
const only = (parameter: string) => new Map([[parameter, undefined]])
const image = { name: undefined, reference: 'r/app@sha256:1', tag: 'v1', digest: 'sha256:1', repositoryUri: 'r/app' }
const previous = (...names: string[]) => new Map(names.map((name) => [name, 'before']))

test.each([
  { description: 'given', overrides: new Map([['Subnet', 'a']]), previous: none },
  { description: 'with a previous value', overrides: none, previous: previous('Subnet') },
])('a parameter without a default: $description', ({ overrides, previous }) => {
  const check = { template: declared, overrides, imageParameters: only('ImageUri'), previous }
  expect(checkParameters(check, [], 'abc')).toBeUndefined()
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
const all = 'ImageUri, Cpu, Subnet, BuildId'

test.each([
  { description: 'missing', overrides: none, imageParameters: only('ImageUri'), told: [missing('Subnet')] },
  {
    description: 'several missing',
    overrides: none,
    imageParameters: new Map(),
    told: [missing('ImageUri'), missing('Subnet')],
  },
  {
    description: 'unknown, told with the nearest name',
    overrides: new Map([
      ['Subnet', 'a'],
      ['cpu', '1'],
    ]),
    imageParameters: only('ImageUri'),
    told: [unknown('cpu', `Did you mean \`Cpu\`? It has ${all}.`)],
  },
  {
    description: 'unknown and missing',
    overrides: new Map([['Subnets', 'a']]),
    imageParameters: only('ImageUri'),
    told: [unknown('Subnets', `Did you mean \`Subnet\`? It has ${all}.`), missing('Subnet')],
  },
])('refused: $description', ({ overrides, imageParameters, told }) => {
  const check = { template: declared, overrides, imageParameters, previous: none }
  expect(thrown(() => checkParameters(check, [], 'abc'))).toEqual(told)
})

test('refused: unknown, and the template has no parameters', () => {
  const check = { template: template('Resources: {A: {Type: X}}'), imageParameters: new Map(), previous: none }
  expect(thrown(() => checkParameters({ ...check, overrides: new Map([['Cpu', '1']]) }, [], 'abc'))).toEqual([
    unknown('Cpu', 'Remove it; the template has no parameters.'),
  ])
})

const given = (ParameterKey: string, ParameterValue: string) => ({ ParameterKey, ParameterValue })
const kept = (ParameterKey: string) => ({ ParameterKey, UsePreviousValue: true })

test.each([
  {
    description: 'a first deploy: the image, what is given, the build ID; defaults are not sent',
    overrides: new Map([['Subnet', 'a,b="c"\n']]),
    previous: none,
    parameters: [given('ImageUri', 'r/app@sha256:1'), given('Subnet', 'a,b="c"\n'), given('BuildId', 'abc')],
  },
  {
    description: 'an update: what is not given keeps its value',
    overrides: none,
    previous: previous('ImageUri', 'Cpu', 'Subnet', 'BuildId', 'Gone'),
    parameters: [given('ImageUri', 'r/app@sha256:1'), kept('Cpu'), kept('Subnet'), given('BuildId', 'abc')],
  },
  {
    description: 'a BuildId of the user’s',
    overrides: new Map([['BuildId', 'mine']]),
    previous: previous('Subnet'),
    parameters: [given('ImageUri', 'r/app@sha256:1'), kept('Subnet'), given('BuildId', 'mine')],
  },
  {
    description: 'an empty value is a value',
    overrides: new Map([['Subnet', '']]),
    previous: previous('Subnet'),
    parameters: [given('ImageUri', 'r/app@sha256:1'), given('Subnet', ''), given('BuildId', 'abc')],
  },
])('sent: $description', ({ overrides, previous, parameters }) => {
  const check = { template: declared, overrides, imageParameters: only('ImageUri'), previous }
  expect(resolveParameters(check, [image], 'abc')).toEqual(parameters)
})

test('sent: of several images each in its parameter, and where a placeholder names it', () => {
  const several = [
    { ...image, name: 'web', reference: 'r/web@sha256:2' },
    { ...image, name: 'api' },
  ]
  const imageParameters = new Map([
    ['ImageUri', 'api'],
    ['Cpu', 'web'],
  ])
  const check = {
    template: declared,
    overrides: new Map([['Subnet', '{{image.web}}']]),
    imageParameters,
    previous: none,
  }
  expect(resolveParameters(check, several, 'abc')).toEqual([
    given('ImageUri', 'r/app@sha256:1'),
    given('Cpu', 'r/web@sha256:2'),
    given('Subnet', 'r/web@sha256:2'),
    given('BuildId', 'abc'),
  ])
})

test('sent: without an image its parameter is as any other', () => {
  const check = { template: declared, overrides: none, imageParameters: new Map(), previous: previous('ImageUri') }
  expect(resolveParameters(check, [], 'abc')).toEqual([kept('ImageUri'), given('BuildId', 'abc')])
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
  const check = {
    template: declared,
    overrides: new Map([['Subnet', value]]),
    imageParameters: new Map(),
    previous: none,
  }
  expect(resolveParameters(check, [image], 'abc')).toEqual([given('Subnet', is), given('BuildId', 'abc')])
})

test('placeholders: a value with $ is put in as it is', () => {
  const odd = { ...image, reference: 'a$&b' }
  const check = {
    template: declared,
    overrides: new Map([['Subnet', '{{image}}']]),
    imageParameters: new Map(),
    previous: none,
  }
  expect(resolveParameters(check, [odd], 'abc')[0]).toEqual(given('Subnet', 'a$&b'))
})

test.each([
  { text: 'file://infra/params.txt', file: 'infra/params.txt' },
  { text: 'infra/params.json\n', file: 'infra/params.json' },
  { text: 'file://./infra/prod params', file: './infra/prod params' },
  { text: './params.yml', file: './params.yml' },
  { text: 'params.yml', file: 'params.yml' },
  { text: 'params.yaml', file: 'params.yaml' },
  { text: '../prod.env', file: '../prod.env' },
  { text: 'a.properties', file: 'a.properties' },
  { text: 'File=params.yml', file: undefined },
  { text: 'File: params.yml', file: undefined },
  { text: '{"File": "params.yml"}', file: undefined },
  { text: 'A=1\nparams.yml', file: undefined },
  { text: 'params.toml', file: undefined },
  { text: '', file: undefined },
])('a file of parameters: $text', ({ text, file }) => {
  expect(overridesFile(text)).toBe(file)
})

test.each([
  { description: 'of CodePipeline', text: '{"Parameters": {"Cpu": 256, "Subnets": ["a", "b"]}}' },
  { description: 'of CodePipeline, in YAML', text: 'Parameters:\n  Cpu: 256 # small\n  Subnets: [a, b]\n' },
  {
    description: 'of the AWS CLI',
    text: '[{"ParameterKey": "Cpu", "ParameterValue": "256"}, {"ParameterKey": "Subnets", "ParameterValue": "a,b"}, {"ParameterKey": "Kept", "UsePreviousValue": true}]',
  },
  { description: 'of `aws cloudformation deploy`', text: '["Cpu=256", "Subnets=a,b"]' },
])('a form $description', ({ text }) => {
  expect(Object.fromEntries(parseOverrides(text))).toEqual({ Cpu: '256', Subnets: 'a,b' })
})

test('a parameter that is called Parameters', () => {
  expect(Object.fromEntries(parseOverrides('Parameters: a\nOther: b'))).toEqual({ Parameters: 'a', Other: 'b' })
})

test.each([
  { text: '{"Parameters": {}, "Tags": {"a": "b"}}', says: 'Tags is beside Parameters, where it would do nothing' },
  {
    text: '[{"ParameterKey": "A", "UsePreviousValue": false}]',
    says: 'item 1 of the list has no ParameterKey and ParameterValue',
  },
  { text: 'Cpu 256', says: 'line 1 is not `Key=Value`' },
  { text: 'Cpu=1\nCpu=2', says: 'Cpu is given twice' },
  { text: '{"Cpu":', says: 'it is neither `Key=Value` lines nor YAML: Flow map must end with a } at line 1, column 8' },
])('refused: $text', ({ text, says }) => {
  expect(thrown(() => parseOverrides(text))).toEqual([
    {
      message: `Input parameter-overrides: ${says}.`,
      remedy:
        'Write one `Key=Value` a line, a YAML or JSON map (also for values of several lines), or a JSON list of ParameterKey and ParameterValue.',
    },
  ])
})

const limited = template(`Parameters:
  ImageUri: {Type: String, AllowedPattern: '.+@sha256:1'}
  Size: {Type: Number, AllowedValues: [256, 512], ConstraintDescription: a size of Fargate}
  Tag: {Type: String, AllowedPattern: 'app:.*'}
  Secret: {Type: String, NoEcho: true, Default: a, AllowedValues: [hush, a], MinLength: 1}
  BuildId: {Type: String, MaxLength: 3}
Resources: {A: {Type: X}}
`)

/** What is wrong with these values. */
function wrong(overrides: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
  const check = {
    template: limited,
    overrides: new Map(Object.entries(overrides)),
    imageParameters: only('ImageUri'),
    previous: new Map(Object.entries({ Size: '256', Tag: 'app:1', ...before })),
  }
  return (made: typeof image | undefined, buildId = 'abc') =>
    problemsOf(() => checkParameters(check, made === undefined ? [] : [made], buildId))
}

test('values that the template does not allow are told all at once, each on its line', () => {
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
  { description: 'before the image is known', made: undefined, told: [] },
  { description: 'the image that it allows', made: image, told: [] },
  {
    description: 'another image',
    made: { ...image, reference: 'r/app@sha256:2', tag: 'v2' },
    told: [
      'The template job.yml does not allow the value `r/app@sha256:2` of `ImageUri` of this run: it must match `.+@sha256:1` from its start to its end (AllowedPattern).',
    ],
  },
])('the image is checked as soon as it is known: $description', ({ made, told }) => {
  expect(wrong({ Tag: 'app:{{image-tag}}' })(made).map(({ message }) => message)).toEqual(told)
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
])('several pairs on a line: $line', ({ line, merged }) => {
  const check = {
    template: declared,
    overrides: parseOverrides(line),
    imageParameters: only('ImageUri'),
    previous: none,
  }
  expect(problemsOf(() => checkParameters(check, [], 'abc'))).toEqual(
    merged.map(([name, next]) => ({
      message: `Input parameter-overrides: the value of \`${name}\` goes on with \`${next}=\`, which is a parameter of its own.`,
      remedy: `Write each on a line of its own, under \`parameter-overrides: |\`. If it is meant so, give \`${next}\` as well.`,
    })),
  )
})

test.each([
  { count: 200, told: [] },
  {
    count: 201,
    told: [
      {
        message: 'The template job.yml has 201 parameters; CloudFormation takes 200.',
        remedy: 'Combine some of them into lists, or split the template into stacks.',
      },
    ],
  },
])('$count parameters', ({ count, told }) => {
  const names = Array.from({ length: count }, (_, index) => `P${index}: {Type: String, Default: a}`)
  const many = {
    template: template(task(names.join(', '))),
    overrides: none,
    imageParameters: new Map(),
    previous: none,
  }
  expect(problemsOf(() => checkParameters(many, [], 'abc'))).toEqual(told)
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
