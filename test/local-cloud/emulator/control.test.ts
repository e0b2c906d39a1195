import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { actions, endpoint, newAccount, settings } from '../account.ts'
import { ISSUER, makeProvider, makeRole, tokenOf } from '../web-identity.ts'

test('the cloud is ready', async () => {
  expect((await fetch(`${endpoint}/_cloud/ready`)).status).toBe(200)
})

test('the calls of an account are recorded in order, and only its own', async () => {
  const [one, other] = [newAccount(), newAccount()]
  await one.ecr.send(new DescribeRepositoriesCommand())
  await one.sts.send(new GetCallerIdentityCommand())
  expect(await actions(one)).toEqual(['DescribeRepositories', 'GetCallerIdentity'])
  expect(await actions(other)).toEqual([])
})

test('an account can be left out of the record, and its settings can be read', async () => {
  const account = newAccount()
  await settings(account, { recorded: false })
  await account.sts.send(new GetCallerIdentityCommand())
  expect(await actions(account)).toEqual([])
  const answer = await fetch(`${endpoint}/_cloud/settings?account=${account.id}`)
  expect(await answer.json()).toMatchObject({ recorded: false, refuse: [], spot: '' })
})

test('a JSON service refuses as often as it is told', async () => {
  const account = newAccount()
  const refusal = { action: 'DescribeRepositories', code: 'AccessDeniedException', message: 'not you', times: 1 }
  await settings(account, { refuse: [refusal] })
  const call = () => account.ecr.send(new DescribeRepositoriesCommand())
  await expect(call()).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'not you' })
  await expect(call()).resolves.toMatchObject({ repositories: [] })
})

test('a query service refuses with its status, always', async () => {
  const account = newAccount()
  const refusal = { action: 'GetCallerIdentity', code: 'ExpiredToken', message: 'too late', status: 403 }
  await settings(account, { refuse: [refusal] })
  for (const _ of [1, 2]) {
    await expect(account.sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({
      Code: 'ExpiredToken',
      message: 'too late',
      $metadata: { httpStatusCode: 403 },
    })
  }
})

test('a share of all calls is refused, the first ones of each round', async () => {
  const account = newAccount()
  await settings(account, { refuse: [{ action: '*', code: 'Throttling', message: 'Rate exceeded', share: [2, 3] }] })
  const ends: boolean[] = []
  for (const call of [1, 2, 3, 4, 5, 6]) {
    const { cloudFormation, sts } = account
    const sent = call % 2 ? sts.send(new GetCallerIdentityCommand()) : cloudFormation.send(new DescribeStacksCommand())
    ends.push(
      await sent.then(
        () => true,
        () => false,
      ),
    )
  }
  expect(ends).toEqual([false, false, true, false, false, true])
})

test('an unknown setting is an error', async () => {
  const wanted = { nonsense: 1 }
  await expect(settings(newAccount(), wanted as object)).rejects.toThrow('unknown settings: nonsense')
})

test('a role is assumed with a token for the account of the role, and that can be refused', async () => {
  const account = newAccount()
  const refusal = {
    action: 'AssumeRoleWithWebIdentity',
    code: 'InvalidIdentityToken',
    message: 'no provider',
    times: 1,
  }
  await settings(account, { refuse: [refusal] })
  await makeProvider(account.id)
  const role = await makeRole({ account: account.id, name: 'deployer', subject: 'repo:a/b:*' })
  const token = tokenOf({ iss: ISSUER, aud: 'sts.amazonaws.com', sub: 'repo:a/b:pull_request', exp: 4e9 })
  const request = { RoleArn: role, RoleSessionName: 'test', WebIdentityToken: token }
  const assume = () => newAccount().sts.send(new AssumeRoleWithWebIdentityCommand(request))
  await expect(assume()).rejects.toMatchObject({ name: 'InvalidIdentityTokenException', message: 'no provider' })
  expect((await assume()).AssumedRoleUser?.Arn).toContain(account.id)
  const assumed = (await actions(account)).filter((action) => action.startsWith('Assume'))
  expect(assumed).toEqual(['AssumeRoleWithWebIdentity', 'AssumeRoleWithWebIdentity'])
})
