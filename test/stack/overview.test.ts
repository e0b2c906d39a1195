import { expect, test } from 'vitest'
import { readOverview, type StackOverview } from '../../src/stack/overview.ts'
import { noStack, type Reply, refuse, result } from '../fixtures/answers.ts'
import { type Script, scriptAws } from '../fixtures/server.ts'

const id = 'arn:aws:cloudformation:eu-central-1:123456789012:stack/hello/1'
const digest = `sha256:${'01234567'.repeat(8)}`
const image = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app@${digest}`
const parameters = { Image: image, Base: image, Tag: 'v7', Other: '', Every: 'rate(1 day)', ApiToken: 'hush-hush' }

const template = `Parameters:
  Image: { Type: String }
  Base: { Type: String }
  Tag: { Type: String }
  Other: { Type: String }
  Every: { Type: String }
  ApiToken: { Type: String, NoEcho: true }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties: { ContainerDefinitions: [{ Image: !Ref Image }, { Image: !Sub 'app:\${Tag}' }, { Image: !Ref Other }] }
  Nightly:
    Type: AWS::Scheduler::Schedule
    Properties: { ScheduleExpression: !Ref Every, ScheduleExpressionTimezone: Europe/Berlin, State: !If [On, ENABLED, DISABLED] }
  Weekly: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: !Sub 'rate(\${Days} days)' } }
  Gone: { Type: AWS::Scheduler::Schedule, Properties: { ScheduleExpression: rate(1 hour) } }
  OnEvent: { Type: AWS::Events::Rule, Properties: { EventPattern: {} } }
Outputs:
  Url: { Value: https://hello.example }
  Token: { Value: !Ref ApiToken }
`
const resources = {
  Nightly: ['AWS::Scheduler::Schedule', 'CREATE_COMPLETE'],
  Weekly: ['AWS::Events::Rule', 'UPDATE_COMPLETE'],
  Gone: ['AWS::Scheduler::Schedule', 'DELETE_COMPLETE'],
  OnEvent: ['AWS::Events::Rule', 'CREATE_COMPLETE'],
  Machine: ['AWS::StepFunctions::StateMachine', 'CREATE_COMPLETE'],
  OldMachine: ['AWS::StepFunctions::StateMachine', 'DELETE_COMPLETE'],
}

function stackReply(more: object = {}): Reply {
  const stack = {
    StackId: id,
    StackName: 'hello',
    StackStatus: 'UPDATE_COMPLETE',
    CreationTime: new Date('2026-01-01T00:00:00Z'),
    ChangeSetId: 'arn:change-set',
    DriftInformation: { StackDriftStatus: 'DRIFTED' },
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Outputs: [
      { OutputKey: 'Url', OutputValue: 'https://hello.example' },
      { OutputKey: 'Token', OutputValue: 'hush-hush' },
    ],
    ...more,
  }
  return result({ Stacks: [stack] })
}

const source = 'owner/shop f9cd5d4 run 7.1 https://github.com/owner/shop/actions/runs/70'
const seen: Script = {
  DescribeStacks: [stackReply()],
  GetTemplate: [result({ TemplateBody: template })],
  ListStackResources: [
    result({
      StackResourceSummaries: Object.entries(resources).map(([LogicalResourceId, [ResourceType, ResourceStatus]]) => ({
        LogicalResourceId,
        PhysicalResourceId: `id-of-${LogicalResourceId}`,
        ResourceType,
        ResourceStatus,
      })),
    }),
  ],
  DescribeChangeSet: [result({ ChangeSetName: 'sf-7', Description: source })],
  BatchGetImage: [result({ images: [{ imageId: { imageDigest: digest, imageTag: 'v1' }, imageManifest: '{}' }] })],
}
const denied = refuse('AccessDenied', 'User: u is not authorized', 403)

async function read(script: Script) {
  const { cloudFormation, ecr, calls } = await scriptAws({ ...seen, ...script })
  const regions: string[] = []
  const ecrIn = (region: string) => {
    regions.push(region)
    return ecr
  }
  return { overview: await readOverview(cloudFormation, ecrIn, 'hello'), regions, calls }
}

async function overviewWith(script: Script): Promise<StackOverview> {
  const { overview } = await read(script)
  if (overview === undefined) throw new Error('There is no stack')
  return overview
}

test('a stack, its build and the run that changed it last', async () => {
  expect(await overviewWith({})).toMatchObject({
    stack: { id, status: 'UPDATE_COMPLETE' },
    createdAt: Date.UTC(2026, 0, 1),
    drift: 'DRIFTED',
    buildId: 'f9cd5d4',
    lastChange: { value: { name: 'sf-7', source: { repository: 'owner/shop', run: { number: '7' } } } },
  })
})

test('images in parameters: those that a template uses, and any by digest with its tag in ECR', async () => {
  const { overview, regions, calls } = await read({})
  expect(overview?.images).toEqual([
    { parameter: 'Image', reference: image, tag: { value: 'v1' } },
    { parameter: 'Base', reference: image, tag: { value: 'v1' } },
    { parameter: 'Tag', reference: 'v7', tag: undefined },
  ])
  expect(regions).toEqual(['eu-west-1', 'eu-west-1'])
  expect(calls.find(([action]) => action === 'BatchGetImage')?.[1]).toMatchObject({
    registryId: '123456789012',
    repositoryName: 'team/app',
    imageIds: [{ imageDigest: digest }],
  })
})

test('schedules and state machines that exist', async () => {
  const { schedules, machines } = await overviewWith({})
  expect(schedules).toEqual({
    value: [
      { logicalId: 'Nightly', expression: 'rate(1 day)', timeZone: 'Europe/Berlin', state: undefined },
      { logicalId: 'Weekly', expression: undefined, timeZone: undefined, state: undefined },
    ],
  })
  expect(machines).toEqual({ value: ['id-of-Machine'] })
})

test('secrets: by the name of a parameter, and outputs that hold a NoEcho parameter', async () => {
  const { secretParameters, secretOutputs } = await overviewWith({})
  expect([...secretParameters]).toEqual(['ApiToken'])
  expect([...secretOutputs]).toEqual(['Token'])
})

test.each([
  { what: 'cannot be read', GetTemplate: denied, template: { needs: 'cloudformation:GetTemplate' } },
  { what: 'cannot be parsed', GetTemplate: result({ TemplateBody: 'Resources: [' }), template: { value: {} } },
  { what: 'does not exist yet', GetTemplate: refuse('ValidationError', 'none'), template: { value: {} } },
])(
  'of a stack whose template $what, every output is hidden, and no schedule is left out',
  async ({ GetTemplate, template }) => {
    const overview = await overviewWith({ GetTemplate: [GetTemplate] })
    expect(overview).toMatchObject({ template })
    expect([...overview.secretOutputs]).toEqual(['Url', 'Token'])
    expect(overview.images.map(({ parameter }) => parameter)).toEqual(['Image', 'Base'])
    expect(overview.schedules).toMatchObject({
      value: [{ logicalId: 'Nightly', expression: undefined }, { logicalId: 'Weekly' }, { logicalId: 'OnEvent' }],
    })
  },
)

test('what the role may not read says so, and does not hide the rest', async () => {
  const refused = { ListStackResources: [denied], DescribeChangeSet: [denied], BatchGetImage: [denied] }
  expect(await overviewWith(refused)).toMatchObject({
    schedules: { needs: 'cloudformation:ListStackResources' },
    machines: { needs: 'cloudformation:ListStackResources' },
    lastChange: { needs: 'cloudformation:DescribeChangeSet' },
    images: [{ tag: { needs: 'ecr:BatchGetImage' } }, {}, {}],
    buildId: undefined,
  })
})

test('without a run of ours, the build is that of the parameter', async () => {
  const Parameters = [{ ParameterKey: 'BuildId', ParameterValue: 'abc' }]
  const DescribeStacks = [stackReply({ Parameters, ChangeSetId: undefined, DriftInformation: undefined })]
  const { overview, calls } = await read({ DescribeStacks })
  expect(overview).toMatchObject({ buildId: 'abc', lastChange: { value: undefined }, drift: 'NOT_CHECKED', images: [] })
  expect(calls.map(([action]) => action)).not.toContain('DescribeChangeSet')
})

test.each([
  { what: 'of another tool', DescribeChangeSet: result({ ChangeSetName: 'by-hand' }), name: 'by-hand' },
  { what: 'that is gone', DescribeChangeSet: refuse('ChangeSetNotFound', 'gone', 404), name: undefined },
])('a change set $what', async ({ DescribeChangeSet, name }) => {
  const { lastChange } = await overviewWith({ DescribeChangeSet: [DescribeChangeSet] })
  expect(lastChange).toEqual({ value: name && { name, description: '', source: undefined } })
})

test('an image without a tag, and one that ECR does not have', async () => {
  const untagged = result({ images: [{ imageId: { imageDigest: digest }, imageManifest: '{}' }] })
  expect((await overviewWith({ BatchGetImage: [untagged, result({ images: [] })] })).images).toMatchObject([
    { tag: { value: '' } },
    { tag: { value: '' } },
    {},
  ])
})

test('no such stack, and any other error', async () => {
  const { overview, calls } = await read({ DescribeStacks: [noStack('hello')] })
  expect(overview).toBeUndefined()
  expect(calls).toHaveLength(1)
  const fault = refuse('ValidationError', 'something else')
  await expect(read({ DescribeStacks: [fault] })).rejects.toThrow('something else')
  await expect(read({ GetTemplate: [refuse('InternalFailure', 'broken', 500)] })).rejects.toThrow('broken')
  await expect(read({ DescribeChangeSet: [refuse('InternalFailure', 'broken', 500)] })).rejects.toThrow('broken')
})
