import { expect, test } from 'vitest'
import { openMatcher } from '../../src/edges/matcher.ts'

test('a pattern matches or not', () => {
  const matches = openMatcher()
  expect([matches(/^a+$/, 'aaa'), matches(/^a+$/, 'aab'), matches(/^A$/i, 'a')]).toEqual([true, false, true])
})

test.each([
  [/^(?:(a+)+)$/, `${'a'.repeat(40)}!`],
  [/^(?:(.*)*x)$/, 'a'.repeat(4096)],
  [/^(?:(a|aa)+)$/, `${'a'.repeat(60)}!`],
  [/^(?=(x+x+)+y)/, 'x'.repeat(60)],
])('a pattern that takes years is left when its time is up: %s', (pattern, text) => {
  const start = performance.now()
  expect(openMatcher(50)(pattern, text)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(5000)
})

test('several patterns share the time', () => {
  const matches = openMatcher(50)
  const start = performance.now()
  for (let count = 0; count < 200; count += 1) expect(matches(/^(a+)+$/, `${'a'.repeat(40)}!`)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(5000)
  expect(matches(/^a$/, 'a')).toBeUndefined()
})
