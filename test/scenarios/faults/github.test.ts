import { expect, test } from 'vitest'
import { openAccount, setUp } from '../harness/account.ts'
import { pullRequest } from '../harness/events.ts'
import { type Comment, type GitHubOptions, startGitHub } from '../harness/github/github.ts'
import { checkOut, runJob, runPost, STACK_ONLY } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

const MARKER = '<!-- servicefull: us-east-1/hello-pr-7 -->\n'
const topic = 'Resources: {Jobs: {Type: AWS::SNS::Topic}}\n'
const CREATE = /^POST .*comments$/
const UPDATE = /^PATCH .*comments/

/** Deploys the preview of pull request 7 while GitHub is like this. The deploy itself succeeds. */
async function deploy(options: GitHubOptions, template = topic) {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template })
  const github = await startGitHub(options)
  const end = await runJob({
    account,
    checkout,
    env: github.env,
    inputs: { ...STACK_ONLY, 'github-token': 'ghs_canary', environment: 'none' },
    event: pullRequest({ number: 7, action: 'opened', head: '1'.repeat(40), merge: checkout.head() }),
  })
  expect(end.errors).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'CREATE_COMPLETE' })
  return {
    ...github,
    log: end.log,
    warnings: end.warnings,
    ours: github.comments.filter(({ author }) => author === 'us'),
  }
}

/** A comment of a run long ago. */
const old = (given: Partial<Comment> = {}): Partial<Comment> => ({ body: `${MARKER}<!-- 1.1 -->\nOld`, ...given })
const others = Array.from({ length: 250 }, (_, index) => ({ author: 'somebody', body: `Remark ${index}` }))

test.each<GitHubOptions & { readonly fault: string }>([
  { fault: 'none' },
  { fault: '502 after the comment was created', faults: [{ on: CREATE, status: 502, message: 'x', carriedOut: true }] },
  { fault: 'connection cut after the comment was created', faults: [{ on: CREATE, cut: true, carriedOut: true }] },
  { fault: '502 in place of the comment', faults: [{ on: CREATE, status: 502, message: 'x' }] },
  { fault: '502 for an update', comments: [old()], faults: [{ on: UPDATE, status: 502, message: 'x' }] },
  {
    fault: '429 with retry-after',
    faults: [{ on: CREATE, status: 429, message: 'x', headers: { 'retry-after': '1' } }],
  },
  {
    fault: 'secondary limit',
    faults: [
      { on: CREATE, status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '1' } },
    ],
  },
  { fault: 'comment behind hundreds of others', comments: [...others, old()] },
  { fault: 'comment that somebody has edited', comments: [old({ body: `${MARKER}I edit what I like` })] },
  {
    fault: 'comment that somebody deletes while it is updated',
    comments: [old()],
    onRequest: (request, { comments }) => {
      if (UPDATE.test(request) && comments[0]?.body.includes('Old')) comments.splice(0)
    },
  },
  { fault: 'two comments of runs at the same time', comments: [old(), old()] },
])('one comment tells of the preview, and no warning: $fault', async ({ fault: _, ...options }) => {
  const { ours, comments, warnings } = await deploy(options)

  expect(warnings).toEqual([])
  expect(ours).toEqual([
    expect.objectContaining({ body: expect.stringMatching(`^${MARKER}<!-- \\d{4,}\\.1 -->\n### `) }),
  ])
  const strangers = options.comments?.filter(({ author }) => author === 'somebody').length ?? 0
  expect(comments).toHaveLength(strangers + 1)
})

test.each<GitHubOptions & { readonly fault: string; readonly says: RegExp }>([
  {
    fault: 'a token that may only read',
    permissions: { 'pull-requests': 'read' },
    says: /: Resource not accessible by integration\. Add `pull-requests: write` to `permissions:`/,
  },
  {
    fault: 'a token that may not even read',
    permissions: { 'pull-requests': 'none' },
    says: /: Resource not accessible by integration\. Add `pull-requests: write` to `permissions:`/,
  },
  {
    fault: 'a token of another repository, which finds nothing here',
    onRequest: (_, repository) => Object.assign(repository, { name: 'octo-org/other' }),
    says: /: Could not resolve to a Repository with the name 'octo-org\/hello-job'\.$/,
  },
  { fault: 'no requests left in this hour', remaining: 1, says: /: API rate limit exceeded for installation ID 1\.$/ },
])('$fault is one warning about the comment, and the deploy is green', async ({ fault: _, says, ...options }) => {
  const { comments, warnings } = await deploy(options)

  expect(warnings.filter((each) => each.includes('comment'))).toEqual([expect.stringMatching(says)])
  expect(comments).toEqual([])
})

test('while GitHub makes the job wait for its comment, the log says so', async () => {
  const [text, headers] = [/is ready/, { 'retry-after': '27' }]

  const { log, ours } = await deploy({ faults: [{ on: CREATE, text, status: 429, message: 'Slow down', headers }] })

  expect(log).toMatch(/^Still telling GitHub how the run ended \(25 s\)\.$/m)
  expect(ours).toHaveLength(1)
})

test('a job that has ended does not wait for what its comment would have shown meanwhile', async () => {
  const [account, checkout] = [openAccount(), checkOut({ 'stack.yml': topic })]
  const github = await startGitHub({
    faults: [{ on: CREATE, status: 429, message: 'Slow down', headers: { 'retry-after': '59' } }],
  })
  await setUp(account, { changeSetSeconds: 6 })

  const end = await runJob({
    account,
    checkout,
    env: github.env,
    inputs: { ...STACK_ONLY, 'github-token': 'ghs_canary', environment: 'none' },
    event: pullRequest({ number: 7, action: 'opened', head: '1'.repeat(40), merge: checkout.head() }),
  })

  expect([end.code, end.warnings]).toEqual([0, []])
  expect(github.requests.filter((request) => CREATE.test(request))).toHaveLength(2)
  expect(github.comments[0]?.body).toContain('is ready')
  expect(end.milliseconds).toBeLessThan(45_000)
})

test('while GitHub makes the post step wait, its log says so', async () => {
  const checkout = checkOut()
  const { env, requests } = await startGitHub({
    faults: [{ status: 429, message: 'Slow down', headers: { 'retry-after': '27' } }],
  })
  const event = pullRequest({ number: 7, action: 'opened', head: '1'.repeat(40), merge: checkout.head() })
  const job = { account: openAccount(), checkout, env, inputs: { ...STACK_ONLY, 'github-token': 'ghs_canary' }, event }

  const end = await runPost(job, () => ({ deployment: 'open' }))

  expect(end.log).toMatch(/^Still cleaning up \(25 s\)\.$/m)
  expect(requests).toEqual(['POST /graphql', 'POST /graphql'])
})

test('the comments of another bot and of a person stay, whatever marker they have', async () => {
  const [bot, person] = [old({ author: 'deployer[bot]' }), old({ author: 'somebody' })]

  const { ours, comments } = await deploy({ comments: [bot, person], tokens: { ghs_other: 'deployer[bot]' } })

  expect(ours).toHaveLength(1)
  expect(comments.slice(0, 2)).toEqual([expect.objectContaining(bot), expect.objectContaining(person)])
})

test('a summary that is too long for a comment is cut, and the comment links the run', async () => {
  const outputs = Array.from({ length: 190 }, (_, index) => `  Output${index}: {Value: !Ref Long}\n`)

  const long = `Parameters: {Long: {Type: String, Default: ${'long'.repeat(120)}}}\n`

  const { ours, warnings } = await deploy({}, `${long}${topic}Outputs:\n${outputs.join('')}`)

  expect(warnings).toEqual([])
  expect(ours).toHaveLength(1)
  expect(ours[0]?.body.length).toBeLessThan(65_536)
  expect(ours[0]?.body).toContain('https://github.com/octo-org/hello-job/actions/runs/')
})
