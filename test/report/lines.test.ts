import { expect, test } from 'vitest'
import type { Plan, SkipPlan } from '../../src/plan/plan.ts'
import { decisionLine, failedLines, phaseText, planLine, resultLines } from '../../src/report/lines.ts'
import {
  BUILT,
  CONSOLE_URL,
  DELETED,
  DEPLOYED,
  DIFFERENT,
  IMAGE,
  SEVERAL,
  STACK_ID,
  UNCHANGED,
} from '../fixtures/result.ts'
import { contextOf, inputsOf, planOf } from '../fixtures/run.ts'

const plan = (command: string, more: Readonly<Record<string, string>> = {}): Plan =>
  planOf({
    inputs: inputsOf({ command, ...more }),
    context: contextOf(),
    commit: undefined,
    nonce: 'n',
    environment: {},
  })

test.each([
  {
    description: 'deploy',
    plan: plan('deploy'),
    line: `Deploy ${'a'.repeat(40)} of octo/Hello-World to stack hello in eu-central-1.`,
  },
  {
    description: 'build',
    plan: plan('build'),
    line: `Build ${'a'.repeat(40)} of octo/Hello-World in eu-central-1.`,
  },
  {
    description: 'diff',
    plan: plan('diff'),
    line: `Show what ${'a'.repeat(40)} of octo/Hello-World would change in stack hello in eu-central-1.`,
  },
  {
    description: 'execute',
    plan: plan('deploy', { 'execute-change-set-id': 'sf-1/9' }),
    line: 'Execute the change set sf-1/9 of stack hello in eu-central-1.',
  },
  { description: 'delete', plan: plan('delete'), line: 'Delete stack hello in eu-central-1.' },
])('a plan: $description', ({ plan, line }) => {
  expect(planLine(plan as Exclude<Plan, SkipPlan>)).toBe(line)
})

test.each([
  { env: {}, by: 'the AWS credentials of this job (role chaining)' },
  {
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' },
    by: "GitHub's ID token",
  },
])('a role that is assumed with $by', ({ env, by }) => {
  const arn = 'arn:aws:iam::111122223333:role/deployer'
  const source = { inputs: inputsOf({ command: 'delete', 'role-to-assume': arn }), context: contextOf(env) }
  const plan = planOf({ ...source, commit: undefined, nonce: 'n', environment: {} }) as Exclude<Plan, SkipPlan>
  expect(planLine(plan)).toBe(`Delete stack hello in eu-central-1. The role ${arn} is assumed with ${by}.`)
})

test.each([
  { decision: { kind: 'skip', reason: 'closed' }, line: 'Nothing is deployed: closed.' },
  {
    decision: { kind: 'deploy', reason: 'command auto, push to main', preview: undefined },
    line: 'Decision: deploy (command auto, push to main).',
  },
] as const)('a decision to $decision.kind', ({ decision, line }) => {
  expect(decisionLine(decision)).toBe(line)
})

test.each([
  {
    description: 'an update',
    result: { ...DEPLOYED, stackOutputs: new Map([['Note', 'a b']]) },
    lines: [
      'The image is registry/app@sha256:1 (linux/amd64, 12.3 MB).',
      '  Note = a b',
      `Stack hello was updated: ${CONSOLE_URL}`,
      'Preflight 0.4 s · Image 12 s · Stack 1 min 5 s · 1 min 17 s in all',
    ],
  },
  {
    description: 'a secret output',
    result: {
      ...UNCHANGED,
      stackOutputs: new Map([['ApiKey', 'hunter2']]),
      secretOutputs: new Set(['ApiKey']),
    },
    lines: ['  ApiKey = ***', `Stack hello is up to date: ${CONSOLE_URL}`, 'Preflight 0.4 s'],
  },
  {
    description: 'a creation',
    result: { ...UNCHANGED, operation: 'create' as const },
    lines: [`Stack hello was created: ${CONSOLE_URL}`, 'Preflight 0.4 s'],
  },
  {
    description: 'no change',
    result: UNCHANGED,
    lines: [`Stack hello is up to date: ${CONSOLE_URL}`, 'Preflight 0.4 s'],
  },
  {
    description: 'a change set to review',
    result: { ...UNCHANGED, operation: 'review' as const, changeSetId: 'arn:change-set' },
    lines: [
      'Stack hello has a change set to review: arn:change-set',
      `See it in the AWS console: ${CONSOLE_URL}`,
      'Preflight 0.4 s',
    ],
  },
  { description: 'a diff', result: DIFFERENT, lines: ['Stack hello would be updated.', 'Preflight 0.4 s'] },
  {
    description: 'a diff of nothing',
    result: { ...DIFFERENT, would: 'none' as const },
    lines: ['Stack hello is up to date.', 'Preflight 0.4 s'],
  },
  {
    description: 'a build',
    result: BUILT,
    lines: ['The image is registry/app@sha256:1 (linux/amd64, 12.3 MB).', 'Image 0.4 s'],
  },
  {
    description: 'a build of several platforms',
    result: { ...BUILT, images: [{ ...IMAGE, platforms: ['linux/amd64', 'linux/arm64'] }] },
    lines: ['The image is registry/app@sha256:1 (linux/amd64, linux/arm64, 12.3 MB for linux/amd64).', 'Image 0.4 s'],
  },
  {
    description: 'an image of which nothing is known',
    result: { ...BUILT, images: [{ ...IMAGE, platforms: [], size: undefined }] },
    lines: ['The image is registry/app@sha256:1.', 'Image 0.4 s'],
  },
  {
    description: 'a build of several',
    result: { ...BUILT, images: SEVERAL },
    lines: [
      'The image api is registry/app@sha256:1 (linux/amd64, 12.3 MB).',
      'The image web is registry/app@sha256:2 (linux/amd64, 12.3 MB).',
      'Image 0.4 s',
    ],
  },
  { description: 'a delete', result: DELETED, lines: ['Stack hello was deleted.', 'Delete 12 s'] },
  {
    description: 'a delete of what was gone',
    result: { ...DELETED, stackId: undefined },
    lines: ['Stack hello was gone already.', 'Delete 12 s'],
  },
  { description: 'a skip', result: { operation: 'skip' as const, reason: 'closed' }, lines: [] },
])('a result: $description', ({ result, lines }) => {
  expect(resultLines(result)).toEqual(lines)
})

test('the address is the output Url, unless it is secret', () => {
  const result = { ...UNCHANGED, stackOutputs: new Map([['Url', 'https://shop.example']]) }
  expect(resultLines(result)).toContain('Stack hello is up to date: https://shop.example')
  expect(resultLines({ ...result, secretOutputs: new Set(['Url']) }).join()).not.toContain('shop.example')
})

test.each([
  { description: 'nothing', known: {}, lines: [] },
  {
    description: 'the stack',
    known: { stackName: 'hello', stackId: STACK_ID },
    lines: [`Stack hello: ${CONSOLE_URL}`],
  },
  {
    description: 'the version that runs',
    known: { running: { commit: { sha: 'abc', url: 'https://github.com/abc' }, url: 'https://shop.example' } },
    lines: ['Still running: abc at https://shop.example'],
  },
  {
    description: 'only its address',
    known: { running: { commit: undefined, url: 'https://shop.example' } },
    lines: ['Still running: https://shop.example'],
  },
  {
    description: 'the version before a change set that was executed',
    known: { changeSetId: 'arn:c', running: { commit: undefined, url: 'https://shop.example' } },
    lines: ['Before this deploy: https://shop.example'],
  },
])('the end of a failed run that knows $description', ({ known, lines }) => {
  expect(failedLines(known, 72_000)).toEqual([...lines, 'The job ended after 1 min 12 s.'])
})

test('no phases', () => {
  expect(phaseText([])).toBe('')
})
