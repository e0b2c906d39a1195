import { expect, test } from 'vitest'
import { dispatch, pullRequest, scheduled } from '../harness/events.ts'
import { startGitHub, stateOf } from '../harness/github/github.ts'
import { openRepository } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('sweep.yml: by hand it shows what it would delete, and by the schedule it deletes that', async () => {
  const { account, checkout, run } = await openRepository()
  const sha = checkout.head()
  const github = await startGitHub({ pulls: [{ number: 7 }, { number: 8 }] })
  for (const number of [7, 8]) {
    const event = pullRequest({ number, action: 'opened', head: String(number).repeat(40), merge: sha })
    const opened = await run('preview', event, github.env)
    expect(opened, opened.log).toMatchObject({ ok: true })
  }
  // The job that should have deleted the preview of pull request 7 never ran.
  for (const pull of github.pulls) if (pull.number === 7) pull.state = 'closed'
  const both = await lookAt(account)

  const shown = await run('sweep', dispatch(sha, 'refs/heads/main', { 'dry-run': 'true' }), github.env)

  expect(shown, shown.log).toMatchObject({ ok: true })
  expect(shown.log).toContain('hello-job-pr-7')
  expect(await lookAt(account)).toEqual(both)

  const swept = await run('sweep', scheduled(sha), github.env)

  expect(swept, swept.log).toMatchObject({ ok: true })
  expect(await lookAt(account)).toEqual({
    stacks: { 'hello-job-pr-8': 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [], 'hello-job-previews': [`pr-8-${'8'.repeat(40)}`] },
  })
  const comments = github.comments.filter(({ pull }) => pull === 7).map(({ body }) => body)
  expect(comments).toEqual([expect.stringMatching(/^### .* was deleted/m)])
  const active = github.deployments.filter((each) => stateOf(each) !== 'inactive')
  expect(active.map(({ environment }) => environment)).toEqual(['pr-8'])
})
