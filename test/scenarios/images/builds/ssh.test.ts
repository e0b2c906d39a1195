import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { scratchFolder } from '../../harness/machine.ts'
import { watchProcesses } from '../../harness/processes.ts'
import { everythingOf } from '../../harness/secrets.ts'
import { lookAt } from '../../harness/world.ts'

// The cache ignores the agent: without a new UUID, a later run would not run the step again.
const Dockerfile = `FROM servicefull/busybox:local
RUN --mount=type=ssh test -S "$SSH_AUTH_SOCK" && echo "saw an agent ${randomUUID()}"
`

test('ssh gives the build an agent, and the key shows nowhere', async () => {
  const { account, job } = openJob({ Dockerfile })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  const keyFile = join(scratchFolder('ssh'), 'key')
  writeFileSync(keyFile, key, { mode: 0o600 })
  const seen = watchProcesses()

  const without = await runJob(job)
  const end = await runJob({ ...job, inputs: { ssh: `default=${keyFile}` } })

  const { commandLines, environments } = seen.stop()
  expect(without.errors).toEqual([expect.stringContaining('step 2/2 failed with exit code 1')])
  expect(end.errors).toEqual([])
  expect(end.log).toContain('saw an agent')
  const everything = [end.log, everythingOf(end), commandLines, ...environments].join('\n')
  for (const line of key.trim().split('\n').slice(1, -1)) expect(everything).not.toContain(line)
  expect(end.leftovers).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})
