import { expect, test } from 'vitest'
import { inParallel } from '../../src/text/pool.ts'

test('at most so many items at a time, and the results in the order of the items', async () => {
  let [running, most] = [0, 0]
  const results = await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running)
    for (let turn = item; turn < 6; turn++) await undefined
    running--
    return item * 10
  })
  expect(results).toEqual([10, 20, 30, 40, 50])
  expect(most).toBe(2)
})

test('after an error nothing else begins, and what has begun ends before it is thrown', async () => {
  const events: string[] = []
  const pool = inParallel(['bad', 'slow', 'never'], 2, async (item) => {
    events.push(item)
    if (item === 'bad') throw new Error('no')
    for (let turn = 0; turn < 5; turn++) await undefined
    events.push(`${item} ended`)
  })
  await expect(pool).rejects.toThrow('no')
  expect(events).toEqual(['bad', 'slow', 'slow ended'])
})

test('nothing to do is nothing done', async () => {
  expect(await inParallel([], 5, async () => 1)).toEqual([])
})
