import { BatchGetImageCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from './account.ts'
import { makeBuilder } from './builders.ts'
import { push, pushTag } from './events.ts'
import { checkOut, runJob } from './job.ts'
import { lookAt } from './world.ts'

/** Runs nothing, so it can be built for each processor. */
const Dockerfile = 'FROM scratch\nCOPY hello-job /\nENTRYPOINT ["/hello-job"]\n'

interface Index {
  readonly mediaType: string
  readonly manifests: readonly {
    readonly digest: string
    readonly platform: { readonly os: string; readonly architecture: string }
    readonly annotations?: Readonly<Record<string, string>>
  }[]
}

/** The index that a job has pushed. */
async function indexOf({ ecr }: Account, imageDigest: string | undefined): Promise<Index> {
  const { images = [] } = await ecr.send(
    new BatchGetImageCommand({ repositoryName: 'hello-job', imageIds: [{ imageDigest }] }),
  )
  return JSON.parse(images[0]?.imageManifest ?? '{}')
}

const platformsOf = ({ manifests }: Index): string[] =>
  manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`)

test('an image for several platforms is an index with its children; it is found again without docker, also by its release', async () => {
  const account = openAccount()
  const checkout = checkOut({ Dockerfile })
  const sha = checkout.head()
  const { name, env } = makeBuilder()
  const inputs = { builder: name, platforms: 'linux/amd64\nlinux/arm64' }

  const first = await runJob({ account, checkout, event: push(sha), inputs, env })

  expect(first.errors).toEqual([])
  const index = await indexOf(account, first.outputs.digest)
  expect(platformsOf(index)).toEqual(['linux/amd64', 'linux/arm64'])
  const world = await lookAt(account)

  const before = await mutations(account)

  const away = { DOCKER_HOST: 'unix:///nowhere.sock' }
  const again = await runJob({ account, checkout, event: push(sha), inputs, env: away })
  const release = await runJob({ account, checkout, event: pushTag(sha, 'v1.2.3'), inputs, env: away })

  for (const end of [again, release]) {
    expect(end.errors).toEqual([])
    expect(end.outputs).toMatchObject({ 'image-reused': 'true', digest: first.outputs.digest, operation: 'none' })
  }
  expect((await mutations(account)).slice(before.length)).toEqual(['PutImage'])

})

test('attestations stand beside the image in its index', async () => {
  const account = openAccount()
  const checkout = checkOut({ Dockerfile })
  const { name, env } = makeBuilder()
  const job = { account, checkout, event: push(checkout.head()), env }

  const end = await runJob({ ...job, inputs: { builder: name, provenance: 'mode=max' } })

  expect(end.errors).toEqual([])
  const index = await indexOf(account, end.outputs.digest)
  expect(platformsOf(index)).toEqual(['linux/amd64', 'unknown/unknown'])
  expect(index.manifests[1]?.annotations).toMatchObject({
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': index.manifests[0]?.digest,
  })
  const again = await runJob({ ...job, inputs: { builder: name, provenance: 'mode=max' } })
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', digest: end.outputs.digest })
})
