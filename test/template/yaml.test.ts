import { expect, test } from 'vitest'
import { parseYaml } from '../../src/template/yaml.ts'

/** Each is a form that real templates have. */
test.each([
  { description: 'a bracket at the column of its key', text: 'a:\n  b: [\n    1\n  ]\n  c: 2\n', b: [1] },
  { description: 'a bracket left of its key', text: 'a:\n  b: [\n    1\n]\n  c: 2\n', b: [1] },
  {
    description: 'the brackets of an inner list',
    text: 'a:\n  b: [[\n    1\n  ], [\n  2\n ]]\n  c: 2\n',
    b: [[1], [2]],
  },
  { description: 'a brace in a bracket', text: 'a:\n  b: [{\n      d: 1\n  }]\n  c: 2\n', b: [{ d: 1 }] },
  { description: 'items left of their key', text: 'a:\n  b: [\n1,\n2]\n  c: 2\n', b: [1, 2] },
  { description: 'keys left of their key', text: 'a:\n  b: {\nd: 1,\n"e": 2\n}\n  c: 2\n', b: { d: 1, e: 2 } },
  { description: 'comments left of their key', text: 'a:\n  b: [\n# one\n    1\n# two\n  ]\n  c: 2\n', b: [1] },
  { description: 'a text in brackets over lines', text: 'a:\n  b: [one\ntwo]\n  c: 2\n', b: ['one two'] },
  { description: 'a quoted text in brackets over lines', text: "a:\n  b: ['one\ntwo']\n  c: 2\n", b: ['one two'] },
  { description: 'an empty list over lines', text: 'a:\n  b: [\n]\n  c: 2\n', b: [] },
  { description: 'single quotes', text: "a:\n  b: 'one\n  two'\n  c: 2\n", b: 'one two' },
  { description: 'single quotes that end left of their key', text: "a:\n  b: '{\n    1\n}'\n  c: 2\n", b: '{ 1 }' },
  { description: 'a quote in single quotes', text: "a:\n  b: 'it''s\none'\n  c: 2\n", b: "it's one" },
  { description: 'double quotes', text: 'a:\n  b: "one \\\n  two"\n  c: 2\n', b: 'one two' },
  { description: 'double quotes with a brace at the start of a line', text: 'a:\n  b: "x\n}\n"\n  c: 2\n', b: 'x } ' },
  { description: 'a tag before each', text: "a:\n  b: !Sub '\n  x'\n  c: 2\n", b: ' x' },
  { description: 'CRLF', text: 'a:\r\n  b: [\r\n    1\r\n  ]\r\n  c: 2\r\n', b: [1] },
  { description: 'a quoted text and a bracket on one line', text: "a:\n  b: ['x\n', [\n]]\n  c: 2\n", b: ['x ', []] },
])('indentation does not matter in brackets and quotes: $description', ({ text, b }) => {
  const { document } = parseYaml(text)
  expect(document.errors).toEqual([])
  expect(document.toJS()).toEqual({ a: { b, c: 2 } })
})

test.each([
  { description: 'a list that does not end', text: 'a: [\n1\n' },
  { description: 'a quoted text that does not end', text: "a: 'x\nb: 2\n" },
  { description: 'a document that begins in a list', text: 'a: [\n---\n1]\n' },
  { description: 'a document that begins in a quoted text', text: "a: 'x\n---\n'\n" },
  { description: 'a value less indented than its key', text: 'a:\n  b:\n   - 1\n  - 2\n' },
  { description: 'tabs', text: 'a:\n\tb: 1\n' },
  { description: 'a map in a value', text: 'a: b: c\n' },
  { description: 'a bracket too many', text: 'a: [1]]\nb: 2\n' },
])('still an error: $description', ({ text }) => {
  expect(parseYaml(text).document.errors).not.toEqual([])
})

test.each([
  ['CR', '\r'],
  ['U+0085', '\u0085'],
  ['U+2028', '\u2028'],
  ['U+2029', '\u2029'],
])('%s ends a line, also that of a comment', (_, end) => {
  const { document } = parseYaml(`a: # one${end}  b: 1\n  c: 2${end}d: 3\r\n`)
  expect(document.errors).toEqual([])
  expect(document.toJS()).toEqual({ a: { b: 1, c: 2 }, d: 3 })
})

test('lines and a second document are found', () => {
  const { lines, second } = parseYaml('a: [\n]\n---\nb: 1\n')
  expect(lines.linePos(second ?? 0)).toEqual({ line: 3, col: 1 })
})

test.each([
  { text: 'a: 1\n', more: false },
  { text: '---\na: 1\n...\n', more: false },
  { text: 'a: 1\n...\n...\n# end\n', more: false },
  { text: '', more: false },
  { text: 'a: 1\n---\n', more: true },
  { text: 'a: 1\n...\nb: 1\n', more: true },
])('whether there is a second document: $text', ({ text, more }) => {
  expect(parseYaml(text).second !== undefined).toBe(more)
})
