import { createHash } from 'node:crypto'
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { type Account, endpoint } from './account.ts'

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'

/** `sha256:...` of the bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** The Authorization header of the account's registry. */
export async function registryLogin(account: Account): Promise<string> {
  const { authorizationData = [] } = await account.ecr.send(new GetAuthorizationTokenCommand())
  return `Basic ${authorizationData[0]?.authorizationToken}`
}

/** One call of the registry, `path` after `/v2`. */
export function registry(authorization: string | undefined, method: string, path: string, body?: Uint8Array | string) {
  const headers = { ...(authorization ? { authorization } : {}), ...(body ? { 'content-type': MANIFEST } : {}) }
  return fetch(`${endpoint}/v2${path}`, {
    method,
    headers,
    ...(body ? { body: typeof body === 'string' ? body : Buffer.from(body) } : {}),
  })
}

/** The first error of a registry's answer, as Docker prints it: `code: message`. */
export async function registryError(answer: Response): Promise<string> {
  const { errors } = (await answer.json()) as { errors: { code: string; message: string }[] }
  return `${errors[0]?.code}: ${errors[0]?.message}`
}

/** A manifest, its config, and their digests. The image has one layer, or none. */
export function image(config: object, layer?: Uint8Array) {
  const rootfs = { type: 'layers', diff_ids: layer ? [digestOf(layer)] : [] }
  const bytes = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', ...config, rootfs }))
  const blobs = layer ? [bytes, layer] : [bytes]
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: bytes.length,
      digest: digestOf(bytes),
    },
    layers: layer
      ? [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar', size: layer.length, digest: digestOf(layer) }]
      : [],
  })
  return { manifest, blobs, config: digestOf(bytes), digest: digestOf(Buffer.from(manifest)) }
}

/** Push an image through the registry. Returns the answer to the manifest, the last step. */
export async function push(authorization: string, name: string, tag: string, pushed: ReturnType<typeof image>) {
  for (const blob of pushed.blobs) {
    await registry(authorization, 'POST', `/${name}/blobs/uploads/?digest=${digestOf(blob)}`, blob)
  }
  return registry(authorization, 'PUT', `/${name}/manifests/${tag}`, pushed.manifest)
}
