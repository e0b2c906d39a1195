import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { pullRequest } from '../harness/events.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import type { Job } from '../harness/runner.ts'
import { createByHand, deleteByHand, TOPIC, wholeWorld } from '../harness/stranger.ts'
import { lookAt } from '../harness/world.ts'

/** The jobs that could touch a stack, by what they do: each names the stack that is in review. */
function jobsOn({ account, checkout, event }: Job): Readonly<Record<string, Job>> {
  const merge = checkout.head()
  const preview = (action: 'opened' | 'closed') => pullRequest({ number: 7, action, head: '1'.repeat(40), merge })
  const given = (command: string): Job => ({ account, checkout, event, inputs: { ...STACK_ONLY, command } })
  return {
    deploy: given('deploy'),
    'a change set for review': {
      account,
      checkout,
      event,
      inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' },
    },
    diff: given('diff'),
    delete: given('delete'),
    preview: { account, checkout, event: preview('opened'), inputs: STACK_ONLY },
    'closed preview': { account, checkout, event: preview('closed'), inputs: STACK_ONLY },
  }
}

const OTHER = { 'servicefull:repository': 'other/repo', 'servicefull:stack': 'hello' }

test.each([
  {
    by: 'another repository, of which one tag tells',
    name: 'sf-1-1-0123abcd-1',
    tags: { 'servicefull:repository': 'other/repo' },
    says: 'belongs to servicefull:repository=other/repo',
  },
  {
    by: 'another repository',
    name: 'sf-1-1-0123abcd-1',
    tags: OTHER,
    says: 'belongs to servicefull:repository=other/repo',
  },
  { by: 'a person', name: 'reviewed', tags: {}, says: 'carries no tag of this action, so something else created it' },
])(
  'a stack in review of $by stays as it is, whatever the job, also without its change set',
  async ({ name, tags, says }) => {
    const { account, job } = openJob({ 'stack.yml': TOPIC })
    const names = ['hello', 'hello-pr-7']
    const made = await Promise.all(
      names.map((stackName) => createByHand(account, { stackName, name, type: 'CREATE', tags })),
    )
    const full = await wholeWorld(account)
    for (const [what, each] of Object.entries(jobsOn(job))) {
      const end = await runJob(each)
      expect(end.code, what).toBe(1)
      expect(end.errors.join(), what).toContain(says)
      // A later step may delete what the outputs name.
      expect(end.outputs, what).not.toHaveProperty('stack-id')
    }
    expect(await wholeWorld(account)).toEqual(full)

    for (const arn of made) await deleteByHand(account, arn)
    const empty = await wholeWorld(account)
    for (const [what, each] of Object.entries(jobsOn(job))) {
      const end = await runJob(each)
      expect(end.code, what).toBe(1)
      expect(end.errors.join(), what).toContain('it is in review and has no change set, so nothing shows whose it is')
      expect(end.errors.join(), what).toMatch(
        /`aws cloudformation delete-stack --stack-name hello(-pr-7)? --region us-east-1`/,
      )
    }
    expect(await wholeWorld(account)).toEqual(empty)
  },
)

test('our own change set under review marks the stack as ours: another run deploys it', async () => {
  const { account, job } = openJob({ 'stack.yml': TOPIC })
  await runJob({ ...job, inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' } })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('the command of the remedy clears the way', async () => {
  const { account, job } = openJob({ 'stack.yml': TOPIC })
  const arn = await createByHand(account, { stackName: 'hello', name: 'reviewed', type: 'CREATE' })
  await deleteByHand(account, arn)
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'hello' }))
  await expect.poll(async () => (await lookAt(account)).stacks).toEqual({})

  expect((await runJob({ ...job, inputs: STACK_ONLY })).outputs).toMatchObject({ operation: 'create' })
})
