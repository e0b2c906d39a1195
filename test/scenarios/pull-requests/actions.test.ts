import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../harness/account.ts'
import { pullRequest } from '../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'
import { lookAtStacks } from '../harness/world.ts'

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

test('a pull request that is moved to another base has another merge commit: its preview is deployed', async () => {
  const { account, job } = openJob({ 'stack.yml': 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n' })
  const facts = { number: 7, head: '1'.repeat(40), merge: job.checkout.head() }

  const end = await runJob({
    ...job,
    inputs: STACK_ONLY,
    event: pullRequest({ ...facts, action: 'edited', hasNewBase: true }),
  })

  expect(end.errors).toEqual([])
  expect((await lookAtStacks(account)).stacks).toEqual({ 'hello-pr-7': 'CREATE_COMPLETE' })
})
