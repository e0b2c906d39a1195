import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { followPath } from '../files/path.ts'
import { messageOf, Problem } from '../text/problem.ts'
import { runProgram } from './exec.ts'

/** The same as `Commit` of plan/build-id. */
interface GitCommit {
  readonly sha: string
  readonly tree: string
  readonly time: number
  readonly dirty: string | undefined
}

/**
 * Reads HEAD and the changes of tracked files; needs no history.
 *
 * @param folders of the checkout, relative to the workspace
 * @param workspace absolute path; a checkout around it does not count
 * @returns undefined when the folders are not all in one checkout, it has no commit, or git is not installed
 * @throws Problem when git refuses to answer, because a guess could deploy the wrong commit
 */
export async function readCommit(folders: readonly string[], workspace: string): Promise<GitCommit | undefined> {
  const commits = await Promise.all(folders.map((folder) => readPath(folder, workspace)))
  const [first] = commits
  return commits.every((each) => each?.sha === first?.sha && each?.dirty === first?.dirty) ? first : undefined
}

/** Preflight refuses a path that leads out of the workspace; here it has no commit. */
async function readPath(path: string, workspace: string): Promise<GitCommit | undefined> {
  const found = await followPath({ workspace }, path, 'absolute')
  return found.kind === 'folder' ? readFolder(found.realPath, workspace) : undefined
}

const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD']

async function readFolder(folder: string, workspace: string): Promise<GitCommit | undefined> {
  // A diff may not fit into memory.
  const hash = createHash('sha256')
  let [log, changed] = ['', false]
  try {
    await Promise.all([
      git({ folder, workspace }, ['log', '-1', '--format=%H %T %ct'], (chunk) => {
        log += chunk
      }),
      git({ folder, workspace }, DIFF, (chunk) => {
        hash.update(chunk)
        changed = true
      }),
    ])
  } catch (error) {
    return nothingOrProblem(messageOf(error))
  }
  const [sha = '', tree = '', time] = log.trim().split(' ')
  return { sha, tree, time: Number(time), dirty: changed ? hash.digest('hex').slice(0, 8) : undefined }
}

const NO_COMMIT =
  /not a git repository|does not have any commits|ambiguous argument 'HEAD'|not installed|does not exist|ENOENT|ENOTDIR/

function nothingOrProblem(message: string): undefined {
  if (NO_COMMIT.test(message)) return undefined
  const reason = /^fatal: (.*)$/m.exec(message)?.[1] ?? message.trim().split('\n').at(-1)
  throw new Problem(
    `git cannot tell what is checked out: ${reason}`,
    'Make `git diff HEAD` work in this job: install what it needs (such as git-lfs), or run `git config --global --add safe.directory "$GITHUB_WORKSPACE"` before this step.',
  )
}

/** Sets `safe.directory` for each call, because in a container job the checkout belongs to another user. */
async function git(
  { folder, workspace }: { readonly folder: string; readonly workspace: string },
  args: readonly string[],
  onStdout: (chunk: Buffer) => void,
): Promise<void> {
  const { code, output } = await runProgram({
    tool: 'git',
    args: ['-c', 'safe.directory=*', ...args],
    cwd: folder,
    env: { GIT_CEILING_DIRECTORIES: dirname(workspace), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    onStdout,
  })
  if (code !== 0) throw new Error(code === undefined ? 'git is not installed' : output)
}
