import { expect, test } from 'vitest'
import { failureSummary, failuresOf } from '../../src/report/failure.ts'
import { failedLines, resultLines } from '../../src/report/lines.ts'
import { progressReport } from '../../src/report/progress.ts'
import type { RunResult } from '../../src/report/result.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { Problem } from '../../src/text/problem.ts'
import { DEPLOYED, EXECUTED, FAILED_EXECUTION } from '../fixtures/result.ts'

const RAN: RunResult = {
  operation: 'run',
  stackName: 'hello',
  region: 'eu-central-1',
  execution: EXECUTED,
  phases: [{ name: 'Execution', milliseconds: 31_000 }],
}
const consoleUrl = EXECUTED.consoleUrl
const phrase = `✅ The run [sf-7-1-01234567](${consoleUrl}) succeeded after 30 s · exit code 0`

test('an execution after a deploy is told below the deploy', () => {
  const lines = summaryOf({ ...DEPLOYED, execution: EXECUTED }).split('\n\n')
  expect(lines[0]).toBe('### ✅ `hello` is ready: [https://hello.example](https://hello.example)')
  expect(lines[2]).toBe(phrase)
  expect(resultLines({ ...DEPLOYED, execution: EXECUTED }).at(-2)).toBe(
    `The execution sf-7-1-01234567 succeeded after 30 s (exit code 0): ${consoleUrl}`,
  )
})

test.each([
  { stackName: 'hello', status: 'SUCCEEDED', heading: `### ✅ The run of [hello](${consoleUrl}) succeeded` },
  { stackName: undefined, status: 'SUCCEEDED', heading: `### ✅ The run of [hello](${consoleUrl}) succeeded` },
  { stackName: 'hello', status: 'RUNNING', heading: `### ⏳ Running [hello](${consoleUrl})` },
] as const)('an execution alone: $stackName, $status', ({ stackName, status, heading }) => {
  const result = { ...RAN, stackName, execution: { ...EXECUTED, status } }
  expect(summaryOf(result).split('\n')[0]).toBe(heading)
  expect(summaryOf(RAN)).toContain(phrase)
})

const problem = new Problem('The execution failed.', 'See its log.')

test('a failed execution after a deploy that succeeded shows both', () => {
  const text = summaryOf({ ...DEPLOYED, execution: FAILED_EXECUTION, failure: problem })
  expect(text.split('\n\n').slice(0, 4)).toEqual([
    '### ❌ The run of `hello` failed: [https://hello.example](https://hello.example)',
    '✅ The deploy succeeded: Build `abc` · **1 replaced** · image `sha256:1` built',
    `❌ The run [sf-7-1-01234567](${consoleUrl}) failed in the state \`Run Fargate Task\` after 30 s · \`States.TaskFailed\` · exit code 3<br>Reason: The container main exited with code 3.`,
    '**What to do:** See its log.',
  ])
  expect(text).toContain('<summary>Last 2 log lines</summary>')
  expect(text).toContain('<summary>1 output</summary>')
})

test('the address of the execution is a link in the remedy', () => {
  const link = { text: 'Execution in the AWS console', url: consoleUrl }
  const failure = new Problem('It failed.', `Correct \`it\`. See ${consoleUrl}.`, { link })
  expect(summaryOf({ ...RAN, execution: FAILED_EXECUTION, failure })).toContain(
    `\n\n**What to do:** Correct \`it\`. See [Execution in the AWS console](${consoleUrl}).\n\n`,
  )
})

test('an execution that did not start, and one that goes on, say why the job fails', () => {
  const running = { ...EXECUTED, status: 'RUNNING' as const, endedAt: undefined }
  const parts = (execution: typeof running | undefined) =>
    summaryOf({ ...DEPLOYED, execution, failure: problem }).split('\n\n')
  expect(parts(undefined)[0]).toMatch(/^### ❌ The run of `hello` failed: /)
  expect(parts(undefined).slice(2, 4)).toEqual(['The execution failed.', '**What to do:** See its log.'])
  expect(parts(running)[0]).toMatch(/^### ❌ The run of `hello` has not ended: /)
  expect(parts(running).slice(3, 5)).toEqual(['The execution failed.', '**What to do:** See its log.'])
})

test.each([
  { status: 'TIMED_OUT', heading: '### ❌ The run of `hello` timed out' },
  { status: 'ABORTED', heading: '### ⚠️ The run of `hello` was stopped' },
  { status: 'RUNNING', heading: '### ❌ The run of `hello` has not ended' },
  { status: 'SUCCEEDED', heading: '### ❌ The run of `hello` failed' },
] as const)('a job that fails with an execution that is $status, without a result', ({ status, heading }) => {
  const known = { kind: 'deploy', stackName: 'hello', execution: { ...EXECUTED, status } } as const
  const text = failureSummary(failuresOf(problem), known)
  expect(text.split('\n')[0]).toBe(heading)
  expect(text).toContain(`The run [sf-7-1-01234567](${consoleUrl}) `)
  expect(failedLines(known, 60_000)[0]).toMatch(/^The execution sf-7-1-01234567 .*: https:/)
})

test('a run that fails before its execution, and a status that cannot be read', () => {
  const heading = (kind: 'run' | 'status') =>
    failureSummary(failuresOf(problem), { kind, stackName: 'hello' }).split('\n')[0]
  expect(heading('run')).toBe('### ❌ The run of `hello` failed')
  expect(heading('status')).toBe('### ❌ The status of `hello` cannot be read')
})

test('while an execution runs, the comment says so, with the items of a Map', () => {
  const counts = { total: 10, succeeded: 4, failed: 0, timedOut: 0, aborted: 0, running: 6, pending: 0 }
  const states = [{ name: 'Each', type: 'Map', status: 'RUNNING' as const, enteredAt: 0, exitedAt: undefined, counts }]
  const execution = { ...EXECUTED, status: 'RUNNING' as const, states }
  const running = { commit: undefined, url: 'https://hello.example' }
  expect(progressReport({ moment: { state: 'deploying' }, stackName: 'hello', running, execution }, 0)).toBe(
    `### ⏳ Running [hello](${consoleUrl})\n\n\`Each\`: 10 items, 4 succeeded, 6 running · started at 00:00 UTC`,
  )
})
