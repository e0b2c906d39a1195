import type { GitHub } from '../../edges/github.ts'
import { afterAbort } from '../../edges/signals.ts'
import { openComment, type Weight } from '../../github/comment.ts'
import { runLink } from '../../report/comment.ts'
import { failureSummary, failuresOf } from '../../report/failure.ts'
import { progressReport } from '../../report/progress.ts'
import type { KnownFacts, Result } from '../../report/result.ts'
import { summaryOf } from '../../report/summary.ts'
import { present } from '../../text/problem.ts'
import type { Surroundings, World } from './world.ts'

/** Everything that is known of a run by now. */
interface News {
  readonly learn: Surroundings['learn']
  readonly known: () => KnownFacts
  /** Calls the listener with all that is known, whenever more is. */
  readonly listen: (listener: (known: KnownFacts) => void) => void
}

/** Collects what is known of a run, and hands it on. */
export function openNews(learn: Surroundings['learn']): News {
  let known: KnownFacts = {}
  const listeners: ((known: KnownFacts) => void)[] = []
  return {
    learn: (facts) => {
      learn(facts)
      known = { ...known, ...facts }
      for (const listener of listeners) listener(known)
    },
    known: () => known,
    listen: (listener) => {
      listeners.push(listener)
      listener(known)
    },
  }
}

/** How long the comment of a cancelled job waits for what the job still does, and when it is given up, in milliseconds. */
const CANCELLED = { report: 1_500, giveUp: 4_500 }

/** Does the work, and comments on the pull request what it does at each moment, and its result, failure or cancellation. */
export async function withComment(world: World, news: News, work: () => Promise<Result>): Promise<Result> {
  const { comment: target, log, signal, clock } = world
  if (target === undefined) return work()
  log.mask(target.token)
  const start = clock.now()
  const working = work()
  const late = afterAbort(signal, CANCELLED.giveUp)
  const github = (until: AbortSignal): Promise<GitHub> => present(world.github)(AbortSignal.any([late, until]))
  const saveOpen = (isOpen: boolean): void => world.saveOpen('comment', isOpen)
  const comment = openComment({ github, log, clock, saveOpen }, target)
  // A diff changes nothing, so the one before it holds until it ends.
  if (news.known().kind !== 'diff') news.listen((known) => comment.show(progressReport(known, start)))
  const run = runLink(target)
  const report = (result: Result): Promise<void> => comment.end(summaryOf(result, run), weightOf(result))
  try {
    const result = await Promise.race([working, cancelled(world)])
    await report(result)
    return result
  } catch (error) {
    const failures = failuresOf(signal.aborted ? signal.reason : error)
    await comment.end(failureSummary(failures, news.known(), { run, milliseconds: clock.now() - start }))
    // A cancelled job may still clean up, or be done.
    const result = await working
    await report(result)
    return result
  }
}

/** Rejects some time after the job is cancelled. */
function cancelled({ signal, clock }: World): Promise<never> {
  return new Promise((_, reject) => {
    const wait = (): unknown =>
      clock.wait(CANCELLED.report, new AbortController().signal).then(() => reject(signal.reason))
    signal.addEventListener('abort', wait, { once: true })
  })
}

/** A run that does nothing leaves what others tell of the stack. */
function weightOf(result: Result): Weight {
  if (result.operation === 'skip') return 'own'
  return result.operation === 'delete' && result.stackId === undefined ? 'update' : 'news'
}
