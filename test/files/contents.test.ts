import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashFolder } from '../../src/files/contents.ts'
import { readIgnoreFile } from '../../src/files/ignore.ts'
import { testFolder } from '../fixtures/folder.ts'

type Files = Readonly<Record<string, string>>

function makePipe(root: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe')])
}

function write(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

function hash(root: string, ignoreFile = '', signal = new AbortController().signal): Promise<string> {
  return hashFolder(root, readIgnoreFile(ignoreFile), signal)
}

/** A folder with a file, a folder in a folder, and a link. */
function sample(more: Files = {}): string {
  const root = testFolder()
  write(root, { 'app.js': 'run()', 'lib/deep/a.js': 'a()', ...more })
  symlinkSync('app.js', join(root, 'link'))
  return root
}

function replaceLink(root: string, make: (path: string) => void): void {
  rmSync(join(root, 'link'))
  make(join(root, 'link'))
}

test.each<readonly [change: string, change: (root: string) => unknown]>([
  ['other contents', (root) => writeFileSync(join(root, 'app.js'), 'stop()')],
  ['contents as long as before', (root) => writeFileSync(join(root, 'app.js'), 'ran()')],
  ['a file more', (root) => writeFileSync(join(root, 'lib/b.js'), '')],
  ['a file less', (root) => rmSync(join(root, 'lib/deep/a.js'))],
  ['an empty folder more', (root) => mkdirSync(join(root, 'lib/empty'))],
  ['a file that can be executed', (root) => chmodSync(join(root, 'app.js'), 0o755)],
  ['a folder that others cannot read', (root) => chmodSync(join(root, 'lib'), 0o700)],
  ['a link to another place', (root) => replaceLink(root, (path) => symlinkSync('lib', path))],
  ['a file in place of the link', (root) => replaceLink(root, (path) => writeFileSync(path, 'app.js'))],
  ['a pipe', (root) => makePipe(root)],
])('another hash: %s', async (_, change) => {
  const root = sample()
  const before = await hash(root)
  change(root)
  expect(await hash(root)).not.toBe(before)
})

test.each<readonly [change: string, change: (root: string) => unknown]>([
  ['another time', (root) => utimesSync(join(root, 'app.js'), 1, 1)],
  ['the target of a link that leads out', (root) => write(`${root}/..`, { [`${root.split('/').at(-1)}-out/x`]: 'y' })],
  ['what git keeps', (root) => write(root, { '.git/HEAD': 'x', 'lib/.git': 'gitdir: elsewhere' })],
])('the same hash: %s', async (_, change) => {
  const root = sample()
  symlinkSync(`${root}-out`, join(root, 'out'))
  onTestFinished(() => rmSync(`${root}-out`, { recursive: true, force: true }))
  const before = await hash(root)
  change(root)
  expect(await hash(root)).toBe(before)
})

test('another place of the same folder has the same hash, in whatever order its files were made', async () => {
  const [one, other] = [testFolder(), testFolder()]
  write(one, { a: '1', 'b/c': '2', 'b.d': '3' })
  write(other, { 'b.d': '3', 'b/c': '2', a: '1' })
  expect(await hash(other)).toBe(await hash(one))
})

/** Two folders that would be the same if names and contents were just put behind one another. */
test.each<readonly [Files, Files]>([
  [{ a: 'b' }, { ab: '' }],
  [{ a: '', b: '' }, { 'a\nb': '' }],
  [{ a: '1', b: '2' }, { a: '1b2' }],
  [{ 'a"],["b': '' }, { a: '', b: '' }],
  [{ 'a/b': '' }, { 'a\\/b': '' }],
  [{ 'a/b/c': '' }, { 'a/b': '', 'a/c': '' }],
])('%j and %j have two hashes', async (one, other) => {
  const [left, right] = [testFolder(), testFolder()]
  write(left, one)
  write(right, other)
  expect(await hash(left)).not.toBe(await hash(right))
})

test.each([
  { ignoreFile: 'lib', ignored: 'lib/deep/b.js' },
  { ignoreFile: '**/*.log', ignored: 'lib/deep/x.log' },
  { ignoreFile: 'lib\n!lib/deep/a.js', ignored: 'lib/deep/b.js' },
  { ignoreFile: '*\n!app.js', ignored: 'lib/b.js' },
  { ignoreFile: '.*', ignored: '.dockerignore' },
])('$ignored does not count with $ignoreFile', async ({ ignoreFile, ignored }) => {
  const [root, more] = [sample(), sample({ [ignored]: 'x' })]
  expect(await hash(more, ignoreFile)).toBe(await hash(root, ignoreFile))
  expect(await hash(more)).not.toBe(await hash(root))
})

test('an exception in an ignored folder counts, together with the folders around it', async () => {
  const ignoreFile = 'lib\n!lib/deep/a.js'
  const root = sample({ 'lib/b.js': '' })
  const before = await hash(root, ignoreFile)
  chmodSync(join(root, 'lib/deep'), 0o700)
  const other = await hash(root, ignoreFile)
  write(root, { 'lib/deep/a.js': 'b()' })
  const third = await hash(root, ignoreFile)
  expect(new Set([before, other, third]).size).toBe(3)
})

test('a large file is read to its end', async () => {
  const root = testFolder()
  const bytes = Buffer.alloc(700_001)
  writeFileSync(join(root, 'a'), bytes)
  const before = await hash(root)
  bytes[700_000] = 1
  writeFileSync(join(root, 'a'), bytes)
  expect(await hash(root)).not.toBe(before)
})

test('a pipe and a socket are not opened', async () => {
  const root = sample()
  makePipe(root)
  const server = createServer().listen(join(root, 'socket'))
  onTestFinished(() => void server.close())
  expect(await hash(root)).toMatch(/^[0-9a-f]{64}$/)
})

test('many files, and folders in folders, need few open files', async () => {
  const root = testFolder()
  write(root, Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`d${index % 7}/${index}`, `${index}`])))
  write(root, { [`${'d/'.repeat(500)}file`]: 'deep' })
  expect(await hash(root)).toMatch(/^[0-9a-f]{64}$/)
})

test('nothing is hashed in part: a link to a name that is not UTF-8', async () => {
  const root = sample()
  symlinkSync(Buffer.from([0xff]), `${root}/not-utf-8`)
  await expect(hash(root)).rejects.toMatchObject({ code: 'EILSEQ', path: `${root}/not-utf-8` })
})

test('nothing is hashed in part: a name that is not UTF-8', async () => {
  const root = sample()
  writeFileSync(Buffer.concat([Buffer.from(`${root}/a`), Buffer.from([0xff])]), '')
  await expect(hash(root)).rejects.toMatchObject({ code: 'EILSEQ', path: expect.stringMatching(`^${root}/a`) })
  expect(await hash(root, 'a*')).toMatch(/^[0-9a-f]{64}$/)
})

test('nothing is hashed in part: a folder that is not there', async () => {
  await expect(hash('/nowhere/at/all')).rejects.toMatchObject({ code: 'ENOENT', path: '/nowhere/at/all' })
})

test('nothing is hashed in part: a folder that cannot be read, because its path is too long', async () => {
  const root = sample()
  const deep = (name: string) => join(root, ...Array(9).fill(name.repeat(250)))
  mkdirSync(deep('d'), { recursive: true })
  mkdirSync(deep('e'), { recursive: true })
  const [short, long] = [join(root, 'e'.repeat(250)), join(deep('d'), 'e')]
  renameSync(short, long)
  try {
    await expect(hash(root)).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
  } finally {
    // Nothing could remove it where it is.
    renameSync(long, short)
  }
})

test('a cancelled job stops', async () => {
  await expect(hash(sample(), '', AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled')
})
