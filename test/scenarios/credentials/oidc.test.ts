import { expect, test } from 'vitest'
import { mutations, openAccount, setUp } from '../harness/account.ts'
import { pullRequest } from '../harness/events.ts'
import { createDeployRole, SUBJECT, SUBJECT_WITH_IDS, startGitHub } from '../harness/id-tokens.ts'
import { checkOut, openJob, runJob } from '../harness/job.ts'
import { DEBUG, NO_KEYS } from '../harness/machine.ts'
import { watchProcesses } from '../harness/processes.ts'
import { everythingOf, maskedBy, registryLogin } from '../harness/secrets.ts'
import { killWhen } from '../harness/signals.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

/** A template without an image, so that the job builds nothing. */
const topics = `
Resources:
  One: { Type: AWS::SNS::Topic }
  Two: { Type: AWS::SNS::Topic, DependsOn: One }
  Three: { Type: AWS::SNS::Topic, DependsOn: Two }
`
const withTopics = { template: 'topics.yml', 'image-parameter': 'none' }

test('the job assumes a role with its ID token, and neither token nor keys show anywhere', async () => {
  const { account, job } = openJob()
  const github = await startGitHub()
  const seen = watchProcesses()

  const end = await runJob({
    ...job,
    inputs: { 'role-to-assume': await createDeployRole(account) },
    env: { ...github.env, ...DEBUG },
  })

  const { commandLines, environments } = seen.stop()
  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'stack-name': 'hello' })
  expect(end.outputs['stack-id']).toContain(`:${account.id}:`)
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
  expect(github.tokens).toHaveLength(1)

  const masked = maskedBy(end)
  expect(masked[0]).toBe(github.tokens[0])
  expect(masked.some((mask) => mask.startsWith('ASIA'))).toBe(true)
  expect(registryLogin(masked)).toHaveLength(2)
  const everything = everythingOf(end) + commandLines
  for (const secret of [...masked, github.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '']) {
    expect(everything).not.toContain(secret)
  }
  for (const secret of masked) expect(environments.join('\n')).not.toContain(secret)
  expect(environments.join('\n')).toContain('ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  expect(end.leftovers).toEqual([])
})

test('credentials are renewed while the stack changes, with a new token each time', async () => {
  const { account, job } = openJob({ 'topics.yml': topics })
  const github = await startGitHub()
  await setUp(account, { sessionSeconds: 2, resourceSeconds: 1.5 })

  const end = await runJob({
    ...job,
    inputs: { ...withTopics, 'role-to-assume': await createDeployRole(account) },
    env: github.env,
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create' })
  expect(github.tokens.length).toBeGreaterThanOrEqual(3)
  expect(new Set(github.tokens).size).toBe(github.tokens.length)
})

test('a trust policy for another branch: the error shows the subject and the line to add, but not the token; nothing is tried twice', async () => {
  const { account, job } = openJob({ 'topics.yml': topics })
  const github = await startGitHub()
  const role = await createDeployRole(account, 'repo:octo-org/hello-job:environment:production')

  const end = await runJob({
    ...job,
    inputs: { ...withTopics, 'role-to-assume': role },
    env: github.env,
  })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(`AWS refused the role ${role}`)
  expect(end.errors[0]).toContain(`the sub \`${SUBJECT}\` and the aud \`sts.amazonaws.com\``)
  const provider = 'token.actions.githubusercontent.com'
  expect(end.errors[0]).toContain(
    `"StringEquals":{"${provider}:aud":"sts.amazonaws.com","${provider}:sub":"${SUBJECT}"}`,
  )
  expect(end.errors[0]).toContain(SUBJECT_WITH_IDS)
  expect(github.tokens).toHaveLength(1)
  expect(everythingOf(end)).not.toContain(github.tokens[0]?.split('.')[1])
  expect(await mutations(account)).toEqual(['CreateOpenIDConnectProvider', 'CreateRole', 'AssumeRoleWithWebIdentity'])
})

test('no id-token permission and no credentials: the error shows the line to add', async () => {
  const { account, job } = openJob({ 'topics.yml': topics })

  const end = await runJob({
    ...job,
    inputs: { ...withTopics, 'role-to-assume': `arn:aws:iam::${account.id}:role/deployer` },
    env: NO_KEYS,
  })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('this job may not ask GitHub for an ID token')
  expect(end.errors[0]).toContain('Add `id-token: write` to `permissions:`')
  expect(await mutations(account)).toEqual([])
})

test('a job of a fork has no token: it is skipped and green, although it names a role', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const head = '1'.repeat(40)
  const event = pullRequest({ number: 9, action: 'opened', head, merge: checkout.head(), from: 'someone/hello-job' })

  const end = await runJob({
    account,
    checkout,
    event,
    inputs: { 'role-to-assume': `arn:aws:iam::${account.id}:role/deployer` },
    env: NO_KEYS,
  })

  expect([end.code, end.outputs]).toEqual([0, { operation: 'skip' }])
})

test.each([
  { state: 'answers 500 twice', statuses: [500, 503], code: 0, requests: 3, says: '' },
  {
    state: 'is down',
    statuses: Array(9).fill(503),
    code: 1,
    requests: 5,
    says: 'GitHub gave this job no ID token: HTTP 503',
  },
  { state: 'refuses', statuses: [403], code: 1, requests: 1, says: 'GitHub gave this job no ID token: HTTP 403' },
])('GitHub $state: the job asks $requests times', async ({ statuses, code, requests, says }) => {
  const { account, job } = openJob({ 'topics.yml': topics })
  const github = await startGitHub({ statuses })

  const end = await runJob({
    ...job,
    inputs: { ...withTopics, 'role-to-assume': await createDeployRole(account) },
    env: github.env,
  })

  expect(end.code).toBe(code)
  expect(end.errors.join()).toContain(says)
  expect(github.requests()).toBe(requests)
})

test('the post step removes what a killed job leaves, with a token of its own', async () => {
  const { account, job } = openJob({ 'topics.yml': topics })
  const github = await startGitHub()
  await setUp(account, { changeSetSeconds: 30 })

  const end = await runJob({
    ...job,
    inputs: { ...withTopics, 'role-to-assume': await createDeployRole(account) },
    env: github.env,
    onLog: killWhen(async () => (await mutations(account)).includes('CreateChangeSet')),
  })

  expect(end.postLog).toContain('Deleted the change set')
  expect(github.tokens).toHaveLength(2)
  expect(await lookAt(account)).toEqual(NOTHING)
})
