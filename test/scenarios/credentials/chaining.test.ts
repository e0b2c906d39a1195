import { expect, test } from 'vitest'
import { mutations, openAccount, setUp } from '../harness/account.ts'
import { createChainedRole, createDeployRole, enterBefore, startGitHub } from '../harness/id-tokens.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const stack = {
  'stack.yml': `
Resources:
  One: { Type: AWS::SNS::Topic }
  Two: { Type: AWS::SNS::Topic, DependsOn: One }
  Three: { Type: AWS::SNS::Topic, DependsOn: Two }
`,
}
const deployed = { ...NOTHING, stacks: { hello: 'CREATE_COMPLETE' } }

/** A job with an ID token, and with keys of the role `entry-a` from a step before. */
async function jobAfterLogin() {
  const { account, job } = openJob(stack)
  const [github, { entry, env }] = [await startGitHub(), await enterBefore(account)]
  return { own: account, entry, github, job: { ...job, env: { ...github.env, ...env } } }
}

test('role A by the step before, role B of another account by this one: A assumes B, and the log says so', async () => {
  const { own, entry, github, job } = await jobAfterLogin()
  const other = openAccount()
  const role = await createChainedRole(other, { trusts: entry, externalId: 'octo-app' })

  const end = await runJob({
    ...job,
    inputs: { ...STACK_ONLY, 'role-to-assume': role, 'role-external-id': 'octo-app' },
  })

  expect(end.errors).toEqual([])
  expect(end.log).toContain(`The role ${role} is assumed with the AWS credentials of this job (role chaining).`)
  expect(github.requests()).toBe(0)
  expect([await lookAt(own), await lookAt(other)]).toEqual([NOTHING, deployed])
})

test('credentials are renewed while the stack changes, with the keys of the step before', async () => {
  const { own, entry, job } = await jobAfterLogin()
  const other = openAccount()
  const role = await createChainedRole(other, { trusts: entry })
  await setUp(other, { sessionSeconds: 2, resourceSeconds: 1.5 })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'role-to-assume': role } })

  expect(end.errors).toEqual([])
  expect(await lookAt(other)).toEqual(deployed)
  expect((await mutations(own)).filter((call) => call === 'AssumeRole').length).toBeGreaterThanOrEqual(4)
})

test('a job without an ID token assumes the role of another account with the keys of a user', async () => {
  const { account, job } = openJob(stack)
  const other = openAccount()
  const role = await createChainedRole(other, { trusts: account.id })

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'role-to-assume': role } })

  expect(end.errors).toEqual([])
  expect([await lookAt(account), await lookAt(other)]).toEqual([NOTHING, deployed])
})

test('with `role-chaining: false` the ID token assumes the role, although there are keys', async () => {
  const { own, github, job } = await jobAfterLogin()
  const role = await createDeployRole(own)

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'role-to-assume': role, 'role-chaining': 'false' } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain(`The role ${role} is assumed with GitHub's ID token.`)
  expect(github.requests()).toBe(1)
  expect(await lookAt(own)).toEqual(deployed)
})

test('a role that trusts only GitHub: the advice is on role A and on the other way, not on opening the role to GitHub', async () => {
  const { own, job } = await jobAfterLogin()
  const role = await createDeployRole(own)

  const end = await runJob({ ...job, inputs: { ...STACK_ONLY, 'role-to-assume': role } })

  expect([end.code, end.errors.length]).toEqual([1, 1])
  expect(end.errors[0]).toContain(
    `assumed-role/entry-a/before is not authorized to perform: sts:AssumeRole on resource`,
  )
  expect(end.errors[0]).toContain('set `role-chaining: false`')
  expect(end.errors[0]).not.toContain('token.actions.githubusercontent.com')
  expect(await lookAt(own)).toEqual(NOTHING)
})

test('a role that takes no tags: the error has the line for its trust policy, and without tags the job deploys', async () => {
  const { own, entry, job } = await jobAfterLogin()
  const role = await createChainedRole(own, { trusts: entry, takesTags: false })
  const inputs = { ...STACK_ONLY, 'role-to-assume': role }

  const tagged = await runJob({ ...job, inputs })
  const untagged = await runJob({ ...job, inputs: { ...inputs, 'role-skip-session-tagging': 'true' } })

  expect(tagged.errors).toHaveLength(1)
  expect(tagged.errors[0]).toContain(`may not tag a session of the role ${role}`)
  expect(tagged.errors[0]).toContain('"Action":["sts:AssumeRole","sts:TagSession"]')
  expect(untagged.errors).toEqual([])
  expect(await lookAt(own)).toEqual(deployed)
})

test('a session of two hours, of credentials that give one: refused before AWS is asked', async () => {
  const { own, entry, job } = await jobAfterLogin()
  const role = await createChainedRole(own, { trusts: entry, maxSessionSeconds: 7200 })
  const before = await mutations(own)

  const end = await runJob({
    ...job,
    inputs: { ...STACK_ONLY, 'role-to-assume': role, 'role-duration-seconds': '7200' },
  })

  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('Input role-duration-seconds: temporary credentials assume the role')
  expect(await mutations(own)).toEqual(before)
})
