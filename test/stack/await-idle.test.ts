import { expect, test } from 'vitest'
import { readSettled } from '../../src/stack/await-idle.ts'
import { noStack, type Reply } from '../fixtures/answers.ts'
import { fakeClock, waitOptions } from '../fixtures/clock.ts'
import { STACK_ID } from '../fixtures/events.ts'
import { scriptAws } from '../fixtures/server.ts'
import { stackIn } from '../fixtures/stack.ts'

/** The status that is read through these answers of DescribeStacks, and how often the stack was read. */
async function read(...answers: Reply[]) {
  const aws = await scriptAws({ DescribeStacks: answers })
  const clock = fakeClock()
  const stack = await readSettled(aws.cloudFormation, STACK_ID, waitOptions(clock, 60))
  const waited = clock.waits.reduce((sum, each) => sum + each, 0)
  return { status: stack?.status, reads: aws.calls.length, waited }
}

test.each(['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'])(
  'a stack that still shows %s is read again',
  async (stale) => {
    const { status, reads } = await read(stackIn(stale), stackIn(stale), stackIn('CREATE_COMPLETE'))
    expect({ status, reads }).toEqual({ status: 'CREATE_COMPLETE', reads: 3 })
  },
)

test('a stack that another operation changes is returned as it is after 10 seconds', async () => {
  const { status, waited } = await read(stackIn('UPDATE_IN_PROGRESS'))
  expect({ status, waited: Math.round(waited) }).toEqual({ status: 'UPDATE_IN_PROGRESS', waited: 10_000 })
})

test('a stack that does not exist is read once', async () => {
  expect(await read(noStack(STACK_ID))).toMatchObject({ status: undefined, reads: 1 })
})
