import { expect, test } from 'vitest'
import { lastLine, timesText } from '../../src/report/footer.ts'

test('what is known stands in one line', () => {
  expect(lastLine(undefined, 'a', '', 'b')).toBe('a · b')
  expect(lastLine(undefined, '')).toBe('')
})

test.each([
  { milliseconds: [400, 12_000], is: '12 s (A 0.4 s · B 12 s)' },
  { milliseconds: [99, 12_000], is: '12 s' },
  { milliseconds: [400], is: '0.4 s' },
  { milliseconds: [99, 20], is: '' },
  { milliseconds: [], is: '' },
])('the time of $milliseconds ms: $is', ({ milliseconds, is }) => {
  expect(timesText(milliseconds.map((each, index) => ({ name: 'AB'.charAt(index), milliseconds: each })))).toBe(is)
})
