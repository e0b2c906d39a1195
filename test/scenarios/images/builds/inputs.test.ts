import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push, pushTag } from '../../harness/events.ts'
import { configOf } from '../../harness/image.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { watchProcesses } from '../../harness/processes.ts'
import { shownLog } from '../../harness/secrets.ts'
import { lifecyclePolicyOf, lookAt } from '../../harness/world.ts'

const dockerfile = `
FROM servicefull/busybox:local AS base
ARG BUILD_ID
ARG COLOUR
ARG PLAIN
COPY note.txt /note.txt
RUN --mount=type=secret,id=inline --mount=type=secret,id=lines --mount=type=secret,id=variable --mount=type=secret,id=file \\
  echo "saw $BUILD_ID/$COLOUR/$PLAIN/$(cat /note.txt)/$(wc -c < /run/secrets/inline)/$(wc -l < /run/secrets/lines)/$(wc -c < /run/secrets/variable)/$(wc -c < /run/secrets/file)" \\
  && cat /etc/hosts && echo "networks: $(ls /sys/class/net | xargs)"
FROM base AS last
RUN false
`

test('every input of the build reaches the build, and no secret shows', async () => {
  const { checkout, job } = openJob({
    'service/Dockerfile.job': dockerfile,
    'service/note.txt': 'note',
    'token.txt': 'abcdef',
  })
  const sha = checkout.head()
  const seen = watchProcesses()

  const end = await runJob({
    ...job,
    inputs: {
      context: 'service',
      file: 'service/Dockerfile.job',
      target: 'base',
      'build-args': `COLOUR="blue" and $(green), 'red'\nPLAIN`,
      secrets: 'inline: correct-horse\nlines: |\n  battery-one\n  staple-two\n  last-three',
      'secret-envs': 'variable=MY_SECRET',
      'secret-files': 'file=token.txt',
      'add-hosts': 'example.test:192.0.2.7',
      network: 'none',
    },
    env: { MY_SECRET: 'from-the-environment', PLAIN: 'plain-value' },
  })

  const ofDocker = seen.stop().environments.filter((environment) => environment.includes('SOURCE_DATE_EPOCH='))
  expect(end.errors).toEqual([])
  expect(ofDocker.filter((environment) => environment.includes('MY_SECRET=from-the-environment'))).not.toEqual([])
  expect(ofDocker.filter((environment) => environment.includes('correct-horse'))).toEqual([])
  expect(end.log).toContain(`saw ${sha}/"blue" and $(green), 'red'/plain-value/note/13/3/20/6`)
  expect(end.log).toMatch(/192\.0\.2\.7\s+example\.test/)
  expect(end.log).toMatch(/^.*networks: (?!.*eth).*lo/m)
  const shown = shownLog(end)
  for (const secret of ['correct-horse', 'battery-one', 'staple-two', 'from-the-environment']) {
    expect(end.log).toContain(`::add-mask::${secret}`)
    expect(shown).not.toContain(secret)
  }
  expect(end.leftovers).toEqual([])
})

test('no-cache runs steps again although the cache has them', async () => {
  const { job } = openJob({ Dockerfile: 'FROM servicefull/busybox:local\nRUN echo "the step runs"\n' })
  const build = (inputs: Readonly<Record<string, string>>) =>
    runJob({ ...job, inputs: { command: 'build', reuse: 'false', ...inputs } })
  await build({})

  const cached = await build({})
  const uncached = await build({ 'no-cache': 'true' })

  expect([cached.errors, uncached.errors]).toEqual([[], []])
  const output = /^#\d+ [\d.]+ the step runs$/m
  expect(cached.log).not.toMatch(output)
  expect(uncached.log).toMatch(output)
})

test('pull uses the base image in its registry, not the one of that name on the runner', async () => {
  const account = openAccount()
  const repository = `base-${randomUUID()}`
  const job = (files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) => {
    const checkout = checkOut(files)
    return runJob({ account, checkout, event: push(checkout.head()), inputs: { command: 'build', ...inputs } })
  }
  const Dockerfile = 'FROM servicefull/busybox:local\nLABEL base=registry\n'
  const { outputs } = await job({ Dockerfile }, { repository })
  const base = `${outputs['repository-uri']}:${outputs['image-tag']}`
  execFileSync('docker', ['tag', 'servicefull/busybox:local', base])
  onTestFinished(() => void execFileSync('docker', ['rmi', base], { stdio: 'pipe' }))
  const baseOf = async (pull: string) => {
    const end = await job({ Dockerfile: `FROM ${base}\nLABEL job=ours\n` }, { pull, reuse: 'false' })
    expect(end.errors).toEqual([])
    return (await configOf(account, end.outputs.digest)).Labels.base
  }

  expect(await baseOf('false')).toBeUndefined()
  expect(await baseOf('true')).toBe('registry')
})

test('the same commit built again gives the same digest, under a tag of its own', async () => {
  const { job } = openJob()
  const first = await runJob(job)

  const again = await runJob({ ...job, inputs: { reuse: 'false' } })
  const oncemore = await runJob({ ...job, inputs: { reuse: 'false' } })

  expect([again.errors, oncemore.errors]).toEqual([[], []])
  expect(again.outputs).toMatchObject({ 'image-reused': 'false', digest: first.outputs.digest, operation: 'none' })
  expect(oncemore.outputs).toMatchObject({ 'image-reused': 'false', digest: first.outputs.digest })
  expect(new Set([first, again, oncemore].map(({ outputs }) => outputs['image-tag'])).size).toBe(3)
})

test('a release gets every tag of image-tags; one that cannot move is a warning', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const inputs = { 'image-tags': 'latest\n{{major}}.{{minor}}\nstable-{{semver}}\npr-only-{{pr}}\nby/run#{{run-id}}' }
  const one = checkout.head()
  const first = await runJob({ account, checkout, event: pushTag(one, 'v1.2.3'), inputs })
  const two = checkout.commit({ 'notes.txt': 'more' })

  const second = await runJob({ account, checkout, event: pushTag(two, 'v1.2.4'), inputs })

  expect([first.errors, second.errors]).toEqual([[], []])
  expect(first.log).toMatch(/The image tag by\/run#\d+ becomes by-run-\d+\./)
  expect(second.warnings.join('\n')).toContain('The tag latest is on another image already')
  const tags = (await lookAt(account)).images['hello-job']?.map((line) => line.replace(/by-run-\d+/, 'by-run-N'))
  expect(tags).toEqual(
    [
      ['1.2', one, 'by-run-N', 'latest', 'stable-1.2.3', 'v1.2.3'],
      [two, 'by-run-N', 'stable-1.2.4', 'v1.2.4'],
    ]
      .map((each) => each.sort().join(' '))
      .sort(),
  )
})

test('a repository that the action creates expires only images of pull requests and images without a tag', async () => {
  const { account, job } = openJob()
  await runJob(job)

  const { rules } = JSON.parse(await lifecyclePolicyOf(account)) as { rules: { selection: Record<string, unknown> }[] }
  expect(rules.map(({ selection }) => [selection.tagStatus, selection.tagPrefixList])).toEqual([
    ['tagged', ['pr-']],
    ['untagged', undefined],
  ])
})

test('options that the builder does not support are refused before anything changes, with the line to add', async () => {
  const { account, job } = openJob()

  const end = await runJob({
    ...job,
    inputs: { platforms: 'linux/amd64,linux/arm64', 'cache-to': 'type=gha', sbom: 'true' },
  })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(3)
  expect(end.errors.join('\n')).toContain(
    'Input platforms: the builder of this runner (driver docker) cannot build for several platforms.',
  )
  expect(end.errors.join('\n')).toContain('docker/setup-buildx-action@v4` before this step, or `create-builder: true`')
  expect(await mutations(account)).toEqual([])
})

test('an image for another processor than that of the task is not deployed', async () => {
  const { account, job } = openJob()

  const end = await runJob({
    ...job,
    inputs: { 'parameter-overrides': 'CpuArchitecture=ARM64' },
  })

  expect(end.code).toBe(1)
  expect(end.errors[0]).toContain(
    'The image is for linux/amd64, but ECSTaskDefinition of the template servicefull runs on linux/arm64',
  )
  expect((await lookAt(account)).stacks).toEqual({})
})
