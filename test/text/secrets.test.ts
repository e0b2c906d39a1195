import { expect, test } from 'vitest'
import { failureSummary } from '../../src/report/failure.ts'
import { code, plain } from '../../src/text/markdown.ts'
import { withoutSecrets } from '../../src/text/secrets.ts'

test.each(['hunter_2*', 'a|b<c>', 'with  two spaces', '`tick`', 'back\\\\|slash', '$&'])(
  'a secret is hidden in text, in code and in a block: %s',
  (secret) => {
    const failure = { message: `x ${secret} y\n${secret}`, remedy: `use ${secret}.`, place: undefined }
    expect(withoutSecrets(failureSummary([failure]), new Set([secret]))).toBe(
      '### The job failed\n\n- x *** y\n\n  ```\n  ***\n  ```\n\n  use ***.\n',
    )
    expect(withoutSecrets(plain(`(${secret})`), new Set([secret]))).toBe('(***)')
    expect(withoutSecrets(code(`(${secret})`), new Set([secret]))).toContain('(***)')
  },
)

test.each(['say "hunter2"', 'back\\slash', 'tab\tstop', '"a|b"', '"<@octo>"'])(
  'a secret is hidden in JSON as well: %s',
  (secret) => {
    const json = JSON.stringify({ password: secret })
    const hidden = (markdown: string): string => withoutSecrets(markdown, new Set([secret]))
    expect(hidden(failureSummary([{ message: `x\n${json}`, remedy: '', place: undefined }]))).toContain(
      '\n  {"password":"***"}\n',
    )
    expect(hidden(plain(json))).toBe('{"password":"***"}')
    expect(hidden(code(json))).toBe('`{"password":"***"}`')
  },
)

test.each([
  ['https://hooks.example/T1', 'posted to https://hooks.example/T1, with x_y'],
  ['https://hooks.example/T1', 'posted to https://hooks.example/T1/x_y'],
  ['https://hooks.example/T_1', 'posted to https://hooks.example/T_1'],
  ['p"_w', 'https://user:p"_w@host.example/a_b'],
])('a secret is hidden in an address, and as one: %s', (secret, text) => {
  const expected = plain(text.replace(secret, 'SECRET')).replace('SECRET', '***')
  expect(withoutSecrets(plain(text), new Set([secret]))).toBe(expected)
})

test('a secret within another one leaves nothing of that', () => {
  expect(withoutSecrets('abc ab', new Set(['ab', 'abc']))).toBe('*** ***')
})

test('without secrets nothing is hidden', () => {
  expect(withoutSecrets('a\n', new Set())).toBe('a\n')
})
