// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { checkParameters, overridesFile, parseOverrides, resolveParameters } from '../../src/stack/parameters.ts'
import { thrown } from '../thrown.ts'
import { task, template } from './read.ts'

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
  expect(checkParameters(check)).toBeUndefined()
})

const missing = (name: string) => ({
  message: `The template job.yml needs the parameter \`${name}\`, which has no default and no previous value.`,
  remedy: `Add \`${name}=<value>\` to parameter-overrides.`,
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
  expect(thrown(() => checkParameters(check))).toEqual(told)
})

test('refused: unknown, and the template has no parameters', () => {
  const check = { template: template('Resources: {A: {Type: X}}'), imageParameters: new Map(), previous: none }
  expect(thrown(() => checkParameters({ ...check, overrides: new Map([['Cpu', '1']]) }))).toEqual([
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
  { text: 'Cpu 256', says: 'line 1 is not `Key=Value`' },
  { text: 'Cpu=1\nCpu=2', says: 'Cpu is given twice' },
  { text: '{"Cpu":', says: 'it is neither `Key=Value` lines nor YAML: Flow map must end with a } at line 1, column 8' },
])('refused: $text', ({ text, says }) => {
  expect(thrown(() => parseOverrides(text))).toEqual([
    {
      message: `Input parameter-overrides: ${says}.`,
      remedy: 'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue.',
    },
  ])
})
