import { expect, test } from 'vitest'
import type { Environment } from '../../src/plan/context.ts'
import { makePlan } from '../../src/plan/decide.ts'
import { decide } from '../../src/plan/decision.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { messageOf, Problem, Problems } from '../../src/text/problem.ts'
import { COMMIT, contextOf, inputsOf, pullRequest } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const fault = new Problem('Input sbom: wrong.', 'Correct it.')

function planWith(inputs: Readonly<Record<string, string>>, env: Environment = {}, payload: unknown = {}): Plan {
  const source = {
    inputs: inputsOf(inputs),
    context: contextOf(env, payload),
    commit: COMMIT,
    nonce: 'n',
    environment: {},
  }
  return makePlan(decide(source.inputs, source.context), { ...source, faults: [fault] })
}

const faultsOf = (plan: Plan): readonly string[] =>
  'faults' in plan ? new Problems(plan.faults).all.map(messageOf) : []

const preview = { GITHUB_EVENT_NAME: 'pull_request' }

test('a deploy has the faults of the inputs and all of its own', () => {
  const tags = Array.from({ length: 48 }, (_, index) => `k${index}=v`).join('\n')
  const inputs = { tags, 'secret-envs': 'npm=NPM_TOKEN', secrets: 'key=', ssh: 'default' }
  expect(faultsOf(planWith(inputs, preview, pullRequest({ action: 'opened' })))).toEqual([
    'Input sbom: wrong.',
    expect.stringContaining('The input tags has 48 tags'),
    expect.stringContaining('Input secret-envs'),
    expect.stringContaining('Input ssh'),
    expect.stringContaining('Input secrets: `key` is empty'),
  ])
})

test('a build has the faults of the inputs and its own', () => {
  expect(faultsOf(planWith({ command: 'build', secrets: 'key=' }))).toEqual([
    'Input sbom: wrong.',
    expect.stringContaining('Input secrets'),
  ])
})

test.each([
  { description: 'has nothing to check', inputs: { command: 'delete' }, env: {}, others: [] },
  {
    description: 'would be skipped',
    inputs: {},
    env: { GITHUB_EVENT_NAME: 'release' },
    payload: { action: 'deleted', release: { tag_name: 'v1' } },
    others: [],
  },
  {
    description: 'has no region',
    inputs: {},
    env: { AWS_REGION: '' },
    others: [expect.stringContaining('No AWS region')],
  },
])('the faults of the inputs are thrown by a plan that $description', ({ inputs, env, payload, others }) => {
  expect(thrown(() => planWith(inputs, env, payload)).map(({ message }) => message)).toEqual([
    'Input sbom: wrong.',
    ...others,
  ])
})
