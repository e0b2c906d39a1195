import { DescribeExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { openMachine } from '../harness/executions/machine.ts'
import { openJob, runJob } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

test('the input of an execution may be a file of the workspace, and is handed on as it is written', async () => {
  const { account, checkout, job } = openMachine({ Type: 'Pass', End: true }, { 'run-input': 'run/input.json' })
  checkout.write({ 'run/input.json': '{\n  "files": ["a.mp4", "b.mp4"]\n}\n' })

  const { errors, outputs } = await runJob(job)

  expect(errors).toEqual([])
  const executionArn = outputs['execution-arn']
  const { input } = await account.sfn.send(new DescribeExecutionCommand({ executionArn }))
  expect(input).toBe('{\n  "files": ["a.mp4", "b.mp4"]\n}')
  expect(JSON.parse(outputs['execution-output'] ?? '')).toEqual({ files: ['a.mp4', 'b.mp4'] })
})

test('input that is not JSON is told before the build, with its place, together with all other problems', async () => {
  const { account, checkout, job } = openJob()
  checkout.write({ 'input.json': '{\n  "name": Ada\n}\n' })
  const inputs = { run: 'true', 'run-input': 'input.json', 'parameter-overrides': 'Cpu=3' }

  const end = await runJob({ ...job, inputs })

  expect(end.errors).toEqual([
    expect.stringMatching(
      /^file=input\.json,line=2,col=11::Input run-input: the file input\.json is not valid JSON: there is an error in line 2, column 11\./,
    ),
    expect.stringContaining('does not allow the value `3` of `Cpu`'),
  ])
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('input that ECS would refuse is told before the build', async () => {
  const { account, job } = openJob()
  const inputs = { run: 'true', 'run-input': JSON.stringify({ text: 'x'.repeat(8100) }) }

  const end = await runJob({ ...job, inputs })

  expect(end.errors).toEqual([
    expect.stringMatching(
      /Input run-input has 8111 characters; the built-in template passes it to the container, and ECS accepts at most 8192/,
    ),
  ])
  expect(await mutations(account)).toEqual([])
})

test('inputs of a run are refused where nothing is run', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: { 'run-input': '{}', wait: 'false' } })

  expect(end.errors).toEqual([
    expect.stringContaining('Input run-input: it has no effect without `run: true` or `command: run`.'),
    expect.stringContaining('Input wait: it has no effect without `run: true` or `command: run`.'),
  ])
  expect(await mutations(account)).toEqual([])
})
