import { expect, test } from 'vitest'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { createByHand, deleteByHand, TOPIC, wholeWorld } from '../harness/stranger.ts'
import { lookAt } from '../harness/world.ts'

const EVIL = { 'servicefull:repository': 'evil/repo', 'servicefull:stack': 'hello' }

test.each([
  { of: 'a new stack', type: 'CREATE' },
  { of: 'a stack that runs', type: 'UPDATE' },
] as const)('a change set of $of that was exchanged under review is not executed', async ({ type }) => {
  const { account, checkout, job } = openJob({ 'stack.yml': TOPIC })
  if (type === 'UPDATE') await runJob({ ...job, inputs: STACK_ONLY })
  checkout.write({ 'stack.yml': `${TOPIC}Outputs: { A: { Value: a } }\n` })
  const review = await runJob({ ...job, inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' } })
  expect(review.errors).toEqual([])
  const reviewed = review.outputs['change-set-id'] ?? ''
  const name = reviewed.split('/')[1] ?? ''

  await deleteByHand(account, reviewed)
  const description = 'evil/repo abc run 1.1 https://github.com/evil/repo/actions/runs/1'
  const exchanged = await createByHand(account, { stackName: 'hello', name, type, tags: EVIL, description })
  const before = await wholeWorld(account)
  const execute = async (id: string) =>
    (await runJob({ ...job, inputs: { ...STACK_ONLY, 'execute-change-set-id': id } })).errors.join()

  expect(await execute(name)).toContain(`\`${name}\` is not the ARN of a change set`)
  expect(await execute(reviewed)).toContain('has no change set')
  expect(await execute(reviewed.split(':changeSet/')[1] ?? '')).toContain('has no change set')
  expect(await execute(exchanged)).toContain('belongs to servicefull:repository=evil/repo, servicefull:stack=hello')
  expect(await wholeWorld(account)).toEqual(before)
})

test('the end of the ARN, which has no account ID, executes what was reviewed', async () => {
  const { account, job } = openJob({ 'stack.yml': TOPIC })
  const review = await runJob({ ...job, inputs: { ...STACK_ONLY, 'no-execute-changeset': 'true' } })
  const id = review.outputs['change-set-id']?.split(':changeSet/')[1] ?? ''

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'execute-change-set-id': id } })

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
