import { expect, test } from 'vitest'
import { openMatcher } from '../../src/edges/matcher.ts'
import { brokenRule, wrongValueProblems } from '../../src/parameters/constraint.ts'
import { task, template } from '../fixtures/template.ts'

const matches = openMatcher()

/** A parameter that is declared like this. */
function declared(declaration: string) {
  const found = template(task(`P: {${declaration}}`)).parameters.get('P')
  if (found === undefined) throw new Error('P is not declared')
  return found
}

const SIZES = 'Type: Number, AllowedValues: [256, 512, 1024]'
const STAGES = 'Type: String, AllowedValues: [test, production]'
const ACCOUNT = 'Type: String, AllowedPattern: "[0-9]{12}"'

test.each([
  { declaration: SIZES, values: ['256', '512.0', '1024'] },
  { declaration: STAGES, values: ['test'] },
  {
    declaration: 'Type: String, AllowedValues: [true, yes, 010, 1.10, "1e3"]',
    values: ['true', '8', '1.10', '1.1', '1e3'],
  },
  { declaration: 'Type: Number', values: ['0', '-1', '+1', '1.5', '.5', '1.', '1e3', ' 7 '] },
  { declaration: 'Type: Number, MinValue: 1, MaxValue: "10"', values: ['1', '10', '1.5'] },
  { declaration: 'Type: List<Number>, MinValue: 1', values: ['1', '1,2', '1, 2'] },
  { declaration: 'Type: String, MinLength: 1, MaxLength: 3', values: ['a', 'abc'] },
  { declaration: 'Type: String', values: ['', 'anything\n'] },
  { declaration: ACCOUNT, values: ['111122223333'] },
  { declaration: 'Type: String, AllowedPattern: "^[a-z]+$"', values: ['abc'] },
  { declaration: 'Type: String, AllowedPattern: "(?i)abc|d"', values: ['ABC', 'D'] },
  { declaration: 'Type: CommaDelimitedList, AllowedValues: [a, b]', values: ['a', 'a,b', 'b , a'] },
  {
    declaration: 'Type: CommaDelimitedList, AllowedPattern: "subnet-[0-9a-f]+"',
    values: ['subnet-1', 'subnet-1,subnet-a'],
  },
  // Lengths are of String types only.
  { declaration: 'Type: CommaDelimitedList, MinLength: 9', values: ['a'] },
  { declaration: 'Type: "AWS::SSM::Parameter::Value<String>", AllowedPattern: "/app/.*"', values: ['/app/image'] },
  { declaration: 'Type: "AWS::SSM::Parameter::Value<List<String>>"', values: ['/app/list'] },
  // CloudFormation's to tell.
  { declaration: 'Type: "AWS::EC2::VPC::Id"', values: ['no-vpc'] },
  { declaration: 'Type: "List<AWS::EC2::Subnet::Id>"', values: ['a,b'] },
  { declaration: `${ACCOUNT}`, values: ['{{resolve:ssm:/account}}', '{{image-tag}}'] },
  { declaration: 'Type: Number', values: ['{{resolve:ssm:/cpu}}'] },
  { declaration: 'Type: String, AllowedPattern: "[a-z&&[^x]]+"', values: ['A'] },
])('allowed by $declaration', ({ declaration, values }) => {
  for (const value of values)
    expect([value, brokenRule(declared(declaration), value, matches)]).toEqual([value, undefined])
})

const sizes = 'be one of 256, 512, 1024 (AllowedValues)'

test.each([
  { declaration: SIZES, value: '300', must: sizes, nearest: '256' },
  { declaration: SIZES, value: '2560', must: sizes, nearest: '256' },
  { declaration: SIZES, value: 'small', must: 'be a number' },
  {
    declaration: STAGES,
    value: 'prod',
    must: 'be one of test, production (AllowedValues)',
    nearest: 'test',
  },
  { declaration: STAGES, value: 'Test', must: 'be one of test, production (AllowedValues)', nearest: 'test' },
  { declaration: STAGES, value: '', must: 'be one of test, production (AllowedValues)', nearest: 'test' },
  { declaration: 'Type: Number', value: '', must: 'be a number' },
  { declaration: 'Type: Number', value: '0x10', must: 'be a number' },
  { declaration: 'Type: Number', value: '1,2', must: 'be a number' },
  { declaration: 'Type: Number, MinValue: 1', value: '0.9', must: 'be at least 1 (MinValue)' },
  { declaration: 'Type: Number, MaxValue: 10', value: '10.1', must: 'be at most 10 (MaxValue)' },
  { declaration: 'Type: List<Number>', value: '1,a', must: 'be a number' },
  { declaration: 'Type: List<Number>, MaxValue: 3', value: '1,4', must: 'be at most 3 (MaxValue)' },
  { declaration: 'Type: String, MinLength: 1', value: '', must: 'have at least 1 characters (MinLength)' },
  { declaration: 'Type: String, MaxLength: 2', value: 'abc', must: 'have at most 2 characters (MaxLength)' },
  {
    declaration: ACCOUNT,
    value: '1111222233334',
    must: 'match `[0-9]{12}` from its start to its end (AllowedPattern)',
  },
  {
    declaration: 'Type: String, AllowedPattern: "a|b"',
    value: 'ab',
    must: 'match `a|b` from its start to its end (AllowedPattern)',
  },
  {
    declaration: 'Type: CommaDelimitedList, AllowedValues: [a, b]',
    value: 'a,c',
    must: 'be one of a, b (AllowedValues)',
    nearest: 'a',
  },
  {
    declaration: 'Type: CommaDelimitedList, AllowedPattern: "subnet-[0-9a-f]+"',
    value: 'subnet-1,sg-1',
    must: 'match `subnet-[0-9a-f]+` from its start to its end (AllowedPattern)',
  },
  {
    declaration: 'Type: "AWS::SSM::Parameter::Value<String>", AllowedValues: [/app/a]',
    value: '/app/b',
    must: 'be one of /app/a (AllowedValues)',
    nearest: '/app/a',
  },
  { declaration: 'Type: String', value: 'é'.repeat(2049), must: 'have at most 4096 bytes' },
])('$declaration does not allow $value', ({ declaration, value, must, nearest }) => {
  expect(brokenRule(declared(declaration), value, matches)).toEqual({ must, nearest })
})

test('a value of exactly the size that CloudFormation takes', () => {
  expect(brokenRule(declared('Type: String'), 'é'.repeat(2048), matches)).toBeUndefined()
})

test.each([
  { allowed: '[yes, no]', value: 'yes', shown: 'true, false', written: 'yes', text: 'true' },
  { allowed: '[yes, no]', value: 'no', shown: 'true, false', written: 'no', text: 'false' },
  { allowed: '[on, off]', value: 'off', shown: 'true, false', written: 'off', text: 'false' },
  { allowed: '[0300, 0400]', value: '0300', shown: '192, 256', written: '0300', text: '192' },
  { allowed: '[1:30, 2:00]', value: '2:00', shown: '90, 120', written: '2:00', text: '120' },
])(
  '$allowed does not allow $value, which CloudFormation reads as $text',
  ({ allowed, value, shown, written, text }) => {
    expect(brokenRule(declared(`Type: String, AllowedValues: ${allowed}`), value, matches)).toEqual({
      must: `be one of ${shown} (AllowedValues)`,
      nearest: text,
      misread: { written, texts: [text] },
    })
  },
)

test('dates stay as they are', () => {
  const dates = declared('Type: String, AllowedValues: [2012-10-17, 2008-10-17]')
  expect(brokenRule(dates, '2012-10-17', matches)).toBeUndefined()
  expect(brokenRule(dates, '2012-10-18', matches)?.nearest).toBe('2012-10-17')
})

test.each([
  {
    noEcho: '',
    remedy:
      'Did you mean `true`? Correct it in parameter-overrides. CloudFormation reads `yes` in the template as `true`; in quotes, it stays `yes`.',
  },
  { noEcho: ', NoEcho: on', remedy: 'Correct it in parameter-overrides.' },
])('the remedy of a text that is read otherwise, unless it is secret: $noEcho', ({ noEcho, remedy }) => {
  const of = template(task(`P: {Type: String, AllowedValues: [yes, no]${noEcho}}`))
  const [problem] = wrongValueProblems(of, [{ name: 'P', value: 'yes', from: 'parameter-overrides' }], matches)
  expect(problem?.remedy).toBe(remedy)
})
