import { expect, test } from 'vitest'
import { awaitChangeSet, type ChangeSet } from '../../../src/stack/change-set/change-set.ts'
import { type Answer, refuse, result, throttle } from '../../fixtures/answers.ts'
import { fakeClock, waitOptions } from '../../fixtures/clock.ts'
import { STACK_ID } from '../../fixtures/events.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { type Call, scriptAws } from '../../fixtures/server.ts'
import { stackEdges } from '../../fixtures/stack-edges.ts'

const ID = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/c/9'

/** Waits for a change set through these answers to DescribeChangeSet. */
async function wait(
  answers: readonly Answer[],
): Promise<{ ready: Promise<ChangeSet>; waits: number[]; calls: Call[] }> {
  const aws = await scriptAws({ DescribeChangeSet: answers })
  const clock = fakeClock()
  const edges = stackEdges({ client: aws.cloudFormation, log: fakeLog() })
  const ready = awaitChangeSet(edges, { id: ID, stackId: STACK_ID }, waitOptions(clock, 1))
  ready.catch(() => undefined)
  return { ready, waits: clock.waits, calls: aws.calls }
}

const change = (id: string) => ({ Type: 'Resource', ResourceChange: { Action: 'Add', LogicalResourceId: id } })

test('waits until the change set is complete, throttled or not', async () => {
  const { ready, waits } = await wait([
    result({ Status: 'CREATE_PENDING' }),
    throttle,
    result({ Status: 'CREATE_IN_PROGRESS' }),
    result({ Status: 'CREATE_COMPLETE', Changes: [change('A')], CreationTime: new Date(9_000) }),
  ])
  const created = { id: ID, stackId: STACK_ID, createdAt: 9_000 }
  expect(await ready).toEqual({ ...created, executable: true, changes: [change('A')] })
  expect(waits).toHaveLength(3)
})

test('reads the changes of all pages', async () => {
  const { ready, calls } = await wait([
    result({ Status: 'CREATE_COMPLETE', Changes: [change('A'), change('B')], NextToken: 'p2' }),
    result({ Status: 'CREATE_COMPLETE', Changes: [change('C')], NextToken: 'p3' }),
    result({ Status: 'CREATE_COMPLETE', Changes: [change('D')] }),
  ])
  expect((await ready).changes.map((each) => each.ResourceChange?.LogicalResourceId)).toEqual(['A', 'B', 'C', 'D'])
  expect(calls).toEqual([
    ['DescribeChangeSet', { ChangeSetName: ID, IncludePropertyValues: 'true' }],
    ['DescribeChangeSet', { ChangeSetName: ID, IncludePropertyValues: 'true', NextToken: 'p2' }],
    ['DescribeChangeSet', { ChangeSetName: ID, IncludePropertyValues: 'true', NextToken: 'p3' }],
  ])
})

test('a complete change set without changes, such as one of outputs only, is executable', async () => {
  const { ready } = await wait([result({ Status: 'CREATE_COMPLETE', Changes: [] })])
  expect(await ready).toMatchObject({ executable: true, changes: [] })
})

test.each([
  "The submitted information didn't contain changes. Submit different information to create a change set.",
  'No updates are to be performed.',
])('a failure with "%s" means that there is nothing to do', async (reason) => {
  const { ready } = await wait([result({ Status: 'FAILED', StatusReason: reason })])
  expect(await ready).toMatchObject({ id: ID, stackId: STACK_ID, executable: false, changes: [] })
})

test('a failure with another reason is thrown with that reason', async () => {
  const StatusReason =
    "Transform AWS::Serverless-2016-10-31 failed with: Resource 'F' is invalid. No updates are to be performed"
  const { ready } = await wait([result({ Status: 'FAILED', StatusReason })])
  await expect(ready).rejects.toMatchObject({
    name: 'ChangeSetFailed',
    id: ID,
    reason: StatusReason,
  })
})

test('a warning on a complete change set is no error', async () => {
  const StatusReason = '[WARN] --include-property-values option can return incomplete ChangeSet data'
  const { ready } = await wait([result({ Status: 'CREATE_COMPLETE', StatusReason, Changes: [change('A')] })])
  expect(await ready).toMatchObject({ executable: true })
})

test('a change set that is never ready times out', async () => {
  const { ready } = await wait([result({ Status: 'CREATE_IN_PROGRESS' })])
  await expect(ready).rejects.toMatchObject({ name: 'TimedOut' })
})

test('a change set that somebody deletes meanwhile ends the wait', async () => {
  const { ready } = await wait([refuse('ChangeSetNotFound', 'ChangeSet [c] does not exist', 404)])
  await expect(ready).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' })
})

test.each(['DELETE_PENDING', 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE', 'DELETE_FAILED'])(
  'a change set in %s ends the wait with its reason',
  async (Status) => {
    const { ready, waits } = await wait([
      result({ Status: 'CREATE_IN_PROGRESS' }),
      result({ Status, StatusReason: 'Nested change set n is in use' }),
    ])
    await expect(ready).rejects.toMatchObject({
      name: 'Problem',
      message: `The change set ${ID} cannot be used: it is being deleted, or that failed (${Status}): Nested change set n is in use`,
    })
    expect(waits).toHaveLength(1)
  },
)
