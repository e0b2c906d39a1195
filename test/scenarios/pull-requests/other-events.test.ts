import { expect, test } from 'vitest'
import { callsOf, openAccount } from '../harness/account.ts'
import { deletion, dispatch, mergeGroup, pushOfNothing, repositoryDispatch, scheduled } from '../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n'
const MAIN = '1'.repeat(40)

test.each([
  { event: pushOfNothing(MAIN, 'refs/heads/topic'), says: 'branch topic was deleted' },
  { event: pushOfNothing(MAIN, 'refs/tags/v1'), says: 'tag v1 was deleted' },
  { event: deletion(MAIN, 'topic', 'branch'), says: 'branch topic was deleted' },
  { event: mergeGroup(MAIN, 'destroyed'), says: 'merge group refs/heads/gh-readonly-queue/main/pr-7-0' },
])('main is not deployed because something else has ended: $says', async ({ event, says }) => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': template })]

  const end = await runJob({ account, checkout, event, inputs: STACK_ONLY })

  expect([end.errors, end.outputs]).toEqual([[], { operation: 'skip' }])
  expect(end.log).toContain(`::notice::Nothing is deployed: ${says}`)
  expect(await callsOf(account)).toEqual([])
})

test.each([
  { name: 'workflow_dispatch', eventOf: (sha: string) => dispatch(sha, 'refs/heads/main') },
  { name: 'schedule', eventOf: scheduled },
  { name: 'repository_dispatch', eventOf: repositoryDispatch },
])('$name deploys, and the log begins with the decision', async ({ name, eventOf }) => {
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, event: eventOf(job.checkout.head()), inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(end.log.split('\n').filter((line) => !line.startsWith('::'))[0]).toBe(
    `Decision: deploy (command auto, ${name}).`,
  )
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { hello: 'CREATE_COMPLETE' } })
})
