import { CopyObjectCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import type { Account } from '../harness/account.ts'
import { dispatch, push } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { allowMore, faultsOfRoles, lifeOf } from '../harness/permissions/more.ts'
import { openExample, read } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

/** Only the read handler calls it: to detect drift, which the local cloud does itself. */
const READ_ONLY = ['more-ServicePolicy/Policies iam:GetPolicyVersion']

/** The keys of a folder of a bucket. */
async function keysIn({ s3 }: Account, Bucket: string, Prefix: string): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }))
  return Contents.map(({ Key = '' }) => Key)
}

/** The width and height of an MP4 video. Source: ISO/IEC 14496-12, 8.3.2 "Track Header Box": its last eight bytes, in 16.16. */
async function sizeOf({ s3 }: Account, Bucket: string, Key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
  expect(bytes.subarray(4, 8).toString()).toBe('ftyp')
  const header = bytes.indexOf('tkhd') - 4
  const end = header + bytes.readUInt32BE(header)
  return `${bytes.readUInt16BE(end - 8)}x${bytes.readUInt16BE(end - 4)}`
}

test('transcode: ffmpeg makes one video of an input, and fifty of a folder by a fan-out', {
  timeout: 300_000,
}, async () => {
  const { account, checkout, run } = await openExample('transcode', 'servicefull/debian:local')
  await allowMore(account, 'transcode')
  const github = await startGitHub()
  const sha = checkout.head()

  const one = await run('one', push(sha), github.env)

  expect(one, one.log).toMatchObject({ ok: true, outputs: { 'execution-status': 'SUCCEEDED', 'exit-code': '0' } })
  const { Bucket = '' } = one.outputs
  expect(await keysIn(account, Bucket, 'videos/')).toEqual(['videos/test.mp4'])
  expect(await sizeOf(account, Bucket, 'videos/test.mp4')).toBe('160x120')

  const names = Array.from({ length: 50 }, (_, index) => `${String(index + 1).padStart(2, '0')}.mp4`)
  const copy = (name: string) =>
    account.s3.send(new CopyObjectCommand({ Bucket, Key: `inbox/${name}`, CopySource: `${Bucket}/videos/test.mp4` }))
  await Promise.all(names.map(copy))
  const many = await run('many', dispatch(sha, 'refs/heads/main', { prefix: 'inbox/' }), github.env)

  expect(many, many.log).toMatchObject({
    ok: true,
    outputs: { 'image-reused': 'true', 'execution-status': 'SUCCEEDED' },
  })
  expect(JSON.parse(many.outputs['execution-output'] ?? '')).toMatchObject({ Total: 50, Succeeded: 50, Failed: 0 })
  expect(await keysIn(account, Bucket, 'small/')).toEqual(names.map((name) => `small/${name}`))
  for (const name of names) expect(await sizeOf(account, Bucket, `small/${name}`)).toBe('160x120')
  const complete = 'CREATE_COMPLETE'
  expect(await lookAt(account)).toEqual({
    stacks: { 'transcode-storage': complete, transcode: complete, 'transcode-many': complete },
    changeSets: [],
    images: { 'hello-job': [sha], 'hello-job-previews': [] },
  })
  const storage = read('transcode', 'storage.yml')
  const life = await lifeOf(account, 'transcode-other', [storage, storage.replace('s3:GetObject, ', '')])
  expect(life).toEqual(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE'])
  expect(await faultsOfRoles(account)).toEqual(READ_ONLY)
})
