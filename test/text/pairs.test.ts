import { expect, test } from 'vitest'
import { parsePairs } from '../../src/text/pairs.ts'

const fields = { key: 'ParameterKey', value: 'ParameterValue' }

test.each([
  { description: 'nothing', text: '', pairs: [] },
  { description: 'only white space and comments', text: '\n  # a comment\n\n', pairs: [] },
  { description: 'one line', text: 'Cpu=256', pairs: [['Cpu', '256']] },
  {
    description: 'several lines, with empty ones and comments between',
    text: '# size\nCpu=256\n\n  # and\n  Memory=512\n',
    pairs: [
      ['Cpu', '256'],
      ['Memory', '512'],
    ],
  },
  { description: 'a value with commas', text: 'Subnets=subnet-1,subnet-2', pairs: [['Subnets', 'subnet-1,subnet-2']] },
  { description: 'a value with =', text: 'Token=a=b==', pairs: [['Token', 'a=b==']] },
  { description: 'a value with a colon', text: 'Note=a: b', pairs: [['Note', 'a: b']] },
  { description: 'an address with a query', text: 'Url=https://h/?a=b', pairs: [['Url', 'https://h/?a=b']] },
  { description: 'a value with # in it', text: 'Color=#fff # it is', pairs: [['Color', '#fff # it is']] },
  { description: 'an empty value', text: 'Empty=', pairs: [['Empty', '']] },
  { description: 'double quotes around a whole value', text: 'A=" b "', pairs: [['A', ' b ']] },
  { description: 'single quotes around a whole value', text: "A='b c'", pairs: [['A', 'b c']] },
  { description: 'quotes inside a value', text: 'A=say "hi" now', pairs: [['A', 'say "hi" now']] },
  { description: 'two quoted texts in a value', text: 'A="b","c"', pairs: [['A', '"b","c"']] },
  { description: 'one quote only', text: 'A="b', pairs: [['A', '"b']] },
  { description: 'a JSON value', text: 'A={"b": [1, 2]}', pairs: [['A', '{"b": [1, 2]}']] },
  { description: 'white space around', text: '  A = b  ', pairs: [['A', 'b']] },
  {
    description: 'lines that end in CRLF',
    text: 'A=1\r\nB=2\r\n',
    pairs: [
      ['A', '1'],
      ['B', '2'],
    ],
  },
  { description: 'a key that JavaScript knows', text: '__proto__=1', pairs: [['__proto__', '1']] },
  { description: 'placeholders', text: 'A={{image}}\n', pairs: [['A', '{{image}}']] },
])('lines: $description', ({ text, pairs }) => {
  expect([...parsePairs(text, fields)]).toEqual(pairs)
})

test.each([
  { description: 'a YAML map', text: 'A: b\nC: d', pairs: { A: 'b', C: 'd' } },
  {
    description: 'numbers, booleans and dates are kept as written',
    text: 'A: 010\nB: 1.10\nC: 1e3\nD: 0x1F\nE: True\nF: 2026-01-01\nG: 12345678901234567890',
    pairs: { A: '010', B: '1.10', C: '1e3', D: '0x1F', E: 'True', F: '2026-01-01', G: '12345678901234567890' },
  },
  { description: 'a block of several lines', text: 'A: |\n  one\n  two\nB: 3', pairs: { A: 'one\ntwo\n', B: '3' } },
  { description: 'a folded block', text: 'A: >-\n  one\n  two', pairs: { A: 'one two' } },
  { description: 'a value with =', text: 'A: b=c', pairs: { A: 'b=c' } },
  { description: 'an address', text: 'A: https://h/?a=b', pairs: { A: 'https://h/?a=b' } },
  { description: 'a list, as CloudFormation writes it', text: 'A: [x, 010, "y"]', pairs: { A: 'x,010,y' } },
  { description: 'no value', text: 'A:\nB: ~\nC: null\nD: ""', pairs: { A: '', B: '', C: '', D: '' } },
  { description: 'comments', text: '# first\nA: b # not the value', pairs: { A: 'b' } },
  { description: 'a quoted key', text: '"A": "b=c"', pairs: { A: 'b=c' } },
  { description: 'a JSON map', text: '{"A": "b", "C": 010, "D": null}', pairs: { A: 'b', C: '010', D: '' } },
  { description: 'a JSON map indented with tabs', text: '{\n\t"A": "b",\n\t"C": "d"\n}', pairs: { A: 'b', C: 'd' } },
  {
    description: 'a JSON list',
    text: '[{"ParameterKey": "A", "ParameterValue": "b,c=\\"d\\"\\n"}, {"ParameterValue": 1, "ParameterKey": "E"}]',
    pairs: { A: 'b,c="d"\n', E: '1' },
  },
  {
    description: 'a YAML list',
    text: '- ParameterKey: A\n  ParameterValue: b\n- ParameterKey: C\n  ParameterValue: [d, e]',
    pairs: { A: 'b', C: 'd,e' },
  },
  { description: 'a list of pairs', text: '["A=b,c=d", "E="]', pairs: { A: 'b,c=d', E: '' } },
  { description: 'an empty map', text: '{}', pairs: {} },
  { description: 'an empty list', text: '[]', pairs: {} },
])('YAML and JSON: $description', ({ text, pairs }) => {
  expect(Object.fromEntries(parsePairs(text, fields))).toEqual(pairs)
})

const noItem = 'has no ParameterKey and ParameterValue'

test.each([
  { description: 'a line without =', text: 'A=b\n\nCpu 256', message: 'line 3 is not `Key=Value`: `Cpu 256`' },
  { description: 'a line without a key', text: '=b', message: 'line 1 is not `Key=Value`: `=b`' },
  { description: 'a word', text: 'params', message: 'line 1 is not `Key=Value`: `params`' },
  { description: 'a map entry among lines', text: 'A=b\nC: d', message: 'line 2 is not `Key=Value`: `C: d`' },
  { description: 'a key twice, in lines', text: 'A=1\nA=1', message: 'A is given twice' },
  { description: 'a key twice, in YAML', text: 'A: 1\nA: 1', message: 'A is given twice' },
  { description: 'a key twice, in JSON', text: '{"A": 1, "A": 2}', message: 'A is given twice' },
  {
    description: 'a key twice, in a list',
    text: '[{"ParameterKey": "A", "ParameterValue": "1"}, {"ParameterKey": "A", "ParameterValue": "2"}]',
    message: 'A is given twice',
  },
  {
    description: 'a map as a value',
    text: 'A: {b: c}',
    message: 'the value of A is not a string or a list of strings',
  },
  { description: 'an alias', text: 'A: &x b\nC: *x', message: 'the value of C is an alias' },
  { description: 'a list of texts that are no pairs', text: '- A', message: `item 1 of the list ${noItem}` },
  { description: 'a list of lists', text: '- [A=b]', message: `item 1 of the list ${noItem}` },
  { description: 'a text without a key', text: '- =b', message: `item 1 of the list ${noItem}` },
  {
    description: 'an item with other fields',
    text: '[{"ParameterKey": "A", "ParameterValue": "b"}, {"Key": "C", "Value": "d"}]',
    message: `item 2 of the list ${noItem}`,
  },
  {
    description: 'an item without a value',
    text: '[{"ParameterKey": "A", "UsePreviousValue": true}]',
    message: `item 1 of the list ${noItem}`,
  },
  {
    description: 'broken JSON',
    text: '{"A":',
    message: 'it is neither `Key=Value` lines nor YAML: Flow map must end with a } at line 1, column 6',
  },
])('refused: $description', ({ text, message }) => {
  expect(() => parsePairs(text, fields)).toThrow(new Error(message))
})

test.each(['hush', 'A=1\nhush', '=hush'])('an error tells nothing of the text of secrets: %s', (text) => {
  expect(() => parsePairs(text, { ...fields, secret: true })).toThrow(/^line [12] is not `Key=Value`$/)
})

test('the fields of a list are those of the input', () => {
  expect([...parsePairs('[{"Key": "team", "Value": "a"}]', { key: 'Key', value: 'Value' })]).toEqual([['team', 'a']])
})
