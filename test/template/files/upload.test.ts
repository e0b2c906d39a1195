import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failuresOf } from '../../../src/report/failure.ts'
import type { Bucket } from '../../../src/template/files/s3-address.ts'
import { checkBucket, upload } from '../../../src/template/files/upload.ts'
import { type Reply, s3 } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'
import { fakeLog } from '../../fixtures/log.ts'
import type { Script } from '../../fixtures/server.ts'

const bucket: Bucket = { name: 'deploys', prefix: 'hello job', region: 'eu-central-1', endpoint: undefined }
const notFound = s3(404)
const ok = s3(200)

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** Puts two files, and gives the requests to S3, sorted, and what the log says. */
async function put(script: Script, of = bucket) {
  const { aws, server } = await connectTo(script)
  const log = fakeLog()
  const files = new Map([
    ['hello job/a.template', Buffer.from('ä\r\n')],
    ['hello job/b.json', Buffer.from('{}')],
  ])
  const failures = await upload(await aws.s3(), log, of, files).then(() => [], failuresOf)
  return { calls: server.calls.map(([action, body]) => [action.replace(/\?.*/, ''), body]).sort(), failures, log }
}

const [A, B] = ['/deploys/hello%20job/a.template', '/deploys/hello%20job/b.json']

test('uploads only what is not there, byte for byte', async () => {
  const { calls, log } = await put({
    [`HEAD ${A}`]: [notFound],
    [`HEAD ${B}`]: [ok],
    [`PUT ${A}?x-id=PutObject`]: [ok],
  })
  expect(calls).toEqual([
    [`HEAD ${A}`, undefined],
    [`HEAD ${B}`, undefined],
    [`PUT ${A}`, 'ä\r\n'],
  ])
  expect(log.lines).toEqual(['info: Template files in s3://deploys/hello job: 1 uploaded, 1 there already.'])
})

test('without s3:ListBucket an object that is not there is forbidden: it is put', async () => {
  const { calls, failures } = await put({
    [`HEAD ${A}`]: [s3(403)],
    [`HEAD ${B}`]: [ok],
    [`PUT ${A}?x-id=PutObject`]: [ok],
  })
  expect(failures).toEqual([])
  expect(calls).toContainEqual([`PUT ${A}`, 'ä\r\n'])
})

const denied = `<Error><Code>AccessDenied</Code><Message>User: u is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::deploys/x" because no identity-based policy allows the s3:PutObject action</Message></Error>`

test('a refused upload reports the policy statement for all our keys', async () => {
  const { failures } = await put({
    [`HEAD ${A}`]: [notFound],
    [`HEAD ${B}`]: [ok],
    [`PUT ${A}?x-id=PutObject`]: [s3(403, {}, denied)],
  })
  expect(failures).toEqual([
    {
      message: expect.stringMatching(/^Input s3-bucket: S3 refused to store in `deploys`: User: u is not authorized/),
      remedy:
        'Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::deploys/hello job/*"}',
    },
  ])
})

async function check(answer: Reply) {
  const { aws, server } = await connectTo({ 'HEAD /deploys/': [answer] })
  const failures = await checkBucket(await aws.s3(), bucket).then(() => [], failuresOf)
  return { failures, calls: server.calls }
}

const region = (name: string) => ({ 'x-amz-bucket-region': name })
const elsewhere = {
  message: 'Input s3-bucket: the bucket `deploys` is in us-east-1, the stack in eu-central-1.',
  remedy: "Give a bucket in eu-central-1: CloudFormation takes templates from buckets of the stack's region only.",
}

test.each([
  { description: 'here', answer: s3(200, region('eu-central-1')), failures: [] },
  { description: 'on a server that names no region', answer: ok, failures: [] },
  { description: 'in another region, though it answers', answer: s3(200, region('us-east-1')), failures: [elsewhere] },
  { description: 'in another region: redirected', answer: s3(301, region('us-east-1')), failures: [elsewhere] },
  { description: 'in another region: a bad request', answer: s3(400, region('us-east-1')), failures: [elsewhere] },
  { description: 'in another region: forbidden', answer: s3(403, region('us-east-1')), failures: [elsewhere] },
  {
    description: 'nowhere',
    answer: notFound,
    failures: [
      {
        message: 'Input s3-bucket: there is no bucket `deploys`.',
        remedy: 'Correct the name, or create the bucket in eu-central-1.',
      },
    ],
  },
  {
    description: 'not for us',
    answer: s3(403, region('eu-central-1')),
    failures: [
      {
        message: 'Input s3-bucket: the bucket `deploys` cannot be used with these credentials.',
        remedy:
          'If it is yours, add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":["s3:ListBucket"],"Resource":"arn:aws:s3:::deploys"}',
      },
    ],
  },
  {
    description: 'refused for another reason',
    answer: s3(400),
    failures: [expect.objectContaining({ message: expect.stringContaining('AWS S3 HeadBucket failed') })],
  },
])('the bucket is $description', async ({ answer, failures }) => {
  const checked = await check(answer)
  expect(checked.failures).toEqual(failures)
  expect(checked.calls).toEqual([['HEAD /deploys/', undefined]])
})
