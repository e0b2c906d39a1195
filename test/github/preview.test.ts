import { expect, test } from 'vitest'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { watchPreview } from '../../src/github/preview.ts'
import type { PreviewInputs } from '../../src/inputs/inputs.ts'
import { fakeLog } from '../fixtures/log.ts'
import { plan } from '../fixtures/plan.ts'
import { type Pull, startGitHub } from '../scenarios/harness/github/github.ts'

const HEAD = '1'.repeat(40)
const NEWER = '2'.repeat(40)
const GET = 'GET /repos/octo-org/hello-job/pulls/7'

type Options = Parameters<typeof startGitHub>[0] & {
  readonly settings?: Partial<PreviewInputs>
  readonly token?: false
  readonly attempt?: string
  readonly deletes?: true
}

/** Watches the preview of pull request 7. */
async function watch({ settings, token, attempt = '1', deletes, ...options }: Options = {}) {
  const server = await startGitHub(options)
  const [log, { signal }] = [fakeLog(), new AbortController()]
  const github = async () => openGitHub({ env: server.env, http: openHttp({}), signal, token: 'ghs_1', second: 1 })
  const all: PreviewInputs = {
    label: undefined,
    drafts: true,
    parameterOverrides: '',
    network: 'shared',
    ttlHours: undefined,
    ...settings,
  }
  const owner = { repository: 'octo-org/hello-job', stack: 'hello', pullRequest: 7 }
  const target = { ...plan.target, stackName: 'hello-pr-7', owner }
  const run = deletes ? {} : { run: { ...plan.run, id: '2000', attempt, workflow: 'preview.yml' } }
  const preview = { number: 7, headSha: HEAD, settings: all, images: [] }
  const asking = { github: token === false ? undefined : github, log, signal }
  return { watch: watchPreview(asking, { preview, target, ...run }), log, server }
}

interface Row {
  readonly pull: Partial<Pull>
  readonly settings?: Partial<PreviewInputs>
  readonly reason: string
}

test.each<Row>([
  { pull: { state: 'closed' }, reason: 'pull request 7 is closed' },
  { pull: { state: 'closed', merged: true }, reason: 'pull request 7 is merged' },
  {
    pull: { draft: true },
    settings: { drafts: false },
    reason: 'pull request 7 is a draft, and preview-drafts is false',
  },
  {
    pull: { labels: ['bug'] },
    settings: { label: 'preview' },
    reason: 'pull request 7 does not have the label preview, which preview-label asks for',
  },
])('a preview is over: $reason', async ({ pull, settings = {}, reason }) => {
  const { watch: over } = await watch({ pulls: [pull], settings })
  await expect(over.confirmDeploy()).rejects.toMatchObject({ name: 'NotNeeded', message: reason })
  expect(await over.confirmDelete()).toBe(true)
  expect(await over.whyOver()).toBe(reason)
  expect(over.isOpen()).toBe(pull.state !== 'closed')
})

test('a pull request that GitHub does not have is over', async () => {
  const { watch: over } = await watch({ pulls: [] })
  expect(await over.whyOver()).toBe('there is no pull request 7')
})

test('an open pull request has a preview, which is not deleted', async () => {
  const { watch: open, server } = await watch()
  expect(await open.confirmDeploy()).toBe(true)
  expect(await open.whyOver()).toBeUndefined()
  const message = 'pull request 7 is open, and has a preview again'
  await expect(open.confirmDelete()).rejects.toMatchObject({ name: 'NotNeeded', message })
  expect(server.requests).toEqual([GET, GET, GET])
})

const later = { id: 2001, headSha: NEWER, workflow: 'preview.yml', status: 'in_progress', conclusion: null } as const
const url = 'https://github.com/octo-org/hello-job/actions/runs/2001'

test.each([
  { what: 'runs', run: later, moved: true },
  { what: 'waits', run: { ...later, status: 'queued' }, moved: true },
  { what: 'has succeeded', run: { ...later, status: 'completed', conclusion: 'success' }, moved: true },
  { what: 'has failed', run: { ...later, status: 'completed', conclusion: 'failure' }, moved: false },
  { what: 'was cancelled', run: { ...later, status: 'completed', conclusion: 'cancelled' }, moved: false },
  { what: 'is older than this one', run: { ...later, id: 1999 }, moved: false },
  { what: 'is of another workflow', run: { ...later, workflow: 'lint.yml' }, moved: false },
  { what: 'is of another commit', run: { ...later, headSha: '3'.repeat(40) }, moved: false },
] as const)('the head has moved on, and its run $what', async ({ run, moved }) => {
  const { watch: head, server } = await watch({ pulls: [{ headSha: NEWER }] })
  server.runs.push(run)
  const asked = head.confirmDeploy()
  const message = `pull request 7 has moved on to 2222222, which another run deploys: ${url}`
  if (moved) await expect(asked).rejects.toMatchObject({ name: 'NotNeeded', message })
  else expect(await asked).toBe(true)
  expect(await head.whyOver()).toBeUndefined()
})

test('a run that somebody starts again deploys its commit, whatever the head is', async () => {
  const { watch: again, server } = await watch({ pulls: [{ headSha: NEWER }], attempt: '2' })
  server.runs.push(later)
  expect(await again.confirmDeploy()).toBe(true)
})

test('without the permission to see runs, the commit is deployed, and the log says so', async () => {
  const { watch: head, log } = await watch({ pulls: [{ headSha: NEWER }], permissions: { actions: 'none' } })
  expect(await head.confirmDeploy()).toBe(true)
  expect(log.lines).toEqual([
    `info: Pull request 7 has moved on to ${NEWER}. GitHub does not say whether a run deploys that: Resource not accessible by integration.`,
  ])
})

const UNKNOWN =
  'warning: GitHub does not say whether pull request 7 is still open, so this run does not notice its end:'
const LEFT = 'If stack hello-pr-7 is left over, a sweep deletes it.'

test('without the permission to read pull requests, GitHub is asked once, and a warning has the line to add', async () => {
  const { watch: denied, log, server } = await watch({ permissions: { 'pull-requests': 'none' } })
  expect([await denied.confirmDeploy(), await denied.confirmDeploy(), await denied.whyOver()]).toEqual([
    false,
    false,
    undefined,
  ])
  expect(server.requests).toEqual([GET])
  expect(log.lines).toEqual([
    `${UNKNOWN} Resource not accessible by integration. Add \`pull-requests: read\` to \`permissions:\` of the job. ${LEFT}`,
  ])
})

test('after an outage, GitHub is asked again, and a warning comes once', async () => {
  const faults = Array.from({ length: 8 }, () => ({ status: 502, message: 'Server Error' }))
  const { watch: down, log } = await watch({ pulls: [{ state: 'closed' }], faults })
  expect([await down.confirmDeploy(), await down.confirmDeploy()]).toEqual([false, false])
  expect(log.lines).toEqual([`${UNKNOWN} Server Error. ${LEFT}`])
  expect(await down.whyOver()).toBe('pull request 7 is closed')
})

test('without a token, nobody is asked', async () => {
  const { watch: silent, log, server } = await watch({ token: false })
  expect(await silent.confirmDeploy()).toBe(false)
  expect(log.lines).toEqual([`${UNKNOWN} there is no github-token. ${LEFT}`])
  expect(server.requests).toEqual([])
})

test('a deletion that cannot ask goes on without a warning: its event says that the preview is over', async () => {
  const { watch: denied, log } = await watch({ permissions: { 'pull-requests': 'none' }, deletes: true })
  expect(await denied.confirmDelete()).toBe(false)
  expect(log.lines).toEqual([])
})

test('a stack that is no preview is not asked about', async () => {
  const log = fakeLog()
  const asking = { github: undefined, log, signal: new AbortController().signal }
  const other = watchPreview(asking, plan)
  expect([await other.confirmDeploy(), await other.confirmDelete(), await other.whyOver()]).toEqual([
    false,
    false,
    undefined,
  ])
  expect(log.lines).toEqual([])
})
