import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { readCommit } from '../../src/edges/git.ts'
import { commitOf } from '../fixtures/commit.ts'

afterEach(() => vi.unstubAllEnvs())

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
  expect(await commitOf(['.'], path)).toEqual({
    sha: git('rev-parse', 'HEAD'),
    time: Number(git('log', '-1', '--format=%ct')),
    dirty: undefined,
  })
})

test('a checkout in a folder of the workspace is found from the build context in it', async () => {
  const { path, git } = workspace('src')
  expect(await commitOf(['src/service'], path)).toMatchObject({ sha: git('rev-parse', 'HEAD') })
  expect(await commitOf(['.'], path)).toBeUndefined()
})

test('several folders of one checkout have one commit; folders of several, or outside of any, have none', async () => {
  const { path, root, git } = workspace('one')
  const sha = git('rev-parse', 'HEAD')
  expect(await commitOf(['one', 'one/service'], path)).toMatchObject({ sha })
  expect(await commitOf(['one', '.'], path)).toBeUndefined()
  execFileSync('git', ['clone', '--quiet', root, join(path, 'other')])
  expect(await commitOf(['one', 'other'], path)).toMatchObject({ sha })
  writeFileSync(join(path, 'other/service/file.txt'), 'two\n')
  expect(await commitOf(['one', 'other'], path)).toBeUndefined()
})

test('changes of tracked files are told by their hash, also those outside of the build context; new files are not', async () => {
  const { path, root, write } = workspace()
  writeFileSync(join(root, 'new.txt'), 'new\n')
  expect(await commitOf(['.'], path)).toMatchObject({ dirty: undefined })
  write('two\n')
  const two = await commitOf(['.'], path)
  write('three\n')
  const three = await commitOf(['.'], path)
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
  expect((await commitOf(['.'], path))?.dirty).toMatch(/^[0-9a-f]{8}$/)
})

test('of a file that a step has removed, its name decides: a hash of its lines would take long', async () => {
  const { path, root, git } = workspace()
  rmSync(join(root, 'service/file.txt'))

  const header = `diff --git a/service/file.txt b/service/file.txt
deleted file mode 100644
index ${git('rev-parse', '--short', 'HEAD:service/file.txt')}..0000000
`
  const hash = createHash('sha256').update(header).digest('hex').slice(0, 8)
  expect(await commitOf(['.'], path)).toMatchObject({ dirty: hash })
})

test('a checkout around the workspace does not count', async () => {
  const { root } = workspace()
  expect(await commitOf(['.'], join(root, 'service'))).toBeUndefined()
})

test('a repository without a commit, and a folder that does not exist, tell nothing', async () => {
  const path = mkdtempSync(join(tmpdir(), 'servicefull-git-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  execFileSync('git', ['-C', path, 'init', '--quiet'])
  expect(await commitOf(['.'], path)).toBeUndefined()
  expect(await commitOf(['nowhere'], path)).toBeUndefined()
})

test('what git refuses to tell is not guessed', async () => {
  const { path, git, write } = workspace()
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(path, '.git/global'))
  git('config', '--global', 'filter.large.clean', 'false')
  git('config', '--global', 'filter.large.required', 'true')
  writeFileSync(join(path, '.git/info/attributes'), '* filter=large\n')
  write('two\n')
  await expect(commitOf(['.'], path)).rejects.toMatchObject({
    message: expect.stringContaining(
      "git cannot tell what is checked out: service/file.txt: clean filter 'large' failed",
    ),
    remedy: expect.stringContaining('git-lfs'),
  })
})

test('a filter whose program is not there is named', async () => {
  const { path, git, write } = workspace()
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(path, '.git/global'))
  git('config', '--global', 'filter.large.process', 'no-such-program filter-process')
  git('config', '--global', 'filter.large.required', 'true')
  writeFileSync(join(path, '.git/info/attributes'), '* filter=large\n')
  write('two\n')
  await expect(commitOf(['.'], path)).rejects.toMatchObject({
    message: expect.stringContaining('git cannot tell what is checked out: no-such-program is not installed'),
  })
})

/** The changes of a checkout as git shows them. */
const hashOf = (git: (...args: string[]) => string): string => {
  const diff = `${git('diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD')}\n`
  return createHash('sha256').update(diff).digest('hex').slice(0, 8)
}

test.each<{ description: string; prepare: (made: ReturnType<typeof workspace>) => void; same?: string }>([
  { description: 'none', prepare: () => {} },
  {
    description: 'line ends of Windows',
    prepare: ({ git }) => git('config', 'core.autocrlf', 'true'),
    same: 'one\r\n',
  },
  {
    description: 'a file system without modes',
    prepare: ({ git, root }) => {
      git('config', 'core.fileMode', 'false')
      chmodSync(join(root, 'service/same.txt'), 0o755)
    },
  },
  { description: 'a split index', prepare: ({ git }) => git('update-index', '--split-index') },
  { description: 'packed references', prepare: ({ git }) => git('pack-refs', '--all') },
  {
    description: 'a sparse checkout',
    prepare: ({ git, root }) => {
      mkdirSync(join(root, 'left-out'))
      writeFileSync(join(root, 'left-out/file.txt'), 'one\n')
      git('add', '--all')
      git('commit', '--quiet', '--message', 'More')
      git('sparse-checkout', 'set', 'service')
    },
  },
])('settings that say how files are written count: $description', async ({ prepare, same = 'one\n' }) => {
  const made = workspace()
  const { path, root, git, write } = made
  writeFileSync(join(root, 'service/same.txt'), 'one\n')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Same')
  prepare(made)
  // Newer than the index, so that git must look at the content.
  writeFileSync(join(root, 'service/same.txt'), same)

  expect(await commitOf(['.'], path)).toMatchObject({ sha: git('rev-parse', 'HEAD'), dirty: undefined })
  write('two\n')
  expect(await commitOf(['.'], path)).toMatchObject({ dirty: hashOf(git) })
})

test('a file that a sparse checkout leaves out counts where it is there', async () => {
  const { path, root, git } = workspace()
  mkdirSync(join(root, 'left-out'))
  writeFileSync(join(root, 'left-out/file.txt'), 'one\n')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'More')
  git('sparse-checkout', 'set', 'service')
  mkdirSync(join(root, 'left-out'))
  writeFileSync(join(root, 'left-out/file.txt'), 'two\n')

  expect(await commitOf(['.'], path)).toMatchObject({ dirty: hashOf(git) })
})

test('a change in the second in which the index was written is seen, also of the same size', async () => {
  const { path, git, write, root } = workspace()
  const { mtime } = statSync(join(path, '.git/index'))
  write('two\n')
  utimesSync(join(root, 'service/file.txt'), mtime, mtime)
  expect(await commitOf(['.'], path)).toMatchObject({ dirty: hashOf(git) })
})

test('a repository with SHA-256, and a linked worktree, have their commit', async () => {
  const path = mkdtempSync(join(tmpdir(), 'servicefull-git-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', path, '-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  git('init', '--quiet', '--object-format=sha256', 'main')
  git('-C', 'main', 'commit', '--quiet', '--allow-empty', '--message=One')
  git('-C', 'main', 'worktree', 'add', '--quiet', '../linked')
  git('-C', 'linked', 'commit', '--quiet', '--allow-empty', '--message=Two')
  const [one, two] = [git('-C', 'main', 'rev-parse', 'HEAD'), git('-C', 'linked', 'rev-parse', 'HEAD')]

  expect(one).toMatch(/^[0-9a-f]{64}$/)
  expect(await commitOf(['main'], path)).toMatchObject({ sha: one, dirty: undefined })
  expect(await commitOf(['linked'], path)).toMatchObject({ sha: two, dirty: undefined })
})

test('a checkout of another user is read, and nothing else that belongs to others', async () => {
  const { path, git } = workspace()
  const sha = git('rev-parse', 'HEAD')
  const bin = mkdtempSync(join(tmpdir(), 'servicefull-git-'))
  onTestFinished(() => rmSync(bin, { recursive: true }))
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
  // Source: git, `t/t0033-safe-directory.sh`.
  const text = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${real}' "$@"\n`
  writeFileSync(join(bin, 'git'), text, { mode: 0o755 })
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`)

  expect(() => git('status')).toThrow('dubious ownership')
  expect(await commitOf(['.'], path)).toMatchObject({ sha })
})

test('a folder that is a link is where it leads to; out of the workspace there is no checkout', async () => {
  const { path, root, git } = workspace('one')
  const sha = git('rev-parse', 'HEAD')
  const outside = workspace()
  symlinkSync(join(root, 'service'), join(path, 'inside'))
  symlinkSync(outside.path, join(path, 'outside'))
  expect(await commitOf(['inside'], path)).toMatchObject({ sha })
  expect(await commitOf(['outside'], path)).toBeUndefined()
  expect(await commitOf([outside.path], path)).toBeUndefined()
})

test('an error of the system names its file, and is no error of git', async () => {
  const { path, root } = workspace()
  rmSync(join(root, '.git/index'))
  symlinkSync('/nowhere', join(root, '.git/index'))
  await expect(commitOf(['.'], path)).rejects.toMatchObject({ code: 'ENOENT', path: join(root, '.git/index') })
})

test('the folder of git stays as it is, and nothing is left', async () => {
  const { path, root, write } = workspace()
  const temporary = join(path, 'temporary')
  const look = () => [readFileSync(join(root, '.git/index'), 'hex'), ...readdirSync(join(root, '.git')).sort()]
  const before = look()
  utimesSync(join(root, 'service/file.txt'), 1, 1)
  expect(await readCommit(['.'], path, temporary)).toMatchObject({ dirty: undefined })
  write('two\n')
  await readCommit(['.'], path, temporary)
  expect(look()).toEqual(before)
  expect(readdirSync(path)).not.toContain('temporary')
})
