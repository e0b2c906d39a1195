import { expect, test } from 'vitest'
import { causeText, exitCodeIn, failedContainer, readTask } from '../../src/execution/task.ts'
import { failedTask, task } from '../fixtures/task.ts'

test.each([
  [failedTask, 'container main exited with 3 (Essential container in task exited)'],
  [
    JSON.stringify(task(undefined, { StoppedReason: 'CannotPullContainerError: not found' })),
    'CannotPullContainerError: not found',
  ],
  [
    JSON.stringify(
      task(137, { Containers: [{ Name: 'main', ExitCode: 137, Reason: 'OutOfMemoryError: container killed' }] }),
    ),
    'container main exited with 137, OutOfMemoryError: container killed (Essential container in task exited)',
  ],
  ['{"errorMessage":"no file","errorType":"Error","trace":[]}', 'no file'],
  ['plain words', 'plain words'],
  ['', undefined],
  [undefined, undefined],
])('the cause %j in words', (cause, words) => {
  expect(causeText(cause)).toBe(words)
})

test.each([
  [[137, 2], 'second'],
  [[143, 2], 'second'],
  [[137, 143], 'first'],
  [[0, 1], 'second'],
  [[0, 0], undefined],
])('of containers that exit with %j, the one that failed is not one that was ended because of it', (codes, name) => {
  const Containers = codes.map((ExitCode, index) => ({ Name: index === 0 ? 'first' : 'second', ExitCode }))
  const read = readTask(JSON.stringify(task(undefined, { Containers })))
  expect(read && failedContainer(read)?.name).toBe(name)
})

test.each([
  ['{"ExitCode":0}', 0],
  ['{"ExitCode":"0"}', undefined],
  ['{"ExitCode":1.5}', undefined],
  ['[]', undefined],
  ['null', undefined],
  [undefined, undefined],
])('the exit code in the output %j', (output, code) => {
  expect(exitCodeIn(output)).toBe(code)
})
