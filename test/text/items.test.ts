import { expect, test } from 'vitest'
import { checkOnePair, items } from '../../src/text/items.ts'

const read = (text: string) => items(text).map((item) => [item.text, item.line, item.quoted])

test.each([
  ['nothing', '', []],
  [
    'empty lines, comments and white space',
    '\n  a b \r\n\n# c\n\td\n',
    [
      ['a b', 2, false],
      ['d', 5, false],
    ],
  ],
  [
    'several lines in quotes',
    '"a\n\n#b"\nc',
    [
      ['a\n\n#b', 1, true],
      ['c', 4, false],
    ],
  ],
  ['white space in quotes', '" a "', [[' a ', 1, true]]],
  ['doubled quotes', '"""a"" b"', [['"a" b', 1, true]]],
  [
    'only a part in quotes',
    '"a","b"\n"c" d',
    [
      ['"a","b"', 1, false],
      ['"c" d', 2, false],
    ],
  ],
  ['nothing in quotes', '""\n"\n"\na', [['a', 4, false]]],
])('%s', (_, text, is) => {
  expect(read(text)).toEqual(is)
})

test('a long list takes no more than linear time', () => {
  const start = performance.now()
  expect(read(`${'"a" b\n'.repeat(50_000)}"${'""'.repeat(100_000)}"`)).toHaveLength(50_001)
  checkOnePair({ text: `a=b${' c=d'.repeat(100_000)} `, line: 1, quoted: false })
  expect(performance.now() - start).toBeLessThan(5000)
})
