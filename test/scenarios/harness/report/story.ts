import { createHash } from 'node:crypto'
import { openAccount } from '../account.ts'
import { type CommentServer, startComments } from '../comments.ts'
import { pullRequest, push, type RunnerEvent } from '../events.ts'
import { checkOut, runJob } from '../job.ts'
import type { Account } from '../account.ts'
import type { Checkout } from '../checkout.ts'
import type { Job, JobEnd } from '../runner.ts'

/** A pull request and the jobs that run for it, as people would see them. */
export interface Story {
  readonly account: Account
  readonly checkout: Checkout
  /** Runs a job for an event of the pull request. */
  readonly preview: (action: 'opened' | 'synchronize' | 'closed', more?: Partial<Job>) => Promise<JobEnd>
  /** Runs a job for a push to main, or for another event. */
  readonly deploy: (more?: Partial<Job> & { readonly on?: RunnerEvent }) => Promise<JobEnd>
  /** The last of our comments, as it is now. */
  readonly comment: () => string | undefined
  /** Every text that one of our comments has had, in order. */
  readonly told: readonly string[]
}

/** Opens an account and a pull request for this test only. */
export async function openStory(files: Readonly<Record<string, string>>): Promise<Story> {
  const [account, checkout, server] = [openAccount('eu-central-1'), checkOut(files), await startComments()]
  let runs = 0
  const run = (event: RunnerEvent, { inputs, env, ...more }: Partial<Job>): Promise<JobEnd> => {
    runs += 1
    const numbers = { GITHUB_RUN_ID: String(17_203_948_561 + runs), GITHUB_RUN_NUMBER: String(211 + runs) }
    const job = { account, checkout, event, ...more, env: { ...server.env, ...numbers, ...env } }
    return runJob({ ...job, inputs: { 'github-token': 'ghs_token', ...inputs } })
  }
  const head = (): string => createHash('sha1').update(`commit ${runs}`).digest('hex')
  return {
    account,
    checkout,
    preview: (action, more = {}) =>
      run(pullRequest({ number: 7, action, head: head(), merge: checkout.head() }), more),
    deploy: ({ on = push(checkout.head()), ...more } = {}) => run(on, more),
    comment: () => lastOf(server),
    told: [],
  }
}

function lastOf({ comments }: CommentServer): string | undefined {
  return comments.filter(({ author }) => author === 'us').at(-1)?.body
}
