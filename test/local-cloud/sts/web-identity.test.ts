import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr'
import {
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { endpoint, newAccount, settings, until } from '../account.ts'
import { ISSUER, makeProvider, makeRole, type TrustingRole, tokenOf } from '../web-identity.ts'

const SUBJECT = 'repo:octo-org/hello-job:ref:refs/heads/main'

interface Case {
  readonly wrong: string
  readonly role?: Partial<TrustingRole>
  /** Instead of the provider with the usual audience; none for null. */
  readonly provider?: string | null
  readonly claims?: Readonly<Record<string, unknown>>
  readonly token?: string
  readonly seconds?: number
  readonly refused: readonly [name: string, message: string | RegExp]
}

const denied = ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'] as const

/** An account with a provider and a role, and the call for that role. */
async function prepare({
  role,
  provider = 'sts.amazonaws.com',
  claims,
  token,
  seconds,
}: Omit<Case, 'wrong' | 'refused'>) {
  const account = newAccount()
  if (provider !== null) await makeProvider(account.id, provider)
  await makeRole({ account: account.id, name: 'deployer', subject: SUBJECT, ...role })
  const exp = Math.floor(Date.now() / 1000) + 300
  const said = { iss: ISSUER, aud: 'sts.amazonaws.com', sub: SUBJECT, exp, ...claims }
  const request = new AssumeRoleWithWebIdentityCommand({
    RoleArn: `arn:aws:iam::${account.id}:role/deployer`,
    RoleSessionName: 'test',
    WebIdentityToken: token ?? tokenOf(said),
    ...(seconds !== undefined && { DurationSeconds: seconds }),
  })
  return { account, assume: () => newAccount().sts.send(request) }
}

test.each<Case>([
  { wrong: 'a token that is none', token: 'x.y.z', refused: ['InvalidIdentityTokenException', /is not a valid JWT/] },
  {
    wrong: 'no provider',
    provider: null,
    refused: ['InvalidIdentityTokenException', `No OpenIDConnect provider found in your account for ${ISSUER}`],
  },
  {
    wrong: 'another audience than the provider has',
    claims: { aud: 'somebody' },
    refused: ['InvalidIdentityTokenException', 'Incorrect token audience'],
  },
  {
    wrong: 'a token that has expired',
    claims: { exp: 1_700_000_000 },
    refused: [
      'ExpiredTokenException',
      /^Token expired: current date\/time \d+ must be before the expiration date\/time 1700000000$/,
    ],
  },
  { wrong: 'another subject', claims: { sub: 'repo:octo-org/other:ref:refs/heads/main' }, refused: denied },
  { wrong: 'another audience in the trust policy', role: { audience: 'somebody' }, refused: denied },
  { wrong: 'a subject that no pattern fits', role: { subject: 'repo:octo-org/*:pull_request' }, refused: denied },
  { wrong: 'no such role', role: { name: 'other' }, refused: denied },
  {
    wrong: 'a session that is too long',
    seconds: 3601,
    refused: ['ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
  },
])('$wrong is refused', async ({ wrong: _, refused: [name, message], ...given }) => {
  const { assume } = await prepare(given)
  const expected = typeof message === 'string' ? message : expect.stringMatching(message)
  await expect(assume()).rejects.toMatchObject({ name, message: expected })
})

test.each([
  ['the subject', {}],
  ['a pattern of subjects', { role: { subject: 'repo:octo-org/hello-job:*' } }],
  ['a long session', { role: { maxSessionSeconds: 7200 }, seconds: 7200 }],
])('%s is let in, and the session is of the account of the role', async (_, given) => {
  const { account, assume } = await prepare(given)
  const { Credentials: keys, AssumedRoleUser } = await assume()
  expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account.id}:assumed-role/deployer/test`)
  expect((await session(keys).sts.send(new GetCallerIdentityCommand())).Account).toBe(account.id)
})

test('a session ends when the account says so, for every service', async () => {
  const { account, assume } = await prepare({})
  await settings(account, { sessionSeconds: 1 })
  const { Credentials: keys } = await assume()
  expect((keys?.Expiration?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(1000)
  const { sts, ecr } = session(keys)
  await expect(sts.send(new GetCallerIdentityCommand())).resolves.toMatchObject({ Account: account.id })
  const told = (error: Error): string => `${error.name}: ${error.message}`
  const asked = () => ecr.send(new DescribeRepositoriesCommand()).then(() => 'an answer', told)
  const expired = 'The security token included in the request is expired'
  expect(await until(asked, (answer) => answer !== 'an answer')).toBe(`ExpiredTokenException: ${expired}`)
  await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({
    Code: 'ExpiredToken',
    message: expired,
  })
})

function session(keys: Credentials | undefined) {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = keys ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  const config = { endpoint, region: 'us-east-1', maxAttempts: 1, credentials }
  return { sts: new STSClient(config), ecr: new ECRClient(config) }
}
