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
    AllowedValues: [256, 010, "a", true]
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
            allowedValues: [['256'], ['010', '10'], ['a'], ['true']],
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
