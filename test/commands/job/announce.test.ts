import { afterEach, expect, test, vi } from 'vitest'
import { openNews, withComment } from '../../../src/commands/job/announce.ts'
import type { Aws } from '../../../src/edges/aws/clients.ts'
import { openGitHub } from '../../../src/edges/github.ts'
import { openHttp } from '../../../src/edges/http.ts'
import { Cancelled } from '../../../src/edges/signals.ts'
import type { KnownFacts, Result } from '../../../src/report/result.ts'
import { Problem } from '../../../src/text/problem.ts'
import { DELETED, DIFFERENT, UNCHANGED } from '../../fixtures/result.ts'
import { worldOf } from '../../fixtures/world.ts'
import { type GitHubServer, startGitHub } from '../../scenarios/harness/github/github.ts'

afterEach(() => vi.unstubAllEnvs())

/** Comments on pull request 7 what a run does that knows this. */
async function announce(known: KnownFacts, work: (job: AbortController) => Promise<Result>) {
  const github: GitHubServer = await startGitHub()
  for (const [name, value] of Object.entries(github.env)) vi.stubEnv(name, value)
  const job = new AbortController()
  const [facts, news] = collect()
  news.learn(known)
  const run = { id: '12', number: '3', attempt: '1', url: 'https://github.example/run/1' }
  const comment = { repository: 'octo-org/hello-job', pullRequest: 7, key: 'hello', token: 'ghs_1', run }
  const open = async (signal = job.signal) => openGitHub({ http: openHttp({}), signal, token: comment.token })
  const world = { ...worldOf({} as Aws, '/nonexistent'), signal: job.signal, comment, github: open }
  const announced = withComment(world, news, () => work(job))
  announced.catch(() => undefined)
  const heading = (): string | undefined => github.comments[0]?.body.split('\n')[2]
  return { announced, heading, github, facts }
}

function collect() {
  const facts: KnownFacts[] = []
  return [facts, openNews((each) => facts.push(each))] as const
}

test('what is learned is handed on, and told to whoever listens', () => {
  const [facts, news] = collect()
  const heard: KnownFacts[] = []
  news.learn({ stackName: 'hello' })
  news.listen((known) => heard.push(known))
  news.learn({ moment: { state: 'building' } })
  expect(facts).toEqual([{ stackName: 'hello' }, { moment: { state: 'building' } }])
  expect(heard).toEqual([{ stackName: 'hello' }, { stackName: 'hello', moment: { state: 'building' } }])
  expect(news.known()).toEqual(heard[1])
})

test('a result is commented', async () => {
  const { announced, heading } = await announce({}, async () => UNCHANGED)
  expect(await announced).toBe(UNCHANGED)
  expect(heading()).toContain('is up to date')
})

test('a failure is commented with what is known, and goes on', async () => {
  const failure = new Problem('No template.', 'Add one.')
  const { announced, heading } = await announce({ stackName: 'hello' }, () => Promise.reject(failure))
  await expect(announced).rejects.toBe(failure)
  expect(heading()).toBe('### ❌ The deploy of `hello` failed')
})

test('a cancellation is commented while the job still cleans up', async () => {
  const cleaning = Promise.withResolvers<never>()
  const { announced, heading } = await announce({ stackName: 'hello' }, (job) => {
    setImmediate(() => job.abort(new Cancelled()))
    return cleaning.promise
  })
  await expect.poll(heading).toBe('### ⚠️ The job for `hello` was cancelled')
  cleaning.reject(new Cancelled())
  await expect(announced).rejects.toThrow('cancelled')
})

test('a cancelled job that is done all the same says so', async () => {
  const finishing = Promise.withResolvers<Result>()
  const { announced, heading } = await announce({ stackName: 'hello' }, (job) => {
    setImmediate(() => job.abort(new Cancelled()))
    return finishing.promise
  })
  await expect.poll(heading).toContain('was cancelled')
  finishing.resolve(UNCHANGED)
  expect(await announced).toBe(UNCHANGED)
  expect(heading()).toContain('is up to date')
})

test.each([
  { description: 'what was gone already', result: { ...DELETED, stackId: undefined } },
  { description: 'a skip', result: { operation: 'skip', reason: 'closed' } as const },
])('where there is no comment, $description makes none', async ({ result }) => {
  const { announced, github } = await announce({}, async () => result)
  await announced
  expect(github.comments).toEqual([])
})

test('a diff says nothing before it ends', async () => {
  const { announced, github } = await announce({ kind: 'diff', moment: { state: 'building' } }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return DIFFERENT
  })
  await announced
  expect(github.requests.filter((request) => request.includes('comments'))).toHaveLength(1)
})
