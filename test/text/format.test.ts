import { expect, test } from 'vitest'
import { bytes, duration, minutes, shortenedLine, yamlFault } from '../../src/text/format.ts'

test.each([
  [0, '0.0 s'],
  [40, '0.0 s'],
  [449, '0.4 s'],
  [9_900, '9.9 s'],
  [9_999, '10 s'],
  [10_000, '10 s'],
  [12_400, '12 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [185_000, '3 min 5 s'],
  [3_600_000, '60 min 0 s'],
])('%i ms are %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text)
})

test('one minute is one', () => {
  expect([minutes(1), minutes(2)]).toEqual(['1 minute', '2 minutes'])
})

test.each([
  [0, '0.0 MB'],
  [49_999, '0.0 MB'],
  [650_000, '0.7 MB'],
  [12_345_678, '12.3 MB'],
  [99_940_000, '99.9 MB'],
  [99_960_000, '100 MB'],
  [1_204_400_000, '1204 MB'],
])('%i bytes are %s', (count, text) => {
  expect(bytes(count)).toBe(text)
})

test.each([
  [
    'BAD_INDENT',
    'All items must start at the same column at line 2, column 1:\n\nsource',
    'All items must start at the same column at line 2, column 1',
  ],
  [
    'MULTIPLE_DOCS',
    'Source contains multiple documents; please use YAML.parseAllDocuments() at line 3, column 1:\n\n---',
    'a second document begins at line 3, column 1, and only one is taken',
  ],
])('a fault of YAML: %s', (code, message, says) => {
  expect(yamlFault({ code, message })).toBe(says)
})

test.each([
  ['short enough', 'short enough'],
  ['the token is abcdefghijkl', 'the token is …'],
  ['{"token":"abcdefghijklmno"}', '{"token":"…'],
  ['abcdefghijklmnopqrstuvwxyz', '…'],
  [`a${'😀'.repeat(20)}`, `a${'😀'.repeat(9)}…`],
])('the line %j is shortened before a word: %j', (line, short) => {
  expect(shortenedLine(line, 20)).toBe(short)
})
