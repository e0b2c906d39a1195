// The last step of the demo's job. It exits with the exit code of the container, so that a failed task makes the job red.
import { writeFileSync } from 'node:fs'
import { runExecution } from './execution.ts'

const { STATE_MACHINE_ARN: arn, EXECUTION_INPUT: input = '{}', EXECUTION_RESULT: result } = process.env
if (!arn) {
  console.log('::error::The stack has no state machine to start, or more than one')
  process.exit(1)
}
console.log(`Input: ${input}`)
const execution = await runExecution(arn, input)
for (const container of execution.containers) {
  console.log(`Container ${container.name}, exit code ${container.exitCode ?? 'none'}:`)
  for (const line of container.lines) console.log(`  | ${line}`)
}
console.log(`Execution ${execution.status}${execution.error ? ` (${execution.error})` : ''}`)
if (result) writeFileSync(result, JSON.stringify(execution))
const failed = execution.containers.find((container) => container.exitCode)
process.exit(failed?.exitCode ?? (execution.status === 'SUCCEEDED' ? 0 : 1))
