import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { expect, test } from 'vitest'
import { pullRequest, push, pushTag } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { openRepository } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('hello-job: its own workflow deploys main, releases a tag, and gives a pull request a preview', async () => {
  const { account, checkout, run } = await openRepository('hello-job/.github/workflows', { ReleaseTags: 'v*' })
  const github = await startGitHub()
  const sha = checkout.head()
  const head = '1'.repeat(40)

  const pushed = await run('deploy', push(sha), github.env)
  expect(pushed, pushed.log).toMatchObject({ ok: true, outputs: { operation: 'create' } })

  const released = await run('deploy', pushTag(sha, 'v1.0.0'), github.env)
  expect(released, released.log).toMatchObject({ ok: true, outputs: { image: pushed.outputs.image } })

  const opened = await run('deploy', pullRequest({ number: 7, action: 'opened', head, merge: sha }), github.env)
  expect(opened, opened.log).toMatchObject({ ok: true, outputs: { operation: 'create' } })
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job': 'CREATE_COMPLETE', 'hello-job-pr-7': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`${sha} v1.0.0`], 'hello-job-previews': [`pr-7-${head}`] },
  })
})

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
  expect(JSON.parse(end.outputs['execution-output'] ?? '')).toEqual({
    ExitCode: 0,
    StoppedReason: 'Essential container in task exited',
    StopCode: 'EssentialContainerExited',
    TaskArn: expect.stringContaining(':task/'),
  })
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha], 'hello-job-previews': [] },
  })
})

test('hello-job: as many lines deploy it as a fan-out, and run it over a list', async () => {
  const { account, checkout, run } = await openRepository()
  const github = await startGitHub()
  const sha = checkout.head()

  const end = await run('fan-out', push(sha), github.env)

  expect(end, end.log).toMatchObject({ ok: true, outputs: { operation: 'create', 'execution-status': 'SUCCEEDED' } })
  expect(JSON.parse(end.outputs['execution-output'] ?? '')).toMatchObject({ Total: 3, Succeeded: 3, Failed: 0 })
  const asked = new FilterLogEventsCommand({ logGroupName: end.outputs.LogGroupName, filterPattern: 'Hello' })
  const { events = [] } = await account.logs.send(asked)
  const lines = events.map(({ message = '' }) => message.trim()).sort()
  expect(lines).toEqual(['Hello, Ada!', 'Hello, Grace!', 'Hello, Katherine!'])
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job-fan-out': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha], 'hello-job-previews': [] },
  })
})
