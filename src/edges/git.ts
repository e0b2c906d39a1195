import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { Problem } from '../text/problem.ts'

/** What git tells of the checkout: see `Commit` of plan/build-id. */
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
 * @param workspace absolute path of the workspace; a checkout around it does not count
 * @returns undefined when they are not all of one git checkout, it has no commit, or git is not installed
 * @throws Problem when git refuses: what it cannot tell must not be guessed
 */
export async function readCommit(folders: readonly string[], workspace: string): Promise<GitCommit | undefined> {
  const commits = await Promise.all(folders.map((folder) => readFolder(resolve(workspace, folder), workspace)))
  const [first] = commits
  return commits.every((each) => each?.sha === first?.sha && each?.dirty === first?.dirty) ? first : undefined
}

async function readFolder(folder: string, workspace: string): Promise<GitCommit | undefined> {
  try {
    const [log, diff] = await Promise.all([
      git(folder, workspace, ['log', '-1', '--format=%H %T %ct']),
      git(folder, workspace, ['diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD']),
    ])
    const [sha = '', tree = '', time] = log.toString().trim().split(' ')
    const dirty = diff.length === 0 ? undefined : createHash('sha256').update(diff).digest('hex').slice(0, 8)
    return { sha, tree, time: Number(time), dirty }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/not a git repository|does not have any commits|ambiguous argument 'HEAD'|ENOENT|ENOTDIR/.test(message))
      return undefined
    const reason = /^fatal: (.*)$/m.exec(message)?.[1] ?? message.trim().split('\n').at(-1)
    throw new Problem(
      `git cannot tell what is checked out: ${reason}`,
      'Make `git diff HEAD` work in this job: install what it asks for (git-lfs), or run `git config --global --add safe.directory "$GITHUB_WORKSPACE"` before this step.',
    )
  }
}

/** `safe.directory` is given per call: in a container job the checkout belongs to another user. */
function git(folder: string, workspace: string, args: readonly string[]): Promise<Buffer> {
  const options = {
    cwd: folder,
    encoding: 'buffer' as const,
    maxBuffer: 512 * 1024 * 1024,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(workspace), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  }
  return new Promise((resolve, reject) => {
    execFile('git', ['-c', 'safe.directory=*', ...args], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}
