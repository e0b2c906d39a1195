import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../../src/edges/aws/clients.ts'
import { stubCredentials } from '../../fixtures/connected.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

test.each([
  { all: undefined, own: undefined, endpoint: undefined, pathStyle: false },
  { all: 'http://cloud:1', own: undefined, endpoint: 'http://cloud:1', pathStyle: true },
  { all: 'http://cloud:1', own: 'http://s3:2', endpoint: 'http://s3:2', pathStyle: true },
  { all: '', own: '', endpoint: undefined, pathStyle: false },
])('AWS_ENDPOINT_URL $all, AWS_ENDPOINT_URL_S3 $own: $endpoint', async ({ all, own, endpoint, pathStyle }) => {
  vi.stubEnv('AWS_ENDPOINT_URL', all)
  vi.stubEnv('AWS_ENDPOINT_URL_S3', own)
  const signal = new AbortController().signal
  const aws = connect('eu-central-1', { source: { kind: 'chain' }, mask: () => undefined, signal })
  expect(aws.s3Endpoint).toBe(endpoint)
  expect((await aws.s3()).config.forcePathStyle).toBe(pathStyle)
})
