import { expect, test } from 'vitest'
import { openAccount, setUp } from '../harness/account.ts'
import { pullRequest } from '../harness/events.ts'
import { type GitHubServer, startGitHub } from '../harness/github/github.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { killWhen, onceLogged } from '../harness/signals.ts'
import { lookAt } from '../harness/world.ts'

/** A template of topics, with an address. */
const site = (...topics: readonly string[]): string => `Parameters: {BuildId: {Type: String}}
Resources:
${topics.map((topic) => `  ${topic}: {Type: AWS::SNS::Topic}`).join('\n')}
Outputs: {Url: {Value: https://hello.example}}
`
const BROKEN = site('Jobs').replace(
  'Resources:',
  'Resources:\n  Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 2}}',
)
const HEAD = { one: '1'.repeat(40), two: '2'.repeat(40) }

/** A pull request whose preview is deployed from this template, and everything that its comment has said, in order. */
async function openPullRequest(template: string) {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': template })]
  const said: string[] = []
  let last: string | undefined
  const listen = ({ comments }: Pick<GitHubServer, 'comments'>): void => {
    const body = comments.at(-1)?.body
    if (body !== undefined && body !== last) said.push(body)
    last = body
  }
  const github = await startGitHub({ onRequest: (_, repository) => listen(repository) })
  const run = async (head: string, more: Partial<Parameters<typeof runJob>[0]> = {}) => {
    Object.assign(github.pulls[0] ?? {}, { headSha: head })
    const event = pullRequest({ number: 7, action: 'synchronize', head, merge: checkout.head() })
    const inputs = { ...STACK_ONLY, 'github-token': 'ghs_1', ...more.inputs }
    const end = await runJob({ account, checkout, event, env: github.env, ...more, inputs })
    listen(github)
    expect(github.comments).toHaveLength(1)
    return end
  }
  const take = (): readonly string[] => said.splice(0).map(readable)
  return { account, checkout, github, run, take }
}

/** A comment as people read it: without markers and the addresses of links. */
function readable(body: string): string {
  return body
    .replace(/<!--.*?-->\n?/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\d\d:\d\d UTC/, 'noon')
    .replace(/\[Run \d+\]/, '[Run]')
    .trim()
}

/** The first lines of comments. */
const headings = (bodies: readonly string[]): readonly string[] => bodies.map((body) => body.split('\n')[0] ?? '')

test('a comment follows a deploy from the build to the address', async () => {
  const { account, checkout, run, take } = await openPullRequest(site('Jobs'))
  checkout.commit({ Dockerfile: 'FROM servicefull/busybox:local\nRUN sleep 4\n' })
  await setUp(account, { changeSetSeconds: 4, resourceSeconds: 4 })

  const images = { 'image-parameter': 'none', images: '[{name: job}]' }
  const end = await run(HEAD.one, { inputs: { network: 'none', 'no-cache': 'true', ...images } })

  expect(end.errors).toEqual([])
  const bodies = take()
  expect(bodies.slice(0, -1)).toEqual([
    '### ⏳ Building `hello-pr-7`\n\nCommit [1111111] · started at noon\n\n[Run]',
    '### ⏳ Deploying `hello-pr-7`\n\nCommit [1111111] · creating the change set · started at noon\n\n[Run]',
    '### ⏳ Deploying [hello-pr-7]\n\nCommit [1111111] · 1 to add · started at noon\n\n[Run]',
  ])
  expect(headings(bodies).at(-1)).toBe('### ✅ `hello-pr-7` is ready: [https://hello.example]')
})

test('while an update runs, and after it has failed, the version that runs stays in sight', async () => {
  const { account, checkout, run, take } = await openPullRequest(site('Jobs'))
  expect((await run(HEAD.one)).errors).toEqual([])
  expect(headings(take()).at(-1)).toBe('### ✅ `hello-pr-7` is ready: [https://hello.example]')
  checkout.commit({ 'stack.yml': BROKEN })
  await setUp(account, { changeSetSeconds: 3 })

  const end = await run(HEAD.two)

  expect(end.code).toBe(1)
  const bodies = take()
  expect(headings(bodies)).toEqual(['### ⏳ Deploying [hello-pr-7]', '### ❌ The deploy of [hello-pr-7] failed'])
  for (const body of bodies) expect(body).toContain('Still running: commit [1111111] at [https://hello.example]')
  expect(end.log).toMatch(
    /Still running: 1{40} at https:\/\/hello\.example\nStack hello-pr-7: https:.*\nThe job ended after/,
  )
})

test.each([
  {
    moment: 'its change set is created',
    line: /^Decision/m,
    says: 'The stack was not changed.',
    seconds: { changeSetSeconds: 6 },
  },
  {
    moment: 'CloudFormation works on the stack',
    line: /^add .* New/m,
    says: 'CloudFormation continues with the stack. [Follow it in the AWS console].',
    seconds: { resourceSeconds: 3 },
  },
])('a job that is cancelled while $moment says what goes on', async ({ line, says, seconds }) => {
  const { account, checkout, run, take } = await openPullRequest(site('Jobs'))
  await run(HEAD.one)
  take()
  checkout.commit({ 'stack.yml': site('Jobs', 'New') })
  await setUp(account, seconds)
  let at = 0
  const cancel = onceLogged(line, (kill) =>
    setTimeout(() => {
      at = performance.now()
      kill('SIGINT')
    }, 3_000),
  )

  const end = await run(HEAD.two, { onLog: cancel })

  expect(performance.now() - at).toBeLessThan(6_000)
  expect(end.code).toBe(1)
  expect(end.warnings.join()).not.toContain('comment')
  const last = take().at(-1) ?? ''
  expect(headings([last])).toEqual(['### ⚠️ The job for [hello-pr-7] was cancelled'])
  expect(last).toContain(says)
  expect(last).toContain('commit [1111111] at [https://hello.example]')
})

test('the post step ends the comment of a job that was killed', async () => {
  const { account, checkout, github, run, take } = await openPullRequest(site('Jobs'))
  await run(HEAD.one)
  take()
  checkout.commit({ 'stack.yml': site('Jobs', 'New') })
  await setUp(account, { resourceSeconds: 5 })
  const said = (): string => readable(github.comments.at(-1)?.body ?? '')
  const executed = async (): Promise<boolean> => said().startsWith('### ⏳ Deploying [hello-pr-7]')

  const end = await run(HEAD.two, { onLog: killWhen(executed) })

  expect(end.code).toBe(null)
  expect(take().at(-1)).toBe(
    `### ⚠️ The job for [hello-pr-7] ended without a report

It was cancelled or killed, or could not reach GitHub: see the run. CloudFormation continues with what has begun.

Commit [2222222] · 1 to add · started at noon

Before this deploy: commit [1111111] at [https://hello.example]

[Run]`,
  )
  expect(end.postLog).not.toContain('warning')
})

test('of two runs at the same time, the later one has the comment', async () => {
  const { account, checkout, run, take, github } = await openPullRequest(site('Jobs'))
  await setUp(account, { resourceSeconds: 6 })
  const older = run(HEAD.one)
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 30_000 })
    .toEqual({ 'hello-pr-7': 'CREATE_IN_PROGRESS' })
  checkout.commit({ 'stack.yml': site('Jobs', 'New') })

  const newer = await run(HEAD.two)

  expect([(await older).errors, newer.errors]).toEqual([[], []])
  const said = headings(take())
  expect(said).toContain('### ⏳ [hello-pr-7] waits for another operation')
  expect(said.at(-1)).toBe('### ✅ `hello-pr-7` is ready: [https://hello.example]')
  expect(github.comments.at(-1)?.body).toContain('2222222')
})
