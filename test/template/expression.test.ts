// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { expressionText, type Pieces, possibleTexts } from '../../src/template/expression.ts'

const P = { kind: 'parameter', name: 'P' }
const other = { kind: 'other' }
const mapping = { kind: 'mapping' }
const text = (all: string) => ({ kind: 'text', text: all })
const ref = { Ref: 'P' }

const resolve = (name: string): readonly Pieces[] | undefined =>
  name === 'P' ? [[{ kind: 'parameter', name }]] : undefined

test.each([
  { expression: 'app:1', texts: [[text('app:1')]], short: 'app:1' },
  { expression: 7, texts: [[text('7')]], short: '7' },
  { expression: '', texts: [[]], short: '' },
  { expression: null, texts: [[]], short: 'null' },
  { expression: ref, texts: [[P]], short: '!Ref P' },
  { expression: { Ref: 'AWS::Region' }, texts: [[other]], short: '!Ref AWS::Region' },
  { expression: { 'Fn::Sub': 'a${P}b' }, texts: [[text('a'), P, text('b')]], short: '!Sub a${P}b' },
  { expression: { 'Fn::Sub': 'a${!P}b' }, texts: [[text('a${P}b')]], short: '!Sub a${!P}b' },
  { expression: { 'Fn::Sub': '${R.Arn}' }, texts: [[other]], short: '!Sub ${R.Arn}' },
  {
    expression: { 'Fn::Sub': ['${P}${Q}', { P: 'x', Q: ref }] },
    texts: [[text('x'), P]],
    short: `!Sub ['\${P}\${Q}', {"P":"x","Q":{"Ref":"P"}}]`,
  },
  {
    expression: { 'Fn::Join': ['-', ['a', ref, 'b']] },
    texts: [[text('a-'), P, text('-b')]],
    short: "!Join ['-', ['a', !Ref P, 'b']]",
  },
  { expression: { 'Fn::Join': ['', ['a', '', 'b']] }, texts: [[text('ab')]], short: "!Join ['', ['a', '', 'b']]" },
  { expression: { 'Fn::Join': [',', { Ref: 'L' }] }, texts: [[other]], short: "!Join [',', !Ref L]" },
  { expression: { 'Fn::If': ['C', ref, 'b'] }, texts: [[P], [text('b')]], short: "!If ['C', !Ref P, 'b']" },
  {
    expression: { 'Fn::Join': [':', [{ 'Fn::If': ['C', 'a', 'b'] }, ref]] },
    texts: [
      [text('a:'), P],
      [text('b:'), P],
    ],
    short: "!Join [':', [!If ['C', 'a', 'b'], !Ref P]]",
  },
  { expression: { 'Fn::Select': ['1', ['a', ref]] }, texts: [[P]], short: "!Select ['1', ['a', !Ref P]]" },
  { expression: { 'Fn::Select': [0, { Ref: 'L' }] }, texts: [[other]], short: '!Select [0, !Ref L]' },
  { expression: { 'Fn::FindInMap': ['M', ref, 'k'] }, texts: [[mapping]], short: "!FindInMap ['M', !Ref P, 'k']" },
  { expression: { 'Fn::GetAtt': ['R', 'Uri'] }, texts: [[other]], short: "!GetAtt ['R', 'Uri']" },
  { expression: { 'Fn::ImportValue': 'x' }, texts: [[other]], short: '!ImportValue x' },
  { expression: { a: ref }, texts: [[other]], short: '{"a":{"Ref":"P"}}' },
  { expression: {}, texts: [[other]], short: '{}' },
])('$short', ({ expression, texts, short }) => {
  expect(possibleTexts(expression, resolve)).toEqual(texts)
  expect(expressionText(expression)).toBe(short)
})

test('conditions that multiply are followed so far', () => {
  const items = Array.from({ length: 30 }, () => ({ 'Fn::If': ['C', 'a', 'b'] }))
  expect(possibleTexts({ 'Fn::Join': ['', items] }, resolve)).toHaveLength(64)
})
