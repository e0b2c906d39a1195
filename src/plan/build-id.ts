import { Problem } from '../text/problem.ts'
import type { Context } from './context.ts'

/** The checked-out commit. */
export interface Commit {
  /** Full SHA of HEAD. */
  readonly sha: string
  /** Committer time, in seconds since 1970. */
  readonly time: number
  /** First 8 hex digits of the hash of the diff of tracked files; undefined without a diff. */
  readonly dirty: string | undefined
}

/** Identifies a build on its image and its stack. */
export interface BuildId {
  /** `<sha>` or `<sha>-dirty.<hash>`. */
  readonly id: string
  /** The commit that people see: on a pull request its head, never the merge commit. */
  readonly revision: string
  /** The merge commit, if that was checked out in place of the revision. */
  readonly mergeCommit: string | undefined
  /** Commit time in seconds since 1970; makes builds reproducible. */
  readonly time: number | undefined
}

/**
 * Returns the build ID of this run.
 *
 * @param commit undefined when the workspace is not a git checkout: then the build ID is the SHA of the event
 * @throws Problem when there is neither
 */
export function stampBuild(context: Context, commit: Commit | undefined): BuildId {
  const checkedOut = commit?.sha ?? context.sha
  if (checkedOut === undefined) {
    throw new Problem(
      `No build ID: ${context.workspace} is not a git checkout and the event names no commit.`,
      'Add `- uses: actions/checkout@v6` before this step.',
    )
  }
  const event = context.event
  const onMergeCommit =
    event.kind === 'pull-request' && !event.target && checkedOut === context.sha && event.headSha !== ''
  const revision = onMergeCommit ? event.headSha : checkedOut
  return {
    id: commit?.dirty === undefined ? revision : `${revision}-dirty.${commit.dirty}`,
    revision,
    mergeCommit: revision === checkedOut ? undefined : checkedOut,
    time: commit?.time,
  }
}

/** A commit on GitHub. */
export interface CommitLink {
  /** Full SHA. */
  readonly sha: string
  /** Address of its page. */
  readonly url: string
}

/**
 * Returns the commit of a build ID; undefined when it names none.
 *
 * @param source address of the repository on GitHub
 */
export function commitOf(buildId: string, source: string): CommitLink | undefined {
  const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})(?=$|-dirty\.)/.exec(buildId)?.[0]
  return sha === undefined ? undefined : { sha, url: `${source}/commit/${sha}` }
}
