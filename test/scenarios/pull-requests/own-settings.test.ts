import { expect, test } from 'vitest'
import { callsOf, mutations, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, lookAtStacks, NOTHING, parametersOf, stackOf } from '../harness/world.ts'

const template = `Parameters:
  Size: { Type: Number, AllowedValues: [256, 512] }
  Stage: { Type: String }
  Key: { Type: String, NoEcho: true }
Resources: { Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Stage } } }
`
const HEAD = '1'.repeat(40)

/** A commit of pull request 7, and of main. */
function openChange() {
  const [account, checkout] = [
    openAccount(),
    checkOut({ 'stack.yml': template, 'previews.json': '{"Stage": "review"}' }),
  ]
  const facts = { number: 7, head: HEAD, merge: checkout.head() }
  const job = { account, checkout, event: push(checkout.head()) }
  const opened = { ...job, event: pullRequest({ ...facts, action: 'opened' }) }
  return { account, job, opened, closed: { ...job, event: pullRequest({ ...facts, action: 'closed' }) } }
}

const parameters = { ...STACK_ONLY, 'parameter-overrides': 'Size=512\nStage=prod\nKey=key-of-production' }

test('preview-parameter-overrides goes before parameter-overrides, in previews only, and its secrets are masked', async () => {
  const { account, job, opened } = openChange()
  const inputs = { ...parameters, 'preview-parameter-overrides': 'Size=256\nKey=key-of-previews' }

  const main = await runJob({ ...job, inputs })
  const preview = await runJob({ ...opened, inputs })

  expect([main.errors, preview.errors]).toEqual([[], []])
  expect(await parametersOf(account, 'hello')).toMatchObject({ Size: '512', Stage: 'prod' })
  expect(await parametersOf(account, 'hello-pr-7')).toMatchObject({ Size: '256', Stage: 'prod' })
  for (const key of ['key-of-production', 'key-of-previews']) expect(preview.log).toContain(`::add-mask::${key}`)
})

test('a file has the parameters of previews, too', async () => {
  const { account, opened } = openChange()

  const end = await runJob({ ...opened, inputs: { ...parameters, 'preview-parameter-overrides': 'previews.json' } })

  expect(end.errors).toEqual([])
  expect(await parametersOf(account, 'hello-pr-7')).toMatchObject({ Size: '512', Stage: 'review' })
})

test('what is wrong in preview-parameter-overrides is told of it, with everything else, before anything is done', async () => {
  const { account, opened } = openChange()
  const inputs = { ...parameters, 'preview-parameter-overrides': 'Size=128\nStages=test', capabilities: 'CAPABILITY_X' }

  const end = await runJob({ ...opened, inputs })

  expect(end.errors.map((error) => error.split('\n')[0])).toEqual([
    expect.stringContaining('Input capabilities: '),
    '::Input preview-parameter-overrides: the template stack.yml has no parameter `Stages`.',
    expect.stringContaining('does not allow the value `128` of `Size` in preview-parameter-overrides'),
  ])
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a preview says who it belongs to and how long it lives; another ttl changes that tag, and it stays ours', async () => {
  const { account, job, opened, closed } = openChange()
  const tags = async (name: string) =>
    Object.fromEntries(((await stackOf(account, name))?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
  const inputs = { ...parameters, tags: 'team=a', ttl: '7d', 'termination-protection': 'true' }

  await runJob({ ...job, inputs })
  await runJob({ ...opened, inputs })

  const ours = { team: 'a', 'servicefull:repository': 'octo-org/hello-job', 'servicefull:stack': 'hello' }
  expect(await tags('hello')).toEqual(ours)
  expect(await tags('hello-pr-7')).toEqual({ ...ours, 'servicefull:pull-request': '7', 'servicefull:ttl': '168' })
  expect((await stackOf(account, 'hello-pr-7'))?.EnableTerminationProtection).toBe(false)

  const longer = await runJob({ ...opened, inputs: { ...inputs, ttl: '240h' } })
  expect(longer.outputs.operation).toBe('update')
  expect((await tags('hello-pr-7'))['servicefull:ttl']).toBe('240')

  const end = await runJob({ ...closed, inputs })
  expect(end.errors).toEqual([])
  expect((await lookAtStacks(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})

test('two stacks with long names have a preview each, which is found again when the pull request is closed', async () => {
  const { account, opened, closed } = openChange()
  const names = ['api', 'web'].map((end) => `${'s'.repeat(124)}-${end}`)
  const deploys = names.map((name) => ({ ...parameters, 'stack-name': name }))

  for (const inputs of deploys) expect((await runJob({ ...opened, inputs })).errors).toEqual([])

  const { stacks } = await lookAtStacks(account)
  const [one = '', other = ''] = Object.keys(stacks)
  for (const name of [one, other]) expect(name).toMatch(/^s{114}-[0-9a-f]{8}-pr-7$/)
  expect(one).not.toBe(other)

  for (const inputs of deploys) expect((await runJob({ ...closed, inputs })).errors).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
  expect((await callsOf(account)).filter((call) => call === 'DeleteStack')).toHaveLength(2)
})
