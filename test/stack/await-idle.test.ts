import { expect, test } from 'vitest'
import { readSettled } from '../../src/stack/await-idle.ts'
import { noStack, type Reply } from '../fixtures/answers.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { stackIn } from './deploy/deploy-stack.ts'
import { STACK_ID } from '../fixtures/events.ts'
import { scriptAws } from '../fixtures/server.ts'

/** The status that is read through these answers of DescribeStacks, and how often it was asked for. */
async function read(...answers: Reply[]) {
  const aws = await scriptAws({ DescribeStacks: answers })
  const clock = fakeClock()
  const waiting = { clock, signal: new AbortController().signal, deadline: clock.now() + 3_600_000 }
  const stack = await readSettled(aws.cloudFormation, STACK_ID, waiting)
  const waited = clock.waits.reduce((sum, each) => sum + each, 0)
  return { status: stack?.status, asked: aws.calls.length, waited }
}

test.each(['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'])(
  'a stack that still shows %s is read again',
  async (stale) => {
    const { status, asked } = await read(stackIn(stale), stackIn(stale), stackIn('CREATE_COMPLETE'))
    expect({ status, asked }).toEqual({ status: 'CREATE_COMPLETE', asked: 3 })
  },
)

test('a stack that another operation changes is taken as it is after 10 seconds', async () => {
  const { status, waited } = await read(stackIn('UPDATE_IN_PROGRESS'))
  expect({ status, waited: Math.round(waited) }).toEqual({ status: 'UPDATE_IN_PROGRESS', waited: 10_000 })
})

test('a stack that is gone is gone', async () => {
  expect(await read(noStack(STACK_ID))).toMatchObject({ status: undefined, asked: 1 })
})
