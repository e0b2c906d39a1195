import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'

/** What git tells of the checkout: see `Commit` of plan/build-id. */
export interface GitCommit {
  readonly sha: string
  readonly tree: string
  readonly time: number
  readonly dirty: string | undefined
}

/**
 * Reads HEAD and the changes of tracked files; needs no history.
 *
 * @param workspace absolute path of the checkout
 * @returns undefined when it is not a git checkout, has no commit, or git is not installed
 */
export async function readCommit(workspace: string): Promise<GitCommit | undefined> {
  try {
    const [log, diff] = await Promise.all([
      git(workspace, ['log', '-1', '--format=%H %T %ct']),
      git(workspace, ['diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD']),
    ])
    const [sha, tree, time] = log.toString().trim().split(' ')
    if (sha === undefined || tree === undefined) return undefined
    const dirty = diff.length === 0 ? undefined : createHash('sha256').update(diff).digest('hex').slice(0, 8)
    return { sha, tree, time: Number(time), dirty }
  } catch {
    return undefined
  }
}

/** `safe.directory` is given per call: in a container job the checkout belongs to another user. */
function git(workspace: string, args: readonly string[]): Promise<Buffer> {
  const options = {
    cwd: workspace,
    encoding: 'buffer' as const,
    maxBuffer: 512 * 1024 * 1024,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(workspace), LC_ALL: 'C' },
  }
  return new Promise((resolve, reject) => {
    execFile('git', ['-c', 'safe.directory=*', ...args], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}
