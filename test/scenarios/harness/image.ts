import { BatchGetImageCommand, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import type { Account } from './account.ts'

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
