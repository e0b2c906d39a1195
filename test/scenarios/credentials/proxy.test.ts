import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { createDeployRole, startGitHub } from '../harness/id-tokens.ts'
import { checkOut, openJob, runJob } from '../harness/job.ts'
import { startProxy } from '../harness/proxy.ts'

test('requests to AWS, GitHub and the registry go through the proxy, but not those to the hosts of NO_PROXY', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const [github, proxy] = [await startGitHub(), await startProxy()]
  const role = await createDeployRole(account)
  const job = { account, checkout, event: push(checkout.head()), inputs: { 'role-to-assume': role } }

  const around = await runJob({
    ...job,
    env: { ...github.env, HTTP_PROXY: proxy.url, NO_PROXY: 'other.example, localhost 127.0.0.1' },
  })
  expect(around.errors).toEqual([])
  expect(proxy.seen).toEqual([])

  const by = await runJob({ ...job, env: { ...github.env, http_proxy: proxy.url } })
  expect(by.errors).toEqual([])
  expect(by.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true' })
  const cloud = new URL(account.env.AWS_ENDPOINT_URL ?? '').href
  expect(proxy.seen[0]).toBe(`GET ${github.env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`)
  expect(proxy.seen.filter((line) => line === `POST ${cloud}`).length).toBeGreaterThan(5)
  // The configuration of the image, at the URL that ECR gives.
  expect(proxy.seen.filter((line) => line.startsWith(`GET ${cloud}`))).toHaveLength(1)
  expect(by.log + by.summary).not.toContain(proxy.password)
})

test('a proxy that refuses tunnels is named, without its password', async () => {
  const { job } = openJob({ 'topics.yml': 'Resources: { One: { Type: AWS::SNS::Topic } }\n' })
  const proxy = await startProxy()

  const end = await runJob({
    ...job,
    inputs: { template: 'topics.yml', 'image-parameter': 'none' },
    env: {
      AWS_ENDPOINT_URL: 'https://cloud.example',
      HTTPS_PROXY: proxy.url.replace('http://', ''),
      NO_PROXY: 'example.org',
    },
  })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('AWS STS GetCallerIdentity failed: Failed to establish tunnel to cloud.example:443')
  expect(end.errors[0]).toContain('The proxy did not let the connection through')
  expect(new Set(proxy.seen)).toEqual(new Set(['CONNECT cloud.example:443']))
  expect(end.log + end.summary).not.toContain(proxy.password)
})
