import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'

/** The program of the container: fails for a bad item. */
const program = `#!/bin/sh
echo "Items: $ITEMS"
case $ITEMS in *bad*) echo "this item is bad"; exit 3 ;; esac
`
const inputs = { template: 'fan-out', run: 'true', 'run-input': '{"items":["a","bad","c"]}' }

test('of a fan-out that fails, the job counts the items, and shows why one of them has failed', async () => {
  const { job } = openJob({ 'hello-job': program })

  const end = await runJob({ ...job, inputs: { ...inputs, 'parameter-overrides': 'MaxConcurrency=1' } })

  expect(end.code).toBe(1)
  expect(end.outputs).toMatchObject({ operation: 'failed', 'execution-status': 'FAILED', 'exit-code': '3' })
  expect(end.log).toMatch(/: failed after .*1 of 3 items done, 1 failed/)
  expect(end.log).toMatch(/^ {2}\| this item is bad$/m)
  expect(end.errors).toEqual([expect.stringContaining('container main exited with 3')])
})

test('a fan-out that succeeds says how many items are done', async () => {
  const { job } = openJob({ 'hello-job': program })

  const end = await runJob({ ...job, inputs: { ...inputs, 'run-input': '{"items":["a","b","c"]}' } })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ 'execution-status': 'SUCCEEDED' })
  expect(end.log).toMatch(/: done in .*, 3 of 3 items done$/m)
})
