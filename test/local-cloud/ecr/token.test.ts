import { CreateRepositoryCommand, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { actions, newAccount, settings } from '../account.ts'
import { image, push, registry, registryError, registryLogin } from '../image.ts'

test('a token is for user AWS, for twelve hours, for the registry of the account', async () => {
  const account = newAccount()
  const { authorizationData } = await account.ecr.send(new GetAuthorizationTokenCommand())
  const [token] = authorizationData ?? []
  expect(Buffer.from(token?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:.{40,}$/)
  expect(token?.proxyEndpoint).toBe(`https://${account.id}.dkr.ecr.us-east-1.amazonaws.com`)
  const hours = ((token?.expiresAt?.getTime() ?? 0) - Date.now()) / 3_600_000
  expect(hours).toBeCloseTo(12, 1)
})

test('without credentials the registry challenges', async () => {
  const answer = await registry(undefined, 'GET', '/')
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
  expect(await registryError(answer)).toContain('no basic auth credentials')
})

test('wrong credentials have expired', async () => {
  const answer = await registry(`Basic ${btoa('AWS:wrong')}`, 'GET', '/')
  expect(answer.status).toBe(403)
  expect(await registryError(answer)).toBe(
    'DENIED: Your authorization token has expired. Reauthenticate and try again.',
  )
})

test('the token says whose repository it is', async () => {
  const [one, other] = [newAccount(), newAccount()]
  for (const account of [one, other]) await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'same' }))
  const pushed = image({ author: one.id })
  await push(await registryLogin(one), 'same', 'v1', pushed)
  const theirs = await registryLogin(other)
  expect((await registry(theirs, 'GET', '/same/manifests/v1')).status).toBe(404)
  const mount = `/same/blobs/uploads/?mount=${pushed.config}&from=same`
  expect((await registry(theirs, 'POST', mount)).status).toBe(202)
  expect((await registry(await registryLogin(one), 'GET', '/same/manifests/v1')).status).toBe(200)
})

test('registry calls are recorded, and can be refused', async () => {
  const account = newAccount()
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
  const authorization = await registryLogin(account)
  const refusal = { action: 'PUT manifest', code: 'TOOMANYREQUESTS', message: 'slow down', status: 429, times: 1 }
  await settings(account, { refuse: [refusal] })
  const refused = await push(authorization, 'app', 'v1', image({}))
  expect(refused.status).toBe(429)
  expect(await registryError(refused)).toBe('TOOMANYREQUESTS: slow down')
  expect((await push(authorization, 'app', 'v1', image({}))).status).toBe(201)
  expect(await actions(account)).toContain('PUT manifest app:v1')
})
