import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Decision, neededGrants } from './scenarios/harness/permissions/proof.ts'
import { ALSO_WITH_ROLES, EXCEPTIONS, MORE, ONLY_WITH_ROLES } from './scenarios/harness/permissions/scenarios.ts'

const decision: Decision = {
  role: 'github-hello-main',
  action: 'ecr:PutImage',
  resource: 'arn:aws:ecr:us-east-1:111122223333:repository/hello-job',
  source: 'registry',
  allowed: true,
  by: ['github-hello-DeployPolicy-0123456789ABC/FindAndPushImages'],
  boundary: null,
}

test.each<[string, Partial<Decision>, string[]]>([
  ['one statement', {}, ['DeployPolicy/FindAndPushImages ecr:PutImage']],
  ['two, each of which would do', { by: [...decision.by, 'github-hello-Other-0123456789ABC/0'] }, []],
  ['none', { allowed: false, by: [] }, []],
  [
    'one, and one of the boundary',
    { boundary: ['servicefull/github-hello-preview-boundary/Notify'] },
    ['DeployPolicy/FindAndPushImages ecr:PutImage', 'preview-boundary/Notify ecr:PutImage'],
  ],
])('a decision that %s has allowed', (_, more, needed) => {
  expect([...neededGrants([{ ...decision, ...more }])]).toEqual(needed)
})

const folder = join(import.meta.dirname, 'scenarios')
const named = [...ONLY_WITH_ROLES, ...ALSO_WITH_ROLES, ...MORE]
const textOf = (names: readonly string[]): string =>
  names.map((name) => readFileSync(join(folder, `${name}.test.ts`), 'utf8')).join()
/** The exceptions that are tests of these scenarios. */
const exceptionsIn = (names: readonly string[]): readonly string[] =>
  [...EXCEPTIONS.keys()].filter((name) => textOf(names).includes(name.replace(/^.*?: (?=the job)/, '')))

test('the scenarios with roles are there, each once', () => {
  const files = new Set(globSync('**/*.test.ts', { cwd: folder }))
  expect(named.filter((name) => !files.has(`${name}.test.ts`))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
})

test('each exception is a test of these scenarios, and of one that runs without the roles, too', () => {
  expect(exceptionsIn(named)).toEqual([...EXCEPTIONS.keys()])
  expect(exceptionsIn(ONLY_WITH_ROLES)).toEqual([])
})
