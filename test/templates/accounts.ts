import { readFileSync } from 'node:fs'
import { evaluate, type Json, readTemplate, type World } from './evaluate.ts'

const root = new URL('../../', import.meta.url)

export const text = readFileSync(new URL('templates/github-oidc.yml', root), 'utf8')
export const template: Json = readTemplate(text)

/** A statement of a policy, its lists always lists. */
export interface Statement {
  readonly sid: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly condition: Json
}

interface Permissions {
  /** Actions by resource type and operation. */
  readonly handlers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** The types of resources that an action can be limited to. */
  readonly resources: Readonly<Record<string, readonly string[]>>
}

export const permissions: Permissions = JSON.parse(
  readFileSync(new URL('local-cloud/overlay/cloudformation/permissions/permissions.json', root), 'utf8'),
)

export const ROLES = {
  deploy: ['MainRole', 'ReleaseRole', 'PreviewRole'],
  service: ['MainServiceRole', 'PreviewServiceRole'],
} as const

const DEFAULTS: World = {
  conditions: { CreateProvider: true, CreateEcsRole: true, CreateRepositories: true, UseClassic: true },
  mappings: template.Mappings,
  values: {
    'AWS::AccountId': '111122223333',
    'AWS::NoValue': '',
    'AWS::Partition': 'aws',
    'AWS::Region': 'eu-central-1',
    'AWS::StackName': 'github-hello-job',
    GitHubOrg: 'octo-org',
    GitHubOrgId: '1234567',
    GitHubRepository: 'hello-job',
    GitHubRepositoryId: '7654321',
    MainBranch: 'main',
    NetworkStackName: 'servicefull-network',
    ReleaseEnvironment: 'production',
    RepositoryName: 'hello-job',
    StackNamePrefix: 'hello-job',
    OidcProvider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    PreviewBoundary: 'arn:aws:iam::111122223333:policy/servicefull/github-hello-job-preview-boundary',
    'MainServiceRole.Arn': 'arn:aws:iam::111122223333:role/servicefull/github-hello-job-main-service',
    'PreviewServiceRole.Arn': 'arn:aws:iam::111122223333:role/servicefull/github-hello-job-preview-service',
    'TemplateBucket.Arn': 'arn:aws:s3:::templates',
  },
}

/** The properties of a resource, as the template gives them with these conditions and values. */
export function properties(name: string, conditions: World['conditions'] = {}, values: World['values'] = {}): Json {
  const world = {
    ...DEFAULTS,
    conditions: { ...DEFAULTS.conditions, ...conditions },
    values: { ...DEFAULTS.values, ...values },
  }
  return withoutNothing(evaluate(template.Resources[name].Properties, world))
}

/** Drops what `AWS::NoValue` stands for. */
function withoutNothing(node: Json): Json {
  if (Array.isArray(node)) return node.filter((item) => item !== '').map(withoutNothing)
  if (node === null || typeof node !== 'object') return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutNothing(value)]))
}

/** The logical IDs of the managed policies that a role has. */
export function policiesOf(role: string): readonly string[] {
  return template.Resources[role].Properties.ManagedPolicyArns.map(({ Ref }: Json) => Ref)
}

/** The statements of a managed policy. */
export function statements(policy: string, ...world: [World['conditions']?, World['values']?]): readonly Statement[] {
  return properties(policy, ...world).PolicyDocument.Statement.map((statement: Json) => ({
    sid: statement.Sid,
    actions: [statement.Action].flat(),
    resources: [statement.Resource].flat(),
    condition: statement.Condition ?? {},
  }))
}

/** The statements of all policies of a role. */
export function statementsOf(role: string): readonly Statement[] {
  return policiesOf(role).flatMap((policy) => statements(policy))
}

/** The names of the resources of a type. */
export function resourcesOf(type: string): readonly string[] {
  return Object.entries(template.Resources as Record<string, Json>)
    .filter(([, { Type }]) => Type === type)
    .map(([name]) => name)
}
