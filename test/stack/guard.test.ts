import { expect, test } from 'vitest'
import { NotNeeded } from '../../src/stack/edges.ts'
import { refuseOlderRun } from '../../src/stack/guard.ts'
import { refuse, result } from '../fixtures/answers.ts'
import { deploy, succeeds, successful } from '../fixtures/deploy-stack.ts'
import { page, STACK_ID, stackEvent } from '../fixtures/events.ts'
import { plan, target } from '../fixtures/plan.ts'
import { scriptAws } from '../fixtures/server.ts'
import { STACK, stackIn } from '../fixtures/stack.ts'

const LAST = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/last/1'
const later = 'owner/shop def run 9.1 https://github.com/owner/shop/actions/runs/88'

/** The account of a stack whose last change set has a description, or cannot be read. */
const deployed = (description: string | ReturnType<typeof refuse>, status = 'UPDATE_COMPLETE') => ({
  ...successful,
  DescribeStacks: [stackIn(status, { ChangeSetId: LAST }), stackIn('UPDATE_COMPLETE')],
  DescribeChangeSet: [
    typeof description === 'string' ? result({ Description: description }) : description,
    result({ Status: 'CREATE_COMPLETE', Changes: [] }),
  ],
  DescribeStackEvents: [page([stackEvent(0, 'UPDATE_COMPLETE')]), succeeds('UPDATE')],
})

test('a stack that a later run has deployed stays as it is', async () => {
  const { aws, outcome } = await deploy(deployed(later))
  await expect(outcome).rejects.toMatchObject({
    message:
      'Stack shop has been deployed by a later run, of def: https://github.com/owner/shop/actions/runs/88. This run changes nothing.',
    remedy: 'If you want to keep that deploy, do nothing. To deploy this commit instead, run this job again.',
  })
  expect(aws.changes()).toEqual([])
})

test('a preview that a later run has deployed needs this run no more, which is no failure', async () => {
  const { cloudFormation: client } = await scriptAws({ DescribeChangeSet: [result({ Description: later })] })
  const preview = { ...plan, target: { ...target, owner: { ...target.owner, pullRequest: 7 } } }
  const stack = { ...STACK, status: 'UPDATE_COMPLETE', changeSetId: LAST }
  await expect(refuseOlderRun(client, stack, preview)).rejects.toEqual(
    new NotNeeded(
      'stack hello has been deployed by a later run, of def: https://github.com/owner/shop/actions/runs/88',
    ),
  )
})

test.each([
  { of: 'of an earlier run', description: later.replace('/88', '/66') },
  { of: 'of a later run of the same commit', description: later.replace('def', 'abc') },
  { of: 'of another repository', description: later.replace('owner/shop', 'owner/other') },
  { of: 'of another tool', description: 'by hand' },
  { of: 'that may not be read', description: refuse('AccessDenied', 'User: arn is not authorized', 403) },
  {
    of: 'that is not there any more',
    description: refuse('ChangeSetNotFound', `ChangeSet [${LAST}] does not exist`, 404),
  },
])('a stack whose last change set is one $of is updated', async ({ description }) => {
  const { aws, outcome } = await deploy(deployed(description))
  expect(await outcome).toMatchObject({ operation: 'update', stack: { id: STACK_ID } })
  expect(aws.changes()).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
})

test('a later run whose update was rolled back does not stop this one', async () => {
  const { outcome } = await deploy(deployed(later, 'UPDATE_ROLLBACK_COMPLETE'))
  expect(await outcome).toMatchObject({ operation: 'update' })
})

test('a change set for review is created all the same', async () => {
  const { aws, outcome } = await deploy(deployed(later), { options: { execute: false } })
  await outcome
  expect(aws.changes()).toEqual(['CreateChangeSet'])
})
