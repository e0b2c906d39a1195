import { DeleteStackCommand } from '@aws-sdk/client-cloudformation'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { REPOSITORY } from '../../harness/events.ts'
import { startGitHub } from '../../harness/github/github.ts'
import { runJob } from '../../harness/job.ts'
import { clockAhead } from '../../harness/machine.ts'
import { heldAnswer, startProbe } from '../../harness/probe.ts'
import { beginUpdate, createHello, createPreview, idle, previewTags, sweepJob } from '../../harness/states.ts'
import { createByHand, TOPIC } from '../../harness/stranger.ts'
import { createBucket, lookAtStacks } from '../../harness/world.ts'

const closed = { state: 'closed' as const }

test('a sweep touches only previews of this repository that are over', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 7, ...closed }, { number: 8 }, { number: 9, ...closed }] })
  const theirs = { 'servicefull:repository': 'octo-org/other' }
  await createPreview(account, 7)
  await createPreview(account, 7, { StackName: 'web-pr-7', Tags: previewTags(7, { 'servicefull:stack': 'web' }) })
  await createPreview(account, 8)
  await createPreview(account, 9, { EnableTerminationProtection: true })
  await createPreview(account, 7, { StackName: 'other-pr-7', Tags: previewTags(7, theirs) })
  await createPreview(account, 7, { StackName: 'look-alike-pr-7', Tags: [{ Key: 'team', Value: 'a' }] })
  await createPreview(account, 7, { StackName: 'hello', Tags: previewTags(7).slice(0, 2) })

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(Object.keys((await lookAtStacks(account)).stacks).sort()).toEqual([
    'hello',
    'hello-pr-8',
    'hello-pr-9',
    'look-alike-pr-7',
    'other-pr-7',
  ])
  expect(end.log).toContain('Stack hello-pr-8 is kept: pull request 8 is open.')
  expect(end.log).toContain('Stack hello-pr-9 is kept: pull request 9 is closed, but it has termination protection.')
  expect(end.outputs).toMatchObject({ operation: 'sweep', 'has-changes': 'true', 'changes-count': '2' })
})

test('with stack-name, a sweep deletes the previews of that stack only', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 7, ...closed }] })
  await createPreview(account, 7)
  await createPreview(account, 7, { StackName: 'web-pr-7', Tags: previewTags(7, { 'servicefull:stack': 'web' }) })

  const end = await runJob(sweepJob(account, env, { 'stack-name': 'web' }))

  expect(end.errors).toEqual([])
  expect(Object.keys((await lookAtStacks(account)).stacks)).toEqual(['hello-pr-7'])
})

test('a dry run shows what a sweep would delete, and changes nothing', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 7, ...closed, merged: true }, { number: 8 }] })
  await createPreview(account, 7)
  await createPreview(account, 8)
  const before = await mutations(account)

  const end = await runJob(sweepJob(account, env, { 'dry-run': 'true' }))

  expect(end.errors).toEqual([])
  expect(await mutations(account)).toEqual(before)
  expect(end.log).toContain('Stack hello-pr-7 would be deleted: pull request 7 is merged.')
  expect(end.summary).toContain('### 🧹 Dry run: 1 would be deleted, 1 kept')
  expect(end.summary).toMatch(/\[hello-pr-7\].* \| \[7\].* \| would be deleted \| pull request 7 is merged \|/)
  expect(end.outputs).toMatchObject({ operation: 'sweep', 'has-changes': 'true', 'changes-count': '1' })
})

test('a preview whose time to live is over is deleted although its pull request is open', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 7 }, { number: 8 }] })
  await createPreview(account, 7, { Tags: previewTags(7, { 'servicefull:ttl': '1' }) })
  await createPreview(account, 8, { Tags: previewTags(8, { 'servicefull:ttl': '3' }) })

  const early = await runJob(sweepJob(account, env))
  expect(early.outputs).toMatchObject({ operation: 'sweep', 'has-changes': 'false', 'changes-count': '0' })
  const end = await runJob(sweepJob(account, { ...env, ...clockAhead(2) }))

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Stack hello-pr-7 was deleted: its last change was more than 1 h ago.')
  expect(Object.keys((await lookAtStacks(account)).stacks)).toEqual(['hello-pr-8'])
})

test('a nested stack, which has the tags of the stack around it, is nothing of its own', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [{ number: 7, ...closed }] })
  const Bucket = await createBucket(account)
  await account.s3.send(new PutObjectCommand({ Bucket, Key: 'child.yml', Body: TOPIC }))
  const url = `${account.env.AWS_ENDPOINT_URL}/${Bucket}/child.yml`
  const TemplateBody = `Resources: { Child: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "${url}" } } }`
  await createPreview(account, 7, { TemplateBody, EnableTerminationProtection: true })
  const before = await mutations(account)

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(end.summary).toContain('### 🧹 Sweep: 1 kept')
  expect(await mutations(account)).toEqual(before)
})

test('a preview that somebody changes is left to the next sweep', async () => {
  const held = heldAnswer()
  const [account, probe] = [openAccount(), await startProbe({ 'Update First': held.answer })]
  const { env } = await startGitHub({ pulls: [{ number: 7, ...closed }] })
  const StackName = 'hello-pr-7'
  await createHello(account, probe, { StackName, Tags: previewTags(7) })
  await beginUpdate(account, probe, { StackName })

  const busy = await runJob(sweepJob(account, env))
  expect(busy.errors).toEqual([])
  expect(busy.log).toContain('Stack hello-pr-7 is kept: pull request 7 is closed, but it is UPDATE_IN_PROGRESS.')
  held.release()
  await idle(account, StackName)
  const next = await runJob(sweepJob(account, env))

  expect(next.outputs).toMatchObject({ operation: 'sweep', 'changes-count': '1' })
  expect((await lookAtStacks(account)).stacks).toEqual({})
})

test('a deletion that somebody has begun is waited for', async () => {
  const held = heldAnswer()
  const [account, probe] = [openAccount(), await startProbe({ 'Delete First': held.answer })]
  const { env } = await startGitHub({ pulls: [{ number: 7, ...closed }], onRequest: held.release })
  const StackName = 'hello-pr-7'
  await createHello(account, probe, { StackName, Tags: previewTags(7) })
  await account.cloudFormation.send(new DeleteStackCommand({ StackName }))

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect(end.log).toContain('Stack hello-pr-7 was deleted: pull request 7 is closed.')
  expect((await lookAtStacks(account)).stacks).toEqual({})
})

test('a stack in review goes if its change set is of a run of this repository, and stays if it is not', async () => {
  const account = openAccount()
  const { env } = await startGitHub({ pulls: [7, 8].map((number) => ({ number, ...closed })) })
  const description = `${REPOSITORY} abc run 1.1 https://github.com/${REPOSITORY}/actions/runs/1`
  const tags = Object.fromEntries(previewTags(7).map(({ Key = '', Value = '' }) => [Key, Value]))
  const ours = { stackName: 'hello-pr-7', name: 'sf-pr-1-1-0123abcd-1', type: 'CREATE' as const, tags, description }
  await createByHand(account, ours)
  await createByHand(account, { ...ours, stackName: 'hello-pr-8', name: 'by-hand' })
  const cut = { ...ours, stackName: `${'s'.repeat(114)}-0123abcd-pr-7` }
  await createByHand(account, { ...cut, tags: { ...tags, 'servicefull:stack': 's'.repeat(128) } })

  const end = await runJob(sweepJob(account, env))

  expect(end.errors).toEqual([])
  expect((await lookAtStacks(account)).stacks).toEqual({ 'hello-pr-8': 'REVIEW_IN_PROGRESS' })
})
