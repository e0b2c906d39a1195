import { expect, test } from 'vitest'
import { toJavaScript } from '../../src/parameters/constraint.ts'

test.each([
  { pattern: '[a-z]+', is: ['abc'], not: ['abc1', '1abc', 'a\nb', ''] },
  { pattern: '^[a-z]+$', is: ['abc'], not: ['abc\n'] },
  { pattern: 'a|bc', is: ['a', 'bc'], not: ['ac', 'abc'] },
  { pattern: '(?i)prod', is: ['PROD'], not: ['test'] },
  { pattern: '(?:a)(?=b)b(?<name>c)(?!d)', is: ['abc'], not: ['abd'] },
  { pattern: '(?<=^)a(?<!b)', is: ['a'], not: ['b'] },
  { pattern: '\\d{1,3}\\.\\w+\\/\\[x\\]', is: ['12.a/[x]'], not: ['12xa/[x]'] },
  { pattern: '\\x41\\u0042\\t', is: ['AB\t'], not: ['AB'] },
  { pattern: '[\\w\\-\\]]+', is: ['a-]'], not: ['!'] },
  { pattern: '(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})', is: ['10.0.0.0/16'], not: ['10.0.0.0'] },
  { pattern: '\\[[a-z]+\\][0-9][x]', is: ['[a]1x'], not: ['a1x'] },
  { pattern: '(a)\\1', is: ['aa'], not: ['a'] },
  { pattern: '', is: [''], not: ['a'] },
])('$pattern', ({ pattern, is, not }) => {
  const expression = toJavaScript(pattern)
  expect(is.filter((text) => !expression?.test(text))).toEqual([])
  expect(not.filter((text) => expression?.test(text))).toEqual([])
})

test.each([
  { what: 'a character property', pattern: '\\p{Alpha}+' },
  { what: 'the start and the end of the input', pattern: '\\A[a-z]+\\z' },
  { what: 'a quotation', pattern: '\\Qa.b\\E' },
  { what: 'all but white space, which is more in JavaScript', pattern: '\\S+' },
  { what: 'a long code point', pattern: '\\x{1F600}' },
  { what: 'a possessive quantifier', pattern: 'a++b' },
  { what: 'an atomic group', pattern: '(?>a|ab)c' },
  { what: 'flags of a group', pattern: '(?i:a)b' },
  { what: 'flags inside', pattern: 'a(?i)b' },
  { what: 'a class in a class', pattern: '[a-c[x-z]]+' },
  { what: 'an intersection', pattern: '[a-z&&[^b]]' },
  { what: 'an intersection of ranges', pattern: '[a-z&&b-c]' },
  { what: 'a bracket as the first of a class', pattern: '[]a]+' },
  { what: 'a bracket as the first of a class that is negated', pattern: '[^]a]+' },
  { what: 'what neither can read', pattern: 'a(' },
  { what: 'a backslash at the end', pattern: 'a\\' },
])('left to CloudFormation: $what', ({ pattern }) => {
  expect(toJavaScript(pattern)).toBeUndefined()
})
