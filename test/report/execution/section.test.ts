import { expect, test } from 'vitest'
import type { ExecutionResult } from '../../../src/execution/execution.ts'
import {
  executionPhrase,
  executionSections,
  executionText,
  itemPhrases,
} from '../../../src/report/execution/section.ts'
import { EXECUTED, FAILED_EXECUTION } from '../../fixtures/result.ts'

const link = `[sf-7-1-01234567](${EXECUTED.consoleUrl})`
const counts = { total: 1000, succeeded: 997, failed: 3, timedOut: 0, aborted: 0, running: 0, pending: 0 }
const [state] = EXECUTED.states as [ExecutionResult['states'][number]]

test('an execution that succeeded, in one line', () => {
  expect(executionText(EXECUTED)).toBe('The execution sf-7-1-01234567 succeeded after 30 s (exit code 0)')
  expect(executionPhrase(EXECUTED)).toBe(`✅ The run ${link} succeeded after 30 s · exit code 0`)
})

test('an execution that failed says where and why', () => {
  expect(executionText(FAILED_EXECUTION)).toBe(
    'The execution sf-7-1-01234567 failed in the state Run Fargate Task after 30 s (exit code 3)',
  )
  expect(executionPhrase(FAILED_EXECUTION)).toBe(
    `❌ The run ${link} failed in the state \`Run Fargate Task\` after 30 s · \`States.TaskFailed\` · exit code 3<br>Reason: The container main exited with code 3.`,
  )
})

test.each([
  { status: 'RUNNING', endedAt: undefined, text: `⏳ The run ${link} is running` },
  { status: 'TIMED_OUT', text: `❌ The run ${link} timed out after 30 s` },
  { status: 'ABORTED', text: `⚠️ The run ${link} was stopped after 30 s` },
  { status: 'PENDING_REDRIVE', text: `⏳ The run ${link} is waiting for a redrive after 30 s` },
] as const)('an execution that is $status', ({ text, ...more }) => {
  expect(executionPhrase({ ...EXECUTED, exitCode: undefined, stoppedReason: undefined, ...more })).toBe(text)
})

test('the reason of ECS takes the place of a cause; a very long one is left out as a whole', () => {
  const failed = { ...FAILED_EXECUTION, stoppedReason: undefined }
  expect(executionPhrase({ ...FAILED_EXECUTION, cause: undefined })).toMatch(/<br>Reason: Essential container /)
  expect(executionPhrase({ ...failed, cause: 'No *file* <b>' })).toMatch(/<br>Reason: No \\\*file\\\* &lt;b&gt;$/)
  expect(executionPhrase({ ...failed, cause: 'x'.repeat(2_001) })).toMatch(/<br>Reason: too long to be shown here: /)
  expect(executionPhrase({ ...failed, cause: undefined })).not.toContain('Reason')
})

test('a Map has its counts in every text', () => {
  const mapped = { ...EXECUTED, states: [{ ...state, name: 'Each *', type: 'Map', counts }] }
  expect(executionText(mapped)).toContain('(exit code 0; Each *: 1,000 items, 997 succeeded, 3 failed)')
  expect(itemPhrases(mapped)).toEqual(['`Each *`: 1,000 items, 997 succeeded, 3 failed'])
  expect(executionPhrase(mapped)).toMatch(/ · `Each \*`: 1,000 items, 997 succeeded, 3 failed$/)
  expect(executionSections(mapped).join('\n')).toContain(
    '| `Each *` | Map | ✓\u00a0succeeded | 30 s | 1,000 items, 997 succeeded, 3 failed |',
  )
})

test('the log of a failure is open, the rest is collapsed', () => {
  const titles = (execution: ExecutionResult) =>
    executionSections(execution).flatMap((text) => /<details.*?<\/summary>/.exec(text)?.[0] ?? [])
  const definition = '{"States": {"Run Fargate Task": {"Type": "Task"}}}'
  expect(titles({ ...EXECUTED, definition })).toEqual([
    '<details><summary>State machine</summary>',
    '<details><summary>Input and output</summary>',
  ])
  expect(titles({ ...FAILED_EXECUTION, definition })).toEqual([
    '<details open><summary>Last 2 log lines</summary>',
    '<details><summary>State machine</summary>',
    '<details><summary>Input</summary>',
  ])
  expect(titles({ ...FAILED_EXECUTION, logTail: ['Killed'], input: '', states: [] })).toEqual([
    '<details open><summary>Last log line</summary>',
  ])
})

test('the picture, and the table of states with retries', () => {
  const definition = '{"States": {"Run Fargate Task": {"Type": "Task"}}}'
  const states = [
    { ...state, retries: 2 },
    { ...state, name: 'A|B`', retries: 0, exitedAt: undefined },
    { ...state, name: 'x'.repeat(29) },
  ]
  const [, machine] = executionSections({ ...EXECUTED, definition, states })
  expect(machine).toMatch(
    /\n```mermaid\n%%\{init.*\nflowchart TD\n[^`]+\n```\n\n\| State \| Type \| Result \| Time \| Retries \|\n/,
  )
  expect(machine).toContain('| `Run Fargate Task` | Task | ↻\u00a0recovered | 30 s | 2 |\n')
  expect(machine).toContain(`| \`${'x'.repeat(27)}…\` | Task |`)
  expect(machine).toContain('| `` A\\|B` `` | Task | ✓\u00a0succeeded | 30 s | |')
})

test('of very many states the last ones, and no state machine where nothing is known of it', () => {
  const states = Array.from({ length: 100 }, (_, index) => ({ ...state, name: `S${index}` }))
  const [, machine] = executionSections({ ...EXECUTED, states })
  expect(machine).not.toContain('`S39`')
  expect(machine).toContain('`S40`')
  expect(machine).toContain('`S99`')
  expect(machine).toContain('\n\nThe 40 states before these are left out.')
})

test('input and output as indented JSON; what is too long is left out as a whole', () => {
  const [, , data] = executionSections({ ...EXECUTED, output: '{"a":["```"]}' })
  expect(data).toContain(
    'Input:\n\n```\n{\n  "file": "a.mp4"\n}\n```\n\nOutput:\n\n````\n{\n  "a": [\n    "```"\n  ]\n}\n````',
  )
  const [, , long] = executionSections({ ...EXECUTED, input: 'no JSON', output: `"${'x'.repeat(20_000)}"` })
  expect(long).toContain('Input:\n\n```\nno JSON\n```\n\nOutput: 20,002 characters: see the execution.')
})

test('JSON of very many lines stays on one', () => {
  const input = JSON.stringify(Array.from({ length: 60 }, (_, index) => index))
  expect(executionSections({ ...EXECUTED, input })[2]).toContain(`Input:\n\n\`\`\`\n${input}\n\`\`\``)
})

test.each(['{"id":1234567890123456789}', '[0.1, 1e400]', '12345678901234567'])(
  'JSON stays as it is where a number would change: %s',
  (input) => {
    expect(executionSections({ ...EXECUTED, input })[2]).toContain(`Input:\n\n\`\`\`\n${input}\n\`\`\``)
  },
)
