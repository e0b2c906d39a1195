import { HeadBucketCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { isAccessDenied } from '../../aws/error.ts'
import type { Log } from '../../edges/runner.ts'
import { allOrProblems, Problem } from '../../text/problem.ts'
import { type Bucket, bucketArn } from './s3-address.ts'

/**
 * Checks, read-only, that a bucket is there, in the region of the stack, and that we may use it. Only in that region does
 * CloudFormation take templates from it.
 * Source: AWS CloudFormation user guide, "Selecting a stack template"; Amazon S3 API reference, HeadBucket.
 *
 * @throws Problem
 */
export async function checkBucket(client: S3Client, bucket: Bucket): Promise<void> {
  const { name, region } = bucket
  try {
    const { BucketRegion } = await client.send(new HeadBucketCommand({ Bucket: name }))
    if (BucketRegion !== undefined && BucketRegion !== region) throw elsewhere(bucket, BucketRegion)
  } catch (error) {
    const home = bucketRegionOf(error)
    if (home !== undefined && home !== region) throw elsewhere(bucket, home, error)
    const status = statusOf(error)
    if (status === 404) {
      const remedy = `Correct the name, or make the bucket in ${region}.`
      throw new Problem(`Input s3-bucket: there is no bucket \`${name}\`.`, remedy, { cause: error })
    }
    if (status !== 403) throw error
    throw new Problem(
      `Input s3-bucket: the bucket \`${name}\` may not be used with these credentials.`,
      `If it is yours, add this statement to the policy of the role that deploys: ${statement(['s3:ListBucket'], bucketArn(bucket))}`,
      { cause: error },
    )
  }
}

function elsewhere({ name, region }: Bucket, home: string, cause?: unknown): Problem {
  return new Problem(
    `Input s3-bucket: the bucket \`${name}\` is in ${home}, the stack in ${region}.`,
    `Give a bucket in ${region}: CloudFormation takes templates from buckets of the stack's region only.`,
    { cause },
  )
}

/**
 * Puts the files into the bucket that are not there yet. The key of each says its content, so one that is there is the same.
 *
 * @param files bytes by key
 */
export async function upload(
  client: S3Client,
  log: Log,
  bucket: Bucket,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const put = await allOrProblems(
    [...files].map(async ([key, bytes]) => {
      if (await exists(client, bucket.name, key)) return false
      await putObject(client, bucket, key, bytes)
      return true
    }),
  )
  const made = put.filter(Boolean).length
  const place = `s3://${bucket.name}${bucket.prefix === '' ? '' : `/${bucket.prefix}`}`
  log.info(`Template files in ${place}: ${made} uploaded, ${files.size - made} there already.`)
}

/** Without s3:ListBucket, S3 answers 403 for an object that is not there; then it is put. */
async function exists(client: S3Client, bucket: string, key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return true
  } catch (error) {
    const status = statusOf(error)
    if (status === 404 || status === 403) return false
    throw error
  }
}

async function putObject(client: S3Client, bucket: Bucket, key: string, bytes: Buffer): Promise<void> {
  try {
    await client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: bytes }))
  } catch (error) {
    if (!isAccessDenied(error)) throw error
    const keys = `${bucketArn(bucket)}/${bucket.prefix === '' ? '' : `${bucket.prefix}/`}*`
    throw new Problem(
      `Input s3-bucket: S3 refused to store in \`${bucket.name}\`: ${(error as Error).message}`,
      `Add this statement to the policy of the role that deploys: ${statement(['s3:GetObject', 's3:PutObject'], keys)}`,
      { cause: error },
    )
  }
}

function statement(actions: readonly string[], resource: string): string {
  return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: resource })
}

/** What the SDK keeps of an answer; one to a HEAD request has no body, so only status and headers say what it means. */
interface Answered {
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

function statusOf(error: unknown): number | undefined {
  return (error as Answered).$metadata?.httpStatusCode
}

function bucketRegionOf(error: unknown): string | undefined {
  return (error as Answered).$response?.headers?.['x-amz-bucket-region']
}
