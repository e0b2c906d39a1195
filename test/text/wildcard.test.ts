import { expect, test } from 'vitest'
import { matchesWildcard } from '../../src/text/wildcard.ts'

test.each([
  ['v1', 'v1', true],
  ['v1', 'v10', false],
  ['*', '', true],
  ['*', 'api/v1', true],
  ['**', 'v1', true],
  ['v*', 'v', true],
  ['v*', 'api/v1', false],
  ['api/v*', 'api/v1.4.0', true],
  ['*/v*', 'api/v1', true],
  ['*-rc.*', 'v1-rc.2', true],
  ['v*.0', 'v1.0', true],
  ['v*.0', 'v1.0.1', false],
  ['a*a', 'a', false],
  ['a*b*b', 'ab', false],
  ['v1.*', 'v1x0', false],
])('%s and %s: %s', (pattern, text, is) => {
  expect(matchesWildcard(pattern, text)).toBe(is)
})

test('a pattern with many stars takes no longer than the text is', () => {
  expect(matchesWildcard(`${'*a'.repeat(5_000)}*b`, 'a'.repeat(200_000))).toBe(false)
})
