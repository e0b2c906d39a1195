import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { expect, test } from 'vitest'
import type { Account } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { manifestOf } from '../harness/image.ts'
import { faultsOfRoles } from '../harness/permissions/more.ts'
import { openExample } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

/** What the containers of the stack have printed so far, in order. */
async function printed({ cloudFormation, logs }: Account): Promise<readonly string[]> {
  const asked = { StackName: 'pipeline', LogicalResourceId: 'LogGroup' }
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand(asked))
  const logGroupName = StackResources[0]?.PhysicalResourceId
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }))
  const inOrder = events.toSorted((one, other) => (one.timestamp ?? 0) - (other.timestamp ?? 0))
  return inOrder.map(({ message = '' }) => message.trim())
}

/** The digests of the layers of an image. */
async function layersOf(account: Account, digest: string): Promise<readonly string[]> {
  const { layers } = await manifestOf<{ readonly layers: readonly { readonly digest: string }[] }>(account, digest)
  return layers.map((layer) => layer.digest)
}

test('monorepo: two images become one stack that runs both; after a change of one, the other keeps its layers', async () => {
  const { account, checkout, run } = await openExample('monorepo')
  const github = await startGitHub()
  const first = checkout.head()

  const created = await run('deploy', push(first), github.env)

  expect(created, created.log).toMatchObject({ ok: true, outputs: { 'execution-status': 'SUCCEEDED' } })
  expect(await printed(account)).toEqual(['collected for {"day":"today"}', 'reported on {"day":"today"}'])

  const second = checkout.commit({ 'report/report': '#!/bin/sh\necho "a better report on $INPUT"\n' })
  const updated = await run('deploy', push(second), github.env)

  expect(updated, updated.log).toMatchObject({ ok: true, outputs: { 'execution-status': 'SUCCEEDED' } })
  expect((await printed(account)).slice(2)).toEqual([
    'collected for {"day":"today"}',
    'a better report on {"day":"today"}',
  ])
  const [before, after] = [created, updated].map(({ outputs }) => JSON.parse(outputs.images ?? ''))
  expect(await layersOf(account, after.collect.digest)).toEqual(await layersOf(account, before.collect.digest))
  expect(await layersOf(account, after.report.digest)).not.toEqual(await layersOf(account, before.report.digest))
  expect(await lookAt(account)).toEqual({
    stacks: { 'pipeline-network': 'CREATE_COMPLETE', pipeline: 'UPDATE_COMPLETE' },
    changeSets: [],
    images: {
      'hello-job': [first, second].flatMap((sha) => [`collect-${sha}`, `report-${sha}`]).sort(),
      'hello-job-previews': [],
    },
  })
  expect(await faultsOfRoles(account)).toEqual([])
})
