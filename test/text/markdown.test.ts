import { markdownTable } from 'markdown-table'
import { parse } from 'marked'
import { expect, test } from 'vitest'
import { alert, code, folded, linkTo, plain, prose, value } from '../../src/text/markdown.ts'

test.each([
  { description: 'text', text: 'hello world.', is: 'hello world.' },
  { description: 'lines', text: ' a\r\n\r\n  b\t c \n', is: 'a b c' },
  { description: 'a table', text: 'a|b', is: 'a\\|b' },
  { description: 'code', text: '`a` ```b```', is: '\\`a\\` \\`\\`\\`b\\`\\`\\`' },
  { description: 'emphasis', text: '*a* _b_ ~~c~~', is: '\\*a\\* \\_b\\_ \\~\\~c\\~\\~' },
  { description: 'a link', text: '[a](https://b)', is: '\\[a\\](https://b)' },
  { description: 'an image', text: '![a](b)', is: '!\\[a\\](b)' },
  {
    description: 'HTML',
    text: '<img src=x onerror="y">&lt;</details>',
    is: '&lt;img src=x onerror="y"&gt;&amp;lt;&lt;/details&gt;',
  },
  { description: 'a mention', text: 'by @octo/team', is: 'by @<!-- -->octo/team' },
  { description: 'a heading and an issue', text: '# a\n#12', is: '\\# a \\#<!-- -->12' },
  { description: 'a quotation', text: '> a', is: '&gt; a' },
  { description: 'a backslash', text: 'a\\*b', is: 'a\\\\\\*b' },
  { description: 'nothing', text: ' \n', is: '' },
])('plain: $description', ({ text, is }) => {
  expect(plain(text)).toBe(is)
})

test.each([
  { description: 'text', text: 'a b', is: '`a b`' },
  { description: 'lines', text: 'a\n\n| b', is: '`a \\| b`' },
  { description: 'a backtick', text: 'a`b', is: '`` a`b ``' },
  { description: 'several backticks', text: '```a``', is: '```` ```a`` ````' },
  { description: 'HTML and a mention, which stay as they are', text: '<b>@octo</b>', is: '`<b>@octo</b>`' },
  { description: 'nothing', text: ' \n', is: '' },
])('code: $description', ({ text, is }) => {
  expect(code(text)).toBe(is)
})

test.each(['<img src=x>@octo\\|</details>', '<b>\\\\|`</b>', '`|<i>`', '\\'])(
  'code stands in one cell of a table, and is no markup: %s',
  async (text) => {
    const html = await parse(markdownTable([['a'], [code(text)]]))
    const inside = /<td><code>(.*)<\/code><\/td>/.exec(html)?.[1] ?? ''
    expect(inside.replaceAll('<!-- -->', '').replace(/&(lt|gt|amp);/g, entity)).toBe(text)
  },
)

test.each([
  { text: 'see https://a.example/x/y?z=1 or not', links: ['https://a.example/x/y?z=1'] },
  { text: 'see https://a.example/x_y', links: [] },
  { text: '`https://a.example/x`, http://a.example/#1', links: [] },
  { text: 'https://a.example/?x=1&y=2 https://b.example', links: ['https://b.example'] },
])('an address in plain text leads where it says, or is no link: $text', async ({ text, links }) => {
  const html = await parse(plain(text))
  expect([...html.matchAll(/<a href="([^"]*)">/g)].map(([, address]) => address)).toEqual(links)
  expect(
    html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&amp;', '&')
      .trim(),
  ).toBe(text)
})

test.each([
  { text: 'Input a: `b_c` is not *d*.', is: 'Input a: `b_c` is not \\*d\\*.' },
  { text: '`a|b` and `c`', is: '`a\\|b` and `c`' },
  { text: '- `a`', is: '\\- `a`' },
  { text: 'a `b', is: 'a \\`b' },
  { text: '```a``` `b`', is: '\\`\\`\\`a\\`\\`\\` \\`b\\`' },
  { text: '`<b>` <b> @octo `@octo`', is: '`<b>` &lt;b&gt; @<!-- -->octo `@octo`' },
])('prose shows code as code: $text', ({ text, is }) => {
  expect(prose(text)).toBe(is)
})

test.each([
  { text: 'https://a.example/x?y=1', is: '[https://a.example/x?y=1](https://a.example/x?y=1)' },
  { text: 'http://10.0.0.1:8080', is: '[http://10.0.0.1:8080](http://10.0.0.1:8080)' },
  { text: 'https://me:secret@a.example', is: '`https://me:secret@a.example`' },
  { text: 'javascript:alert(1)', is: '`javascript:alert(1)`' },
  { text: 'arn:aws:sns:::topic', is: '`arn:aws:sns:::topic`' },
  { text: '', is: '' },
])('a value is a link where it is a plain address: $text', ({ text, is }) => {
  expect(value(text)).toBe(is)
})

test.each([
  { text: 'a|b', url: 'https://a.example/(x)', is: '[a\\|b](https://a.example/%28x%29)' },
  { text: 'a|b', url: 'javascript:alert(1)', is: 'a\\|b' },
])('a link leads to the web, or is none: $url', ({ text, url, is }) => {
  expect(linkTo(text, url)).toBe(is)
})

test('a section is collapsed, or open at first, or nothing', () => {
  expect(folded('Log', 'a')).toBe('<details><summary>Log</summary>\n\na\n\n</details>')
  expect(folded('Log', 'a', true)).toBe('<details open><summary>Log</summary>\n\na\n\n</details>')
  expect(folded('Log', '')).toBe('')
})

test('an alert', () => {
  expect(alert('CAUTION', ['a', '', '- b'])).toBe('> [!CAUTION]\n> a\n>\n> - b')
})

/** What GitHub takes for a call to somebody or for an issue: it looks at each piece of text that HTML leaves. */
test.each(['@octo', '\\@octo', '&#64;octo', '#12', 'octo/app#12', '\\#12'])('plain calls nobody: %s', async (text) => {
  const pieces = (await parse(plain(text))).split(/<[^>]*>/).map((piece) => piece.replace(/&#(\d+);/g, codePoint))
  expect(pieces.filter((piece) => /@\w|#\d/.test(piece))).toEqual([])
})

function codePoint(_: string, digits: string): string {
  return String.fromCodePoint(Number(digits))
}

/** The character of an entity of HTML. */
function entity(_: string, name: string): string {
  return { lt: '<', gt: '>', amp: '&' }[name] ?? ''
}
