import { expect, test } from 'vitest'
import { matchPath, mayHaveException, readIgnoreFile, UnclearPattern } from '../../src/files/ignore.ts'

/** Whether docker ignores a path, asked folder by folder as it walks down to the path. */
function isIgnored(ignoreFile: string, path: string): boolean {
  const patterns = readIgnoreFile(ignoreFile)
  const names = path.split('/').filter((name) => name !== '')
  let found = matchPath(patterns, names[0] ?? '', [])
  for (let count = 2; count <= names.length; count += 1) {
    found = matchPath(patterns, names.slice(0, count).join('/'), found.matched)
  }
  return found.isIgnored
}

/** Source: moby/patternmatcher 5a6d842, `TestMatches` and `matchTests`, apart from the path `/`, which no walk gives. */
test.each<readonly [pattern: string, path: string, expected: boolean]>([
  ['**', 'file', true],
  ['**/', 'file', true],
  ['**', 'dir/file', true],
  ['**/', 'dir/file', true],
  ['**/**', 'dir/file', true],
  ['dir/**', 'dir/file', true],
  ['dir/**', 'dir/dir2/file', true],
  ['**/dir', 'dir', true],
  ['**/dir', 'dir/file', true],
  ['**/dir2/*', 'dir/dir2/file', true],
  ['**/dir2/**', 'dir/dir2/dir3/file', true],
  ['**file', 'file', true],
  ['**file', 'dir/file', true],
  ['**/file', 'dir/file', true],
  ['**file', 'dir/dir/file', true],
  ['**/file', 'dir/dir/file', true],
  ['**/file*', 'dir/dir/file', true],
  ['**/file*', 'dir/dir/file.txt', true],
  ['**/file*txt', 'dir/dir/file.txt', true],
  ['**/file*.txt', 'dir/dir/file.txt', true],
  ['**/file*.txt*', 'dir/dir/file.txt', true],
  ['**/**/*.txt', 'dir/dir/file.txt', true],
  ['**/**/*.txt2', 'dir/dir/file.txt', false],
  ['**/*.txt', 'file.txt', true],
  ['**/**/*.txt', 'file.txt', true],
  ['a**/*.txt', 'a/file.txt', true],
  ['a**/*.txt', 'a/dir/file.txt', true],
  ['a**/*.txt', 'a/dir/dir/file.txt', true],
  ['a/*.txt', 'a/dir/file.txt', false],
  ['a/*.txt', 'a/file.txt', true],
  ['a/*.txt**', 'a/file.txt', true],
  ['a[b-d]e', 'ae', false],
  ['a[b-d]e', 'ace', true],
  ['a[b-d]e', 'aae', false],
  ['a[^b-d]e', 'aze', true],
  ['.*', '.foo', true],
  ['.*', 'foo', false],
  ['abc.def', 'abcdef', false],
  ['abc.def', 'abc.def', true],
  ['abc.def', 'abcZdef', false],
  ['abc?def', 'abcZdef', true],
  ['abc?def', 'abcdef', false],
  ['a\\\\', 'a\\', true],
  ['**/foo/bar', 'foo/bar', true],
  ['**/foo/bar', 'dir/foo/bar', true],
  ['**/foo/bar', 'dir/dir2/foo/bar', true],
  ['abc/**', 'abc', false],
  ['abc/**', 'abc/def', true],
  ['abc/**', 'abc/def/ghi', true],
  ['**/.foo', '.foo', true],
  ['**/.foo', 'bar.foo', false],
  ['a(b)c/def', 'a(b)c/def', true],
  ['a(b)c/def', 'a(b)c/xyz', false],
  ['a.|)$(}+{bc', 'a.|)$(}+{bc', true],
  [
    'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl',
    'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl',
    true,
  ],
  ['dist/*.whl', 'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl', true],
  ['a\\*b', 'a*b', true],
  ['**\n!util/docker/web', 'util/docker/web/foo', false],
  ['**\n!util/docker/web\nutil/docker/web/foo', 'util/docker/web/foo', true],
  ['**\n!dist/*.whl', 'dist/proxy.py-2.4.0rc3.dev36+g08acad9-py3-none-any.whl', false],
  ['!fileutils.go\n*.go', 'fileutils.go', true],
  ['docs\n!docs/README.md', 'docs/README.md', false],
  ['docs/\n!docs/README.md', 'docs/README.md', false],
  ['docs/*\n!docs/README.md', 'docs/README.md', false],
  ['*.go\n!fileutils.go', 'fileutils.go', false],
  ['', 'any/path/there', false],
  ['abc', 'abc', true],
  ['*', 'abc', true],
  ['*c', 'abc', true],
  ['a*', 'a', true],
  ['a*', 'abc', true],
  ['a*', 'ab/c', true],
  ['a*/b', 'abc/b', true],
  ['a*/b', 'a/c/b', false],
  ['a*b*c*d*e*/f', 'axbxcxdxe/f', true],
  ['a*b*c*d*e*/f', 'axbxcxdxexxx/f', true],
  ['a*b*c*d*e*/f', 'axbxcxdxe/xxx/f', false],
  ['a*b*c*d*e*/f', 'axbxcxdxexxx/fff', false],
  ['a*b?c*x', 'abxbbxdbxebxczzx', true],
  ['a*b?c*x', 'abxbbxdbxebxczzy', false],
  ['ab[c]', 'abc', true],
  ['ab[b-d]', 'abc', true],
  ['ab[e-g]', 'abc', false],
  ['ab[^c]', 'abc', false],
  ['ab[^b-d]', 'abc', false],
  ['ab[^e-g]', 'abc', true],
  ['a\\*b', 'ab', false],
  ['a?b', 'a☺b', true],
  ['a[^a]b', 'a☺b', true],
  ['a???b', 'a☺b', false],
  ['a[^a][^a][^a]b', 'a☺b', false],
  ['[a-ζ]*', 'α', true],
  ['*[a-ζ]', 'A', false],
  ['a?b', 'a/b', false],
  ['a*b', 'a/b', false],
  ['[\\]a]', ']', true],
  ['[\\-]', '-', true],
  ['[x\\-]', 'x', true],
  ['[x\\-]', '-', true],
  ['[x\\-]', 'z', false],
  ['[\\-x]', 'x', true],
  ['[\\-x]', '-', true],
  ['[\\-x]', 'a', false],
  ['*x', 'xxx', true],
  // Found by comparing with moby/patternmatcher itself.
  ['*?**/**/?', 'b.*/^e', true],
  ['**/?**b', '-b/x/ab', true],
  ['./ b', 'b', true],
  ['/!x', 'x', false],
  ['*\n/![ab]*', 'bab', false],
  ['a**/b', 'ab', true],
  ['a*/b/**/c', 'a/b/c', true],
  ['x?y', 'xy', false],
  ['\u0085a', 'a', true],
  ['a\r/', 'a', true],
  ['/\r', '\r', false],
  ['q{z}?', 'q{z}1', true],
  ['q\\|?', 'q|1', true],
])('the ignore file %j, and %j: %o', (ignoreFile, path, expected) => {
  expect(isIgnored(ignoreFile, path)).toBe(expected)
})

/** What moby refuses (`ErrBadPattern` of `matchTests`, and a lone `!`), and what Go reads as an expression of its own. */
test.each([
  ...['[]a]', '[-]', '[x-]', '[-x]', '\\', '[a-b-c]', '[', '[^', '[^bc', 'a[', '[Local-Only]/', '!', '! '],
  ...['a\\d*', '[[:alpha:]]', '[a*]', 'a^*', '[\\w]', '*.log|*.tmp', 'a\\\\|*', 'a{2}*'],
  // Of a second byte order mark, and of bytes that are not UTF-8, it is not known what they match.
  ...['a\n\ufeffnode_modules', 'a\ufeff', 'caf\ufffd'],
])('the pattern %j is unclear', (pattern) => {
  expect(() => readIgnoreFile(pattern)).toThrow(UnclearPattern)
})

test('an ignore file is read as docker reads it', () => {
  const text =
    '\ufefftest1\r\n/test2\n/a/file/here\n\n  lastfile/ \n# a comment\n! /inverted/./abs//path\n # no comment\n..//x\n'
  // Source: moby/patternmatcher 5a6d842, `TestReadAll`.
  expect(readIgnoreFile(text).map(({ text, isException }) => `${isException ? '!' : ''}${text}`)).toEqual([
    'test1',
    'test2',
    'a/file/here',
    'lastfile',
    '!inverted/abs/path',
    '# no comment',
    '../x',
  ])
})

test.each([
  { ignoreFile: 'a', folder: 'a', expected: false },
  { ignoreFile: 'a\n!b', folder: 'a', expected: false },
  { ignoreFile: 'a\n!a/b/c', folder: 'a', expected: true },
  { ignoreFile: 'a\n!a/b/c', folder: 'a/b', expected: true },
  { ignoreFile: 'a\n!a/b/c', folder: 'a/c', expected: false },
  { ignoreFile: 'a\n!a/**', folder: 'a', expected: true },
  { ignoreFile: 'a\n!ab', folder: 'a', expected: false },
  { ignoreFile: 'a\n!*.md', folder: 'a', expected: true },
])('after $ignoreFile, docker looks into $folder: $expected', ({ ignoreFile, folder, expected }) => {
  expect(mayHaveException(readIgnoreFile(ignoreFile), folder)).toBe(expected)
})

test('a name with a line end is matched as Go does: `*` takes it, `**` does not', () => {
  expect(['*.md', 'a*/**', '?'].map((pattern) => isIgnored(pattern, 'a\n.md'))).toEqual([true, false, false])
  expect(isIgnored('**/a*.txt', 'x\ny/ab.txt')).toBe(false)
  expect(isIgnored('*\n!x', '\n')).toBe(true)
})

test('no pattern takes long', () => {
  const pattern = `${'**/*a*/'.repeat(30)}${'*a'.repeat(60)}*b*`
  expect(isIgnored(pattern, `${'aaaaaaaaaa/'.repeat(60)}${'a'.repeat(250)}`)).toBe(false)
})
