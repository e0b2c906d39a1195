import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import { callsOf, openAccount, setUp } from '../../test/scenarios/harness/account.ts'
import { checkOutIn } from '../../test/scenarios/harness/checkout.ts'
import { pullRequest } from '../../test/scenarios/harness/events.ts'
import { runJobIn } from '../../test/scenarios/harness/runner.ts'
import { lookAt } from '../../test/scenarios/harness/world.ts'

/** The rate limit of CloudFormation, and the seconds that it takes, as measured on AWS. */
const LIMIT = { requestsPerSecond: 10, changeSetSeconds: 3.7, resourceSeconds: 17.3 }

/** The result of many previews at once. */
export interface Crowd {
  readonly jobs: number
  /** The first error of each job that failed. */
  readonly errors: readonly string[]
  /** The number of stacks that are CREATE_COMPLETE in the end. */
  readonly created: number
  /** From the start of all jobs to the end of the last one. */
  readonly seconds: number
  /** The mean number of calls of CloudFormation, throttled ones included. */
  readonly callsPerJob: number
}

/**
 * Deploys the previews of many pull requests at once, in one account, in which CloudFormation accepts ten calls a second.
 *
 * @param jobs number of pull requests
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
    errors: ends.flatMap(({ code, errors }) => (code === 0 ? [] : [errors[0] ?? 'the job shows no error'])),
    created: Object.values(stacks).filter((status) => status === 'CREATE_COMPLETE').length,
    seconds,
    callsPerJob: calls.length / jobs,
  }
}
