import { expect, test } from 'vitest'
import type { Environment } from '../../src/plan/context.ts'
import { planCredentials } from '../../src/plan/credentials.ts'
import { contextOf, inputsOf } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const arn = 'arn:aws:iam::111122223333:role/deployer'
const role = { 'role-to-assume': arn }
const token: Environment = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' }
const keys: Environment = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 's' }
const ofRole: Environment = { AWS_ACCESS_KEY_ID: 'ASIA', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' }
const noKeys: Environment = { AWS_ACCESS_KEY_ID: '' }

test.each([
  { description: 'no role', inputs: {}, env: { ...token, ...ofRole }, kind: 'chain' },
  { description: 'a token', inputs: role, env: { ...token, ...noKeys }, kind: 'web-identity' },
  { description: 'a token beside keys', inputs: role, env: { ...token, ...keys }, kind: 'assume' },
  { description: 'a token beside keys of a role', inputs: role, env: { ...token, ...ofRole }, kind: 'assume' },
  {
    description: 'a token beside half of a key',
    inputs: role,
    env: { ...token, AWS_ACCESS_KEY_ID: 'AKIA' },
    kind: 'web-identity',
  },
  {
    description: 'a token beside a profile, which the SDK prefers to keys',
    inputs: role,
    env: { ...token, ...keys, AWS_PROFILE: 'p' },
    kind: 'web-identity',
  },
  { description: 'keys', inputs: role, env: keys, kind: 'assume' },
  { description: 'nothing, but perhaps an instance', inputs: role, env: noKeys, kind: 'assume' },
  {
    description: 'half of what a token takes',
    inputs: role,
    env: { ...token, ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' },
    kind: 'assume',
  },
  {
    description: 'a token beside keys that are not to be used',
    inputs: { ...role, 'role-chaining': 'false' },
    env: { ...token, ...ofRole },
    kind: 'web-identity',
  },
  {
    description: 'a token beside an instance that is to be used',
    inputs: { ...role, 'role-chaining': 'true' },
    env: { ...token, ...noKeys },
    kind: 'assume',
  },
])('$description: $kind', ({ inputs, env, kind }) => {
  expect(planCredentials(inputsOf(inputs), contextOf(env)).kind).toBe(kind)
})

test.each([
  { description: 'the default', name: '', session: 'servicefull-77' },
  { description: 'one of its own', name: 'a+b=c,d.e@f-g_h', session: 'a+b=c,d.e@f-g_h' },
  { description: 'a branch', name: 'deploy feature/ü', session: 'deploy-feature-' },
  { description: 'a short one', name: 'x', session: 'x-' },
  { description: 'a long one', name: 'x'.repeat(70), session: 'x'.repeat(64) },
])('session name: $description', ({ name, session }) => {
  const inputs = inputsOf({ ...role, 'role-session-name': name, 'role-duration-seconds': '900' })
  expect(planCredentials(inputs, contextOf(token))).toEqual({
    kind: 'web-identity',
    arn,
    sessionName: session,
    durationSeconds: 900,
  })
})

test('keys assume the role with the external ID and the tags of the run', () => {
  const inputs = inputsOf({ ...role, 'role-external-id': 'octo-app' })
  const run = { GITHUB_WORKFLOW: 'Deploy (all)', GITHUB_ACTION: '__step', GITHUB_ACTOR: 'octo[bot]' }
  expect(planCredentials(inputs, contextOf({ ...token, ...ofRole, ...run }))).toEqual({
    kind: 'assume',
    arn,
    sessionName: 'servicefull-77',
    durationSeconds: 3600,
    externalId: 'octo-app',
    hasIdToken: true,
    tags: new Map([
      ['GitHub', 'Actions'],
      ['Repository', 'octo/Hello-World'],
      ['Workflow', 'Deploy _all_'],
      ['Action', '__step'],
      ['Actor', 'octo_bot_'],
      ['Commit', 'a'.repeat(40)],
      ['Branch', 'refs/heads/main'],
    ]),
  })
})

test('tags: none if they are not to be set; a long value is cut', () => {
  const tagsOf = (inputs: object, env: Environment) => {
    const source = planCredentials(inputsOf({ ...role, ...inputs }), contextOf({ ...keys, ...env }))
    return source.kind === 'assume' ? source.tags : undefined
  }
  expect(tagsOf({ 'role-skip-session-tagging': 'true' }, {})).toEqual(new Map())
  const long = tagsOf({}, { GITHUB_REF: 'é'.repeat(300), GITHUB_ACTION: '' })
  expect(long?.get('Branch')).toBe('é'.repeat(256))
  expect(long?.has('Action')).toBe(false)
})

test.each([
  {
    wrong: 'an external ID beside a token',
    inputs: { 'role-external-id': 'octo-app' },
    env: token,
    says: `Input role-external-id: GitHub's ID token assumes the role ${arn}, and that request takes no external ID.`,
    fix: '`role-chaining: true`',
  },
  {
    wrong: 'a token that the job may not request',
    inputs: { 'role-chaining': 'false' },
    env: ofRole,
    says: "Input role-chaining: it is `false`, so the role needs GitHub's ID token, which this job may not request.",
    fix: '`id-token: write`',
  },
  {
    wrong: 'more than an hour with the credentials of another role',
    inputs: { 'role-duration-seconds': '3601' },
    env: ofRole,
    says: `Input role-duration-seconds: temporary credentials assume the role ${arn}, for an hour at most (role chaining).`,
    fix: 'renewed',
  },
])('refused: $wrong', ({ inputs, env, says, fix }) => {
  const problems = thrown(() => planCredentials(inputsOf({ ...role, ...inputs }), contextOf(env)))
  expect(problems).toEqual([{ message: says, remedy: expect.stringContaining(fix) }])
})

test('keys of a user assume the role for longer than an hour', () => {
  const inputs = inputsOf({ ...role, 'role-duration-seconds': '7200' })
  expect(planCredentials(inputs, contextOf(keys))).toMatchObject({ durationSeconds: 7200 })
})
