import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Cancelled, withGrace } from '../../src/edges/signals.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new Promise<never>(() => undefined)

test('work that ends is waited for, also after a cancel', async () => {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<string>()
  const waited = withGrace(promise, controller.signal)
  controller.abort(new Cancelled())
  await vi.advanceTimersByTimeAsync(4000)
  resolve('cleaned up')
  expect(await waited).toBe('cleaned up')
})

test('work that goes on is left 5 s after a cancel', async () => {
  const controller = new AbortController()
  const ended = vi.fn()
  withGrace(never, controller.signal).catch(ended)
  controller.abort(new Cancelled())
  await vi.advanceTimersByTimeAsync(4999)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(ended).toHaveBeenCalledWith(expect.objectContaining({ name: 'Cancelled' }))
})

test('without a cancel there is no time limit', async () => {
  const ended = vi.fn()
  withGrace(never, new AbortController().signal).catch(ended)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(ended).not.toHaveBeenCalled()
})
