import {
  CreateChangeSetCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { mutations, setUp } from '../harness/account.ts'
import { REPOSITORY } from '../harness/events.ts'
import { before, startFaultProxy } from '../harness/fault-proxy.ts'
import { openPreview } from '../harness/github/preview.ts'
import { NO_ENGINE, withoutDocker } from '../harness/machine.ts'
import { heldAnswer, startProbe } from '../harness/probe.ts'
import { onceLogged } from '../harness/signals.ts'
import { OURS } from '../harness/states.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = 'Resources:\n  Jobs: { Type: AWS::SNS::Topic }\n'

/** Opens a preview of the probe, which is created. */
async function openProbe() {
  const probe = await startProbe()
  const inputs = {
    template: 'probe.yml',
    'image-parameter': 'none',
    'parameter-overrides': `Answers=${probe.address}\nRound=1`,
  }
  const preview = await openPreview({ 'probe.yml': probe.body }, { inputs })
  expect((await preview.run('opened')).errors).toEqual([])
  return { ...preview, probe }
}

test('a preview is deleted without a checkout, docker and git, whatever a build or a deploy would refuse', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  pull.state = 'closed'
  const wrong = {
    context: '../..',
    platforms: 'linux/potato',
    'build-args': 'no equals sign',
    secrets: '=',
    images: '- nonsense',
    'parameter-overrides': 'https://example.com/p',
    tags: 'aws:x=1',
    ttl: 'soon',
    contxt: '.',
  }

  const end = await run('closed', {
    inputs: wrong,
    env: { ...NO_ENGINE, ...withoutDocker(), PATH: '/nowhere', GITHUB_WORKSPACE: '/nowhere' },
  })

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'true' })
  expect(await lookAt(account)).toEqual(NOTHING)

  const made = await mutations(account)
  const again = await run('closed')
  expect(again.outputs).toMatchObject({ operation: 'delete', 'has-changes': 'false' })
  expect(await mutations(account)).toEqual(made)
})

test('a wrong input that a deletion needs is still refused', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  pull.state = 'closed'

  const end = await run('closed', { inputs: { 'timeout-in-minutes': 'soon', 'aws-regoin': 'eu-central-1' } })

  expect(end.errors).toHaveLength(2)
  expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'CREATE_COMPLETE' })
})

test('two runs delete a preview at once: both are green, and nothing is left', async () => {
  const { account, pull, probe, run } = await openProbe()
  const { answer, release } = heldAnswer()
  probe.answers.set('Delete First', answer)
  pull.state = 'closed'
  const first = run('closed')
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 20_000 })
    .toEqual({ 'hello-pr-7': 'DELETE_IN_PROGRESS' })

  const second = await run('closed', { onLog: onceLogged(/is DELETE_IN_PROGRESS: waiting/, release) })

  expect([second.errors, (await first).errors]).toEqual([[], []])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test.each(['CreateChangeSet', 'ExecuteChangeSet', 'DescribeStackEvents'])(
  'the pull request is closed while its first deploy is at %s: both runs are green, and nothing is left',
  async (moment) => {
    const { account, pull, run } = await openPreview({ 'stack.yml': template })
    await setUp(account, { changeSetSeconds: 0.5, resourceSeconds: 0.5 })
    let closing: ReturnType<typeof run> | undefined
    const close = async (): Promise<void> => {
      if (closing !== undefined) return
      pull.state = 'closed'
      closing = run('closed')
    }
    const { env } = await startFaultProxy(account, before(moment, close))

    const opened = await run('opened', { env })

    expect(opened.errors).toEqual([])
    expect((await closing)?.errors).toEqual([])
    expect(await lookAt(account)).toEqual(NOTHING)
  },
)

test('opened again while the delete waits: nothing is deleted', async () => {
  const { account, pull, probe, checkout, run } = await openProbe()
  const { answer, release } = heldAnswer()
  probe.answers.set('Update First', answer)
  checkout.commit({ 'stack.yml': template })
  const updating = run('synchronize', { inputs: { 'parameter-overrides': `Answers=${probe.address}\nRound=2` } })
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 20_000 })
    .toEqual({ 'hello-pr-7': 'UPDATE_IN_PROGRESS' })
  pull.state = 'closed'
  const reopen = (): void => {
    pull.state = 'open'
    release()
  }

  const end = await run('closed', { onLog: onceLogged(/is UPDATE_IN_PROGRESS: waiting/, reopen) })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(end.log).toContain('::notice::Nothing is done: pull request 7 is open, and has a preview again.')
  expect((await updating).errors).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'UPDATE_COMPLETE' })
})

test('opened again while the stack is deleted: the next run creates it, and its images stay', async () => {
  const { account, pull, probe, run } = await openProbe()
  const { answer, release } = heldAnswer()
  probe.answers.set('Delete First', answer)
  pull.state = 'closed'
  const closing = run('closed')
  await expect
    .poll(async () => (await lookAt(account)).stacks, { timeout: 20_000 })
    .toEqual({ 'hello-pr-7': 'DELETE_IN_PROGRESS' })
  pull.state = 'open'

  const reopened = await run('reopened', { onLog: onceLogged(/is DELETE_IN_PROGRESS: waiting/, release) })

  expect((await closing).errors).toEqual([])
  expect(reopened.errors).toEqual([])
  expect(reopened.outputs.operation).toBe('create')
  expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'CREATE_COMPLETE' })
})

test('what blocks the deletion is in the comment; when it is gone, the job run again deletes the rest', async () => {
  const { account, github, pull, probe, run } = await openProbe()
  probe.answers.set('Delete First', () => 'a task still runs')
  pull.state = 'closed'

  const blocked = await run('closed')

  expect(blocked.errors[0]).toContain('The stack hello-pr-7 was not deleted (DELETE_FAILED), in two tries.')
  expect(github.comments.at(-1)?.body).toContain('First (Custom::Probe): a task still runs')
  expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'DELETE_FAILED' })

  probe.answers.delete('Delete First')
  const again = await run('closed')
  expect(again.errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a preview that somebody has protected stays, and the comment says why', async () => {
  const { account, github, pull, run } = await openPreview({ 'stack.yml': template })
  await run('opened')
  const protect = (on: boolean) =>
    account.cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName: 'hello-pr-7', EnableTerminationProtection: on }),
    )
  await protect(true)
  pull.state = 'closed'

  const end = await run('closed')

  expect(end.errors[0]).toContain('is not deleted: it has termination protection.')
  expect(github.comments.at(-1)?.body).toContain('it has termination protection')
  expect((await lookAt(account)).stacks).toEqual({ 'hello-pr-7': 'CREATE_COMPLETE' })

  await protect(false)
  expect((await run('closed')).errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('what a killed first deploy has left in review is deleted', async () => {
  const { account, pull, run } = await openPreview({ 'stack.yml': template })
  const name = { StackName: 'hello-pr-7', ChangeSetName: 'sf-pr-1-1-abcdef12-1', ChangeSetType: 'CREATE' } as const
  const Description = `${REPOSITORY} abc run 1.1 https://github.com/${REPOSITORY}/actions/runs/1`
  const Tags = [...OURS, { Key: 'servicefull:pull-request', Value: '7' }]
  await account.cloudFormation.send(new CreateChangeSetCommand({ ...name, TemplateBody: template, Description, Tags }))
  pull.state = 'closed'

  const end = await run('closed')

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a preview whose rollback is stuck is deleted', async () => {
  const { account, pull, probe, run } = await openProbe()
  probe.answers.set('Update Second', () => 'it breaks')
  probe.answers.set('Update First', (nth) => (nth === 1 ? undefined : 'it cannot go back'))
  await run('synchronize', { inputs: { 'parameter-overrides': `Answers=${probe.address}\nRound=2` } })
  const { Stacks = [] } = await account.cloudFormation.send(new DescribeStacksCommand({ StackName: 'hello-pr-7' }))
  expect(Stacks[0]?.StackStatus).toBe('UPDATE_ROLLBACK_FAILED')
  pull.state = 'closed'

  const end = await run('closed')

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})
