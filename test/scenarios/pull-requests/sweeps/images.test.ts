import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { startGitHub } from '../../harness/github/github.ts'
import { createRepository, previewConfig, pushConfig } from '../../harness/image.ts'
import { runJob } from '../../harness/job.ts'
import { createPreview, sweepJob } from '../../harness/states.ts'
import { lookAt } from '../../harness/world.ts'

test('images of closed pull requests without a stack are removed, those of others stay', async () => {
  const account = openAccount()
  const { env } = await startGitHub({
    pulls: [{ number: 7, state: 'closed' }, { number: 8 }, { number: 9, state: 'closed' }],
  })
  await createRepository(account)
  for (const number of [7, 8, 9, 10]) await pushConfig(account, `pr-${number}-abc`, previewConfig(number))
  await pushConfig(account, 'pr-7-of-a-sibling', previewConfig(7, 'octo-org/other'))
  await pushConfig(account, 'abc', '{}')
  await createPreview(account, 9, { EnableTerminationProtection: true })

  const dry = await runJob(sweepJob(account, env, { 'dry-run': 'true' }))
  expect(dry.log).toContain('From the repository hello-job would be removed: pr-7-abc.')
  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'sweep', 'has-changes': 'true', 'changes-count': '0' })
  expect((await lookAt(account)).images).toEqual({
    'hello-job': ['abc', 'pr-10-abc', 'pr-7-of-a-sibling', 'pr-8-abc', 'pr-9-abc'],
  })
})

test('the images of a preview go with its stack', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 7, state: 'closed' }] })
  await createRepository(account)
  await pushConfig(account, 'pr-7-abc', previewConfig(7))
  await createPreview(account, 7)

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})
