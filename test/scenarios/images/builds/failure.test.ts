import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import type { JobEnd } from '../../harness/runner.ts'
import { lookAt } from '../../harness/world.ts'

const BASE = 'servicefull/busybox:local'

/** Expects what a failed build leaves: the repository, created before the build, and nothing else. */
async function expectNothingDeployed(account: Account, end: JobEnd): Promise<void> {
  expect(end.code).toBe(1)
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
  expect(end.leftovers).toEqual([])
  expect(end.outputs).toEqual({ operation: 'failed', 'build-id': expect.any(String), 'stack-name': 'hello' })
}

async function failingJob(dockerfile: string) {
  const { account, job } = openJob({ Dockerfile: dockerfile })
  const end = await runJob({ ...job, inputs: { 'build-args': '' } })
  return { account, end }
}

test('a RUN that fails: annotation and summary show its line, its exit code and its last lines', async () => {
  const lines = 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "line $i"; done'
  const { account, end } = await failingJob(`FROM ${BASE}\nRUN echo first\n\nRUN true && \\\n    ${lines}; exit 7\n`)

  const last = Array.from({ length: 15 }, (_, index) => `line ${index + 6}`).join('\n')
  expect(end.errors).toEqual([
    `file=Dockerfile,line=4::The image was not built: step 3/3 failed with exit code 7: RUN true &&     ${lines}; exit 7\n${last}\nCorrect that instruction or what it runs; its whole output is in the log. Nothing was deployed.`,
  ])
  expect(end.summary).toContain('exit code 7')
  expect(end.summary).toContain('```\nline 6\n')
  expect(end.log).toMatch(/^#\d+ \d+\.\d+ line 1$/m)
  await expectNothingDeployed(account, end)
})

test('a lower-case dockerfile is built as docker does, and a failure names it, at its line', async () => {
  const { account, checkout } = openJob()
  checkout.git('rm', '--quiet', 'Dockerfile')
  const build = (dockerfile: string) =>
    runJob({ account, checkout, event: push(checkout.commit({ dockerfile })), inputs: { command: 'build' } })

  const failed = await build(`FROM ${BASE}\nRUN exit 3\n`)
  const built = await build(`FROM ${BASE}\nCOPY hello-job /\n`)

  expect(failed.errors).toEqual([
    expect.stringMatching(/^file=dockerfile,line=2::The image was not built: step 2\/2 failed with exit code 3/),
  ])
  expect(built.errors).toEqual([])
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [checkout.head()] })
})

test('a RUN that prints the words of a refused push is told as that RUN', async () => {
  const words = `echo "error: failed to push some refs to 'origin'"; echo "denied: 403 Forbidden"; exit 1`
  const { account, end } = await failingJob(`FROM ${BASE}\nRUN ${words}\n`)

  expect(end.errors).toEqual([
    `file=Dockerfile,line=2::The image was not built: step 2/2 failed with exit code 1: RUN ${words}\nerror: failed to push some refs to 'origin'\ndenied: 403 Forbidden\nCorrect that instruction or what it runs; its whole output is in the log. Nothing was deployed.`,
  ])
  expect(end.log).not.toContain('trying again')
  await expectNothingDeployed(account, end)
})

test('a Dockerfile that does not parse: the error names the line', async () => {
  const { account, end } = await failingJob(`FROM ${BASE}\n\nRUNN true\n`)
  expect(end.errors).toEqual([
    expect.stringMatching(
      /^file=Dockerfile,line=3::The image was not built: `Dockerfile` does not parse, line 3: unknown instruction: RUNN/,
    ),
  ])
  await expectNothingDeployed(account, end)
})

test('a base image that does not exist: the error names its line', async () => {
  const account = openAccount()
  const image = `${account.registry}/hello-job:no-such-tag`
  const checkout = checkOut({ Dockerfile: `# The base\nFROM ${image}\n` })
  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs: { 'build-args': '' } })
  expect(end.errors).toEqual([
    expect.stringContaining(`file=Dockerfile,line=2::The image was not built: the image \`${image}\` does not exist`),
  ])
  await expectNothingDeployed(account, end)
})

test('a COPY of a path that does not exist: the error names its line', async () => {
  const { account, end } = await failingJob(`FROM ${BASE}\nRUN true\nCOPY dist/app /app\n`)
  expect(end.errors).toEqual([
    expect.stringContaining('file=Dockerfile,line=3::The image was not built: `dist` is not in the build context'),
  ])
  await expectNothingDeployed(account, end)
})

test('a stage that the Dockerfile does not have is refused before anything changes', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: { target: 'nope' } })

  expect(end.errors).toEqual([
    expect.stringMatching(/^file=Dockerfile::Input target: `Dockerfile` has no stage `nope`\./),
  ])
  expect(await mutations(account)).toEqual([])
})

test('hostile output of a build shows in the log, but not as a command', async () => {
  const hostile = ['::error::owned', '::set-output name=digest::x', '::add-mask::a', '::stop-commands::y', '::group::z']
  const dockerfile = `FROM ${BASE}\nRUN printf '%s\\n' ${hostile.map((line) => `'${line}'`).join(' ')}; exit 3\n`
  const { account, end } = await failingJob(dockerfile)

  const [, token = ''] = /^::stop-commands::(.+)$/m.exec(end.log) ?? []
  const [, foreign = ''] = end.log.split(`::stop-commands::${token}\n`)
  const [shown = '', after = ''] = foreign.split(`\n::${token}::`)
  for (const line of hostile) expect(shown).toMatch(new RegExp(`^#\\d+ \\d+\\.\\d+ ${line}$`, 'm'))
  // From here on, every command in the log comes from the action; the output of the build stands inside of one.
  expect(after.split('\n').filter((line) => line.startsWith('::'))).toEqual([
    expect.stringMatching(/^::error file=Dockerfile,line=2::.*exit code 3.*%0A: :error::owned%0A: :set-output/),
  ])
  expect(end.errors).toHaveLength(1)
  await expectNothingDeployed(account, end)
})
