import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isTransient } from '../../../src/aws/error.ts'
import { type ChainedRole, roleCredentials, type TokenRole } from '../../../src/edges/aws/credentials.ts'
import { openHttp } from '../../../src/edges/http.ts'
import { type Answer, internalFailure, raw, refuse, result } from '../../fixtures/answers.ts'
import { fakeClock } from '../../fixtures/clock.ts'
import { stubCredentials } from '../../fixtures/connected.ts'
import { scriptAws } from '../../fixtures/server.ts'
import { tokenOf } from '../../local-cloud/web-identity.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

const role: TokenRole = {
  kind: 'web-identity',
  arn: 'arn:aws:iam::111122223333:role/deployer',
  sessionName: 'servicefull-7',
  durationSeconds: 3600,
}
const chained: ChainedRole = { ...role, kind: 'assume', externalId: undefined, tags: new Map(), hasIdToken: false }
const start = fakeClock().now()
const token = tokenOf({ sub: 'repo:octo-org/hello-job:pull_request' })
const HOUR = 3_600_000

/** Keys that are good until so many milliseconds after the start. */
function keys(name: string, end: number): Answer {
  return result({
    Credentials: {
      AccessKeyId: name,
      SecretAccessKey: `secret-${name}`,
      SessionToken: `session-${name}`,
      Expiration: new Date(start + end),
    },
  })
}

async function provider(
  answers: readonly Answer[],
  {
    source = role as TokenRole | ChainedRole,
    tokens = [raw(200, 'application/json', JSON.stringify({ value: token }))] as readonly Answer[],
  } = {},
) {
  const path = '/token?api-version=2.0&audience='
  const aws = await scriptAws({
    [`GET ${path}sts.amazonaws.com`]: tokens,
    [`GET ${path}sts.amazonaws.com.cn`]: tokens,
    AssumeRoleWithWebIdentity: answers,
    AssumeRole: answers,
  })
  const cancel = new AbortController()
  const clock = fakeClock()
  const masked: string[] = []
  const credentials = roleCredentials(source, {
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${aws.endpoint}/token?api-version=2.0`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' },
    http: openHttp({}),
    clock,
    signal: cancel.signal,
    sts: aws.sts,
    mask: (secret) => masked.push(secret),
  })
  const pass = (milliseconds: number) => clock.wait(milliseconds, new AbortController().signal)
  return { credentials, calls: aws.calls, masked, pass, cancel }
}

test('a token is shown for the role; everything secret is masked, the token first', async () => {
  const { credentials, calls, masked } = await provider([keys('A', HOUR)])
  expect(await credentials()).toEqual({
    accessKeyId: 'A',
    secretAccessKey: 'secret-A',
    sessionToken: 'session-A',
    expiration: new Date(start + HOUR),
  })
  expect(calls).toEqual([
    ['GET /token?api-version=2.0&audience=sts.amazonaws.com', undefined],
    [
      'AssumeRoleWithWebIdentity',
      { RoleArn: role.arn, RoleSessionName: 'servicefull-7', DurationSeconds: '3600', WebIdentityToken: token },
    ],
  ])
  expect(masked).toEqual([token, 'A', 'secret-A', 'session-A'])
})

test('in China the audience is another', async () => {
  const { credentials, calls } = await provider([keys('A', HOUR)], {
    source: { ...role, arn: 'arn:aws-cn:iam::111122223333:role/deployer' },
  })
  await credentials()
  expect(calls[0]?.[0]).toBe('GET /token?api-version=2.0&audience=sts.amazonaws.com.cn')
})

test('keys of the job assume the role without a token', async () => {
  const { credentials, calls } = await provider([keys('A', HOUR)], { source: chained })
  expect((await credentials()).accessKeyId).toBe('A')
  const request = { RoleArn: role.arn, RoleSessionName: 'servicefull-7', DurationSeconds: '3600' }
  expect(calls).toEqual([['AssumeRole', request]])
})

test('keys of the job assume the role with external ID and tags, each time', async () => {
  const tags = new Map([
    ['GitHub', 'Actions'],
    ['Branch', 'refs/heads/main'],
  ])
  const { credentials, calls, pass } = await provider([keys('A', HOUR), keys('B', 2 * HOUR)], {
    source: { ...chained, externalId: 'octo-app', tags },
  })
  await credentials()
  await pass(HOUR)
  expect((await credentials()).accessKeyId).toBe('B')
  const Tags = [...tags].map(([Key, Value]) => ({ Key, Value }))
  const request = { ExternalId: 'octo-app', Tags }
  expect(calls).toEqual([
    ['AssumeRole', expect.objectContaining(request)],
    ['AssumeRole', expect.objectContaining(request)],
  ])
})

test('when the keys that assume the role have expired, its credentials serve to their end', async () => {
  const expired = refuse('ExpiredToken', 'The security token included in the request is expired', 403)
  const { credentials, calls, pass } = await provider([keys('A', HOUR), expired], { source: chained })
  await credentials()
  await pass(HOUR - 1000)
  expect((await credentials()).accessKeyId).toBe('A')
  expect((await credentials()).accessKeyId).toBe('A')
  await pass(1000)
  await expect(credentials()).rejects.toMatchObject({ message: expect.stringContaining('have expired') })
  expect(calls).toHaveLength(2)
})

test.each([
  { description: 'an hour', end: HOUR, kept: HOUR - 300_001, renewed: HOUR - 300_000 },
  { description: 'a minute', end: 60_000, kept: 44_999, renewed: 45_000 },
  { description: 'AWS’s clock is behind: as long as was asked for', end: -5, kept: HOUR - 300_001, renewed: HOUR },
  {
    description: 'AWS’s clock is ahead: no longer than was asked for',
    end: 2 * HOUR,
    kept: 1,
    renewed: HOUR - 300_000,
  },
])('renewed before the end: $description', async ({ end, kept, renewed }) => {
  const { credentials, calls, pass } = await provider([keys('A', end), keys('B', end + HOUR)])
  const both = await Promise.all([credentials(), credentials()])
  expect(both.map(({ accessKeyId }) => accessKeyId)).toEqual(['A', 'A'])
  await pass(kept)
  expect((await credentials()).accessKeyId).toBe('A')
  expect(calls).toHaveLength(2)
  await pass(renewed - kept)
  expect((await credentials()).accessKeyId).toBe('B')
  expect(calls).toHaveLength(4)
})

test('a fault while they are still good is no fault; after that it is, a passing one', async () => {
  const { credentials, pass } = await provider([keys('A', HOUR), internalFailure])
  await credentials()
  await pass(HOUR - 1000)
  expect((await credentials()).accessKeyId).toBe('A')
  await pass(1000)
  const error = await credentials().catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'Problem', message: expect.stringContaining('InternalFailure') })
  expect(isTransient(error)).toBe(true)
})

test('a cancelled job asks for none at first, and renews those that it has, to clean up', async () => {
  const begun = await provider([keys('A', HOUR), keys('B', 2 * HOUR)])
  await begun.credentials()
  begun.cancel.abort()
  await begun.pass(HOUR)
  expect((await begun.credentials()).accessKeyId).toBe('B')
  const none = await provider([keys('A', HOUR)])
  none.cancel.abort()
  await expect(none.credentials()).rejects.toMatchObject({ name: 'AbortError' })
  expect(none.calls).toEqual([])
})

test('a refusal is not asked for again', async () => {
  const { credentials, calls } = await provider([refuse('AccessDenied', 'Not authorized', 403)])
  for (const _ of [1, 2, 3]) {
    await expect(credentials()).rejects.toMatchObject({ message: expect.stringContaining('repo:octo-org/hello-job') })
  }
  expect(calls.map(([action]) => action)).toEqual([expect.stringMatching(/^GET/), 'AssumeRoleWithWebIdentity'])
})

test.each([
  ['nothing', '{}', 'the answer holds no token'],
  ['something else', `<${token}>`, 'the answer cannot be read'],
])('GitHub answers %s: it is told, without the answer', async (_, body, reason) => {
  const { credentials } = await provider([], { tokens: [raw(200, 'application/json', body)] })
  await expect(credentials()).rejects.toMatchObject({ message: `GitHub gave this job no ID token: ${reason}.` })
})
