import { expect, test } from 'vitest'
import { declarationsOf } from '../../src/template/parameter-declaration.ts'

const nothing = {
  allowedValues: undefined,
  allowedPattern: undefined,
  minLength: undefined,
  maxLength: undefined,
  minValue: undefined,
  maxValue: undefined,
  description: undefined,
}

test('every constraint, in numbers and in texts', () => {
  const body = `Parameters:
  Size:
    Type: Number
    AllowedValues: [256, 010, "a", yes, 1.10, ]
    MinValue: 1
    MaxValue: '10.5'
    ConstraintDescription: a size
  Name: {Type: String, AllowedPattern: '[a-z]*', MinLength: 0, MaxLength: "9", Default: 0x1F, NoEcho: TRUE}
`
  expect(declarationsOf(body)).toEqual(
    new Map([
      [
        'Size',
        {
          type: 'Number',
          hasDefault: false,
          default: undefined,
          noEcho: false,
          constraints: {
            ...nothing,
            allowedValues: [
              { written: '256', texts: ['256'] },
              { written: '010', texts: ['8'] },
              { written: 'a', texts: ['a'] },
              { written: 'yes', texts: ['true'] },
              { written: '1.10', texts: ['1.1', '1.10'] },
            ],
            minValue: 1,
            maxValue: 10.5,
            description: 'a size',
          },
          line: 2,
        },
      ],
      [
        'Name',
        {
          type: 'String',
          hasDefault: true,
          default: '31',
          noEcho: true,
          constraints: { ...nothing, allowedPattern: '[a-z]*', minLength: 0, maxLength: 9 },
          line: 8,
        },
      ],
    ]),
  )
})

test.each([
  { description: 'no section', body: 'Resources: {}' },
  { description: 'a section that is no map', body: 'Parameters: []' },
  { description: 'no template', body: ']' },
  { description: 'nothing', body: '' },
])('none: $description', ({ body }) => {
  expect(declarationsOf(body)).toEqual(new Map())
})

test('what is no constraint is left to CloudFormation', () => {
  const [[, size] = []] = declarationsOf(
    'Parameters: {Size: {Type: Number, MinValue: a, AllowedValues: a, MaxValue: }}',
  )
  expect(size?.constraints).toEqual(nothing)
})

test('of two parameters of the same name the last one counts', () => {
  expect(declarationsOf('Parameters: {A: {Type: String}, A: {Type: Number, Type: String}}').get('A')?.type).toBe(
    'String',
  )
})

test.each([
  { value: 'no', default: 'false' },
  { value: '010', default: '8' },
  { value: '1:30', default: '90' },
  { value: '2012-10-17', default: '2012-10-17' },
  { value: '012345678901', default: '1.2345678901E10' },
  { value: "'012345678901'", default: '012345678901' },
])('the default $value is $default', ({ value, default: text }) => {
  expect(declarationsOf(`Parameters: {A: {Default: ${value}}}`).get('A')).toMatchObject({
    hasDefault: true,
    default: text,
  })
})

test.each([
  { value: 'yes', noEcho: true },
  { value: 'on', noEcho: true },
  { value: '"True"', noEcho: true },
  { value: '"yes"', noEcho: true },
  { value: 'no', noEcho: false },
  { value: 'off', noEcho: false },
  { value: '"False"', noEcho: false },
  { value: '', noEcho: false },
])('NoEcho: $value hides the value: $noEcho', ({ value, noEcho }) => {
  expect(declarationsOf(`Parameters: {A: {Type: String, NoEcho: ${value}}}`).get('A')?.noEcho).toBe(noEcho)
})
