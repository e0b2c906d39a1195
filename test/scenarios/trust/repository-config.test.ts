import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { push } from '../harness/events.ts'
import { openJob, runJob } from '../harness/job.ts'
import { scratchFolder } from '../harness/machine.ts'
import { lookAt } from '../harness/world.ts'

/** A program that leaves a trace when anything runs it. */
function tracedProgram() {
  const folder = scratchFolder('program')
  const [path, trace] = [join(folder, 'program'), join(folder, 'trace')]
  writeFileSync(path, `#!/bin/sh\nenv >> '${trace}'\nfalse\n`, { mode: 0o755 })
  return { path, hasRun: () => existsSync(trace), forget: () => rmSync(trace, { force: true }) }
}

/** Runs git in a folder. */
function gitIn(folder: string) {
  return (args: readonly string[], input = ''): string => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']
    const options = { input, encoding: 'utf8', stdio: 'pipe', cwd: folder } as const
    return execFileSync('git', [...identity, ...args], options).trim()
  }
}

/** Puts a signature on HEAD that git cannot check without a program. */
function sign(git: ReturnType<typeof gitIn>): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----'
  const commit = git(['cat-file', 'commit', 'HEAD']).replace('\n\n', `\n${signature}\n\n`)
  git(['update-ref', 'HEAD', git(['hash-object', '-t', 'commit', '-w', '--stdin'], `${commit}\n`)])
}

/** The settings of a repository that let git run a program on `git diff`, `git status` and `git show`. */
const programs = (path: string): string =>
  `[core]\n\tfsmonitor = "${path}"\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "${path}"\n[diff]\n\texternal = "${path}"\n`

/** A setting of the user with which buildx would run `git status`. */
const DIRTY = { BUILDX_GIT_CHECK_DIRTY: 'true' }

test('a bare repository that is committed as a build context runs nothing, neither by git nor by buildx', async () => {
  const { account, checkout, job } = openJob()
  const program = tracedProgram()
  const app = join(checkout.path, 'app')
  mkdirSync(join(app, 'tree'), { recursive: true })
  const git = gitIn(app)
  git(['init', '--quiet', '--bare', 'bare'])
  execFileSync('sh', ['-c', 'mv bare/HEAD bare/objects bare/refs . && rm -r bare'], { cwd: app })
  const config = '[core]\n\trepositoryformatversion = 0\n\tbare = false\n'
  writeFileSync(join(app, 'config'), `${config}\tworktree = ..\n`)
  git(['--git-dir=.', 'commit', '--quiet', '--allow-empty', '--message=Inner'])
  sign((args, input) => git(['--git-dir=.', ...args], input))
  appendFileSync(join(app, 'config'), programs(program.path))
  const sha = checkout.commit({ 'app/Dockerfile': 'FROM scratch\nCOPY Dockerfile /\n' })
  git(['show', '--format=%H', 'HEAD', '--quiet', '--'])
  expect(program.hasRun()).toBe(true)
  program.forget()

  const end = await runJob({ ...job, event: push(sha), inputs: { context: 'app' }, env: DIRTY })

  expect(end.errors).toEqual([])
  expect(program.hasRun()).toBe(false)
  expect(end.outputs['build-id']).toBe(sha)
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha] },
  })
})

test('the configuration of the checkout itself runs nothing, neither by git nor by buildx', async () => {
  const { checkout, job } = openJob()
  const program = tracedProgram()
  const git = gitIn(checkout.path)
  sign(git)
  const sha = checkout.head()
  appendFileSync(join(checkout.path, '.git/config'), programs(program.path))
  git(['show', '--format=%H', 'HEAD', '--quiet', '--'])
  expect(program.hasRun()).toBe(true)
  program.forget()

  const end = await runJob({ ...job, event: push(sha), inputs: { command: 'build' }, env: DIRTY })

  expect(end.errors).toEqual([])
  expect(program.hasRun()).toBe(false)
  expect(end.outputs['build-id']).toBe(sha)
})
