import type { GitHub } from '../edges/github.ts'
import type { Log } from '../edges/runner.ts'
import { noPreviewReason } from '../plan/decision.ts'
import type { Preview, Target } from '../plan/plan.ts'
import type { Run } from '../plan/run.ts'
import { NotNeeded } from '../stack/edges.ts'
import { githubReason, isMissingPermission } from './error.ts'
import { findLaterRun } from './later-run.ts'
import { type PullRequestState, readPullRequest } from './pull-request.ts'

/** Asks GitHub about the pull request of a preview, which may change while a job runs. */
export interface PreviewWatch {
  /**
   * Confirms that the pull request has a preview, and that it is for this run to deploy it.
   *
   * @returns false when GitHub cannot be asked, or the stack is no preview
   * @throws NotNeeded
   */
  readonly confirmDeploy: () => Promise<boolean>
  /** As `confirmDeploy`, for the end of the preview. */
  readonly confirmDelete: () => Promise<boolean>
  /** Returns why there is no preview any more, such as `pull request 7 is closed`; undefined when there is, or nobody knows. */
  readonly whyOver: () => Promise<string | undefined>
  /** Whether the pull request was open when GitHub last said so: only this preview of it is over then. */
  readonly isOpen: () => boolean
}

/** Everything that asking GitHub needs. */
interface Asking {
  /** Undefined without a token. */
  readonly github: (() => Promise<GitHub>) | undefined
  readonly log: Log
  readonly signal: AbortSignal
}

/** The plan of a deploy or a deletion. */
interface PreviewPlan {
  readonly preview?: Preview | undefined
  readonly target: Target
  /** Undefined when this run brings no commit, such as that of a deletion. */
  readonly run?: Run
}

/** Returns a watch over the pull request of a plan. If GitHub cannot be asked, a deploy warns once, and the run goes on. */
export function watchPreview(
  asking: Asking,
  { preview, target: { owner, stackName }, run }: PreviewPlan,
): PreviewWatch {
  const { repository } = owner
  let [warned, refused, open] = [false, false, false]
  const ask = async (): Promise<{ readonly state: PullRequestState | undefined } | undefined> => {
    if (preview === undefined || refused) return undefined
    try {
      if (asking.github === undefined) throw new Error('there is no github-token')
      const github = await asking.github()
      const read = () => readPullRequest(github, { repository, number: preview.number })
      const state = await asking.log.during(`asking GitHub about pull request ${preview.number}`, read)
      open = state?.open === true
      return { state }
    } catch (error) {
      asking.signal.throwIfAborted()
      refused = asking.github === undefined || isMissingPermission(error)
      // A deletion loses nothing by that: its event says that the preview is over.
      if (run !== undefined && !warned) asking.log.warning(unaskedWarning(preview, stackName, error))
      warned = true
      return undefined
    }
  }
  const whyOver: PreviewWatch['whyOver'] = async () => {
    const now = await ask()
    return now && preview && overReason(preview, now.state)
  }
  const confirmDelete: PreviewWatch['confirmDelete'] = async () => {
    const now = await ask()
    if (now === undefined || preview === undefined) return false
    if (overReason(preview, now.state) !== undefined) return true
    throw new NotNeeded(`pull request ${preview.number} is open, and has a preview again`)
  }
  const confirmDeploy: PreviewWatch['confirmDeploy'] = async () => {
    const now = await ask()
    if (now === undefined || preview === undefined) return false
    const reason = overReason(preview, now.state) ?? (await movedOnReason(asking, preview, { repository, run, ...now }))
    if (reason !== undefined) throw new NotNeeded(reason)
    return true
  }
  return { confirmDeploy, confirmDelete, whyOver, isOpen: (): boolean => open }
}

function overReason({ number, settings }: Preview, state: PullRequestState | undefined): string | undefined {
  if (state === undefined) return `there is no pull request ${number}`
  if (!state.open) return `pull request ${number} is ${state.merged ? 'merged' : 'closed'}`
  const reason = noPreviewReason(state, settings)
  return reason && `pull request ${number} ${reason}`
}

/**
 * Returns why a newer commit is deployed in place of ours; undefined when no run does so. `[skip ci]` or a filter may leave the newer
 * commit without a run: then ours is the newest that anybody deploys. Without `actions: read` nobody knows, and ours is deployed: the
 * later run, if there is one, waits and then deploys its own.
 */
async function movedOnReason(
  { github, log, signal }: Asking,
  { number, headSha }: Preview,
  { repository, run, state }: { repository: string; run: Run | undefined; state: PullRequestState | undefined },
): Promise<string | undefined> {
  const sha = state?.headSha ?? headSha
  if (github === undefined || run === undefined || sha === headSha) return undefined
  const moved = `pull request ${number} has moved on to ${sha.slice(0, 7)}`
  try {
    const url = await findLaterRun(await github(), { repository, sha, run })
    return url && `${moved}, which another run deploys: ${url}`
  } catch (error) {
    signal.throwIfAborted()
    log.info(
      `Pull request ${number} has moved on to ${sha}. GitHub does not say whether a run deploys that: ${githubReason(error)}.`,
    )
    return undefined
  }
}

function unaskedWarning({ number }: Preview, stackName: string, error: unknown): string {
  const remedy = isMissingPermission(error) ? ' Add `pull-requests: read` to `permissions:` of the job.' : ''
  return `GitHub does not say whether pull request ${number} is still open, so this run does not notice its end: ${githubReason(error)}.${remedy} If stack ${stackName} is left over, a sweep deletes it.`
}
