import type { Clock } from '../edges/clock.ts'
import type { GitHub } from '../edges/github.ts'
import type { Log } from '../edges/runner.ts'
import type { CommentTarget } from '../plan/comment-target.ts'
import { commentOf, isNewer } from '../report/comment.ts'
import { withoutSecrets } from '../text/secrets.ts'
import { githubReason, isMissingPermission, isRefusedForAll } from './error.ts'
import { putComment } from './put-comment.ts'

/** A comment that follows a run to its end. */
interface RunComment {
  /** Shows what the run does, a little later and only if it still does so. Waits for nothing, and warns of nothing. */
  show(markdown: string): void
  /**
   * Writes how the run has ended, after all that was shown. If that fails, warns, because a comment must not fail a deploy.
   *
   * @param weight `news` by default
   */
  end(markdown: string, weight?: Weight): Promise<void>
}

/** Where the end of a run is written: also where there is no comment yet; over any comment; only over what the run has shown itself. */
export type Weight = 'news' | 'update' | 'own'

/** The part of the world that a comment needs. */
interface CommentEdges {
  /** Opens GitHub's API, whose requests end with the signal. */
  readonly github: (signal: AbortSignal) => Promise<GitHub>
  readonly log: Log
  readonly clock: Clock
  /** Saves for the post step whether the comment shows something that will be over when the job is. */
  readonly saveOpen: (isOpen: boolean) => void
}

/** The pause before each state, in milliseconds. A state that ends within it is not shown. */
const PAUSE = 2_000

/** The most states that a run shows: GitHub allows 80 writes a minute, to all jobs of a repository together. */
const MOST = 8

/** How long the end waits for a request that is under way, in milliseconds. */
const PATIENCE = 3_000

/** Opens the comment of a target. It is written only when there is something to show. */
export function openComment(edges: CommentEdges, target: CommentTarget): RunComment {
  const { log, clock, saveOpen } = edges
  const [ending, over] = [new AbortController(), new AbortController()]
  let next: string | undefined
  let showing: Promise<void> | undefined
  let refusal: unknown
  let count = 0
  const showAll = async (): Promise<void> => {
    while (next !== undefined && count < MOST && refusal === undefined) {
      await clock.wait(PAUSE, ending.signal)
      const markdown = next
      next = undefined
      if (count === 0) saveOpen(true)
      count += 1
      const text = { markdown, isBusy: true }
      await put(edges.github(over.signal), log, target, text).catch((error: unknown) => {
        if (isMissingPermission(error)) refusal = error
      })
    }
  }
  return {
    show: (markdown) => {
      if (markdown === '') return
      next = markdown
      // The wait is aborted when the run ends.
      showing ??= showAll()
        .catch(() => undefined)
        .finally(() => {
          showing = undefined
        })
    },
    end: async (markdown, weight = 'news') => {
      ending.abort()
      next = undefined
      await Promise.race([showing, showing && clock.wait(PATIENCE, over.signal)])
      over.abort()
      if (weight === 'own' && count === 0) return
      try {
        if (refusal !== undefined) throw refusal
        const onlyUpdate = target.onlyUpdate || weight !== 'news'
        const text = { markdown, isBusy: false }
        await put(edges.github(new AbortController().signal), log, { ...target, onlyUpdate }, text)
        if (count > 0) saveOpen(false)
      } catch (error) {
        log.warning(notWritten(target, error))
      }
    },
  }
}

/**
 * Writes a comment at once, of a run that says no more. If that fails, warns.
 *
 * @returns whether GitHub would refuse other comments as well
 */
export async function writeComment(
  github: Promise<GitHub>,
  log: Log,
  target: CommentTarget,
  markdown: string,
): Promise<boolean> {
  try {
    await put(github, log, target, { markdown, isBusy: false })
    return false
  } catch (error) {
    log.warning(notWritten(target, error))
    return isRefusedForAll(error)
  }
}

async function put(
  github: Promise<GitHub>,
  { secrets }: Log,
  target: CommentTarget,
  { markdown, isBusy }: { readonly markdown: string; readonly isBusy: boolean },
): Promise<void> {
  await putComment(await github, target, (current) => {
    const stays = current === undefined ? target.onlyUpdate : isNewer(current, target)
    // GitHub does not mask comments.
    return stays ? undefined : commentOf(target, withoutSecrets(markdown, secrets), isBusy)
  })
}

function notWritten({ pullRequest }: CommentTarget, error: unknown): string {
  const remedy = isMissingPermission(error)
    ? ' Add `pull-requests: write` to `permissions:` of the job, or set `comment: false`.'
    : ''
  return `The comment on pull request ${pullRequest} was not written: ${githubReason(error)}.${remedy}`
}
