import { expect, test } from 'vitest'
import { countOf, openAccount } from '../../harness/account.ts'
import { startGitHub } from '../../harness/github/github.ts'
import { runJob } from '../../harness/job.ts'
import { startProbe } from '../../harness/probe.ts'
import { createHello, createPreviews, previewTags, sweepJob } from '../../harness/states.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const numbers = Array.from({ length: 60 }, (_, index) => index + 1)
const blocked = [7, 20, 60]
const pulls = numbers.map((number) => ({ number, state: 'closed' as const, merged: number % 2 === 0 }))

test('a sweep of 60 previews deletes 57, tells of 3 failures together, and the next one deletes the rest', async () => {
  const [account, probe] = [openAccount(), await startProbe({ 'Delete First': () => 'a task still runs' })]
  const { env } = await startGitHub({ pulls })
  const isBlocked = (number: number): boolean => blocked.includes(number)
  for (const number of blocked) {
    await createHello(account, probe, { StackName: `hello-pr-${number}`, Tags: previewTags(number) })
  }
  await createPreviews(
    account,
    numbers.filter((number) => !isBlocked(number)),
  )

  const end = await runJob(sweepJob(account, env))

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(3)
  for (const number of blocked) {
    expect(end.errors.join()).toContain(
      `The stack hello-pr-${number} was not deleted (DELETE_FAILED), in two tries.\nFirst (Custom::Probe): a task still runs`,
    )
  }
  expect(end.summary).toContain('### 🧹 Sweep: 3 failed, 57 deleted')
  expect(end.outputs.operation).toBe('failed')
  expect(await lookAt(account)).toEqual({
    ...NOTHING,
    stacks: Object.fromEntries(blocked.map((number) => [`hello-pr-${number}`, 'DELETE_FAILED'])),
  })
  expect(await countOf(account, 'DeleteStack')).toBe(57 + 2 * 3)

  probe.answers.clear()
  const again = await runJob(sweepJob(account, env))
  expect(again.errors).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'sweep', 'has-changes': 'true', 'changes-count': '3' })
  expect(await lookAt(account)).toEqual(NOTHING)
})
