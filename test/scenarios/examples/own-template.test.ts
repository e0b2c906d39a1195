import { expect, test } from 'vitest'
import { push } from '../harness/events.ts'
import { startGitHub, stateOf } from '../harness/github/github.ts'
import { openPage } from '../harness/workflows/load-balancer.ts'
import { openExample } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

test('own-template: a web service answers at its address, a push replaces its image, and one that does not answer is rolled back', async () => {
  const { account, checkout, run } = await openExample('own-template')
  const github = await startGitHub()
  const first = checkout.head()

  const created = await run('deploy', push(first), github.env)

  expect(created, created.log).toMatchObject({ ok: true, outputs: { operation: 'create' } })
  const { Url: url = '' } = created.outputs
  expect(await openPage(account, url)).toMatch(/^200 .*Hello from Fargate/s)

  const second = checkout.commit({ 'www/index.html': '<h1>Hello again</h1>\n' })
  const updated = await run('deploy', push(second), github.env)

  expect(updated, updated.log).toMatchObject({ ok: true, outputs: { operation: 'update', Url: url } })
  expect(updated.outputs.image).not.toBe(created.outputs.image)
  expect(await openPage(account, url)).toBe('200 <h1>Hello again</h1>\n')

  checkout.git('rm', '--quiet', 'www/index.html')
  const third = checkout.commit({ 'www/about.html': '<h1>About</h1>\n' })
  const failed = await run('deploy', push(third), github.env)

  expect(failed.ok).toBe(false)
  // The log of the task shows the health checks of the load balancer.
  expect(failed.log).toContain('response:404')
  expect(await openPage(account, url)).toBe('200 <h1>Hello again</h1>\n')
  expect(await lookAt(account)).toEqual({
    stacks: { web: 'UPDATE_ROLLBACK_COMPLETE' },
    // The one whose execution failed.
    changeSets: [expect.stringMatching(/^sf-/)],
    images: { 'hello-job': [first, second, third].sort() },
  })
  const states = github.deployments.map((each) => `${each.sha} ${stateOf(each)}`)
  expect(states).toEqual([`${first} inactive`, `${second} success`, `${third} failure`])
})
