import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Account, openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { NO_KEYS, scratchFolder } from '../harness/machine.ts'
import type { JobEnd } from '../harness/runner.ts'
import { everythingOf } from '../harness/secrets.ts'
import { listen } from '../harness/server.ts'
import { lookAt } from '../harness/world.ts'

const SECRET = 'correct-horse-battery-staple'

/** Deploys with an environment that holds no keys, only a way to them. */
async function deployWith(account: Account, env: Readonly<Record<string, string>>): Promise<JobEnd> {
  const checkout = checkOut({ 'stack.yml': 'Resources: { Topic: { Type: AWS::SNS::Topic } }\n' })
  return runJob({ account, checkout, event: push(checkout.head()), inputs: STACK_ONLY, env: { ...NO_KEYS, ...env } })
}

async function expectDeployed(account: Account, end: JobEnd): Promise<void> {
  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
  expect(end.log + everythingOf(end)).not.toContain(SECRET)
}

test('a profile of the configuration files is enough to deploy', async () => {
  const account = openAccount()
  const folder = scratchFolder('aws')
  const [AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE] = [join(folder, 'config'), join(folder, 'credentials')]
  writeFileSync(AWS_CONFIG_FILE, '[profile deploy]\nregion = us-east-1\n')
  writeFileSync(
    AWS_SHARED_CREDENTIALS_FILE,
    `[deploy]\naws_access_key_id = ${account.id}\naws_secret_access_key = ${SECRET}\n`,
  )

  const end = await deployWith(account, { AWS_PROFILE: 'deploy', AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE })

  await expectDeployed(account, end)
})

test('the credentials of a container, as a runner on ECS or EKS has them, are enough to deploy', async () => {
  const account = openAccount()
  const tokens = new Set<string | undefined>()
  const server = createServer((request, response) => {
    tokens.add(request.headers.authorization)
    const Expiration = new Date(Date.now() + 3_600_000).toISOString()
    const keys = { AccessKeyId: account.id, SecretAccessKey: SECRET, Token: `${SECRET}-session`, Expiration }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(keys))
  })
  const end = await deployWith(account, {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${await listen(server)}/keys`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: `Bearer ${SECRET}`,
  })

  await expectDeployed(account, end)
  expect(tokens).toEqual(new Set([`Bearer ${SECRET}`]))
})

test('no credentials at all: the error lists the ways to provide some', async () => {
  const account = openAccount()

  const end = await deployWith(account, {})

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toMatch(/role-to-assume|credentials/)
  expect((await lookAt(account)).stacks).toEqual({})
})
