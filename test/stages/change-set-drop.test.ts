import { expect, test } from 'vitest'
import { dropChangeSet } from '../../src/stack/change-set.ts'
import { noStack, refuse, result } from './answers.ts'
import { fakeClock } from './clock.ts'
import { STACK_ID } from './events.ts'
import { type Call, type Script, scriptAws } from './server.ts'

const inReview = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'REVIEW_IN_PROGRESS' }] })
const deployed = result({ Stacks: [{ StackId: STACK_ID, StackName: 'shop', StackStatus: 'CREATE_IN_PROGRESS' }] })

const drop: Call = ['DeleteChangeSet', { StackName: 'shop', ChangeSetName: 'sf-1' }]
const look: Call = ['DescribeStacks', { StackName: 'shop' }]
const list: Call = ['ListChangeSets', { StackName: STACK_ID }]
const remove: Call = ['DeleteStack', { StackName: STACK_ID }]

const changeSets = (...names: string[]) => result({ Summaries: names.map((ChangeSetName) => ({ ChangeSetName })) })

/** Drops the change set, with a minute's patience: the requests that it makes, and its end. */
async function drops(madeStack: boolean, script: Script) {
  const aws = await scriptAws({ DeleteStack: [result()], ListChangeSets: [changeSets()], ...script })
  const clock = fakeClock()
  const waiting = { clock, signal: new AbortController().signal, deadline: clock.now() + 60_000 }
  const dropped = dropChangeSet(aws.cloudFormation, { stackName: 'shop', name: 'sf-1', madeStack }, waiting)
  dropped.catch(() => undefined)
  return { dropped, aws, clock }
}

test.each([
  [
    'a stack in review that exists only for it goes with it, by its ARN',
    true,
    result(),
    inReview,
    [drop, look, list, remove],
  ],
  ['a stack in review that we did not make stays', false, result(), inReview, [drop]],
  ['a stack that somebody has deployed meanwhile stays', true, result(), deployed, [drop, look]],
  ['a stack that is gone is as good', true, result(), noStack('shop'), [drop, look]],
  [
    'one that is gone already is as good',
    true,
    refuse('ChangeSetNotFound', 'ChangeSet [sf-1] does not exist', 404),
    inReview,
    [drop, look, list, remove],
  ],
  [
    'one that was never made, with its stack, is as good',
    true,
    refuse('ValidationError', 'Stack [shop] does not exist'),
    noStack('shop'),
    [drop, look],
  ],
] as const)('%s', async (_, madeStack, deletion, stack, expected) => {
  const { dropped, aws } = await drops(madeStack, { DeleteChangeSet: [deletion], DescribeStacks: [stack] })
  await dropped
  expect(aws.calls).toEqual(expected)
})

test.each([
  { description: 'another change set of another run', names: ['sf-2'], calls: [drop, look, list] },
  { description: 'ours, which is still listed, and another', names: ['sf-1', 'by-hand'], calls: [drop, look, list] },
  { description: 'ours only, which is still listed', names: ['sf-1'], calls: [drop, look, list, remove] },
])('a stack in review that holds $description', async ({ names, calls }) => {
  const script = { DeleteChangeSet: [result()], DescribeStacks: [inReview], ListChangeSets: [changeSets(...names)] }
  const { dropped, aws } = await drops(true, script)
  await dropped
  expect(aws.calls).toEqual(calls)
})

const beingMade = refuse('InvalidChangeSetStatus', 'ChangeSet [sf-1] is being created')

test('one that is still being made is deleted as soon as it is made', async () => {
  const { dropped, aws, clock } = await drops(false, { DeleteChangeSet: [beingMade, beingMade, result()] })
  await dropped
  expect(aws.calls).toEqual([drop, drop, drop])
  expect(clock.waits).toHaveLength(2)
})

test('one that is never made ends the patience, and the stack is left alone', async () => {
  const { dropped, aws } = await drops(true, { DeleteChangeSet: [beingMade] })
  await expect(dropped).rejects.toMatchObject({ name: 'TimedOut' })
  expect(new Set(aws.calls.map(([action]) => action))).toEqual(new Set(['DeleteChangeSet']))
})

test('a refusal is told, and the stack is left alone', async () => {
  const { dropped, aws } = await drops(true, { DeleteChangeSet: [refuse('AccessDenied', 'not authorized', 403)] })
  await expect(dropped).rejects.toMatchObject({ message: 'not authorized' })
  expect(aws.calls).toEqual([drop])
})
