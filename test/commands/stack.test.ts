import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deployImages, readDeployed } from '../../src/commands/stack.ts'
import type { KnownFacts } from '../../src/report/result.ts'
import { parseTemplate } from '../../src/template/template.ts'
import { noStack, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { BODY, succeeds, successful } from '../fixtures/deploy-stack.ts'
import { STACK_ID } from '../fixtures/events.ts'
import type { FakeLog } from '../fixtures/log.ts'
import { plan } from '../fixtures/plan.ts'
import { stackIn } from '../fixtures/stack.ts'
import { task, template } from '../fixtures/template.ts'
import { worldOf } from '../fixtures/world.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

const image = {
  name: undefined,
  reference: 'r/app@sha256:1',
  tag: 't',
  digest: 'sha256:1',
  repositoryUri: 'r/app',
  platforms: [],
  size: undefined,
}
const noSources = {
  overrides: new Map<string, string>(),
  places: new Map(),
  bare: new Set<string>(),
  ofPreview: new Set<string>(),
  imageParameters: new Map(),
  buildId: 'abc',
}

/** Deploys the stack `shop` after a build, which began when the stack had the template to deploy. */
async function deployAfterBuild(bodyNow: string) {
  const { aws, server } = await connectTo({
    ...successful,
    DescribeStacks: [stackIn('UPDATE_COMPLETE')],
    GetTemplate: [result({ TemplateBody: bodyNow })],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  const desired = parseTemplate({ path: 'stack.yml', inWorkspace: true, body: BODY })
  const ready = {
    template: desired,
    sources: { ...noSources, template: desired },
    deployed: { stack: undefined, action: { kind: 'create' }, body: BODY },
  } as const
  const outcome = await deployImages(plan, worldOf(aws, '/nonexistent'), ready, [{ ...image, reused: false }])
  return { outcome, server }
}

test('a build of what is deployed already needs no change set', async () => {
  const { outcome, server } = await deployAfterBuild(BODY)
  expect(outcome).toMatchObject({ operation: 'none', stack: { id: STACK_ID } })
  expect(server.changes()).toEqual([])
})

test('a template that another run deployed during the build is noticed', async () => {
  const { outcome } = await deployAfterBuild(`${BODY}  Other:\n    Type: AWS::SNS::Topic\n`)
  expect(outcome).toMatchObject({ operation: 'update' })
})

const declared = template(
  task('ImageUri: {Type: String}, Cpu: {Type: Number, Default: 256}, Subnet: {Type: String}, BuildId: {Type: String}'),
)

const given = (ParameterKey: string, ParameterValue: string) => ({ ParameterKey, ParameterValue })

interface Given {
  /** The names of the parameters that the stack has; undefined: there is no stack. */
  readonly previous?: readonly string[]
  readonly overrides?: ReadonlyMap<string, string>
  readonly imageParameters?: ReadonlyMap<string, string | undefined>
  readonly declares?: typeof declared
}

/** Deploys an image that exists: returns the parameters of the change set, and the log. */
async function deployParameters({ previous, overrides = new Map(), imageParameters, declares = declared }: Given) {
  const operation = previous === undefined ? 'CREATE' : 'UPDATE'
  const Parameters = previous?.map((name) => given(name, 'before'))
  const before =
    Parameters === undefined
      ? { DescribeStacks: noStack('shop'), GetTemplate: noStack('shop') }
      : { DescribeStacks: stackIn('UPDATE_COMPLETE', { Parameters }), GetTemplate: result({ TemplateBody: BODY }) }
  const { aws, server } = await connectTo({
    ...successful,
    DescribeStacks: [before.DescribeStacks, stackIn(`${operation}_COMPLETE`)],
    GetTemplate: [before.GetTemplate],
    DescribeStackEvents: [succeeds(operation)],
  })
  const sources = {
    template: declares,
    overrides,
    places: new Map(),
    bare: new Set<string>(),
    ofPreview: new Set<string>(),
    imageParameters: imageParameters ?? new Map([['ImageUri', undefined]]),
    buildId: 'abc',
  }
  const world = worldOf(aws, '/nonexistent')
  const deployed = await readDeployed(plan, world)
  const images = sources.imageParameters.size === 0 ? [] : [{ ...image, reused: true }]
  await deployImages(plan, world, { template: declares, sources, deployed }, images)
  const [, request] = server.calls.find(([action]) => action === 'CreateChangeSet') ?? []
  const { Parameters: parameters } = request as { readonly Parameters: unknown }
  return { parameters, lines: (world.log as FakeLog).lines }
}

const kept = (ParameterKey: string) => ({ ParameterKey, UsePreviousValue: 'true' })

test.each([
  {
    description: 'a first deploy: the image, what is given, the build ID; defaults are not sent',
    overrides: new Map([['Subnet', 'a,b="c"\n']]),
    parameters: [given('ImageUri', 'r/app@sha256:1'), given('Subnet', 'a,b="c"\n'), given('BuildId', 'abc')],
  },
  {
    description: 'an update: what is not given keeps its value',
    previous: ['ImageUri', 'Cpu', 'Subnet', 'BuildId', 'Gone'],
    parameters: [given('ImageUri', 'r/app@sha256:1'), kept('Cpu'), kept('Subnet'), given('BuildId', 'abc')],
  },
  {
    description: 'a BuildId of the user’s',
    previous: ['Subnet'],
    overrides: new Map([['BuildId', 'mine']]),
    parameters: [given('ImageUri', 'r/app@sha256:1'), kept('Subnet'), given('BuildId', 'mine')],
  },
  {
    description: 'an empty value is a value',
    previous: ['Subnet'],
    overrides: new Map([['Subnet', '']]),
    parameters: [given('ImageUri', 'r/app@sha256:1'), given('Subnet', ''), given('BuildId', 'abc')],
  },
  {
    description: 'without an image, its parameter is like any other',
    previous: ['ImageUri'],
    imageParameters: new Map(),
    parameters: [kept('ImageUri'), given('BuildId', 'abc')],
  },
])('sent: $description', async ({ parameters, ...sources }) => {
  expect((await deployParameters(sources)).parameters).toEqual(parameters)
})

test('a secret is masked again when a placeholder in it is filled', async () => {
  const declares = template(task('ImageUri: {Type: String}, Key: {Type: String, NoEcho: true}'))
  const overrides = new Map([['Key', 'hush-{{build-id}}']])
  const { lines } = await deployParameters({ overrides, declares })
  expect(lines.filter((line) => line.startsWith('mask'))).toEqual(['mask: hush-abc'])
})

const LAST = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/last/1'
const comment = {
  key: 'shop',
  run: { id: '12', number: '3', attempt: '1', url: 'https://github.example/run/12' },
  repository: 'owner/shop',
  pullRequest: 7,
  token: 'hush',
}

test.each([
  { of: 'of ours', description: `owner/shop ${'a'.repeat(40)} run 9.1 https://github.com/owner/shop/actions/runs/88` },
  { of: 'of another tool', description: 'by hand' },
])('a comment names the commit that runs by the last change set, if it is one $of', async ({ of, description }) => {
  const { aws, server } = await connectTo({
    DescribeStacks: [stackIn('UPDATE_COMPLETE', { ChangeSetId: LAST })],
    GetTemplate: [result({ TemplateBody: BODY })],
    DescribeChangeSet: [result({ Description: description })],
  })
  const facts: KnownFacts[] = []
  await readDeployed(plan, { ...worldOf(aws, '/nonexistent', facts), comment })
  expect(facts.at(-1)?.running?.commit?.sha).toBe(of === 'of ours' ? 'a'.repeat(40) : undefined)
  expect(server.calls.at(-1)).toEqual(['DescribeChangeSet', { ChangeSetName: LAST }])
})

test('without a comment, nobody asks for the commit that runs', async () => {
  const { aws, server } = await connectTo({
    DescribeStacks: [stackIn('UPDATE_COMPLETE', { ChangeSetId: LAST })],
    GetTemplate: [result({ TemplateBody: BODY })],
  })
  await readDeployed(plan, worldOf(aws, '/nonexistent'))
  expect(server.calls.map(([action]) => action)).not.toContain('DescribeChangeSet')
})
