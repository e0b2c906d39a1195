import { expect, test } from 'vitest'
import { mutations, openAccount, setUp } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { addJobDeployment, type GitHubServer, startGitHub } from '../harness/github/github.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { cancelOnceLogged, killWhen, onceLogged } from '../harness/signals.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = (topic: string, url = 'https://shop.example.com/pr'): string => `Resources:
  ${topic}: {Type: AWS::SNS::Topic}
Outputs:
  Url: {Value: '${url}'}
`
const broken = 'Resources:\n  Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 2}}\n'
const inputs = { ...STACK_ONLY, 'github-token': 'ghs_canary', comment: 'false' }
const HEAD = { one: '1'.repeat(40), two: '2'.repeat(40), three: '3'.repeat(40) }

/** The deployments, oldest first: environment, commit, and all states so far. */
function lifeOf({ deployments }: GitHubServer): readonly string[] {
  return deployments.map(
    ({ environment, ref, statuses }) =>
      `${environment} ${ref.slice(0, 1)}: ${statuses.map(({ state }) => state).join(', ')}`,
  )
}

/** An account, a checkout, and a job of pull request 7 on GitHub. */
async function openPreview(options: Parameters<typeof startGitHub>[0] = {}) {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template('Jobs') })
  const github = await startGitHub(options)
  const jobOf = (action: 'opened' | 'synchronize' | 'closed', head: string) => {
    Object.assign(github.pulls[0] ?? {}, { state: action === 'closed' ? 'closed' : 'open', headSha: head })
    const event = pullRequest({ number: 7, action, head, merge: checkout.head() })
    return { account, checkout, inputs, env: github.env, event }
  }
  return { account, checkout, github, jobOf }
}

test('the deployments of a preview: each push replaces the one before, a failure replaces none, closing ends all', async () => {
  const { account, checkout, github, jobOf } = await openPreview()

  const opened = await runJob(jobOf('opened', HEAD.one))
  expect(opened.warnings).toEqual([])
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, success'])
  expect(github.deployments[0]).toMatchObject({ transient: true, production: false })
  expect(github.deployments[0]?.statuses[1]).toMatchObject({
    environmentUrl: 'https://shop.example.com/pr',
    logUrl: expect.stringMatching(/^https:\/\/github\.com\/octo-org\/hello-job\/actions\/runs\/\d+$/),
  })

  checkout.commit({ 'stack.yml': template('Next') })
  await runJob(jobOf('synchronize', HEAD.two))
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, success, inactive', 'pr-7 2: in_progress, success'])

  checkout.commit({ 'stack.yml': broken })
  const failed = await runJob(jobOf('synchronize', HEAD.three))
  expect(failed.code).toBe(1)
  expect(lifeOf(github).slice(1)).toEqual(['pr-7 2: in_progress, success', 'pr-7 3: in_progress, failure'])

  const closed = await runJob(jobOf('closed', HEAD.three))
  expect(closed.errors).toEqual([])
  expect(lifeOf(github)).toEqual([
    'pr-7 1: in_progress, success, inactive',
    'pr-7 2: in_progress, success, inactive',
    'pr-7 3: in_progress, failure, inactive',
  ])
  expect([opened, failed, closed].flatMap(({ warnings }) => warnings)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('closing ends the deployments of a preview whose stack is gone already', async () => {
  const { account, github, jobOf } = await openPreview()
  await runJob(jobOf('opened', HEAD.one))
  await runJob({ ...jobOf('closed', HEAD.one), inputs: { ...inputs, environment: 'none' } })
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, success'])

  const again = await runJob(jobOf('closed', HEAD.one))

  expect(again.outputs).toEqual({ operation: 'delete', 'stack-name': 'hello-pr-7', 'has-changes': 'false' })
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, success, inactive'])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('the input environment records a push; the address is no link that could mislead', async () => {
  const { account, checkout, github } = await openPreview()
  checkout.commit({ 'stack.yml': template('Jobs', 'https://admin:hush@shop.example.com') })
  const job = { account, checkout, env: github.env, event: push(checkout.head()) }

  const silent = await runJob({ ...job, inputs })
  expect(silent.errors).toEqual([])
  expect(github.requests).toEqual([])

  await runJob({ ...job, inputs: { ...inputs, environment: 'production' } })
  expect(lifeOf(github)).toEqual([expect.stringMatching(/^production .: (in_progress, )?success$/)])
  const [{ sha, transient, production, statuses } = { statuses: [] }] = github.deployments
  expect({ sha, transient, production }).toEqual({ sha: checkout.head(), transient: false, production: true })
  expect(statuses.at(-1)?.environmentUrl).toBe('')
})

test('the environment of the job itself is not recorded twice', async () => {
  const { account, checkout, github } = await openPreview()
  addJobDeployment(github, 'production', '4711')

  const end = await runJob({
    account,
    checkout,
    inputs: { ...inputs, environment: 'production' },
    env: { ...github.env, GITHUB_RUN_ID: '4711' },
    event: push(checkout.head()),
  })

  expect(end.warnings).toEqual([])
  expect(github.requests).toEqual(['POST /graphql'])
  expect(lifeOf(github)).toEqual(['production m: in_progress'])
})

test.each(['none', 'read'] as const)(
  'a missing permission (%s) is one warning with the line to add, and the deploy is green',
  async (deployments) => {
    const { account, github, jobOf } = await openPreview({ permissions: { deployments } })

    const end = await runJob(jobOf('opened', HEAD.one))

    expect(end.code).toBe(0)
    expect(end.warnings).toEqual([
      '::The deployment to pr-7 is not recorded on GitHub: Resource not accessible by integration. Add `deployments: write` to `permissions:` of the job, or set `environment: none`.',
    ])
    expect(lifeOf(github)).toEqual([])
    expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'CREATE_COMPLETE' })
  },
)

test('a deployment whose answer is lost is recorded once, and a limit of requests is waited for', async () => {
  const { github, jobOf } = await openPreview({
    faults: [
      { on: /deployments$/, status: 502, message: 'Server Error', carriedOut: true },
      { on: /statuses$/, status: 429, message: 'Slow down', headers: { 'retry-after': '1' } },
      { on: /statuses$/, cut: true },
    ],
  })

  const end = await runJob(jobOf('opened', HEAD.one))

  expect(end.warnings).toEqual([])
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, success'])
})

test('a job that is cancelled ends its deployment with an error', async () => {
  const { account, github, jobOf } = await openPreview()
  await setUp(account, { resourceSeconds: 4 })

  const end = await runJob({ ...jobOf('opened', HEAD.one), onLog: cancelOnceLogged(/^add /m) })

  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, error'])
})

test('a deletion that is cancelled after it has begun ends the deployments, because CloudFormation goes on with it', async () => {
  const { account, github, jobOf } = await openPreview()
  await runJob(jobOf('opened', HEAD.one))
  await setUp(account, { resourceSeconds: 4 })
  const deleting = async () => (await lookAt(account)).stacks['hello-pr-7'] === 'DELETE_IN_PROGRESS'
  const cancel = onceLogged(/^/, async (kill) => {
    await expect.poll(deleting, { timeout: 30_000 }).toBe(true)
    kill('SIGINT')
  })

  const end = await runJob({ ...jobOf('closed', HEAD.one), onLog: cancel })

  expect(end.errors).toEqual([expect.stringContaining('The job was cancelled')])
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, success, inactive'])
})

test('the post step ends the deployment of a job that was killed', async () => {
  const { account, github, jobOf } = await openPreview()
  await setUp(account, { resourceSeconds: 4 })
  const inProgress = async () => lifeOf(github).includes('pr-7 1: in_progress')

  const end = await runJob({ ...jobOf('opened', HEAD.one), onLog: killWhen(inProgress) })

  expect(end.code).toBe(null)
  expect(end.postLog).not.toContain('warning')
  expect(lifeOf(github)).toEqual(['pr-7 1: in_progress, error'])
})

test('a pull request of a fork has no deployment', async () => {
  const { account, checkout, github } = await openPreview()
  const event = pullRequest({ number: 7, action: 'opened', head: HEAD.one, merge: checkout.head(), from: 'a/b' })

  await runJob({ account, checkout, inputs, env: github.env, event })

  expect(github.requests).toEqual([])
  expect(await mutations(account)).toEqual([])
})
