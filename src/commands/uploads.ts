import type { Bucket } from '../stack/s3-address.ts'
import type { World } from './world.ts'

/** Files for S3. */
export interface Uploads {
  readonly bucket: Bucket
  /** Bytes by key. */
  readonly files: ReadonlyMap<string, Buffer>
}

/**
 * Checks, before anything is changed, that the bucket takes the files.
 *
 * @throws Problem
 */
export async function checkUploads({ aws }: World, uploads: Uploads | undefined): Promise<void> {
  if (uploads === undefined) return
  const { checkBucket } = await import('../stack/upload.ts')
  await checkBucket(await aws.s3(), uploads.bucket)
}

/** Puts the files into the bucket, those that are not there already. */
export async function uploadFiles({ aws, log }: World, { bucket, files }: Uploads): Promise<void> {
  const { upload } = await import('../stack/upload.ts')
  await upload({ client: await aws.s3(), log }, bucket, files)
}
