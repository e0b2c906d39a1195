import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'
import { everythingOf } from '../harness/secrets.ts'

/** A service that prints what a job must not show or obey, and fails. */
const service = `#!/bin/sh
i=0
while [ $i -lt 60 ]; do i=$((i+1)); echo "line $i"; done
echo "key AKIAIOSFODNN7EXAMPLE"
echo "password canary-parameter-5c77"
printf '::error::not an error of the job\\n##[error]nor this\\n'
printf 'a\\033[2Jb\\r::set-output name=x::y\\n'
exit 7
`

test('the end of a log is shown without secrets, and nothing in it is a command', async () => {
  const { job } = openJob({ 'hello-job': service })
  const env = { MY_SECRET: 'canary-parameter-5c77' }

  const end = await runJob({ ...job, inputs: { run: 'true', 'secret-envs': 'unused=MY_SECRET' }, env })

  expect(end.outputs).toMatchObject({ operation: 'failed', 'execution-status': 'FAILED', 'exit-code': '7' })
  expect(end.errors.length).toBe(1)
  expect(end.log).toContain('::group::The last 50 log lines of the container\n')
  expect(end.log).toMatch(/^ {2}\| line 60$/m)
  expect(end.log).not.toMatch(/^ {2}\| line 9$/m)
  expect(end.log).toMatch(/^ {2}\| \*\*\*$/m)
  expect(end.log).toMatch(/^ {2}\| ## \[error\]nor this$/m)
  expect(everythingOf(end)).not.toContain('AKIAIOSFODNN7EXAMPLE')
  expect(end.summary).not.toContain('canary-parameter-5c77')
})
