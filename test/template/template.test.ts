// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { file, template } from '../fixtures/template.ts'
import { thrown } from '../fixtures/thrown.ts'

const one = 'Resources:\n  A: {Type: X}\n'
const anything = {
  allowedValues: undefined,
  allowedPattern: undefined,
  minLength: undefined,
  maxLength: undefined,
  minValue: undefined,
  maxValue: undefined,
  description: undefined,
}
const plain = { hasDefault: false, default: undefined, noEcho: false, constraints: anything }

test('every short form, and what real templates hold', () => {
  const body = file('short-forms.yml')
  expect(template(body)).toEqual({
    path: 'job.yml',
    inWorkspace: true,
    body,
    parameters: new Map([
      ['ImageUri', { ...plain, line: 5, type: 'String' }],
      ['Cpu', { ...plain, line: 7, type: 'Number', hasDefault: true, default: '256' }],
      ['Secret', { ...plain, line: 10, type: 'String', hasDefault: true, default: '', noEcho: true }],
      ['Subnets', { ...plain, line: 14, type: 'CommaDelimitedList' }],
      ['Since', { ...plain, line: 16, type: 'String', hasDefault: true, default: '2026-01-01' }],
      ['Ami', { ...plain, line: 19, type: 'AWS::SSM::Parameter::Value<String>', hasDefault: true, default: '/ami' }],
      ['Loose', { ...plain, line: 22, type: 'String' }],
    ]),
    resources: new Map([
      ['Every', { type: 'Custom::Every', line: 27, properties: longForms }],
      ['Queue', { type: 'AWS::SQS::Queue', line: 50, properties: undefined }],
    ]),
    outputs: new Map(),
    localFiles: [],
    contents: new Map(),
    url: undefined,
    nested: new Map(),
    dependsOnMore: false,
    unread: false,
  })
})

test('outputs, by the expressions of their values', () => {
  const { outputs } = template(`${one}Outputs:\n  Url: {Value: !GetAtt A.Url}\n  Old: {Description: without a value}\n`)
  expect([...outputs]).toEqual([
    ['Url', { 'Fn::GetAtt': ['A', 'Url'] }],
    ['Old', undefined],
  ])
})

const longForms = {
  Ref: { Ref: 'Cpu' },
  Sub: { 'Fn::Sub': '${AWS::Region}' },
  SubList: { 'Fn::Sub': ['${x}', { x: { Ref: 'Cpu' } }] },
  GetAtt: { 'Fn::GetAtt': ['Queue', 'Arn'] },
  GetAttDots: { 'Fn::GetAtt': ['Nested', 'Outputs.Url'] },
  GetAttList: { 'Fn::GetAtt': ['Queue', 'Arn'] },
  If: { 'Fn::If': ['IsProd', { Ref: 'Cpu' }, { Ref: 'AWS::NoValue' }] },
  Join: { 'Fn::Join': [',', ['a', { 'Fn::Sub': '${Cpu}' }]] },
  Base64: { 'Fn::Base64': { 'Fn::Sub': 'hi' } },
  ImportValue: { 'Fn::ImportValue': 'shared-vpc' },
  FindInMap: { 'Fn::FindInMap': ['Sizes', 'small', 'cpu'] },
  Select: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
  Split: { 'Fn::Split': [',', { Ref: 'Subnets' }] },
  Cidr: { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] },
  And: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Or': [{ Condition: 'IsTest' }] }] },
  Date: '2012-10-17',
  Octal: 10,
  Yes: 'yes',
}

test.each([
  ['!Length [a, b]', { 'Fn::Length': ['a', 'b'] }],
  ['!ToJsonString {a: !Ref B}', { 'Fn::ToJsonString': { a: { Ref: 'B' } } }],
  [
    '!Transform {Name: M, Parameters: {a: !GetAtt B.C}}',
    { 'Fn::Transform': { Name: 'M', Parameters: { a: { 'Fn::GetAtt': ['B', 'C'] } } } },
  ],
  [
    '!FindInMap [A, !Ref B, c, {DefaultValue: d}]',
    { 'Fn::FindInMap': ['A', { Ref: 'B' }, 'c', { DefaultValue: 'd' }] },
  ],
  [
    '!If [A, !Sub ["${x}", {x: !Select [0, !Split [",", !Ref B]]}], !Ref C]',
    {
      'Fn::If': [
        'A',
        { 'Fn::Sub': ['${x}', { x: { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'B' }] }] } }] },
        { Ref: 'C' },
      ],
    },
  ],
  ['!GetAtt\n        - B\n        - C', { 'Fn::GetAtt': ['B', 'C'] }],
  ['!Sub |\n        a\n        ${B}\n', { 'Fn::Sub': 'a\n${B}\n' }],
  ['!Join\n        - ","\n        - - a\n          - !Ref B', { 'Fn::Join': [',', ['a', { Ref: 'B' }]] }],
  ['>-\n        a\n        b', 'a b'],
  ['on', 'on'],
  ['no', 'no'],
  ['12:30:45', '12:30:45'],
  ['1_000', '1_000'],
])('a value: %s', (text, value) => {
  const [resource] = template(`Resources:\n  A:\n    Type: X\n    Properties:\n      V: ${text}\n`).resources.values()
  expect(resource?.properties).toEqual({ V: value })
})

test('Fn::ForEach, Rules, Mappings, Hooks and Metadata are read over; what a loop makes is among the resources', () => {
  expect(template(file('sections.yml'))).toMatchObject({
    dependsOnMore: true,
    unread: false,
    resources: new Map([
      ['Topic${Name}', { type: 'AWS::SNS::Topic', line: 13, properties: { TopicName: { Ref: 'Name' } } }],
      ['Queue${Q}', { type: 'AWS::SQS::Queue', line: 14, properties: undefined }],
    ]),
  })
})

const type = 'AWS::ECS::TaskDefinition'
const container = { Image: { Ref: 'ImageUri' } }

test.each([
  { description: 'JSON', body: '{"Resources": {"A": {"Type": "X"}}}', resources: { A: { type: 'X', line: 1 } } },
  {
    description: 'JSON indented with tabs',
    body: file('tabs.json'),
    resources: { Task: { type, line: 6, properties: { ContainerDefinitions: [container] } } },
  },
  {
    description: 'CRLF',
    body: one.replaceAll('\n', '\r\n'),
    resources: { A: { type: 'X', line: 2 } },
  },
  { description: 'a byte order mark', body: `\uFEFF${one}`, resources: { A: { type: 'X', line: 2 } } },
  {
    description: 'duplicate keys: the last one counts',
    body: `${one}  A:\n    Type: Y\n    Type: Z\n`,
    resources: { A: { type: 'Z', line: 3 } },
  },
  {
    description: 'an anchor that nothing uses',
    body: 'Resources:\n  A: &a {Type: X}\n',
    resources: { A: { type: 'X', line: 2 } },
  },
  { description: 'a resource without a body', body: 'Resources:\n  A:\n', resources: { A: { type: '', line: 2 } } },
])('resources: $description', ({ body, resources }) => {
  expect(Object.fromEntries(template(body).resources)).toEqual(resources)
})

test('what is sent is the text, byte for byte', () => {
  const body = `\r\n# Größe\r\n${one}  \t\r\n`
  expect(template(body).body).toBe(body)
})

test.each([
  { description: 'a plain one', more: '', is: false },
  { description: 'a transform', more: 'Transform: AWS::Serverless-2016-10-31', is: true },
  { description: 'several macros', more: 'Transform: [Mine, AWS::LanguageExtensions]', is: true },
  { description: 'a dynamic reference', more: "  B: {Type: X, P: '{{resolve:ssm:/a}}'}", is: true },
  { description: 'a secret', more: "  B: {Type: X, P: !Sub '{{resolve:secretsmanager:${S}}}'}", is: true },
  { description: 'an include', more: '  B: {Fn::Transform: {Name: AWS::Include}}', is: true },
  { description: 'a short include', more: '  B: !Transform {Name: Mine}', is: true },
  { description: 'another {{...}}', more: "  B: {Type: X, P: '{{image}}'}", is: false },
])('looked up elsewhere: $description', ({ more, is }) => {
  expect(template(one + more).dependsOnMore).toBe(is)
})

const noResources = {
  message: 'The template job.yml has no Resources.',
  remedy: 'Give the path of a CloudFormation template in `template`.',
  place: { file: 'job.yml', line: 1, column: 1 },
}

test.each([
  { description: 'other sections only', body: 'Parameters: {}\n' },
  { description: 'Resources without any', body: 'Resources: {}\n' },
  { description: 'Resources without a value', body: 'Resources:\n' },
  { description: 'Resources that are a list', body: 'Resources: [a]\n' },
  { description: 'a list', body: '- a\n' },
  { description: 'a text', body: 'hello\n' },
  { description: 'HTML', body: '<html></html>\n' },
  { description: 'comments only', body: '# nothing\n' },
])('no Resources: $description', ({ body }) => {
  expect(thrown(() => template(body))).toEqual([noResources])
})

test.each(['', ' \r\n\t\n'])('empty: %j', (body) => {
  expect(thrown(() => template(body))).toEqual([
    {
      message: 'The template job.yml is empty.',
      remedy: 'Write a CloudFormation template with Resources.',
      place: { file: 'job.yml' },
    },
  ])
})

test.each([
  {
    description: 'a list that does not end',
    body: 'Resources:\n  A: [1\n',
    says: 'Flow sequence in block collection must be sufficiently indented and end with a ]',
    line: 3,
    column: 1,
  },
  {
    description: 'a list that does not end, in the middle',
    body: 'Resources:\n  A: [1\n  B: 2\n  C: 3\n',
    says: 'Flow sequence in block collection must be sufficiently indented and end with a ]',
    line: 3,
    column: 3,
  },
  {
    description: 'a quoted text that does not end',
    body: 'Resources:\n  A: !Ref "x\n  B: "y"\n  C: 3\n',
    says: 'Missing closing "quote',
    line: 2,
    column: 13,
  },
  {
    description: 'the last quoted text, which does not end',
    body: 'Resources:\n  A: !Ref "x\n  B: y\n  C: 3\n',
    says: 'Missing closing "quote',
    line: 2,
    column: 13,
  },
  {
    description: 'a quoted text that does not end, in the last line',
    body: "Resources:\n  A: !Ref 'x",
    says: "Missing closing 'quote",
    line: 2,
    column: 13,
  },
  {
    description: 'tabs in YAML',
    body: 'Resources:\n\tA: x\n',
    says: 'Tabs are not allowed as indentation',
    line: 2,
    column: 1,
  },
  {
    description: 'JSON without a colon, after CRLF and letters of two bytes',
    body: '{\r\n  "Größe": 1,\r\n  "Ä": {"Type" "X"}\r\n}',
    says: 'Missing , or : between flow map items',
    line: 3,
    column: 16,
  },
])('neither YAML nor JSON: $description', ({ body, says, line, column }) => {
  expect(thrown(() => template(body))).toEqual([
    {
      message: `The template job.yml is neither YAML nor JSON: ${says} at line ${line}, column ${column}`,
      remedy: 'Correct it at that line.',
      place: { file: 'job.yml', line, column },
    },
  ])
})

test('a second document in the file', () => {
  const body = 'Resources:\n  A: { Type: AWS::SNS::Topic }\n---\nResources:\n  B: { Type: AWS::SNS::Topic }\n'
  expect(thrown(() => template(body))).toEqual([
    {
      message: 'The template job.yml has a second YAML document, and CloudFormation takes one.',
      remedy: 'Remove the line `---` and join the two, or deploy the second one as a stack of its own.',
      place: { file: 'job.yml', line: 3, column: 1 },
    },
  ])
})

/** Each letter is a list of ten aliases of the letter before it. */
const bomb = [...'bcdefg'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[index]}`)}]`)

test.each([
  { description: 'one', body: `${one}  B: &b\n    Type: X\n  C: *b\n`, line: 5, column: 6 },
  { description: 'a merge key', body: `Base: &b {Type: X}\n${one}  B:\n    <<: *b\n`, line: 5, column: 9 },
  { description: 'that multiply', body: `a: &a [x]\n${bomb.join('\n')}\n${one}`, line: 2, column: 8 },
  { description: 'that hold themselves', body: 'Resources:\n  A: &a\n    Type: *a\n', line: 3, column: 11 },
  { description: 'of nothing', body: 'Resources:\n  A: *a\n', line: 2, column: 6 },
])('refused: aliases: $description', ({ body, line, column }) => {
  expect(thrown(() => template(body))).toEqual([
    {
      message: 'The template job.yml has a YAML alias, which CloudFormation refuses.',
      remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
      place: { file: 'job.yml', line, column },
    },
  ])
})
