import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { createBucket, keysIn, lookAt, templateOf } from '../../harness/world.ts'

const START = "# Größe: 日本\r\nResources:\r\n  Topic: { Type: 'AWS::SNS::Topic' }\r\n"

/** A template of exactly `bytes` bytes, in which most characters take two. */
function templateOfBytes(bytes: number): string {
  const left = bytes - Buffer.byteLength(START)
  return `${START}#${'ä'.repeat(Math.floor((left - 1) / 2))}${left % 2 === 0 ? '.' : ''}`
}

test('51,200 bytes are sent in the request, unchanged: CRLF, non-ASCII and all', async () => {
  const account = openAccount()
  const body = templateOfBytes(51_200)
  const checkout = checkOut({ 'stack.yml': body })

  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('create')
  expect(await templateOf(account, 'hello')).toBe(body)
})

test('one byte more goes through S3, byte for byte, though it has fewer characters than 51,200', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const body = templateOfBytes(51_201)
  expect(body.length).toBeLessThan(26_000)
  const checkout = checkOut({ 'stack.yml': body })
  const job = { account, checkout, event: push(checkout.head()), inputs: { ...STACK_ONLY, 's3-bucket': bucket } }

  const end = await runJob({ ...job, inputs: { ...job.inputs, 's3-prefix': 'a b/größe/' } })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('create')
  expect(await templateOf(account, 'hello')).toBe(body)
  const hash = createHash('sha256').update(body).digest('hex')
  expect(await keysIn(account, bucket)).toEqual([`a b/größe/${hash}.template`])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test.each([
  {
    wrong: 'no bucket',
    bucket: '',
    says: 'The template stack.yml has 51201 bytes; CloudFormation accepts at most 51200 in a request, larger ones from S3 only.',
  },
  {
    wrong: 'a bucket that is not there',
    bucket: 'no-bucket-of-this-account',
    says: 'Input s3-bucket: there is no bucket `no-bucket-of-this-account`.',
  },
])('$wrong: the job is red before anything changes', async ({ bucket, says }) => {
  const { account, job } = openJob({ 'stack.yml': templateOfBytes(51_201) })

  const end = await runJob({
    ...job,
    inputs: { template: 'stack.yml', 'parameter-overrides': '', 'image-parameter': 'none', 's3-bucket': bucket },
  })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(says)
  expect(end.code).toBe(1)
  expect(await mutations(account)).toEqual([])
})

test('a bucket of another region is refused before anything changes', async () => {
  const account = openAccount()
  const bucket = await createBucket(account)
  const before = await mutations(account)
  const checkout = checkOut({ 'stack.yml': templateOfBytes(51_201) })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { ...STACK_ONLY, 'aws-region': 'eu-central-1', 's3-bucket': bucket },
  })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(
    `Input s3-bucket: the bucket \`${bucket}\` is in us-east-1, the stack in eu-central-1.`,
  )
  expect(await mutations(account)).toEqual(before)
})
