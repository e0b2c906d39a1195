import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../harness/account.ts'
import { pullRequest } from '../harness/events.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'

test.each(['edited', 'labeled', 'converted_to_draft'] as const)(
  'a pull request that is %s brings no commit: nothing is done, and the log says why',
  async (action) => {
    const account = openAccount()
    const checkout = checkOut()
    const event = pullRequest({ number: 7, action, head: '1'.repeat(40), merge: checkout.head() })

    const end = await runJob({ account, checkout, event, env: NO_ENGINE })

    expect(end.errors).toEqual([])
    expect(end.outputs).toEqual({ operation: 'skip' })
    expect(end.log).toContain(`::notice::Nothing is deployed: the event ${action} of pull request 7 brings no commit.`)
    expect(await callsOf(account)).toEqual([])
  },
)
