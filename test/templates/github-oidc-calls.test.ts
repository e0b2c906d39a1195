import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { statementsOf } from './accounts.ts'

const src = join(import.meta.dirname, '../../src')

/** The prefix of a service's actions in IAM, where it is not the name of its client. */
const PREFIXES: Readonly<Record<string, string>> = { 'cloudwatch-logs': 'logs', sfn: 'states' }

/** Calls whose action has another name. Source: Service Authorization Reference, Amazon S3. */
const RENAMED: Readonly<Record<string, string>> = { 's3:HeadBucket': 's3:ListBucket', 's3:HeadObject': 's3:GetObject' }

/** Calls that no role of the template needs. */
const NOT_NEEDED: Readonly<Record<string, string>> = {
  'sts:AssumeRole': 'role chaining starts with other credentials',
  'sts:AssumeRoleWithWebIdentity': 'the trust policy decides',
  'sts:GetCallerIdentity': 'everybody may',
  'ecr:CreateRepository': 'the template has created both',
  'ecr:DescribeRepositoryCreationTemplates': 'the same',
  'ecr:ListTagsForResource': 'the same',
  'ecr:PutLifecyclePolicy': 'the same',
}

/** Actions that are not calls of the SDK: those of docker, those that a call needs besides its own, and those of runs. */
const BESIDES: Readonly<Record<string, string>> = {
  'cloudformation:TagResource': 'a change set with tags',
  'ecr:BatchCheckLayerAvailability': 'docker push',
  'ecr:CompleteLayerUpload': 'docker push',
  'ecr:InitiateLayerUpload': 'docker push',
  'ecr:UploadLayerPart': 'docker push',
  'iam:PassRole': 'a change set with a service role',
}

/** Calls that previews never make. */
const NOT_FOR_PREVIEWS: Readonly<Record<string, string>> = {
  'cloudformation:UpdateTerminationProtection': 'a preview is never protected',
}

/** The actions of all calls of the SDK in src/, such as `ecr:PutImage`. */
const called = new Set(
  globSync('**/*.ts', { cwd: src }).flatMap((path) => callsIn(readFileSync(join(src, path), 'utf8'))),
)

function callsIn(text: string): readonly string[] {
  const imports = [...text.matchAll(/import (?:type )?\{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)]
  const dynamic = [...text.matchAll(/const \{([^}]*)\} = await import\('@aws-sdk\/client-([\w-]+)'\)/g)]
  return [...imports, ...dynamic].flatMap(([, names = '', client = '']) => {
    const calls = [...names.matchAll(/(?<!type )\b(?:(\w+)Command|paginate(\w+))\b(?=\s*(?:,|$))/g)]
    return calls.map(([, command, pages]) => actionOf(`${PREFIXES[client] ?? client}:${command ?? pages}`))
  })
}

function actionOf(call: string): string {
  return RENAMED[call] ?? call
}

function granted(...roles: string[]): ReadonlySet<string> {
  return new Set(roles.flatMap(statementsOf).flatMap(({ actions }) => actions))
}

it('finds the calls of every room that makes some', () => {
  expect([...called]).toEqual(
    expect.arrayContaining([
      'cloudformation:CreateChangeSet',
      'ecr:ListImages',
      's3:PutObject',
      'states:ListExecutions',
    ]),
  )
})

it('lets main make every call that this action knows', () => {
  const may = granted('MainRole')
  expect([...called].filter((action) => !may.has(action) && !(action in NOT_NEEDED)).sort()).toEqual([])
})

it('lets previews make every call but those that are never made for one', () => {
  const may = granted('PreviewRole')
  const refused = [...called].filter((action) => !may.has(action) && !(action in NOT_NEEDED))
  expect(refused).toEqual(Object.keys(NOT_FOR_PREVIEWS))
})

it.each(['MainRole', 'ReleaseRole', 'PreviewRole'])('gives %s no action that nothing calls', (role) => {
  expect([...granted(role)].filter((action) => !called.has(action) && !(action in BESIDES)).sort()).toEqual([])
})

it('gives no reason for a call that is not made, or is allowed', () => {
  const may = granted('MainRole', 'PreviewRole')
  expect(Object.keys(NOT_NEEDED).filter((action) => !called.has(action) || may.has(action))).toEqual([])
})
