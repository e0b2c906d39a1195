import { expect, test } from 'vitest'
import { failureSummary } from '../../src/report/failure.ts'
import { code, plain, prose, value } from '../../src/text/markdown.ts'
import { maskForms, withoutSecrets } from '../../src/text/secrets.ts'

test.each(['hunter_2*', 'a|b<c>', 'with  two spaces', '`tick`', 'a_`b_`c', 'a_`b', 'back\\\\|slash', '$&'])(
  'a secret is hidden in text, in code and in a block: %s',
  (secret) => {
    const failure = { message: `x ${secret} y`, excerpt: [secret], remedy: `use ${secret}.`, place: undefined }
    expect(withoutSecrets(failureSummary([failure]), new Set([secret]))).toBe(
      '### ❌ The job failed\n\nx *** y\n\n**What to do:** use ***.\n\n```\n***\n```\n',
    )
    expect(withoutSecrets(prose(`is \`${secret}\``), new Set([secret]))).toMatch(
      /^is (\\?`|<code>)\*\*\*(\\?`|<\/code>)$/,
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
    expect(hidden(failureSummary([{ message: 'x', excerpt: [json], remedy: '', place: undefined }]))).toContain(
      '\n{"password":"***"}\n',
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

test.each(['0123456789'.repeat(10), 'x_y&z=1', "it's"])(
  'a secret is hidden in a link and in its text: %s',
  (secret) => {
    const link = value(`https://hooks.example/?${secret}#end`)
    expect(withoutSecrets(link, new Set([secret])).replace('<!-- -->', '')).toBe(
      '[https://hooks.example/?***#end](https://hooks.example/?***#end)'.replace('#', '\\#'),
    )
  },
)

test('a secret within another one leaves nothing of that', () => {
  expect(withoutSecrets('abc ab', new Set(['ab', 'abc']))).toBe('*** ***')
})

test('without secrets nothing is hidden', () => {
  expect(withoutSecrets('a\n', new Set())).toBe('a\n')
})

test.each([
  ['one line', 'hush-hush', ['hush-hush']],
  ['what a URL escapes', 'p@ss w/rd', ['p@ss w/rd', 'p%40ss%20w%2Frd', 'p%40ss+w%2Frd']],
  ['what JSON escapes', 'say "hush"', ['say "hush"', 'say \\"hush\\"']],
  ['each line, trimmed', '  first line\r\nsecond line\n', ['first line', 'second line']],
  ['a broken character', 'hush\ud800hush', ['hush\ud800hush']],
])('forms of a secret: %s', (_, secret, forms) => {
  expect(maskForms(secret)).toEqual(expect.arrayContaining(forms))
})

test.each(['{', '}', '],', 'true', 'null', 'x', '\n', ''])('common by itself, and not masked: %j', (secret) => {
  expect(maskForms(secret)).toEqual([])
})

test('the common lines of a longer secret are not masked', () => {
  const secret = JSON.stringify({ type: { a: [true, 12, null] }, key: 'hush-hush' }, null, 2)
  const lines = maskForms(secret).filter((form) => secret.includes(form))
  expect(lines).toEqual(['"type": {', '"a": [', '"key": "hush-hush"'])
})

test.each([
  ['a login', 'hush-hush', (secret: string) => `AWS:${secret}`],
  ['another login', 'hush-hush', (secret: string) => `octo-octo:${secret}`],
  ['the middle of a text', 'hush-hush', (secret: string) => `a=${secret}&b=c`],
  ['a file', '{\n  "key": "hush-hush"\n}\n', (secret: string) => secret],
  ['a file without its end of line', '{\n  "key": "hush-hush"\n}\n', (secret: string) => secret.trim()],
])('the base64 of %s holds a form', (_, secret, place) => {
  for (const encoding of ['base64', 'base64url'] as const) {
    const text = Buffer.from(place(secret)).toString(encoding)
    const rest = maskForms(secret).reduce((left, form) => left.replaceAll(form, '***'), text)
    const least = 4 * Math.ceil((place(secret).length - secret.trim().length + 6) / 3)
    expect(rest).toContain('***')
    expect(rest.length).toBeLessThanOrEqual(least)
  }
})

test('a comment hides every form', () => {
  const forms = ['p@ss w/rd', encodeURIComponent('p@ss w/rd'), Buffer.from('octo:p@ss w/rd').toString('base64')]
  const hidden = withoutSecrets(forms.map(plain).join(' '), new Set(maskForms('p@ss w/rd')))
  expect(hidden).toMatch(/^\*\*\* \*\*\* \S{0,8}\*\*\*\S{0,4}$/)
})
