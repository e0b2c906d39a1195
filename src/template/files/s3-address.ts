import { partition } from '@aws-sdk/core/client'

/** The bucket for the files of templates. */
export interface Bucket {
  readonly name: string
  /** Prefix of every key, without a slash at its ends; `''` for none. */
  readonly prefix: string
  /** The region of the stack; the bucket must be in it. */
  readonly region: string
  /** URL of a server other than AWS, such as an emulator; undefined for AWS. */
  readonly endpoint: string | undefined
}

/** Returns the key of an object that is named after the hash of its content. */
export function objectKey({ prefix }: Bucket, hash: string, extension: string): string {
  return `${prefix === '' ? '' : `${prefix}/`}${hash}${extension}`
}

/**
 * Returns the URL of an object for CloudFormation. The host has the name of the bucket, unless the name has dots, which TLS
 * certificates do not cover, or the server is not AWS: then the path has it.
 * Source: Amazon S3 user guide, "Virtual hosting of general purpose buckets", "Bucket naming rules".
 */
export function objectUrl({ name, region, endpoint }: Bucket, key: string): string {
  const path = key.split('/').map(encodeURIComponent).join('/')
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${name}/${path}`
  const host = `s3.${region}.${partition(region).dnsSuffix}`
  return name.includes('.') ? `https://${host}/${name}/${path}` : `https://${name}.${host}/${path}`
}

/** Returns the ARN of a bucket, in the partition of its region. */
export function bucketArn({ name, region }: Bucket): string {
  return `arn:${partition(region).name}:s3:::${name}`
}
