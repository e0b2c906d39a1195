import { DeleteStackCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { NO_ENGINE } from '../harness/machine.ts'
import { idle } from '../harness/states.ts'
import { lookAt, NOTHING, parametersOf, stackOf } from '../harness/world.ts'

const SERVICE = { image: 'registry.example.com/team/app:v1', comment: 'false' }
const NETWORK = { template: 'network', 'stack-name': 'servicefull-network' }
const OWN_NETWORK = '::notice::The preview has a VPC of its own, because '
const MISSING = `${OWN_NETWORK}there is no stack \`servicefull-network\`. A region allows five VPCs by default.`

/** An account with jobs of pull requests that deploy a service, and with a job of somebody else that deploys the shared network. */
function openPreviews() {
  const account = openAccount()
  const checkout = checkOut()
  const job = { account, checkout, event: push(checkout.head()), env: NO_ENGINE }
  const previewOf = (number: number, action: 'opened' | 'closed', inputs: Readonly<Record<string, string>> = {}) => {
    const facts = { number, head: '1'.repeat(40), merge: checkout.head() }
    return runJob({ ...job, event: pullRequest({ ...facts, action }), inputs: { ...SERVICE, ...inputs } })
  }
  const makeNetwork = () => runJob({ ...job, env: { ...account.env, ...NO_ENGINE }, inputs: NETWORK })
  return { account, previewOf, makeNetwork }
}

/** The network that a stack names, and the ID of the VPC that is its own. */
async function networkOf({ cloudFormation, ...account }: Account, stackName: string) {
  const { StackResourceSummaries = [] } = await cloudFormation.send(
    new ListStackResourcesCommand({ StackName: stackName }),
  )
  const vpc = StackResourceSummaries.find(({ ResourceType }) => ResourceType === 'AWS::EC2::VPC')
  const { NetworkStackName } = await parametersOf({ cloudFormation, ...account }, stackName)
  return [NetworkStackName, vpc === undefined ? 'no VPC' : 'a VPC']
}

const SHARED = ['servicefull-network', 'no VPC']
const OWN = ['', 'a VPC']

test('previews share the network of the stack servicefull-network, which stays until they are gone', async () => {
  const { account, previewOf, makeNetwork } = openPreviews()
  expect((await makeNetwork()).errors).toEqual([])

  const [one, two] = await Promise.all([previewOf(7, 'opened'), previewOf(8, 'opened')])

  expect([one.errors, two.errors]).toEqual([[], []])
  expect(one.log).not.toContain(OWN_NETWORK)
  expect(await networkOf(account, 'hello-pr-7')).toEqual(SHARED)
  expect(await networkOf(account, 'hello-pr-8')).toEqual(SHARED)

  await previewOf(7, 'closed', { 'preview-network': 'mine' })
  await account.cloudFormation.send(new DeleteStackCommand({ StackName: 'servicefull-network' }))
  expect(await idle(account, 'servicefull-network')).toBe('CREATE_COMPLETE')
  expect((await stackOf(account, 'servicefull-network'))?.StackStatusReason).toMatch(
    /^Export servicefull-network-\w+ cannot be deleted as it is in use by hello-pr-8$/,
  )

  await previewOf(8, 'closed')
  expect(await lookAt(account)).toEqual({ ...NOTHING, stacks: { 'servicefull-network': 'CREATE_COMPLETE' } })
})

test('a preview has its own network until there is a shared one, to which the next push moves it; with preview-network: own it moves back', async () => {
  const { account, previewOf, makeNetwork } = openPreviews()

  const first = await previewOf(7, 'opened')
  expect(first.errors).toEqual([])
  expect(first.log).toContain(`${MISSING} Deploy \`template: network\` to the stack \`servicefull-network\` once`)
  expect(await networkOf(account, 'hello-pr-7')).toEqual(OWN)

  await makeNetwork()
  const moved = await previewOf(7, 'opened')
  expect(moved.errors).toEqual([])
  expect(await networkOf(account, 'hello-pr-7')).toEqual(SHARED)

  const back = await previewOf(7, 'opened', { 'preview-network': 'own' })
  expect(back.errors).toEqual([])
  expect(await networkOf(account, 'hello-pr-7')).toEqual(OWN)

  await previewOf(7, 'closed')
  expect((await lookAt(account)).stacks).toEqual({ 'servicefull-network': 'CREATE_COMPLETE' })
})

test('a region has no room for the fifth preview with its own network; with a shared one, it has', async () => {
  const { account, previewOf, makeNetwork } = openPreviews()
  const own = { 'preview-network': 'own' }
  for (const number of [1, 2, 3, 4]) expect((await previewOf(number, 'opened', own)).errors).toEqual([])

  const fifth = await previewOf(5, 'opened', own)

  expect(fifth.errors.join()).toContain('The maximum number of VPCs has been reached.')
  expect(fifth.errors.join()).toContain('Let stacks share one (`template: network`)')

  await previewOf(4, 'closed')
  expect((await makeNetwork()).errors).toEqual([])
  expect((await previewOf(5, 'opened')).errors).toEqual([])
  expect(await networkOf(account, 'hello-pr-5')).toEqual(SHARED)
})

test('a network that an input names stays, and a wrong value of preview-network is told before anything is done', async () => {
  const { account, previewOf, makeNetwork } = openPreviews()
  await makeNetwork()
  const before = await mutations(account)

  const wrong = await previewOf(7, 'opened', { 'preview-network': 'mine' })

  expect(wrong.errors).toEqual(['::Input preview-network: `mine` is not known.\nUse one of shared, own, none.'])
  expect(await mutations(account)).toEqual(before)

  await previewOf(7, 'opened', { 'preview-network': 'none' })
  expect(await networkOf(account, 'hello-pr-7')).toEqual(OWN)
  await previewOf(8, 'opened', { 'preview-parameter-overrides': 'NetworkStackName=' })
  expect(await networkOf(account, 'hello-pr-8')).toEqual(OWN)
})
