import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { Problem } from '../../text/problem.ts'
import type { LocalFile } from '../local-files.ts'
import type { Template } from '../template.ts'
import { type Bucket, objectKey, objectUrl } from './s3-address.ts'

/** A template whose local files are replaced by their addresses, and what has to be at those. */
interface Package {
  readonly template: Template
  /** Bytes by key; none when everything goes into the request. */
  readonly uploads: ReadonlyMap<string, Buffer>
}

/** Bytes of a template in a request. Source: AWS CloudFormation API reference, CreateChangeSet, TemplateBody. */
export const LARGEST_BODY = 51_200

/**
 * Bytes of a template in S3. Source: CloudFormation's answer, `Template may not exceed 1000000 bytes in size.`, which the user
 * guide rounds to 1 MB.
 */
export const LARGEST_OBJECT = 1_000_000

/**
 * Replaces the local files that a template names by their addresses in a bucket, children first. Every other byte stays. The name
 * of an object is the hash of its content, so the same files give the same template.
 *
 * @throws Problem when a template is too large, or when it takes a bucket and none is given
 */
export function packageTemplate(template: Template, bucket: Bucket | undefined): Package {
  if (bucket === undefined) {
    checkSize(template, LARGEST_OBJECT)
    checkNeedsNoBucket(template)
    return { template, uploads: new Map() }
  }
  const { body, uploads } = replaceFiles(template, bucket)
  checkSize({ path: template.path, body }, LARGEST_OBJECT)
  if (Buffer.byteLength(body) <= LARGEST_BODY) return { template: { ...template, body }, uploads }
  const { key, upload } = objectOf(Buffer.from(body), '.template', bucket)
  return { template: { ...template, body, url: objectUrl(bucket, key) }, uploads: new Map([...uploads, upload]) }
}

interface Replaced {
  readonly body: string
  readonly uploads: ReadonlyMap<string, Buffer>
}

/** Replaces from the last place to the first, so that the ranges of those before stay true. */
function replaceFiles(template: Template, bucket: Bucket): Replaced {
  const uploads = new Map<string, Buffer>()
  const places = [...template.localFiles].sort((a, b) => b.range[0] - a.range[0])
  const body = places.reduce((text, file) => {
    const content = template.contents.get(file.path)
    if (content === undefined) return text
    const made = Buffer.isBuffer(content) ? { content, uploads: [] } : packageChild(content, bucket)
    const { key, upload } = objectOf(made.content, file.form === 'template' ? '.template' : extname(file.path), bucket)
    for (const [name, bytes] of [...made.uploads, upload]) uploads.set(name, bytes)
    return replaceText(text, file, addressOf(file, bucket, key))
  }, template.body)
  return { body, uploads }
}

function packageChild(child: Template, bucket: Bucket) {
  const { body, uploads } = replaceFiles(child, bucket)
  checkSize({ path: child.path, body }, LARGEST_OBJECT)
  return { content: Buffer.from(body), uploads }
}

function objectOf(bytes: Buffer, extension: string, bucket: Bucket) {
  const key = objectKey(bucket, createHash('sha256').update(bytes).digest('hex'), extension)
  return { key, upload: [key, bytes] as const }
}

/** A block scalar's range has the line end behind it, which stays. */
function replaceText(text: string, { range: [start, end] }: LocalFile, address: string): string {
  const old = text.slice(start, end)
  return text.slice(0, start) + address + old.slice(old.trimEnd().length) + text.slice(end)
}

/** Text that is the same value in YAML and in JSON. */
function addressOf({ form }: LocalFile, bucket: Bucket, key: string): string {
  if (form === 'template') return JSON.stringify(objectUrl(bucket, key))
  if (form === 'uri') return JSON.stringify(`s3://${bucket.name}/${key}`)
  const start = form === 'code' ? 'S3' : ''
  return `{"${start}Bucket": ${JSON.stringify(bucket.name)}, "${start}Key": ${JSON.stringify(key)}}`
}

function checkSize({ path, body }: Pick<Template, 'path' | 'body'>, most: number): void {
  const bytes = Buffer.byteLength(body)
  if (bytes <= most) return
  throw new Problem(
    `The template ${path} has ${bytes} bytes; CloudFormation takes at most ${most}.`,
    'Split it into nested stacks.',
  )
}

function checkNeedsNoBucket({ path, body, localFiles }: Template): void {
  const bytes = Buffer.byteLength(body)
  if (bytes > LARGEST_BODY) {
    throw new Problem(
      `The template ${path} has ${bytes} bytes; CloudFormation takes at most ${LARGEST_BODY} in a request, larger ones from S3 only.`,
      'Give a bucket of the same region in `s3-bucket`: the template is uploaded there. Or shorten it; comments count.',
    )
  }
  const [first] = localFiles
  if (first === undefined) return
  const names = [...new Set(localFiles.map(({ by, path }) => `${by}: ${path}`))].join(', ')
  throw new Problem(
    `The template ${path} names files of the workspace, which CloudFormation takes from S3 only (${names}).`,
    'Give a bucket of the same region in `s3-bucket`: the files are uploaded there.',
    { place: { file: path, line: first.line } },
  )
}
