import { BatchGetImageCommand } from '@aws-sdk/client-ecr'
import type { Account } from './account.ts'

/** An image index, as far as the tests look into it. Source: OCI image specification, "Image Index". */
export interface Index {
  readonly manifests: readonly {
    readonly digest: string
    readonly platform: { readonly os: string; readonly architecture: string }
    readonly annotations?: Readonly<Record<string, string>>
  }[]
}

/** The manifest with a digest, in the repository of the example. */
export async function manifestOf<T>({ ecr }: Account, imageDigest: string | undefined): Promise<T> {
  const { images = [] } = await ecr.send(
    new BatchGetImageCommand({ repositoryName: 'hello-job', imageIds: [{ imageDigest }] }),
  )
  return JSON.parse(images[0]?.imageManifest ?? '{}')
}

/** `os/architecture` of each manifest of an index. */
export function platformsOf({ manifests }: Index): string[] {
  return manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`)
}
