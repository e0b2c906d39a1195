import { expect, test } from 'vitest'
import type { BuildInputs } from '../../src/inputs/inputs.ts'
import { hiddenTexts, secretArgumentProblems } from '../../src/plan/build-secrets.ts'
import { BUILD } from '../fixtures/build-inputs.ts'
import { inputsOf } from '../fixtures/run.ts'

const ENVIRONMENT = { NPM_TOKEN: 'npm-hush-hush', PLAIN: 'blue', EMPTY: '', SHORT: 'true' }

/** The arguments that are refused, each with the secret that it holds. */
function refused(settings: Partial<BuildInputs>, inherited: Readonly<Record<string, string>> = {}) {
  const build = { ...BUILD, secrets: new Map([['key', 'hush-hush\n']]), ...settings }
  const problems = secretArgumentProblems(build, new Map(Object.entries(inherited)), ENVIRONMENT)
  return problems.map(({ message }) => /`(\w+)` holds the secret `(\w+)`/.exec(message)?.slice(1).join(' '))
}

test.each([
  { description: 'the whole value', settings: { buildArgs: ['A=hush-hush'] }, is: ['A key'] },
  { description: 'a part of it', settings: { buildArgs: ['A=https://x:hush-hush@host'] }, is: ['A key'] },
  {
    description: 'a variable',
    settings: { buildArgs: ['A=npm-hush-hush'], secrets: new Map(), secretEnvs: new Map([['npm', 'NPM_TOKEN']]) },
    is: ['A npm'],
  },
  {
    description: 'all at once',
    settings: { buildArgs: ['A=hush-hush', 'B=1', 'C=hush-hush'] },
    is: ['A key', 'C key'],
  },
])('refused: $description', ({ settings, is }) => {
  expect(refused(settings)).toEqual(is)
})

test.each([
  { description: 'another value', settings: { buildArgs: ['A=hush', 'hush-hush=1', 'B'] } },
  { description: 'a secret too short to tell', settings: { buildArgs: ['A=true'], secrets: new Map([['a', 'true']]) } },
  {
    description: 'a variable that is empty, or not there',
    settings: { buildArgs: ['A=b'], secrets: new Map(), secretEnvs: new Map([['a', 'EMPTY']]).set('b', 'MISSING') },
  },
])('not refused: $description', ({ settings }) => {
  const build = { ...BUILD, secrets: new Map([['key', 'hush-hush']]), ...settings }
  expect(secretArgumentProblems(build, new Map(), ENVIRONMENT)).toEqual([])
})

test('an argument that has the value of the environment', () => {
  expect(refused({ buildArgs: ['A'] }, { A: 'hush-hush' })).toEqual(['A key'])
})

test('the remedy names the mount, and the value is not shown', () => {
  const build = { ...BUILD, buildArgs: ['TOKEN=hush-hush'], secrets: new Map([['npm', 'hush-hush']]) }
  expect(secretArgumentProblems(build, new Map(), {})).toMatchObject([
    {
      message:
        'Input build-args: `TOKEN` holds the secret `npm`, and anyone who can pull the image can read its build arguments.',
      remedy: 'Remove `TOKEN`; in the Dockerfile, read the secret by `RUN --mount=type=secret,id=npm`.',
    },
  ])
})

test('the token and secrets are hidden, and so are variables that are long enough', () => {
  const secrets = new Map([
    ['a', 'hush'],
    ['b', 'hush-1\nhush-2\n'],
  ])
  const secretEnvs = new Map([
    ['c', 'NPM_TOKEN'],
    ['d', 'SHORT'],
    ['e', 'MISSING'],
  ])
  const inputs = { ...inputsOf({ 'github-token': 'hush-token' }), build: { ...BUILD, secrets, secretEnvs } }
  expect(hiddenTexts(inputs, ENVIRONMENT)).toEqual(['hush-token', 'hush', 'hush-1\nhush-2\n', 'npm-hush-hush'])
})
