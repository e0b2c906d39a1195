import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { commitOf } from '../fixtures/commit.ts'
import { testFolder } from '../fixtures/folder.ts'

afterEach(() => vi.unstubAllEnvs())

/** A signature that git cannot check without a program. */
const SIGNATURE = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----'

/**
 * A checkout with a changed file, and a program that leaves a trace when anything runs it. git has a folder for its home, and the
 * commit carries a signature.
 */
function openCheckout() {
  const folder = testFolder()
  const [root, home, trace, program] = ['root', 'home', 'trace', 'program'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  mkdirSync(join(root, 'app'), { recursive: true })
  mkdirSync(home)
  writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> '${trace}'\n[ $# -gt 0 ] && cat "$@" 2>/dev/null\ntrue\n`)
  chmodSync(program, 0o755)
  vi.stubEnv('HOME', home)
  vi.stubEnv('XDG_CONFIG_HOME', home)
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, GIT_TERMINAL_PROMPT: '0' }
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      input,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text)
  git(['init', '--quiet', '--initial-branch=main'])
  write('file', 'one\n')
  write('app/Dockerfile', 'FROM scratch\n')
  git(['add', '--all'])
  git(['commit', '--quiet', '--message=First'])
  const commit = git(['cat-file', 'commit', 'HEAD']).replace('\n\n', `\n${SIGNATURE}\n\n`)
  git(['update-ref', 'HEAD', git(['hash-object', '-t', 'commit', '-w', '--stdin'], `${commit}\n`)])
  write('file', 'two\n')
  return {
    folder,
    root,
    home,
    program,
    git,
    write,
    hasRun: () => existsSync(trace),
    forget: () => rmSync(trace, { force: true }),
  }
}

type OpenCheckout = ReturnType<typeof openCheckout>

/** Lets git find a file newer than in its index, so that it writes the index. */
function touch({ root }: OpenCheckout): void {
  utimesSync(join(root, 'app/Dockerfile'), 1, 1)
}

/** Settings that name a program, in the configuration that `git config` with these options writes. */
function settings(lines: Readonly<Record<string, string>>, attributes = '') {
  return (checkout: OpenCheckout, where: readonly string[] = ['--local']): void => {
    for (const [key, value] of Object.entries(lines))
      checkout.git(['config', ...where, key, value.replace('PROGRAM', checkout.program)])
    writeFileSync(join(checkout.root, '.git/info/attributes'), attributes)
    touch(checkout)
  }
}

const ANYWHERE = [
  { description: 'core.fsmonitor', set: settings({ 'core.fsmonitor': 'PROGRAM' }) },
  { description: 'diff.external', set: settings({ 'diff.external': 'PROGRAM' }) },
  { description: 'diff.<driver>.command', set: settings({ 'diff.a.command': 'PROGRAM' }, '* diff=a\n') },
  { description: 'diff.<driver>.textconv', set: settings({ 'diff.a.textconv': 'PROGRAM' }, '* diff=a\n') },
  { description: 'gpg.program', set: settings({ 'gpg.program': 'PROGRAM', 'log.showSignature': 'true' }) },
  {
    description: 'a hook',
    set: (checkout: OpenCheckout, where?: readonly string[]): void => {
      const hooks = join(checkout.folder, 'hooks')
      mkdirSync(hooks)
      writeFileSync(join(hooks, 'post-index-change'), `#!/bin/sh\n${checkout.program}\n`, { mode: 0o755 })
      settings({ 'core.hooksPath': hooks })(checkout, where)
    },
  },
]

const IN_A_CHECKOUT = [
  ...ANYWHERE,
  {
    description: 'a hook of its own',
    set: (checkout: OpenCheckout): void => {
      mkdirSync(join(checkout.root, '.git/hooks'), { recursive: true })
      const hook = join(checkout.root, '.git/hooks/post-index-change')
      writeFileSync(hook, `#!/bin/sh\n${checkout.program}\n`, { mode: 0o755 })
      touch(checkout)
    },
  },
  {
    description: 'include.path',
    set: (checkout: OpenCheckout): void => {
      const path = join(checkout.folder, 'included')
      writeFileSync(path, `[core]\n\tfsmonitor = "${checkout.program}"\n`)
      settings({ 'include.path': path })(checkout)
    },
  },
  {
    description: 'config.worktree',
    set: (checkout: OpenCheckout): void => {
      settings({ 'extensions.worktreeConfig': 'true' })(checkout)
      writeFileSync(join(checkout.root, '.git/config.worktree'), `[core]\n\tfsmonitor = "${checkout.program}"\n`)
    },
  },
  {
    description: 'the remote of a partial clone',
    set: (checkout: OpenCheckout): void => {
      const blob = checkout.git(['rev-parse', 'HEAD:file'])
      rmSync(join(checkout.root, '.git/objects', blob.slice(0, 2), blob.slice(2)))
      settings({
        'core.repositoryFormatVersion': '1',
        'extensions.partialClone': 'origin',
        'remote.origin.url': 'ext::PROGRAM',
        'remote.origin.promisor': 'true',
        'protocol.ext.allow': 'always',
      })(checkout)
    },
    // Some versions of git crash on a missing object.
    refused: '',
  },
  ...['clean', 'process'].map((kind) => ({
    description: `filter.<driver>.${kind}`,
    set: settings({ [`filter.a.${kind}`]: 'PROGRAM' }, '* filter=a\n'),
    refused:
      'the configuration of the checkout, `.git/config`, names a filter program, and no program of a checkout is run.',
  })),
]

/** Runs git as anybody would; a program of its configuration may make it fail. */
function runPlainGit({ git }: OpenCheckout): void {
  for (const args of [
    ['diff', '--binary', 'HEAD'],
    ['log', '-1', '--format=%H'],
  ]) {
    try {
      git(args)
    } catch {
      // The program does not do what git asks of it.
    }
  }
}

test.each(IN_A_CHECKOUT)('a program of the checkout does not run: $description', async ({ set, ...rest }) => {
  const checkout = openCheckout()
  set(checkout)
  runPlainGit(checkout)
  expect(checkout.hasRun()).toBe(true)
  checkout.forget()
  touch(checkout)

  const commit = commitOf(['app'], checkout.root)

  if ('refused' in rest) await expect(commit).rejects.toThrow(`git cannot tell what is checked out: ${rest.refused}`)
  else expect(await commit).toMatchObject({ dirty: expect.stringMatching(/^[0-9a-f]{8}$/) })
  expect(checkout.hasRun()).toBe(false)
})

test.each(ANYWHERE)('a program of the user that is no filter does not run: $description', async ({ set }) => {
  const checkout = openCheckout()
  set(checkout, ['--global'])
  runPlainGit(checkout)
  expect(checkout.hasRun()).toBe(true)
  checkout.forget()
  touch(checkout)

  expect(await commitOf(['app'], checkout.root)).toMatchObject({ dirty: expect.stringMatching(/^[0-9a-f]{8}$/) })

  expect(checkout.hasRun()).toBe(false)
})

test('a filter of the user runs, as its files cannot be compared without it', async () => {
  const checkout = openCheckout()
  settings({ 'filter.a.clean': 'PROGRAM' }, '* filter=a\n')(checkout, ['--global'])
  await commitOf(['app'], checkout.root)
  expect(checkout.hasRun()).toBe(true)
})

test('of a checkout with Git LFS, git-lfs runs, not the program that the checkout names for it', async () => {
  const checkout = openCheckout()
  const bin = join(checkout.folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'git-lfs'), `#!/bin/sh\necho "$@" > '${checkout.folder}/lfs'\nexit 1\n`, { mode: 0o755 })
  settings({ 'filter.lfs.process': 'PROGRAM', 'filter.lfs.clean': 'PROGRAM' }, '* filter=lfs\n')(checkout)
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`)

  await expect(commitOf(['app'], checkout.root)).rejects.toThrow('git cannot tell what is checked out: ')

  expect(readFileSync(join(checkout.folder, 'lfs'), 'utf8')).toBe('filter-process\n')
  expect(checkout.hasRun()).toBe(false)
})

test('a pager, and a submodule with a configuration of its own, run nothing; changes of its files count', async () => {
  const checkout = openCheckout()
  const { git, root, folder } = checkout
  git(['init', '--quiet', join(folder, 'other')])
  writeFileSync(join(folder, 'other/file'), 'one\n')
  const other = (...args: string[]) => git(['-C', join(folder, 'other'), ...args])
  other('add', '--all')
  other('commit', '--quiet', '--message=Other')
  git(['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', join(folder, 'other'), 'lib'])
  git(['commit', '--quiet', '--all', '--message=Submodule'])
  const clean = await commitOf(['.'], root)
  writeFileSync(join(root, 'lib/file'), 'two\n')
  git(['-C', 'lib', 'config', 'core.fsmonitor', checkout.program])
  git(['config', 'core.pager', checkout.program])
  git(['config', '--global', 'diff.submodule', 'diff'])
  runPlainGit(checkout)
  expect(checkout.hasRun()).toBe(true)
  checkout.forget()

  const two = await commitOf(['.'], root)
  writeFileSync(join(root, 'lib/file'), 'three\n')
  const three = await commitOf(['.'], root)
  // Without changes of its files, a submodule at another commit is a change, too.
  git(['-C', 'lib', '-c', 'core.fsmonitor=', 'commit', '--quiet', '--all', '--message=Three'])
  const moved = await commitOf(['.'], root)

  expect(clean?.dirty).toBeUndefined()
  expect(new Set([two, three, moved].map((each) => each?.dirty))).toEqual(
    new Set([expect.stringMatching(/^\w{8}$/), expect.stringMatching(/^\w{8}$/), expect.stringMatching(/^\w{8}$/)]),
  )
  expect(checkout.hasRun()).toBe(false)
})

test('a folder that is committed as a bare repository is no repository', async () => {
  const checkout = openCheckout()
  const { git, root, program } = checkout
  const sha = git(['rev-parse', 'HEAD'])
  git(['init', '--quiet', '--bare', join(root, 'app/bare')])
  execFileSync('sh', ['-c', 'mv bare/HEAD bare/objects bare/refs . && rm -r bare && mkdir tree'], {
    cwd: join(root, 'app'),
  })
  const config = `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = tree\n\tfsmonitor = "${program}"\n`
  writeFileSync(join(root, 'app/config'), config)
  const inner = (...args: string[]) => git(['-C', 'app', '--git-dir=.', '--work-tree=tree', ...args])
  inner('-c', 'core.fsmonitor=', 'commit', '--quiet', '--allow-empty', '--message=Inner')
  inner('diff', 'HEAD')
  expect(checkout.hasRun()).toBe(true)
  checkout.forget()

  expect(await commitOf(['app'], root)).toMatchObject({ sha })

  expect(checkout.hasRun()).toBe(false)
})
