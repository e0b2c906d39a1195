import { HeadBucketCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { isAccessDenied } from '../../aws/error.ts'
import { roleStatement } from '../../aws/policy.ts'
import type { Log } from '../../edges/runner.ts'
import { allOrProblems, Problem } from '../../text/problem.ts'
import { type Bucket, bucketArn } from './s3-address.ts'

/**
 * Checks that a bucket exists, is in the region of the stack, and is accessible. Changes nothing. CloudFormation reads templates
 * only from buckets in the region of the stack.
 * Source: AWS CloudFormation user guide, "Selecting a stack template"; Amazon S3 API reference, HeadBucket.
 *
 * @throws Problem
 */
export async function checkBucket(client: S3Client, bucket: Bucket): Promise<void> {
  const { name, region } = bucket
  try {
    const { BucketRegion } = await client.send(new HeadBucketCommand({ Bucket: name }))
    if (BucketRegion !== undefined && BucketRegion !== region) throw otherRegionProblem(bucket, BucketRegion)
  } catch (error) {
    const actual = (error as ResponseError).$response?.headers?.['x-amz-bucket-region']
    if (actual !== undefined && actual !== region) throw otherRegionProblem(bucket, actual, error)
    const status = statusOf(error)
    if (status === 404) {
      const remedy = `Correct the name, or create the bucket in ${region}.`
      throw new Problem(`Input s3-bucket: there is no bucket \`${name}\`.`, remedy, { cause: error })
    }
    if (status !== 403) throw error
    throw new Problem(
      `Input s3-bucket: the bucket \`${name}\` cannot be used with these credentials.`,
      `If it is yours, add this statement to the policy of the role that deploys: ${roleStatement(['s3:ListBucket'], bucketArn(bucket))}`,
      { cause: error },
    )
  }
}

function otherRegionProblem({ name, region }: Bucket, actual: string, cause?: unknown): Problem {
  return new Problem(
    `Input s3-bucket: the bucket \`${name}\` is in ${actual}, the stack in ${region}.`,
    `Give a bucket in ${region}: CloudFormation takes templates from buckets of the stack's region only.`,
    { cause },
  )
}

/**
 * Uploads the files that are not in the bucket yet. The key is the hash of the content, so an existing object is the same.
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
  const uploaded = put.filter(Boolean).length
  const place = `s3://${bucket.name}${bucket.prefix === '' ? '' : `/${bucket.prefix}`}`
  log.info(`Template files in ${place}: ${uploaded} uploaded, ${files.size - uploaded} there already.`)
}

/** Without s3:ListBucket, S3 answers 403 for a missing object, so 403 counts as missing. */
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
      `Add this statement to the policy of the role that deploys: ${roleStatement(['s3:GetObject', 's3:PutObject'], keys)}`,
      { cause: error },
    )
  }
}

/** An error of the SDK. The response to a HEAD request has no body, so only status and headers show the reason. */
interface ResponseError {
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

function statusOf(error: unknown): number | undefined {
  return (error as ResponseError).$metadata?.httpStatusCode
}
