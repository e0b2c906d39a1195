import { expect, test } from 'vitest'
import { inputOf, joinOverrides, overridesFile, parseOverrides } from '../../src/parameters/overrides.ts'
import { thrown } from '../fixtures/thrown.ts'

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
  expect(Object.fromEntries(parseOverrides(text, 'parameter-overrides').values)).toEqual({ Cpu: '256', Subnets: 'a,b' })
})

test('a parameter that is called Parameters', () => {
  expect(Object.fromEntries(parseOverrides('Parameters: a\nOther: b', 'parameter-overrides').values)).toEqual({
    Parameters: 'a',
    Other: 'b',
  })
})

test.each([
  { text: '{"Parameters": {}, "Tags": {"a": "b"}}', says: 'Tags is beside Parameters, where it has no effect' },
  {
    text: '[{"ParameterKey": "A", "UsePreviousValue": false}]',
    says: 'item 1 of the list has no ParameterKey and ParameterValue',
  },
  ...[
    'ParameterKey=Stage,ParameterValue=prod ParameterKey=Memory,ParameterValue=512',
    'ParameterKey=Stage,ParameterValue=prod\nParameterKey=Memory,ParameterValue=512',
  ].map((text) => ({
    text,
    says: 'line 1 has the form `ParameterKey=...,ParameterValue=...` of a command line',
  })),
  {
    text: 'ParameterKey=Stage,UsePreviousValue=true',
    says: 'line 1 has the form `ParameterKey=...,UsePreviousValue=...` of a command line',
  },
  {
    text: 'Cpu: hush\n---\nMemory: hush',
    says: 'it is neither `Key=Value` lines nor YAML: a second document begins at line 2, column 1, and only one is taken',
  },
  { text: 'Cpu 256', says: 'line 1 is not `Key=Value`' },
  { text: 'Cpu=1\nCpu=2', says: 'line 2 gives line 1 again' },
  { text: '{"Cpu":', says: 'it is neither `Key=Value` lines nor YAML: see line 1, column 8' },
])('refused: $text', ({ text, says }) => {
  expect(thrown(() => parseOverrides(text, 'parameter-overrides'))).toEqual([
    {
      message: `Input parameter-overrides: ${says}.`,
      remedy:
        'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue. Put an item of several lines in quotes, `"Key=<value>"`, and double each quote in it.',
    },
  ])
})

test('the values for previews go before those for all stacks, each with its place and its input', () => {
  const all = parseOverrides('Cpu=512\nMemory=2048\nStage=prod', 'parameter-overrides')
  const preview = parseOverrides('# small\nCpu=256\nUrl="a"\nStage="pr 7"', 'preview-parameter-overrides')
  const { values, places, bare, ofPreview } = joinOverrides(all, preview)
  expect(Object.fromEntries(values)).toEqual({ Cpu: '256', Memory: '2048', Stage: 'pr 7', Url: 'a' })
  expect(Object.fromEntries(places)).toEqual({ Cpu: 'line 2', Memory: 'line 2', Stage: 'line 4', Url: 'line 3' })
  expect([...bare].sort()).toEqual(['Cpu', 'Memory'])
  expect(['Memory', 'Stage'].map((name) => inputOf(name, { ofPreview }))).toEqual([
    'parameter-overrides',
    'preview-parameter-overrides',
  ])
})

test('values for previews that cannot be parsed are refused with the name of their input', () => {
  expect(thrown(() => parseOverrides('Cpu', 'preview-parameter-overrides'))).toMatchObject([
    { message: expect.stringMatching(/^Input preview-parameter-overrides: /) },
  ])
})
