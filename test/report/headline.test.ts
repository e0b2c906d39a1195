import { expect, test } from 'vitest'
import { headline, runningLine } from '../../src/report/headline.ts'

const commit = { sha: 'a'.repeat(40), url: 'https://github.example/o/n/commit/a' }

test.each([
  [
    headline('ready', { stackName: 'hello', url: 'https://a.example', consoleUrl: 'https://c.example' }),
    '### ✅ `hello` is ready: [https://a.example](https://a.example)',
  ],
  [
    headline('ready', { stackName: 'hello', consoleUrl: 'https://c.example' }),
    '### ✅ [hello](https://c.example) is ready',
  ],
  [headline('building', { stackName: 'hello' }), '### ⏳ Building `hello`'],
  [headline('wouldUpdate', { stackName: 'hello' }, '1 to add'), '### 🔍 `hello` would be updated: 1 to add'],
  [headline('failed', {}), '### ❌ The job failed'],
  [headline('ready', { stackName: '$&%', url: 'javascript:alert(1)' }), '### ✅ `$&%` is ready'],
])('%s', (line, is) => {
  expect(line).toBe(is)
})

test.each([
  'ftp://a.example',
  'javascript://a.example/%0aalert(1)',
  'https://user@a.example',
  'https://user:pass@a.example',
  'https://a.example/)[x](https://b.example',
  'https://a.example/<b>',
  'https://a.example/ b',
  'https://a.example\\@b.example',
  'https://аpple.example',
  'https://',
  'see https://a.example',
  'https://a.example\n# b',
])('no link: %s', (url) => {
  expect(headline('ready', { stackName: 'hello', url })).toBe('### ✅ `hello` is ready')
})

test.each([
  [
    { commit, url: 'http://a.example:80/x?y=1&z=2#f' },
    `Still running: commit [aaaaaaa](${commit.url}) at [http:<!-- -->//a.example:80/x?y=1&amp;z=2\\#f](http://a.example:80/x?y=1&z=2#f)`,
  ],
  [{ commit, url: undefined }, `Still running: commit [aaaaaaa](${commit.url})`],
  [{ commit: undefined, url: '*a*' }, 'Still running: `*a*`'],
  [{ commit: undefined, url: 'https://user@a.example' }, 'Still running: `https://user@a.example`'],
  [{ commit: undefined, url: undefined }, ''],
])('the version that runs: %j', (running, line) => {
  expect(runningLine(running)).toBe(line)
})

test('a long address has a line of its own, and stays whole', () => {
  const at = (length: number) => 'https://a.example/'.padEnd(length, 'b')
  expect(headline('ready', { stackName: 'hello', url: at(60) })).toBe(
    `### ✅ \`hello\` is ready: [${at(60)}](${at(60)})`,
  )
  expect(headline('ready', { stackName: 'hello', url: at(61) })).toBe(
    `### ✅ \`hello\` is ready\n\n[${at(61)}](${at(61)})`,
  )
})
