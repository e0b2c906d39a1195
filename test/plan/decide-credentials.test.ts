import { expect, test } from 'vitest'
import type { Environment } from '../../src/plan/context.ts'
import { planCredentials } from '../../src/plan/decide.ts'
import { contextOf, inputsOf } from '../fixtures/run.ts'

const arn = 'arn:aws:iam::111122223333:role/deployer'
const role = { 'role-to-assume': arn }
const token: Environment = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' }
const noKeys: Environment = { AWS_ACCESS_KEY_ID: '' }

test.each([
  { description: 'no role', inputs: {}, env: token, kind: 'chain' },
  { description: 'a token', inputs: role, env: { ...token, ...noKeys }, kind: 'web-identity' },
  { description: 'a token beside keys', inputs: role, env: token, kind: 'web-identity' },
  { description: 'keys', inputs: role, env: {}, kind: 'assume' },
  { description: 'nothing, but perhaps an instance', inputs: role, env: noKeys, kind: 'assume' },
  {
    description: 'half of what a token takes',
    inputs: role,
    env: { ...token, ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' },
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
