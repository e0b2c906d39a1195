import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('no file that a tool leaves behind is committed', () => {
  const left = execFileSync('git', ['ls-files', '--cached', '--ignored', '--exclude-standard'], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  })
  expect(left).toBe('')
})
