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

const chained = {
  arn,
  durationSeconds: 3600,
  claims: undefined,
  externalId: undefined,
  tags: new Map([['Branch', 'main']]),
  hasIdToken: false,
}
const caller = 'arn:aws:sts::111122223333:assumed-role/entry-a/session'
const refused = stsError(
  'AccessDenied',
  `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
)
const noKeys = Object.assign(new Error('Could not load credentials from any providers'), {
  name: 'CredentialsProviderError',
})

test.each([
  {
    description: 'none, and no token',
    error: noKeys,
    says: ['this job may not ask GitHub for an ID token', 'Add `id-token: write`'],
  },
  {
    description: 'none, where chaining is demanded',
    error: noKeys,
    more: { hasIdToken: true },
    says: ['role-chaining is `true`, but this job has no AWS credentials', 'remove `role-chaining`'],
  },
  {
    description: 'that may not',
    error: refused,
    says: [
      `may not assume the role ${arn}: User: ${caller}`,
      '`sts:AssumeRole` on the role',
      '"Action":["sts:AssumeRole","sts:TagSession"]}.',
      'give that in role-external-id',
      'set `role-chaining: false` and add `id-token: write` to `permissions:` of the job.',
      'If these credentials should deploy by themselves, remove role-to-assume.',
    ],
  },
  {
    description: 'that may not, with an external ID and beside a token',
    error: refused,
    more: { externalId: 'octo', hasIdToken: true, tags: new Map<string, string>() },
    says: [
      '"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"octo"}}}',
      'Compare its `sts:ExternalId`',
      'set `role-chaining: false`',
    ],
  },
  {
    description: 'that may not tag',
    error: stsError('AccessDenied', `User: ${caller} is not authorized to perform: sts:TagSession on resource: ${arn}`),
    says: [
      `may not tag a session of the role ${arn}: User: ${caller}`,
      '`role-skip-session-tagging: true`',
      '"Action":["sts:AssumeRole","sts:TagSession"]}.',
    ],
  },
  {
    description: 'with tags that do not change',
    error: stsError('InvalidParameterValue', 'One of the specified transitive tag keys can’t be set'),
    says: [`The session of the role ${arn} cannot get its tags`, '`role-skip-session-tagging: true`'],
  },
  {
    description: 'that have expired',
    error: stsError('ExpiredTokenException', 'The security token included in the request is expired'),
    says: [`which assume the role ${arn}, have expired`, 'Nothing renews credentials of an earlier step'],
  },
  {
    description: 'of a role, for too long',
    error: stsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ),
    says: ['cannot be assumed for 3600 seconds', 'With the credentials of another role, an hour is the most.'],
  },
  {
    description: 'that are wrong',
    error: stsError('InvalidClientTokenId', 'The security token included in the request is invalid'),
    says: ['The AWS credentials are wrong'],
  },
])('credentials $description', ({ error, more, says }) => {
  const explained = explainRoleError(error, { ...chained, ...more }) as Problem
  const text = `${explained.message} ${explained.remedy}`
  for (const part of says) expect(text).toContain(part)
  expect(text).not.toContain(host)
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
