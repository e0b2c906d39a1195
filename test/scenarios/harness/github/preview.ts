import { type Account, openAccount } from '../account.ts'
import type { Checkout } from '../checkout.ts'
import { type PullRequest, pullRequest } from '../events.ts'
import { checkOut, runJob, STACK_ONLY } from '../job.ts'
import type { Job, JobEnd } from '../runner.ts'
import { type GitHubServer, startGitHub } from './github.ts'
import type { Pull } from './state.ts'

/** The commit that pull request 7 has at first. */
export const HEAD = '1'.repeat(40)

/** Pull request 7, whose preview is the stack `hello-pr-7`, on AWS and on GitHub. */
export interface OpenPreview {
  readonly account: Account
  readonly github: GitHubServer
  readonly checkout: Checkout
  readonly pull: Pull
  /** Makes the job of an event. */
  readonly jobOf: (action: PullRequest['action'], more?: PreviewJob) => Job
  readonly run: (action: PullRequest['action'], more?: PreviewJob) => Promise<JobEnd>
}

/** Added to the job of an event. */
type PreviewJob = Partial<Job> & {
  /** The commit of the event. */
  readonly head?: string
  readonly runId?: string
}

/** Opens pull request 7 on a GitHub of its own. By default, its stack has no image. */
export async function openPreview(
  files: Readonly<Record<string, string>>,
  { inputs = STACK_ONLY, ...options }: Parameters<typeof startGitHub>[0] & { inputs?: Record<string, string> } = {},
): Promise<OpenPreview> {
  const [account, checkout, github] = [openAccount(), checkOut(files), await startGitHub(options)]
  const [pull] = github.pulls
  if (pull === undefined) throw new Error('there is no pull request')
  const jobOf: OpenPreview['jobOf'] = (action, { head = HEAD, runId, env, ...more } = {}) => ({
    account,
    checkout,
    event: pullRequest({ number: 7, action, head, merge: checkout.head() }),
    ...more,
    inputs: { ...inputs, 'github-token': 'ghs_canary', ...more.inputs },
    env: {
      ...github.env,
      GITHUB_WORKFLOW_REF: `${github.name}/.github/workflows/preview.yml@refs/pull/7/merge`,
      ...(runId === undefined ? {} : { GITHUB_RUN_ID: runId }),
      ...env,
    },
  })
  return { account, github, checkout, pull, jobOf, run: (action, more) => runJob(jobOf(action, more)) }
}
