import { expect, test } from 'vitest'
import { type Claims, explainRoleError, readClaims } from '../../src/aws/role-error.ts'
import { Problem } from '../../src/text/problem.ts'

const arn = 'arn:aws:iam::111122223333:role/deployer'
const host = 'token.actions.githubusercontent.com'
const subject = 'repo:octo-org/hello-job:ref:refs/heads/main'
const withIds = 'repo:octo-org@12/hello-job@34:ref:refs/heads/main'
const claims: Claims = {
  iss: `https://${host}`,
  aud: 'sts.amazonaws.com',
  sub: subject,
  repository: 'octo-org/hello-job',
  repository_owner_id: '12',
  repository_id: '34',
}

function stsError(name: string, message: string): Error {
  return Object.assign(new Error(message), {
    name,
    call: 'STS AssumeRoleWithWebIdentity',
    $metadata: { httpStatusCode: 400 },
  })
}

/** The explanation as one text. */
function explain(error: unknown, said: Claims | undefined = claims): string {
  const explained = explainRoleError(error, { arn, durationSeconds: 7200, claims: said })
  expect(explained).toBeInstanceOf(Problem)
  expect((explained as Problem).cause).toBe(error)
  return `${(explained as Problem).message} ${(explained as Problem).remedy}`
}

const denied = stsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')

test.each([
  { form: 'without IDs', sub: subject, other: withIds },
  { form: 'with IDs', sub: withIds, other: subject },
])('a subject $form is reported, with the line to add and the other form', ({ sub, other }) => {
  const text = explain(denied, { ...claims, sub })
  expect(text).toContain(`the sub \`${sub}\` and the aud \`sts.amazonaws.com\``)
  expect(text).toContain(`"StringEquals":{"${host}:aud":"sts.amazonaws.com","${host}:sub":"${sub}"}.`)
  expect(text).toContain(`The other form of this subject is \`${other}\``)
})

test.each([
  { description: 'its subject', said: { ...claims, sub: 'repo:octo-org/hello-job:pull_request' } },
  { description: 'its subject, with IDs', said: { ...claims, sub: 'repo:octo-org@12/hello-job@34:pull_request' } },
  {
    description: 'its event, in an environment',
    said: { ...claims, sub: 'repo:octo-org/hello-job:environment:preview', event_name: 'pull_request' },
  },
  { description: 'a subject that says more', said: { ...claims, sub: 'repo:octo-org/hello-job:pull_request:actor:x' } },
])('no trust policy is opened to a pull request, known by $description', ({ said }) => {
  const text = explain(denied, said)
  expect(text).toContain('Do not add this subject to the role that deploys main')
  expect(text).not.toContain('StringEquals')
  expect(text).not.toContain('The other form')
})

test('a subject with a wildcard is no condition to add', () => {
  expect(explain(denied, { ...claims, sub: 'repo:octo-org/*' })).not.toContain('StringEquals')
})

test('a subject of another form has no other', () => {
  expect(explain(denied, { ...claims, sub: 'environment:production' })).not.toContain('The other form')
})

test('the issuer of a GitHub server of its own is in the line to add', () => {
  const iss = 'https://github.example/_services/token'
  expect(explain(denied, { ...claims, iss })).toContain('"github.example/_services/token:sub"')
})

test.each([
  {
    description: 'no provider',
    error: stsError(
      'InvalidIdentityTokenException',
      `No OpenIDConnect provider found in your account for ${claims.iss}`,
    ),
    says: [
      'The AWS account 111122223333 of the role has no OIDC provider for https://token.actions.githubusercontent.com.',
      `\`aws iam create-open-id-connect-provider --url ${claims.iss} --client-id-list sts.amazonaws.com\`. `,
    ],
  },
  {
    description: 'the audience',
    error: stsError('InvalidIdentityTokenException', 'Incorrect token audience'),
    says: ['does not accept the audience `sts.amazonaws.com`', `the OIDC provider ${host}`, `\`${host}:aud\``],
  },
  {
    description: 'a clock',
    error: stsError(
      'ExpiredTokenException',
      'Token expired: current date/time 2 must be before the expiration date/time 1',
    ),
    says: [`AWS considers GitHub's token of ${subject} expired: Token expired`, 'check the clock'],
  },
  {
    description: 'the duration',
    error: stsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ),
    says: [`The role ${arn} cannot be assumed for 7200 seconds`, 'Lower role-duration-seconds'],
  },
  {
    description: 'any other refusal',
    error: stsError('RegionDisabledException', 'STS is not activated'),
    says: ['AWS STS AssumeRoleWithWebIdentity failed: RegionDisabledException: STS is not activated'],
  },
])('of a token: $description', ({ error, says }) => {
  const text = explain(error)
  for (const part of says) expect(text).toContain(part)
})

test.each([
  {
    description: 'no credentials',
    error: Object.assign(new Error('Could not load credentials from any providers'), {
      name: 'CredentialsProviderError',
    }),
    says: ['this job may not ask GitHub for an ID token', 'Add `id-token: write`'],
  },
  {
    description: 'credentials that may not',
    error: stsError('AccessDenied', `User: u is not authorized to perform: sts:AssumeRole on resource: ${arn}`),
    says: [`may not assume the role ${arn}: User: u is not`, '`sts:AssumeRole` on the role', '`id-token: write`'],
  },
])('of credentials: $description', ({ error, says }) => {
  const explained = explainRoleError(error, { arn, durationSeconds: 3600, claims: undefined }) as Problem
  for (const part of says) expect(`${explained.message} ${explained.remedy}`).toContain(part)
})

test('what is no error is left as it is', () => {
  expect(explainRoleError('x', { arn, durationSeconds: 1, claims })).toBe('x')
})

test.each([
  ['a token', `h.${Buffer.from('{"sub":"é"}').toString('base64url')}.s`, { sub: 'é' }],
  ['no token', 'x', {}],
  ['another text', 'a.b.c', {}],
])('claims of %s', (_, token, read) => {
  expect(readClaims(token)).toEqual(read)
})
