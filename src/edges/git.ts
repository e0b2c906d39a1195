import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { followPath } from '../files/path.ts'
import { messageOf, Problem } from '../text/problem.ts'
import { gitEnvironment } from './environment.ts'
import { runProgram } from './exec.ts'
import { type Checkout, findCheckout, makeGitFolder } from './git-folder.ts'
import { ownConfiguration, readSettings } from './git-settings.ts'

/** The same as `Commit` of plan/build-id. */
interface GitCommit {
  readonly sha: string
  readonly time: number
  readonly dirty: string | undefined
}

/**
 * Reads HEAD and the changes of tracked files; needs no history. Runs no program that the checkout names: git reads the data of the
 * checkout, but not its configuration. Of the user's own configuration, only the filters of files run, such as git-lfs.
 *
 * @param folders of the checkout, relative to the workspace
 * @param workspace absolute path; a checkout around it, or outside of it, does not count
 * @param temporary folder for files of git. Is created, and removed if nothing else is in it
 * @returns undefined when the folders are not all in one checkout, it has no commit, or git is not installed
 * @throws Problem when git refuses to answer, because a guess could deploy the wrong commit
 */
export async function readCommit(
  folders: readonly string[],
  workspace: string,
  temporary: string,
): Promise<GitCommit | undefined> {
  await mkdir(temporary, { mode: 0o700, recursive: true })
  try {
    const commits = await Promise.all(folders.map((folder) => readPath(folder, { workspace, temporary })))
    const [first] = commits
    return commits.every((each) => each?.sha === first?.sha && each?.dirty === first?.dirty) ? first : undefined
  } finally {
    await rmdir(temporary).catch(() => {})
  }
}

/** The workspace, and the folder for files of git. */
interface Folders {
  readonly workspace: string
  readonly temporary: string
}

/** Preflight refuses a path that leads out of the workspace; here it has no commit. */
async function readPath(path: string, folders: Folders): Promise<GitCommit | undefined> {
  const found = await followPath({ workspace: folders.workspace }, path, 'absolute')
  return found.kind === 'folder' ? readFolder(found.realPath, folders) : undefined
}

async function readFolder(folder: string, { workspace, temporary }: Folders): Promise<GitCommit | undefined> {
  const checkout = await findCheckout(folder, workspace)
  if (checkout === undefined) return undefined
  try {
    return await readCheckout(checkout, temporary)
  } catch (error) {
    return nothingOrProblem(error)
  }
}

async function readCheckout(checkout: Checkout, temporary: string): Promise<GitCommit> {
  const configuration = ownConfiguration(await settingsOf(checkout))
  const path = await mkdtemp(join(temporary, 'git-'))
  try {
    await makeGitFolder(path, checkout, configuration)
    return await readFiles(checkout.root, path)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** Reads the files of the configuration, and none that they include. */
async function settingsOf({ folder, common }: Checkout): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string) =>
    readSettings(await textOf({ cwd: '/', args: ['config', `--file=${path}`, '--list', '-z'] }))
  const settings = await read(join(common, 'config'))
  if (settings.get('extensions.worktreeconfig') !== 'true') return settings
  const own = await read(join(folder, 'config.worktree')).catch(() => [])
  return new Map([...settings, ...own])
}

const LOG = ['log', '-1', '--no-show-signature', '--format=%H %ct', 'HEAD', '--']

/** For the state of its files, git would read the configuration of each submodule. The lines of removed files take long to compare. */
const DIFF = [
  'diff',
  '--no-ext-diff',
  '--no-textconv',
  '--submodule=short',
  '--ignore-submodules=dirty',
  '--binary',
  '--irreversible-delete',
  'HEAD',
  '--',
]

/** @param gitFolder of ours, for the files in `root` */
async function readFiles(root: string, gitFolder: string): Promise<GitCommit> {
  const at = { cwd: root, env: { GIT_DIR: gitFolder, GIT_WORK_TREE: root } }
  // A diff may not fit into memory.
  const hash = createHash('sha256')
  let changed = false
  const add = (part: Buffer | string): void => {
    hash.update(part)
    changed = true
  }
  const [log, submodules] = await Promise.all([
    textOf({ ...at, args: LOG }),
    changedSubmodules(at, dirname(gitFolder)),
    git({ ...at, args: DIFF, onStdout: add }),
  ])
  for (const each of submodules) add(each)
  const [sha = '', time] = log.trim().split(' ')
  return { sha, time: Number(time), dirty: changed ? hash.digest('hex').slice(0, 8) : undefined }
}

/** Returns the path of each submodule with changed files, and the hash of its changes. */
async function changedSubmodules(at: GitPlace, temporary: string): Promise<readonly string[]> {
  if (!(await stat(join(at.cwd, '.gitmodules')).catch(() => undefined))) return []
  const entries = (await textOf({ ...at, args: ['ls-files', '--stage', '-z'] })).split('\0')
  const paths = entries.flatMap((entry) => /^160000 [^\t]*\t(.*)$/s.exec(entry)?.[1] ?? [])
  const changes: string[] = []
  for (const path of paths) {
    const folder = join(at.cwd, path)
    const checkout = await findCheckout(folder, folder)
    if (checkout?.root !== folder) continue
    const { dirty } = await readCheckout(checkout, temporary)
    if (dirty !== undefined) changes.push(`${path}\0${dirty}\0`)
  }
  return changes
}

const NO_COMMIT = /not a git repository|bad revision 'HEAD'|not installed/

function nothingOrProblem(error: unknown): undefined {
  // An error of the system names the file that it is about.
  if (error instanceof Problem || (error instanceof Error && 'syscall' in error)) throw error
  const message = messageOf(error)
  if (NO_COMMIT.test(message)) return undefined
  const missing = /: ([\w.-]+): (?:command )?not found$/m.exec(message)?.[1]
  const reason = missing
    ? `${missing} is not installed`
    : (/^fatal: (.*)$/m.exec(message)?.[1] ?? message.trim().split('\n').at(-1))
  throw new Problem(
    `git cannot tell what is checked out: ${reason}`,
    'Make `git diff HEAD` work in this job: install what it needs, such as git-lfs.',
  )
}

/** Where git runs, and the variables that name its repository. */
interface GitPlace {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** One run of git. */
interface GitRun extends GitPlace {
  readonly args: readonly string[]
  readonly onStdout: (chunk: Buffer) => void
}

async function textOf(run: Omit<GitRun, 'onStdout'>): Promise<string> {
  const chunks: Buffer[] = []
  await git({ ...run, onStdout: (chunk) => chunks.push(Buffer.from(chunk)) })
  return Buffer.concat(chunks).toString()
}

/** The user's own configuration may name programs, too: for watching files, and for what follows on a change of the index. */
const NO_PROGRAMS = ['-c', 'core.fsmonitor=', '-c', 'core.hooksPath=/dev/null']

async function git({ cwd, args, env, onStdout }: GitRun): Promise<void> {
  const { code, output } = await runProgram({
    tool: 'git',
    args: [...NO_PROGRAMS, ...args],
    cwd,
    env: gitEnvironment(process.env, { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', ...env }),
    onStdout,
  })
  if (code !== 0) throw new Error(code === undefined ? 'git is not installed' : output || `git ${args[0]} failed`)
}
