import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
} from '@aws-sdk/client-ecr'
import type { Account } from './account.ts'
import { REPOSITORY } from './events.ts'
import { ARE_ENFORCED, PREVIEW_REPOSITORY } from './permissions/mode.ts'

/** The parts of an image index that scenarios look at. Source: OCI image specification, "Image Index". */
export interface Index {
  readonly manifests: readonly {
    readonly digest: string
    readonly platform: { readonly os: string; readonly architecture: string }
    readonly annotations?: Readonly<Record<string, string>>
  }[]
}

/** Reads the manifest with a digest from the repository of the example. */
export async function manifestOf<T>({ ecr }: Account, imageDigest: string | undefined): Promise<T> {
  const { images = [] } = await ecr.send(
    new BatchGetImageCommand({ repositoryName: 'hello-job', imageIds: [{ imageDigest }] }),
  )
  return JSON.parse(images[0]?.imageManifest ?? '{}')
}

/** The platform of each manifest of an index, as `os/architecture`. */
export function platformsOf({ manifests }: Index): string[] {
  return manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`)
}

/** The part of an image that says how to run it. Source: OCI image specification, "Image Configuration". */
export interface Config {
  readonly Labels: Readonly<Record<string, string>>
}

/** Reads the configuration of an image (not of an index) from the repository of the example. */
export async function configOf(account: Account, digest: string | undefined): Promise<Config> {
  const manifest = await manifestOf<{ readonly config: { readonly digest: string } }>(account, digest)
  const { downloadUrl = '' } = await account.ecr.send(
    new GetDownloadUrlForLayerCommand({ repositoryName: 'hello-job', layerDigest: manifest.config.digest }),
  )
  const { config } = (await (await fetch(downloadUrl)).json()) as { readonly config: Config }
  return config
}

/**
 * Reads a file of an image (not of an index) from the repository of the example.
 *
 * @param path without a slash in front
 * @returns undefined when no layer has it
 */
export async function readInImage(
  account: Account,
  digest: string | undefined,
  path: string,
): Promise<string | undefined> {
  const { layers } = await manifestOf<{ readonly layers: readonly { readonly digest: string }[] }>(account, digest)
  for (const { digest: layerDigest } of layers.toReversed()) {
    const { downloadUrl = '' } = await account.ecr.send(
      new GetDownloadUrlForLayerCommand({ repositoryName: 'hello-job', layerDigest }),
    )
    const input = Buffer.from(await (await fetch(downloadUrl)).arrayBuffer())
    const { status, stdout } = spawnSync('tar', ['-xzOf', '-', path], { input, encoding: 'utf8' })
    if (status === 0) return stdout
  }
  return undefined
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
const CONFIG = 'application/vnd.oci.image.config.v1+json'

/** Creates the repository of the example, as a stranger who may push to it finds it. */
export async function createRepository({ ecr }: Account): Promise<void> {
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello-job' }))
}

/**
 * Pushes an image without layers, with any text as its configuration, to the repository of the example.
 *
 * @returns its digest
 */
export async function pushConfig(account: Account, tag: string, config: string): Promise<string> {
  const digest = digestOf(config)
  await send(account, 'POST', `${repositoryOf(tag)}/blobs/uploads/?digest=${digest}`, config)
  const descriptor = { mediaType: CONFIG, size: Buffer.byteLength(config), digest }
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config: descriptor, layers: [] })
  await send(account, 'PUT', `${repositoryOf(tag)}/manifests/${tag}`, manifest, MANIFEST)
  return digestOf(manifest)
}

/** The configuration of an image that says by its labels which pull request, of which repository on GitHub, has built it. */
export function previewConfig(number: number, repository = REPOSITORY): string {
  const source = `https://github.com/${repository}`
  const Labels = { 'servicefull.pull-request': String(number), 'org.opencontainers.image.source': source }
  return JSON.stringify({ os: 'linux', architecture: 'amd64', config: { Labels } })
}

/** Pushes an index of one image for any platform to the repository of the example. */
export async function pushIndex(account: Account, tag: string, image: string, platform: object): Promise<void> {
  const manifests = [{ mediaType: MANIFEST, size: 1, digest: image, platform }]
  const index = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests })
  await send(account, 'PUT', `${repositoryOf(tag)}/manifests/${tag}`, index, INDEX)
}

/** The repository of the example; with roles, images of pull requests have one of their own. */
function repositoryOf(tag: string): string {
  return ARE_ENFORCED && tag.startsWith('pr-') ? PREVIEW_REPOSITORY : 'hello-job'
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

async function send({ ecr, registry }: Account, method: string, path: string, body: string, type?: string) {
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const headers = {
    authorization: `Basic ${authorizationData[0]?.authorizationToken}`,
    ...(type === undefined ? {} : { 'content-type': type }),
  }
  const answer = await fetch(`http://${registry}/v2/${path}`, { method, headers, body })
  if (!answer.ok) throw new Error(`the registry answers ${answer.status} to ${path}: ${await answer.text()}`)
}
