import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { endpoint, newAccount } from '../account.ts'
import { type ChainedRole, makeChainedRole } from '../web-identity.ts'

type Request = Partial<AssumeRoleCommandInput>

/** A role, and credentials that it trusts: those of the account, or of another role of it. */
async function prepare(role: Partial<ChainedRole> = {}, { chained = false } = {}) {
  const account = newAccount()
  const entry = await makeChainedRole({ account: account.id, name: 'entry', trusts: account.id })
  const trusts = chained ? entry : account.id
  await makeChainedRole({ account: account.id, name: 'deployer', trusts, ...role })
  const sts = chained ? await session(account.sts, entry) : account.sts
  const assume = (request: Request) =>
    sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${account.id}:role/deployer`,
        RoleSessionName: 'test',
        ...request,
      }),
    )
  return { account, assume }
}

/** A client with the credentials of a role. */
async function session(sts: STSClient, role: string): Promise<STSClient> {
  const { Credentials: keys } = await sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'first' }))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = keys ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  return new STSClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials })
}

interface Case {
  readonly wrong: string
  readonly role?: Partial<ChainedRole>
  readonly chained?: boolean
  readonly request?: Request
  readonly refused: readonly [name: string, message: RegExp]
}

const tags = [{ Key: 'Branch', Value: 'refs/heads/main' }]
const denied = ['AccessDenied', /^User: .* is not authorized to perform: sts:AssumeRole on resource: /] as const

test.each<Case>([
  { wrong: 'a role that trusts somebody else', role: { trusts: '111122223333' }, refused: denied },
  { wrong: 'no such role', role: { name: 'other' }, refused: denied },
  { wrong: 'no external ID', role: { externalId: 'octo-app' }, refused: denied },
  {
    wrong: 'another external ID',
    role: { externalId: 'octo-app' },
    request: { ExternalId: 'octo' },
    refused: denied,
  },
  {
    wrong: 'an external ID with a space',
    request: { ExternalId: 'octo app' },
    refused: ['ValidationError', /at 'externalId' failed to satisfy constraint/],
  },
  {
    wrong: 'tags that the role does not take',
    role: { takesTags: false },
    request: { Tags: tags },
    refused: ['AccessDenied', /^User: .* is not authorized to perform: sts:TagSession on resource: /],
  },
  {
    wrong: 'a tag with a bracket',
    request: { Tags: [{ Key: 'Actor', Value: 'octo[bot]' }] },
    refused: ['ValidationError', /Value 'octo\[bot\]' at 'tags.1.member.value' failed to satisfy constraint/],
  },
  {
    wrong: 'a tag that is too long',
    request: { Tags: [{ Key: 'Branch', Value: 'x'.repeat(257) }] },
    refused: ['ValidationError', /at 'tags.1.member.value'/],
  },
  {
    wrong: 'a tag given twice',
    request: { Tags: [...tags, { Key: 'branch', Value: 'x' }] },
    refused: ['InvalidParameterValue', /^Duplicate tag keys found/],
  },
  {
    wrong: 'more than an hour by role chaining',
    chained: true,
    role: { maxSessionSeconds: 7200 },
    request: { DurationSeconds: 3601 },
    refused: [
      'ValidationError',
      /^The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining\.$/,
    ],
  },
  {
    wrong: 'a session that is too long',
    request: { DurationSeconds: 3601 },
    refused: ['ValidationError', /exceeds the MaxSessionDuration set for this role\.$/],
  },
])('$wrong is refused', async ({ role, chained, request = {}, refused: [name, message] }) => {
  const { assume } = await prepare(role, { chained })
  await expect(assume(request)).rejects.toMatchObject({ name, message: expect.stringMatching(message) })
})

test.each<Omit<Case, 'wrong' | 'refused'> & { right: string }>([
  { right: 'the account itself' },
  { right: 'another role, for an hour', chained: true, request: { DurationSeconds: 3600 } },
  { right: 'the external ID', role: { externalId: 'octo:app' }, request: { ExternalId: 'octo:app' } },
  { right: 'tags', request: { Tags: [{ Key: 'Actor', Value: 'Zoë_+-=. :/@' }] } },
  { right: 'no tags, where the role takes none', role: { takesTags: false } },
  { right: 'keys for two hours', role: { maxSessionSeconds: 7200 }, request: { DurationSeconds: 7200 } },
])('$right: let in', async ({ role, chained, request = {} }) => {
  const { account, assume } = await prepare(role, { chained })
  const { AssumedRoleUser } = await assume(request)
  expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account.id}:assumed-role/deployer/test`)
})

test('the session of a role of another account is of that account', async () => {
  const [own, other] = [newAccount(), newAccount()]
  const role = await makeChainedRole({ account: other.id, name: 'deployer', trusts: own.id })
  const sts = await session(own.sts, role)
  expect((await sts.send(new GetCallerIdentityCommand())).Account).toBe(other.id)
})
