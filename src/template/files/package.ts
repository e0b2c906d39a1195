import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { Problem } from '../../text/problem.ts'
import type { LocalFile } from '../local-files.ts'
import type { Template } from '../template.ts'
import { type Bucket, objectKey, objectUrl } from './s3-address.ts'

/** Maximum bytes of a template in a request. Source: AWS CloudFormation API reference, CreateChangeSet, TemplateBody. */
export const LARGEST_BODY = 51_200

/**
 * Maximum bytes of a template in S3. Source: CloudFormation's answer, `Template may not exceed 1000000 bytes in size.`, which the
 * user guide rounds to 1 MB.
 */
export const LARGEST_OBJECT = 1_000_000

/**
 * Replaces the local files in a template, and in its nested templates, by their addresses in a bucket. All other bytes stay. The
 * key of an object is the hash of its content, so the same files give the same template.
 *
 * @returns the template, and the bytes to upload, by key; no uploads when everything fits into the request
 * @throws Problem when a template is too large, or needs a bucket and none is given
 */
export function packageTemplate(
  template: Template,
  bucket: Bucket | undefined,
): { readonly template: Template; readonly uploads: ReadonlyMap<string, Buffer> } {
  if (bucket === undefined) {
    checkSize(template.path, template.body)
    checkNeedsNoBucket(template)
    return { template, uploads: new Map() }
  }
  const { body, uploads } = replaceFiles(template, bucket)
  checkSize(template.path, body)
  if (Buffer.byteLength(body) <= LARGEST_BODY) return { template: { ...template, body }, uploads }
  const { key, upload } = objectOf(Buffer.from(body), '.template', bucket)
  return { template: { ...template, body, url: objectUrl(bucket, key) }, uploads: new Map([...uploads, upload]) }
}

/** Replaces from the last file to the first, so that the ranges of the earlier ones stay valid. */
function replaceFiles(
  template: Template,
  bucket: Bucket,
): { readonly body: string; readonly uploads: ReadonlyMap<string, Buffer> } {
  const uploads = new Map<string, Buffer>()
  const places = [...template.localFiles].sort((a, b) => b.range[0] - a.range[0])
  const body = places.reduce((text, file) => {
    const content = template.contents.get(file.path)
    if (content === undefined) return text
    const child = Buffer.isBuffer(content) ? { content, uploads: [] } : packageChild(content, bucket)
    const { key, upload } = objectOf(child.content, file.form === 'template' ? '.template' : extname(file.path), bucket)
    for (const [name, bytes] of [...child.uploads, upload]) uploads.set(name, bytes)
    return replaceText(text, file, addressOf(file, bucket, key))
  }, template.body)
  return { body, uploads }
}

function packageChild(child: Template, bucket: Bucket) {
  const { body, uploads } = replaceFiles(child, bucket)
  checkSize(child.path, body)
  return { content: Buffer.from(body), uploads }
}

function objectOf(bytes: Buffer, extension: string, bucket: Bucket) {
  const key = objectKey(bucket, createHash('sha256').update(bytes).digest('hex'), extension)
  return { key, upload: [key, bytes] as const }
}

/** The range of a block scalar includes the line end after it, which stays. */
function replaceText(text: string, { range: [start, end] }: LocalFile, address: string): string {
  const old = text.slice(start, end)
  return text.slice(0, start) + address + old.slice(old.trimEnd().length) + text.slice(end)
}

/** Returns the address as text that is valid in both YAML and JSON. */
function addressOf({ form }: LocalFile, bucket: Bucket, key: string): string {
  if (form === 'template') return JSON.stringify(objectUrl(bucket, key))
  if (form === 'uri') return JSON.stringify(`s3://${bucket.name}/${key}`)
  const start = form === 'code' ? 'S3' : ''
  return `{"${start}Bucket": ${JSON.stringify(bucket.name)}, "${start}Key": ${JSON.stringify(key)}}`
}

function checkSize(path: string, body: string): void {
  const bytes = Buffer.byteLength(body)
  if (bytes <= LARGEST_OBJECT) return
  throw new Problem(
    `The template ${path} has ${bytes} bytes; CloudFormation accepts at most ${LARGEST_OBJECT}.`,
    'Split it into nested stacks.',
  )
}

function checkNeedsNoBucket({ path, body, localFiles }: Template): void {
  const bytes = Buffer.byteLength(body)
  if (bytes > LARGEST_BODY) {
    throw new Problem(
      `The template ${path} has ${bytes} bytes; CloudFormation accepts at most ${LARGEST_BODY} in a request, larger ones from S3 only.`,
      'Give a bucket of the same region in `s3-bucket`: the template is uploaded there. Or shorten it; comments count.',
    )
  }
  const [first] = localFiles
  if (first === undefined) return
  const names = [...new Set(localFiles.map(({ by, path }) => `${by}: ${path}`))].join(', ')
  throw new Problem(
    `The template ${path} names files of the workspace, which CloudFormation accepts from S3 only (${names}).`,
    'Give a bucket of the same region in `s3-bucket`: the files are uploaded there.',
    { place: { file: path, line: first.line } },
  )
}
