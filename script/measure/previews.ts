import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import { callsOf, openAccount, setUp } from '../../test/scenarios/harness/account.ts'
import { checkOutIn } from '../../test/scenarios/harness/checkout.ts'
import { pullRequest } from '../../test/scenarios/harness/events.ts'
import { runJobIn } from '../../test/scenarios/harness/runner.ts'
import { lookAt } from '../../test/scenarios/harness/world.ts'

/** What AWS lets an account do, and how long its stacks take. */
const LIMIT = { requestsPerSecond: 10, changeSetSeconds: 3.7, resourceSeconds: 17.3 }

/** How a crowd of previews came through. */
export interface Crowd {
  readonly jobs: number
  /** The first error of each job that was not green. */
  readonly errors: readonly string[]
  /** Stacks that are CREATE_COMPLETE in the end. */
  readonly created: number
  /** Until the last job ended. */
  readonly seconds: number
  /** Calls of CloudFormation, those that were refused included, by a job on average. */
  readonly callsPerJob: number
}

/**
 * Deploys the previews of many pull requests at once, in one account, in which CloudFormation takes ten calls a second.
 *
 * @param jobs how many
 */
export async function measurePreviews(jobs: number): Promise<Crowd> {
  const scratch = temporaryDirectory('previews')
  const folder = (name: string): string => {
    mkdirSync(join(scratch, name))
    return join(scratch, name)
  }
  const account = openAccount()
  const template = 'Resources:\n  Topic: {Type: AWS::SNS::Topic}\n'
  const checkout = checkOutIn(folder('checkout'), { 'stack.yml': template })
  const head = checkout.head()
  await setUp(account, LIMIT)
  const start = performance.now()
  const ends = await Promise.all(
    Array.from({ length: jobs }, (_, index) =>
      runJobIn(folder(`job-${index}`), {
        account,
        checkout,
        event: pullRequest({ number: index + 1, action: 'opened', head, merge: head }),
        inputs: { template: 'stack.yml', 'image-parameter': 'none' },
      }),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  await setUp(account, { requestsPerSecond: 0 })
  const calls = await callsOf(account, 'cloudformation')
  const { stacks } = await lookAt(account)
  return {
    jobs,
    errors: ends.flatMap(({ code, errors }) => (code === 0 ? [] : [errors[0] ?? 'no error is told'])),
    created: Object.values(stacks).filter((status) => status === 'CREATE_COMPLETE').length,
    seconds,
    callsPerJob: calls.length / jobs,
  }
}
