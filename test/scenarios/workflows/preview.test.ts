import { expect, test } from 'vitest'
import { pullRequest } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { openRepository } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('preview.yml: a pull request that is opened gets a preview, and closing it takes everything away again', async () => {
  const { account, checkout, run } = await openRepository()
  const github = await startGitHub()
  const head = '1'.repeat(40)
  const about = { number: 7, head, merge: checkout.head() }

  const opened = await run('preview', pullRequest({ ...about, action: 'opened' }), github.env)

  expect(opened, opened.log).toMatchObject({
    ok: true,
    outputs: { operation: 'create', 'stack-name': 'hello-job-pr-7' },
  })
  expect(opened.steps.map(({ name }) => name.split('@')[0])).toEqual(['actions/checkout', 'org/servicefull-action'])
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job-pr-7': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [], 'hello-job-previews': [`pr-7-${head}`] },
  })
  expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining('hello-job-pr-7')])

  for (const pull of github.pulls) pull.state = 'closed'
  const closed = await run('preview', pullRequest({ ...about, action: 'closed' }), github.env)

  expect(closed, closed.log).toMatchObject({ ok: true, outputs: { operation: 'delete' } })
  expect(closed.steps.map(({ name }) => name.split('@')[0])).toEqual(['org/servicefull-action'])
  expect(await lookAt(account)).toEqual({
    stacks: {},
    changeSets: [],
    images: { 'hello-job': [], 'hello-job-previews': [] },
  })
  expect(github.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/^### .* was deleted$/m)])
})

test('preview.yml: with labels in types, a label that is added after the close deletes the preview, without a checkout', async () => {
  const { checkout, run } = await openRepository()
  const github = await startGitHub({ pulls: [{ number: 7, state: 'closed' }] })
  const about = { number: 7, head: '1'.repeat(40), merge: checkout.head(), label: 'bug' }

  const end = await run('preview', pullRequest({ ...about, action: 'labeled', state: 'closed' }), github.env)

  expect(end, end.log).toMatchObject({ ok: true, outputs: { operation: 'delete' } })
  expect(end.steps.map(({ name }) => name.split('@')[0])).toEqual(['org/servicefull-action'])
})
