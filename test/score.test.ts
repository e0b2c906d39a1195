import { expect, test } from 'vitest'
import { openScore, type Result } from '../script/score.ts'

const passed: Result = { name: 'types', counts: { passed: 1, failed: 0, skipped: 0 }, took: 1200, output: '' }
const failedCheck: Result = {
  name: 'lint',
  counts: { passed: 0, failed: 1, skipped: 0 },
  took: 300,
  output: 'a.ts:1 is long',
}
const failedTests: Result = {
  name: 'test/a.test.ts',
  counts: { passed: 2, failed: 2, skipped: 1 },
  took: 40,
  output: '✗ b\nexpected 1',
  failed: ['b', 'c > d'],
}

/** The lines of a run with these results. */
function linesOf(...results: readonly Result[]): readonly string[] {
  const lines: string[] = []
  const score = openScore((line) => lines.push(line))
  for (const result of results) score.add(result)
  return [...lines, ...score.end().split('\n')]
}

test('a green run ends with its totals alone', () => {
  expect(linesOf(passed)).toEqual([`${'ok      types'.padEnd(64)}   1.2 s`, '1 passed, 0 failed, 0 skipped'])
})

test('a red run tells the output of a failure at its place, and ends with a list of what failed', () => {
  expect(linesOf(failedTests, passed, failedCheck)).toEqual([
    `${'FAILED  test/a.test.ts'.padEnd(64)}   0.0 s  2 passed, 2 failed, 1 skipped`,
    '  ✗ b\n  expected 1',
    `${'ok      types'.padEnd(64)}   1.2 s`,
    `${'FAILED  lint'.padEnd(64)}   0.3 s`,
    '  a.ts:1 is long',
    '',
    'Failed:',
    'test/a.test.ts',
    '  ✗ b',
    '  ✗ c > d',
    'lint',
    '3 passed, 3 failed, 1 skipped',
  ])
})
