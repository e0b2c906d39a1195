import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../local-cloud/places.ts'
import { Trouble } from '../local-cloud/processes.ts'
import { command } from './command.ts'
import { pythonTools } from './tools.ts'

const usage = `Usage: script/permissions [--check]

Writes local-cloud/overlay/cloudformation/permissions/permissions.json: the actions that CloudFormation needs for each resource type
of templates/ and examples/ ("handlers") and the properties whose change replaces a resource ("createOnly"), both from the types'
schemas; and the types of resources that each of these actions and those of templates/github-oidc.yml can be limited to ("resources",
from the Service Authorization Reference; none means all or nothing). All are as the pinned cfn-lint has them. With --check: changes
nothing, and fails when the file differs.`

const LIST = 'local-cloud/overlay/cloudformation/permissions/permissions.json'

/** Types that scenarios and tests of the local cloud create besides. */
const MORE_TYPES = [
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::FlowLog',
  'AWS::EC2::VPCEndpoint',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::IAM::Policy',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
]

const VERBS = ['create', 'read', 'update', 'delete'] as const

/** The parts that we read of a resource type's schema. */
interface Schema {
  readonly typeName: string
  readonly createOnlyProperties?: readonly string[]
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] } | undefined>>
}

/** The parts that we read of cfn-lint's copy of the Service Authorization Reference. Names of actions are in small letters. */
type Reference = Readonly<
  Record<string, { readonly Actions: Readonly<Record<string, { readonly Resources?: readonly string[] } | undefined>> }>
>

await command(usage, { check: { type: 'boolean' } }, async ({ values }) => {
  const { cfnLint } = await pythonTools(console.error)
  const fresh = `${JSON.stringify(list(cfnLintData(cfnLint)), null, 1)}\n`
  const path = join(projectRoot, LIST)
  if (values.check) {
    if (readFileSync(path, 'utf8') === fresh) return 0
    console.log(`${LIST} differs from its source: run script/permissions`)
    return 1
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, fresh)
  return 0
})

function cfnLintData(cfnLint: string): string {
  const [data] = globSync('lib/python*/site-packages/cfnlint/data', { cwd: join(dirname(cfnLint), '..') })
  if (data === undefined) throw new Trouble(`cfn-lint beside ${cfnLint} has no data`)
  return join(dirname(cfnLint), '..', data)
}

function list(data: string): object {
  const types = [...new Set([...typesOf('{templates,examples}/**/*.yml'), ...MORE_TYPES])].sort()
  const schemas = schemasOf(data, types)
  const handlers = Object.fromEntries(schemas.map((schema) => [schema.typeName, handlersOf(schema)]))
  const createOnly = Object.fromEntries(schemas.map((schema) => [schema.typeName, createOnlyOf(schema)]))
  const reference: Reference = JSON.parse(readFileSync(join(data, 'AdditionalSpecs/Policies.json'), 'utf8'))
  const granted = read('templates/github-oidc.yml').matchAll(/(?<=[\s,[])[a-z0-9-]+:[A-Z]\w+/g)
  const actions = new Set([
    ...Object.values(handlers).flatMap((verbs) => Object.values(verbs).flat()),
    ...[...granted].map(([action]) => action),
  ])
  const resources = [...actions].sort().map((action) => [action, resourcesOf(action, reference)])
  return { handlers, createOnly, resources: Object.fromEntries(resources) }
}

function read(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

function typesOf(pattern: string): readonly string[] {
  const texts = globSync(pattern, { cwd: projectRoot }).map(read)
  return texts.flatMap((text) => [...text.matchAll(/^ +Type: (AWS::\w+::\w+)$/gm)].map(([, type = '']) => type))
}

function schemasOf(data: string, types: readonly string[]): readonly Schema[] {
  const schemas = globSync('schemas/resources/*.json', { cwd: data }).map(
    (name): Schema => JSON.parse(readFileSync(join(data, name), 'utf8')),
  )
  return types.map((type) => {
    const schema = schemas.find(({ typeName }) => typeName === type)
    if (!schema) throw new Trouble(`cfn-lint has no schema of ${type}`)
    return schema
  })
}

function handlersOf(schema: Schema): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(VERBS.map((verb) => [verb, permissionsOf(schema, verb)]))
}

function createOnlyOf({ createOnlyProperties = [] }: Schema): readonly string[] {
  return createOnlyProperties.map((path) => path.replace('/properties/', '')).sort()
}

/** Services are in small letters everywhere but in a few schemas. */
function permissionsOf({ handlers }: Schema, verb: string): readonly string[] {
  const actions = handlers?.[verb]?.permissions ?? []
  return [...new Set(actions.map((action) => action.replace(/^[^:]+/, (service) => service.toLowerCase())))].sort()
}

/** Some schemas name actions that the reference does not have, which nothing can be said of. */
function resourcesOf(action: string, reference: Reference): readonly string[] {
  const [service = '', name = ''] = action.split(':')
  return [...(reference[service]?.Actions[name.toLowerCase()]?.Resources ?? [])].sort()
}
