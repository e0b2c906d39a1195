import { expect, test } from 'vitest'
import { countOf } from '../harness/account.ts'
import { before, startFaultProxy } from '../harness/fault-proxy.ts'
import { HEAD, type OpenPreview, openPreview } from '../harness/github/preview.ts'
import type { WorkflowRun } from '../harness/github/state.ts'
import type { JobEnd } from '../harness/runner.ts'
import { lookAt, templateOf } from '../harness/world.ts'

const NEWER = '2'.repeat(40)
const template = (topic: string): string => `Resources:\n  ${topic}: { Type: AWS::SNS::Topic }\n`
const deployed = (status: string) => ({ stacks: { 'hello-pr-7': status }, changeSets: [], images: {} })

/** Deploys a preview; then runs its older commit, whose branch is replaced by the newer one right before it is executed. */
async function replaceHead(
  { account, pull, github, checkout, run }: OpenPreview,
  later: Partial<WorkflowRun>,
  attempt = '1',
): Promise<JobEnd> {
  await run('opened', { runId: '1000' })
  checkout.commit({ 'stack.yml': template('Older') })
  const { env } = await startFaultProxy(
    account,
    before('CreateChangeSet', async () => {
      pull.headSha = NEWER
      const made = {
        id: 2001,
        headSha: NEWER,
        workflow: 'preview.yml',
        status: 'in_progress',
        conclusion: null,
      } as const
      github.runs.push({ ...made, ...later })
    }),
  )
  return run('synchronize', { head: HEAD, runId: '2000', env: { ...env, GITHUB_RUN_ATTEMPT: attempt } })
}

test.each([
  { how: 'runs', later: {} },
  { how: 'has deployed it', later: { status: 'completed', conclusion: 'success' } },
] as const)(
  'the head is replaced, and the run of the newer commit $how: the older one is not deployed',
  async ({ later }) => {
    const preview = await openPreview({ 'stack.yml': template('First') })

    const end = await replaceHead(preview, later)

    expect(end.errors).toEqual([])
    expect(end.outputs).toEqual({ operation: 'skip' })
    expect(end.log).toContain(
      '::notice::Nothing is done: pull request 7 has moved on to 2222222, which another run deploys: https://github.com/octo-org/hello-job/actions/runs/2001.',
    )
    expect(await countOf(preview.account, 'ExecuteChangeSet')).toBe(1)
    expect(await lookAt(preview.account)).toEqual(deployed('CREATE_COMPLETE'))
  },
)

test.each([
  { why: 'failed', later: { status: 'completed', conclusion: 'failure' }, attempt: '1' },
  { why: 'is none, as with [skip ci]', later: { headSha: '3'.repeat(40) }, attempt: '1' },
  { why: 'is not of this workflow', later: { workflow: 'lint.yml' }, attempt: '1' },
  { why: 'does not count when somebody runs this one again', later: {}, attempt: '2' },
] as const)(
  'the head is replaced, and the run of the newer commit $why: the older one is deployed',
  async ({ later, attempt }) => {
    const preview = await openPreview({ 'stack.yml': template('First') })

    const end = await replaceHead(preview, later, attempt)

    expect(end.errors).toEqual([])
    expect(end.warnings).toEqual([])
    expect(await templateOf(preview.account, 'hello-pr-7')).toBe(template('Older'))
    expect(await lookAt(preview.account)).toEqual(deployed('UPDATE_COMPLETE'))
  },
)

test('without the permission to see other runs, the commit is deployed, and the log says what is not known', async () => {
  const preview = await openPreview({ 'stack.yml': template('First') }, { permissions: { actions: 'none' } })

  const end = await replaceHead(preview, {})

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  expect(end.log).toContain(
    `Pull request 7 has moved on to ${NEWER}. GitHub does not say whether a run deploys that: Resource not accessible by integration.`,
  )
  expect(await lookAt(preview.account)).toEqual(deployed('UPDATE_COMPLETE'))
})

test('two runs of a pull request at once end with the newest commit', async () => {
  const { account, pull, github, checkout, jobOf, run } = await openPreview({ 'stack.yml': template('First') })
  const older = run('opened', { runId: '1000' })
  await older
  checkout.commit({ 'stack.yml': template('Newest') })
  pull.headSha = NEWER
  github.runs.push({ id: 1001, headSha: NEWER, workflow: 'preview.yml', status: 'in_progress', conclusion: null })
  const newest = run('synchronize', { head: NEWER, runId: '1001' })
  const again = run('synchronize', { runId: '1000', checkout: jobOf('opened').checkout })

  const ends = await Promise.all([newest, again])

  expect(ends.map(({ errors }) => errors)).toEqual([[], []])
  expect(await templateOf(account, 'hello-pr-7')).toBe(template('Newest'))
  expect(await lookAt(account)).toEqual(deployed('UPDATE_COMPLETE'))
})

test.each([
  { what: 'the token may not read pull requests', permissions: { 'pull-requests': 'none' } as const, faults: [] },
  { what: 'GitHub is down', permissions: {}, faults: Array.from({ length: 12 }, () => 'drop' as const) },
])('$what: one warning, and the preview is deployed and deleted', async ({ permissions, faults }) => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template('First') }, { permissions, faults })

  const end = await run('opened', { inputs: { comment: 'false' } })

  expect(end.errors).toEqual([])
  const asked = end.warnings.filter((each) => each.includes('GitHub does not say whether pull request 7 is still open'))
  expect(asked).toHaveLength(1)
  if (faults.length === 0) expect(asked[0]).toContain('Add `pull-requests: read` to `permissions:` of the job.')
  expect(await lookAt(account)).toEqual(deployed('CREATE_COMPLETE'))
  pull.state = 'closed'
  const closed = await run('closed', { inputs: { comment: 'false' } })
  expect(closed.errors).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({})
})

test('an older run that comes after a later one has deployed is green, and changes nothing', async () => {
  const { account, checkout, pull, github, run } = await openPreview({ 'stack.yml': template('Newer') })
  pull.headSha = NEWER
  const newer = await run('synchronize', { head: NEWER, runId: '2001' })
  checkout.commit({ 'stack.yml': template('Older') })

  const late = await run('opened', { head: HEAD, runId: '2000' })

  expect([newer.errors, late.errors]).toEqual([[], []])
  expect(late.outputs).toEqual({ operation: 'skip' })
  expect(late.log).toMatch(
    /^::notice::Nothing is done: stack hello-pr-7 has been deployed by a later run, of 2{40}: \S+\/2001\.$/m,
  )
  expect(await templateOf(account, 'hello-pr-7')).toContain('Newer')
  expect(await lookAt(account)).toEqual(deployed('CREATE_COMPLETE'))
  expect(github.comments.map(({ body }) => body.includes('is ready'))).toEqual([true])
})
