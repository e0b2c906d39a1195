import { expect, test } from 'vitest'
import { push } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { openRepository } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('hello-job: 15 lines of workflow deploy the job, run it and schedule it', async () => {
  const { account, checkout, run } = await openRepository()
  const github = await startGitHub()
  const sha = checkout.head()

  const end = await run('job', push(sha), github.env)

  expect(end, end.log).toMatchObject({
    ok: true,
    outputs: { operation: 'create', 'execution-status': 'SUCCEEDED', 'exit-code': '0' },
  })
  expect(end.outputs.ScheduleName).toMatch(/^hello-job-JobSchedule-/)
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha] },
  })
})
