import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readCommit } from '../../src/edges/git.ts'

/** A workspace, with a git repository in one of its folders. */
function workspace(folder = '.') {
  const path = mkdtempSync(join(tmpdir(), 'servicefull-git-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  const root = join(path, folder)
  mkdirSync(join(root, 'service'), { recursive: true })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      encoding: 'utf8',
    }).trim()
  git('init', '--quiet')
  writeFileSync(join(root, 'service/file.txt'), 'one\n')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'First')
  return { path, root, git, write: (text: string) => writeFileSync(join(root, 'service/file.txt'), text) }
}

test('a commit is told with its tree and time', async () => {
  const { path, git } = workspace()
  expect(await readCommit(['.'], path)).toEqual({
    sha: git('rev-parse', 'HEAD'),
    tree: git('rev-parse', 'HEAD^{tree}'),
    time: Number(git('log', '-1', '--format=%ct')),
    dirty: undefined,
  })
})

test('a checkout in a folder of the workspace is found from the build context in it', async () => {
  const { path, git } = workspace('src')
  expect(await readCommit(['src/service'], path)).toMatchObject({ sha: git('rev-parse', 'HEAD') })
  expect(await readCommit(['.'], path)).toBeUndefined()
})

test('several folders of one checkout have one commit; folders of several, or outside of any, have none', async () => {
  const { path, root, git } = workspace('one')
  const sha = git('rev-parse', 'HEAD')
  expect(await readCommit(['one', 'one/service'], path)).toMatchObject({ sha })
  expect(await readCommit(['one', '.'], path)).toBeUndefined()
  execFileSync('git', ['clone', '--quiet', root, join(path, 'other')])
  expect(await readCommit(['one', 'other'], path)).toMatchObject({ sha })
  writeFileSync(join(path, 'other/service/file.txt'), 'two\n')
  expect(await readCommit(['one', 'other'], path)).toBeUndefined()
})

test('changes of tracked files are told by their hash, also those outside of the build context; new files are not', async () => {
  const { path, root, write } = workspace()
  writeFileSync(join(root, 'new.txt'), 'new\n')
  expect(await readCommit(['.'], path)).toMatchObject({ dirty: undefined })
  write('two\n')
  const two = await readCommit(['.'], path)
  write('three\n')
  const three = await readCommit(['.'], path)
  expect(two?.dirty).toMatch(/^[0-9a-f]{8}$/)
  expect(three?.dirty).not.toBe(two?.dirty)
})

test('changes that do not fit into memory have a hash all the same, also in one line', async () => {
  const { path, root, git } = workspace()
  const size = 32 * 1024 * 1024
  writeFileSync(join(root, 'large'), 'x'.repeat(size))
  const blob = git('hash-object', '-w', 'large')
  rmSync(join(root, 'large'))
  const names = Array.from({ length: 17 }, (_, index) => `large-${index}`)
  git('update-index', '--add', ...names.flatMap((name) => ['--cacheinfo', `100644,${blob},${name}`]))
  git('commit', '--quiet', '--message', 'Large')
  expect((await readCommit(['.'], path))?.dirty).toMatch(/^[0-9a-f]{8}$/)
})

test('a checkout around the workspace does not count', async () => {
  const { root } = workspace()
  expect(await readCommit(['.'], join(root, 'service'))).toBeUndefined()
})

test('a repository without a commit, and a folder that does not exist, tell nothing', async () => {
  const path = mkdtempSync(join(tmpdir(), 'servicefull-git-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  execFileSync('git', ['-C', path, 'init', '--quiet'])
  expect(await readCommit(['.'], path)).toBeUndefined()
  expect(await readCommit(['nowhere'], path)).toBeUndefined()
})

test('what git refuses to tell is not guessed', async () => {
  const { path, git, write } = workspace()
  git('config', 'filter.large.clean', 'no-such-program')
  git('config', 'filter.large.required', 'true')
  writeFileSync(join(path, '.git/info/attributes'), '* filter=large\n')
  write('two\n')
  await expect(readCommit(['.'], path)).rejects.toMatchObject({
    message: expect.stringContaining('git cannot tell what is checked out: '),
    remedy: expect.stringContaining('git-lfs'),
  })
})

test('a folder that a link of the workspace puts elsewhere has no commit, even if it is a checkout', async () => {
  const { path, git } = workspace()
  const other = workspace()
  symlinkSync(join(other.path, 'service'), join(path, 'out'))
  symlinkSync('service', join(path, 'in'))
  expect(await readCommit(['out'], path)).toBeUndefined()
  expect(await readCommit(['.git'], path)).toBeUndefined()
  expect(await readCommit(['in'], path)).toMatchObject({ sha: git('rev-parse', 'HEAD') })
  expect(await readCommit([other.path], path)).toMatchObject({ sha: other.git('rev-parse', 'HEAD') })
})
