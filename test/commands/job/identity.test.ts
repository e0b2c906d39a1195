import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkIdentity } from '../../../src/commands/job/identity.ts'
import { failuresOf } from '../../../src/report/failure.ts'
import { refuse, result } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'
import { account } from '../../fixtures/plan.ts'
import { worldOf } from '../../fixtures/world.ts'

const who = { Account: '111122223333', Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/job', UserId: 'A' }

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

test.each([
  ['no account is named', []],
  ['it is one of those named', ['999900009999', '111122223333']],
])('%s: the account is allowed', async (_, allowedAccountIds) => {
  const { aws, server } = await connectTo({ GetCallerIdentity: [result(who)] })
  expect(await checkIdentity(worldOf(aws, '/nonexistent'), { ...account, allowedAccountIds })).toEqual({
    account: who.Account,
    arn: who.Arn,
  })
  expect(server.calls).toEqual([['GetCallerIdentity', {}]])
})

test('the wrong account is refused, by name', async () => {
  const { aws } = await connectTo({ GetCallerIdentity: [result(who)] })
  await expect(
    checkIdentity(worldOf(aws, '/nonexistent'), { ...account, allowedAccountIds: ['999900009999'] }),
  ).rejects.toMatchObject({
    name: 'Problem',
    message: expect.stringMatching(/account 111122223333 \(arn:aws:sts::.*\).*allowed-account-ids/),
  })
})

test.each([
  ['ExpiredToken', 'The security token included in the request is expired', 'have expired'],
  ['InvalidClientTokenId', 'The security token included in the request is invalid.', 'are wrong'],
  ['SignatureDoesNotMatch', 'The request signature we calculated does not match', 'are wrong'],
])('%s has a remedy', async (code, message, remedy) => {
  const { aws } = await connectTo({ GetCallerIdentity: [refuse(code, message, 403)] })
  const error = await checkIdentity(worldOf(aws, '/nonexistent'), account).catch((thrown: unknown) => thrown)
  expect(failuresOf(error)).toEqual([
    {
      message: `AWS STS GetCallerIdentity failed: ${message}`,
      remedy: expect.stringContaining(remedy),
      place: undefined,
    },
  ])
})

test('requests to a server that does not answer time out', async () => {
  const { aws } = await connectTo({})
  for (const client of [aws.cloudFormation, aws.ecr, aws.sts]) {
    // The handler tells its settings after its first use.
    await client.config.requestHandler
      .handle({ method: 'GET', protocol: 'http:', hostname: '127.0.0.1', port: 9, path: '/', headers: {} } as never)
      .catch(() => undefined)
    const handler = client.config.requestHandler as unknown as { httpHandlerConfigs(): object }
    expect(handler.httpHandlerConfigs()).toMatchObject({
      requestTimeout: 30_000,
      connectionTimeout: 5_000,
    })
  }
})
