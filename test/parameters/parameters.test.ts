import { expect, test } from 'vitest'
import { parseOverrides } from '../../src/parameters/overrides.ts'
import { checkParameters, secretsOf } from '../../src/parameters/parameters.ts'
import { matches, none, only, previous, sources } from '../fixtures/parameters.ts'
import { task, template } from '../fixtures/template.ts'
import { problemsOf, thrown } from '../fixtures/thrown.ts'

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
