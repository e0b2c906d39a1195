import { expect, test } from 'vitest'
import type { Clock } from '../../src/edges/clock.ts'
import type { DockerRun } from '../../src/edges/docker.ts'
import { fakeClock } from '../fixtures/clock.ts'
import { account, missing, provide } from '../fixtures/two-images.ts'

/** Runs until it is stopped; as docker, it is not started after that. */
const untilStopped = ({ signal }: DockerRun): Promise<string> =>
  new Promise((_, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason))
  })

const broken = '#1 [1/1] FROM scratch\n#1 ERROR: broken\nERROR: failed to solve: broken\n'

test('when a build fails, the others are stopped, and only its failure is reported', async () => {
  const { messages, lines, actions } = await provide({
    builds: async (name, run) => (name === 'api' ? broken : untilStopped(run)),
  })
  expect(messages).toEqual([expect.stringMatching(/^Image api: The image was not built: .*broken/)])
  expect(lines).toContain(`foreign: ${broken}`)
  expect(actions).not.toContain('PutImage')
})

test('an image that waits for its next attempt is stopped as well', async () => {
  const waiting = Promise.withResolvers<void>()
  const clock: Clock = {
    ...fakeClock(),
    wait: (_, signal) => {
      waiting.resolve()
      return new Promise((_, reject) => {
        signal.throwIfAborted()
        signal.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })))
      })
    },
  }
  const { messages } = await provide({
    clock,
    builds: async (name) => {
      if (name === 'web') return 'ERROR: failed to build: failed to push r: 503 Service Unavailable\n'
      await waiting.promise
      return broken
    },
  })
  expect(messages).toEqual([expect.stringMatching(/^Image api: /)])
})

test('when two images fail at the same moment, both failures are reported', async () => {
  const both = Promise.withResolvers<void>()
  let running = 0
  const { messages } = await provide({
    builds: async () => {
      running += 1
      if (running === 2) both.resolve()
      await both.promise
      return broken
    },
  })
  expect(messages.map((message) => message.split(':')[0]).sort()).toEqual(['Image api', 'Image web'])
})

test('a cancelled job reports the cancellation once', async () => {
  const controller = new AbortController()
  const { messages } = await provide({
    signal: controller.signal,
    builds: async (name, run) => {
      const stopped = untilStopped(run)
      if (name === 'web') controller.abort(Object.assign(new Error('cancelled'), { name: 'Cancelled' }))
      return stopped
    },
  })
  expect(messages).toEqual(['The job was cancelled.'])
})

test('a job that is cancelled during preflight creates no repository', async () => {
  const controller = new AbortController()
  const cancel = () => {
    controller.abort(Object.assign(new Error('cancelled'), { name: 'Cancelled' }))
    return missing
  }
  const { messages, actions } = await provide({
    signal: controller.signal,
    script: { ...account, DescribeRepositories: [cancel] },
  })
  expect(messages).toEqual(['The job was cancelled.'])
  expect(actions).not.toContain('CreateRepository')
})
