import { expect, test } from 'vitest'
import { mutations } from '../../harness/account.ts'
import { createBuilder, PORTABLE } from '../../harness/builders.ts'
import { push } from '../../harness/events.ts'
import { type Index, manifestOf } from '../../harness/image.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const base = 'FROM servicefull/busybox:local\n'

const limits = `
ARG BASE
FROM $BASE AS first
RUN echo "first runs"
FROM first
RUN echo "files $(ulimit -n), shm $(df -m /dev/shm | tail -n 1 | awk '{print $2}')"
`

test('shm-size and ulimit reach the steps, and no-cache-filters runs one stage again', async () => {
  const { account, job: publishing } = openJob({ Dockerfile: base })
  const { outputs } = await runJob({ ...publishing, inputs: { command: 'build', repository: 'base' } })
  const checkout = checkOut({ Dockerfile: limits })
  const { name, env } = createBuilder()
  const all = { command: 'build', reuse: 'false', builder: name, 'build-args': `BASE=${outputs.image}` }
  const build = (inputs: Readonly<Record<string, string>>) =>
    runJob({
      account,
      checkout,
      event: push(checkout.head()),
      inputs: { ...all, 'shm-size': '128m', ulimit: 'nofile=1000:2000', ...inputs },
      env,
    })
  const first = await build({})

  const cached = await build({})
  const filtered = await build({ 'no-cache-filters': 'first' })

  expect([first.errors, cached.errors, filtered.errors]).toEqual([[], [], []])
  expect(first.log).toMatch(/^#\d+ [\d.]+ files 1000, shm 128$/m)
  const again = /^#\d+ [\d.]+ first runs$/m
  expect(cached.log).not.toMatch(again)
  expect(filtered.log).toMatch(again)
})

interface Annotated extends Index {
  readonly annotations?: Readonly<Record<string, string>>
}

test('annotations and attestations are on the image and its index, which the next job finds', async () => {
  const { account, job } = openJob({ Dockerfile: PORTABLE })
  const { name, env } = createBuilder()
  const inputs = {
    command: 'build',
    builder: name,
    annotations: 'org.opencontainers.image.title=Hello, job\nindex:team=a',
    attests: '# as a lawyer wants it\ntype=provenance,mode=max',
  }

  const end = await runJob({ ...job, inputs, env })
  const again = await runJob({ ...job, inputs, env })

  expect([end.errors, again.errors]).toEqual([[], []])
  const index = await manifestOf<Annotated>(account, end.outputs.digest)
  expect(index.annotations).toEqual({ team: 'a' })
  const [image, attestation] = index.manifests
  expect(attestation?.annotations).toMatchObject({ 'vnd.docker.reference.type': 'attestation-manifest' })
  expect((await manifestOf<Annotated>(account, image?.digest)).annotations).toEqual({
    'org.opencontainers.image.title': 'Hello, job',
  })
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', digest: end.outputs.digest })
})

test('an entitlement that the builder does not allow is refused before anything changes', async () => {
  const { account, job } = openJob({ Dockerfile: PORTABLE })
  const { name, env } = createBuilder()

  const refused = await runJob({ ...job, inputs: { builder: name, allow: 'network.host\nsecurity.insecure' }, env })

  expect(refused.errors).toEqual([
    '::Input allow: the builder of this runner (driver docker-container) cannot allow security.insecure.\nName a builder that can in `builder`, or replace `builder` by `create-builder: true`.',
  ])
  expect(await mutations(account)).toEqual([])

  const allowed = await runJob({ ...job, inputs: { command: 'build', builder: name, allow: 'network.host' }, env })
  expect(allowed.errors).toEqual([])
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [job.checkout.head()] })
})
