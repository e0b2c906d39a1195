import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { statements } from './accounts.ts'
import { type Json, readTemplate } from './evaluate.ts'

const templates = join(import.meta.dirname, '../../templates')

/** The templates that previews deploy. */
const files = globSync('*.yml', { cwd: templates }).filter((file) => !['github-oidc.yml', 'network.yml'].includes(file))

/** What roles need for something that a parameter names: a secret, a key, a bucket. PreviewTaskActions allows it. */
const BY_PARAMETER = ['kms:Decrypt', 'kms:GenerateDataKey', 'secretsmanager:GetSecretValue', 'ssm:GetParameters']

/** For StateMachineLogLevel. AWS cannot limit them, so they would reach the logs of the whole account. PreviewTaskActions allows it. */
const OF_THE_ACCOUNT = /^logs:(\w+LogDeliver(y|ies)|DescribeLogGroups|(Describe|Put)ResourcePolic(y|ies))$/

/** The actions of all statements below a node, without those of trust policies. */
function actionsIn(node: Json): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn)
  if (node === null || typeof node !== 'object') return []
  if (typeof node.Sid === 'string' && 'Action' in node) return [node.Action].flat()
  return Object.values(node).flatMap(actionsIn)
}

const needed = new Map(
  files.map((file) => {
    const { Resources } = readTemplate(readFileSync(join(templates, file), 'utf8'))
    return [file, [...new Set(actionsIn(Resources))].sort()] as const
  }),
)
const allowed = new Set(statements('PreviewBoundary').flatMap(({ actions }) => actions))

describe.each(files)('the boundary of previews and %s', (file) => {
  it('finds what the roles of the template may do', () => {
    expect(needed.get(file)).toEqual(expect.arrayContaining(['ecs:RunTask', 'ecr:BatchGetImage', 'logs:PutLogEvents']))
  })

  it('lets its roles do what they need', () => {
    const lacking = needed.get(file)?.filter((action) => !allowed.has(action) && !BY_PARAMETER.includes(action))
    expect(lacking?.filter((action) => !OF_THE_ACCOUNT.test(action))).toEqual([])
  })
})

it('reaches no log delivery and no resource policy of the account', () => {
  expect([...allowed].filter((action) => OF_THE_ACCOUNT.test(action))).toEqual([])
})

it('lets a preview pull the images of its own repository only', () => {
  const pulling = statements('PreviewBoundary').find(({ actions }) => actions.includes('ecr:BatchGetImage'))
  expect(pulling?.resources).toEqual([
    'arn:aws:ecr:*:*:repository/hello-job',
    'arn:aws:ecr:*:*:repository/hello-job-previews',
  ])
})

it('names a preview in every resource that may be written to', () => {
  const written = statements('PreviewBoundary').filter(({ actions }) =>
    actions.some((action) => /:(Run|Start|Publish|Send|Put|Pass|Create)/.test(action)),
  )
  const foreign = written.flatMap(({ resources }) => resources).filter((arn) => !arn.includes('hello-job-pr-'))
  expect(foreign).toEqual([
    // The rule by which Step Functions hears of tasks; traces.
    'arn:aws:events:eu-central-1:111122223333:rule/StepFunctionsGetEventsForECSTaskRule',
    '*',
  ])
})
