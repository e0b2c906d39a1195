import { createHash } from 'node:crypto'
import { type Account, openAccount } from '../account.ts'
import type { Checkout } from '../checkout.ts'
import { pullRequest, push, type RunnerEvent } from '../events.ts'
import { startGitHub } from '../github/github.ts'
import { checkOut, runJob } from '../job.ts'
import type { Job, JobEnd } from '../runner.ts'

/** Pull request 7 and the jobs of its repository. */
export interface Story {
  readonly account: Account
  readonly checkout: Checkout
  /** Runs a job for an event of the pull request. */
  readonly preview: (action: 'opened' | 'synchronize' | 'closed', more?: Partial<Job>) => Promise<JobEnd>
  /** Runs a job for a push to main, or another event. */
  readonly deploy: (more?: Partial<Job>) => Promise<JobEnd>
  /** The newest text of our comments. */
  readonly comment: () => string | undefined
  /** The newest text that matches, of all that our comments have had. */
  readonly moment: (pattern: RegExp) => string | undefined
}

/** Opens an account, a checkout and a pull request, for this test only. */
export async function openStory(files: Readonly<Record<string, string>>): Promise<Story> {
  const [account, checkout] = [openAccount('eu-central-1'), checkOut(files)]
  const told: string[] = []
  const github = await startGitHub({ onRequest: () => listen() })
  const listen = (): void => {
    for (const { body } of github.comments) if (!told.includes(body)) told.push(body)
  }
  let runs = 0
  const run = (event: RunnerEvent, { inputs, env, ...more }: Partial<Job>): Promise<JobEnd> => {
    runs += 1
    const numbers = { GITHUB_RUN_ID: String(17_203_948_561 + runs), GITHUB_RUN_NUMBER: String(211 + runs) }
    const job = { account, checkout, event, ...more, env: { ...github.env, ...numbers, ...env } }
    return runJob({ ...job, inputs: { 'stack-name': 'shop', 'github-token': 'ghs_token', ...inputs } })
  }
  return {
    account,
    checkout,
    preview: (action, more = {}) => {
      const head = createHash('sha1')
        .update(checkout.git('rev-list', '--count', 'HEAD'))
        .digest('hex')
      const [pull] = github.pulls
      if (pull) Object.assign(pull, { headSha: head, state: action === 'closed' ? 'closed' : 'open' })
      return run(pullRequest({ number: 7, action, head, merge: checkout.head() }), more)
    },
    deploy: (more = {}) => run(push(checkout.head()), more),
    comment: () => {
      listen()
      return told.at(-1)
    },
    moment: (pattern) => {
      listen()
      return told.findLast((body) => pattern.test(body))
    },
  }
}
