import { partition } from '@aws-sdk/core/client'

/** Where files are uploaded to. */
export interface Bucket {
  readonly name: string
  /** Begins every key, without a slash at its ends; `''` for none. */
  readonly prefix: string
  /** The region of the stack, in which the bucket must be. */
  readonly region: string
  /** Another server than AWS, such as an emulator; undefined for AWS. */
  readonly endpoint: string | undefined
}

/** The key of an object whose name says its content. */
export function objectKey({ prefix }: Bucket, hash: string, extension: string): string {
  return `${prefix === '' ? '' : `${prefix}/`}${hash}${extension}`
}

/**
 * The URL of an object, as CloudFormation takes it. The bucket is in the host's name; not when it has dots, which TLS certificates
 * do not cover, and not on another server than AWS.
 * Source: Amazon S3 user guide, "Virtual hosting of general purpose buckets", "Bucket naming rules".
 */
export function objectUrl({ name, region, endpoint }: Bucket, key: string): string {
  const path = key.split('/').map(encodeURIComponent).join('/')
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${name}/${path}`
  const host = `s3.${region}.${partition(region).dnsSuffix}`
  return name.includes('.') ? `https://${host}/${name}/${path}` : `https://${name}.${host}/${path}`
}

/** The ARN of a bucket. */
export function bucketArn({ name, region }: Bucket): string {
  return `arn:${partition(region).name}:s3:::${name}`
}
