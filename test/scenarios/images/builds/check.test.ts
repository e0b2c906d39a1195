import { expect, test } from 'vitest'
import { callsOf } from '../../harness/account.ts'
import { createBuilder, PORTABLE } from '../../harness/builders.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { NO_KEYS } from '../../harness/machine.ts'

const inputs = { call: 'check', 'stack-name': '' }

test('call: check finds nothing wrong with a Dockerfile, and builds, pushes and deploys nothing', async () => {
  const { account, job } = openJob({ Dockerfile: PORTABLE })
  const { name, env } = createBuilder()

  const end = await runJob({ ...job, inputs: { ...inputs, builder: name }, env: { ...env, ...NO_KEYS } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('::notice::The Dockerfile passes all checks. Nothing was built or deployed.')
  expect(end.outputs).toEqual({ operation: 'skip' })
  expect(await callsOf(account)).toEqual([])
  expect(end.leftovers).toEqual([])
})

test('call: check fails with what it finds, at its lines', async () => {
  const { account, job } = openJob({ Dockerfile: 'FROM scratch as base\nMAINTAINER me\nCOPY hello-job /\n' })
  const { name, env } = createBuilder()

  const end = await runJob({ ...job, inputs: { ...inputs, builder: name }, env })

  expect(end.warnings).toEqual([
    "file=Dockerfile,line=1::FromAsCasing: 'as' and 'FROM' keywords' casing do not match",
    'file=Dockerfile,line=2::MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label',
  ])
  expect(end.errors).toEqual([
    'file=Dockerfile::The Dockerfile `Dockerfile` does not pass its build checks.\nCorrect what the warnings say, or leave out a check by `# check=skip=<name>` at the beginning of the Dockerfile.',
  ])
  expect(await callsOf(account)).toEqual([])
})

test('call: check says what an old builder lacks', async () => {
  const { job } = openJob()

  const end = await runJob({ ...job, inputs })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    '::The builder of this runner is too old to check a Dockerfile.\nAdd `- uses: docker/setup-buildx-action@v4` before this step.',
  ])
})
