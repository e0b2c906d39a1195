import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { preflight } from '../../src/commands/preflight.ts'
import type { StackInputs } from '../../src/inputs/inputs.ts'
import { failuresOf } from '../../src/report/failure.ts'
import { noStack, type Reply, result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { testFolder } from '../fixtures/folder.ts'
import { fakeLog } from '../fixtures/log.ts'
import { existing, plan } from '../fixtures/plan.ts'
import { worldOf } from '../fixtures/world.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

const template = (parameters: string): string => `Parameters: {${parameters}}
Resources: {Topic: {Type: AWS::SNS::Topic}}
`

/** A stack with a template and parameters. */
interface Deployed {
  readonly body: string
  readonly parameters: Readonly<Record<string, string>>
}

function describing({ parameters }: Deployed): Reply {
  const Parameters = Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }))
  const Tags = [
    { Key: 'servicefull:repository', Value: 'owner/shop' },
    { Key: 'servicefull:stack', Value: 'shop' },
  ]
  return result({ Stacks: [{ StackId: 'arn', StackName: 'shop', StackStatus: 'UPDATE_COMPLETE', Parameters, Tags }] })
}

type Settings = Partial<StackInputs> & { readonly previewOverrides?: string }

/** Checks a deploy without an image: its problems, the log, and what of the log was there at the first request. */
async function check(body: string, settings: string | Settings, deployed?: Deployed) {
  const workspace = testFolder()
  await writeFile(join(workspace, 'stack.yml'), body)
  const log = fakeLog()
  const before: string[][] = []
  const watched = (reply: Reply) => () => {
    before.push([...log.lines])
    return reply
  }
  const identity = { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/u' }
  const { aws, server } = await connectTo({
    GetCallerIdentity: [watched(result(identity))],
    DescribeStacks: [watched(deployed === undefined ? noStack('shop') : describing(deployed))],
    GetTemplate: [watched(deployed === undefined ? noStack('shop') : result({ TemplateBody: deployed.body }))],
  })
  const { previewOverrides, ...given }: Settings =
    typeof settings === 'string' ? { parameterOverrides: settings } : settings
  const { imageParameter } = given
  const images = imageParameter === undefined ? [] : [existing('app:1', imageParameter)]
  const deploy = { ...plan, images, previewOverrides, stack: { ...plan.stack, ...given } }
  const problems = await preflight(deploy, { ...worldOf(aws, workspace), log }).then(() => [], failuresOf)
  return {
    problems: problems.map(({ message }) => message),
    log: log.lines,
    before: before[0],
    changes: server.changes(),
  }
}

const secret =
  'Key: {Type: String, NoEcho: true, MinLength: 3}, Pair: {Type: CommaDelimitedList, NoEcho: true}, Stage: {Type: String}'

test('secrets are masked before the first request, the items of a list too', async () => {
  const end = await check(template(secret), 'Key: |\n  one\n  two\nPair: [u, v]\nStage: open')
  const masks = ['mask: one\ntwo\n', 'mask: u,v', 'mask: u', 'mask: v']
  expect(end).toEqual({ problems: [], log: masks, before: masks, changes: [] })
})

test('a secret that is not allowed is not shown', async () => {
  const { problems } = await check(template(secret), 'Key=xy\nPair=a\nStage=s')
  expect(problems).toEqual([
    'The template stack.yml does not allow the value of `Key` in parameter-overrides: it must have at least 3 characters (MinLength).',
  ])
})

const sizes = (standard: number, allowed: string) =>
  template(`Size: {Type: Number, Default: ${standard}, AllowedValues: ${allowed}}`)

test('a default that has changed is a notice, while the stack keeps the old one', async () => {
  const deployed = { body: sizes(256, '[256, 512]'), parameters: { Size: '256' } }
  const notice =
    'notice: The default of `Size` is now `512`, but the stack keeps `256`. To change that, give `Size=512` in parameter-overrides.'
  expect(await check(sizes(512, '[256, 512]'), '', deployed)).toMatchObject({ problems: [], log: [notice] })
  expect(await check(sizes(512, '[256, 512]'), 'Size=256', deployed)).toMatchObject({ problems: [], log: [] })
})

test('a value of the stack that the template no longer allows is refused', async () => {
  const deployed = { body: sizes(256, '[256]'), parameters: { Size: '256' } }
  expect(await check(sizes(512, '[512]'), '', deployed)).toMatchObject({
    problems: [
      'The template stack.yml does not allow the value `256` of `Size` of the stack: it must be one of 512 (AllowedValues).',
    ],
    changes: [],
  })
  expect(await check(sizes(512, '[512]'), 'Size=512', deployed)).toMatchObject({ problems: [] })
})

test('a new default of the image parameter is no notice: every deploy gives the parameter', async () => {
  const body = (standard: string) => template(`Image: {Type: String, Default: ${standard}}`)
  const deployed = { body: body('a'), parameters: { Image: 'a' } }
  expect(await check(body('b'), { imageParameter: 'Image' }, deployed)).toMatchObject({ problems: [], log: [] })
})

test('a new default of the build ID is no notice: every deploy gives the parameter', async () => {
  const body = (standard: string) => template(`BuildId: {Type: String, Default: ${standard}}`)
  const deployed = { body: body('a'), parameters: { BuildId: 'a' } }
  expect(await check(body('b'), '', deployed)).toMatchObject({ problems: [], log: [] })
})

test('the secrets of both inputs are masked, also those that another one takes the place of', async () => {
  const end = await check(template(secret), {
    parameterOverrides: 'Key=production\nPair=u\nStage=prod',
    previewOverrides: 'Key=preview\nStage=test',
  })
  expect(end).toMatchObject({ problems: [], log: ['mask: production', 'mask: u', 'mask: u', 'mask: preview'] })
})

test('what the template does not allow is told of the input that gives it', async () => {
  const sizes =
    'Size: {Type: Number, AllowedValues: [256, 512]}, Stage: {Type: String}, Other: {Type: String, Default: o}'
  const { problems } = await check(template(sizes), {
    parameterOverrides: 'Size=256\nSize_=1\nStage=prod',
    previewOverrides: 'Size=128\nStages=a\nStage=a,Other=b',
  })
  expect(problems).toEqual([
    'Input parameter-overrides: the template stack.yml has no parameter `Size_`.',
    'Input preview-parameter-overrides: the template stack.yml has no parameter `Stages`.',
    'Input preview-parameter-overrides: the value of `Stage` continues with `Other=`, which is a parameter of its own.',
    'The template stack.yml does not allow the value `128` of `Size` in preview-parameter-overrides: it must be one of 256, 512 (AllowedValues).',
  ])
})

test('both inputs that cannot be read are told together', async () => {
  const { problems } = await check(template('Stage: {Type: String}'), {
    parameterOverrides: 'all.json',
    previewOverrides: 'previews.json',
  })
  expect(problems).toEqual([
    expect.stringMatching(/parameter-overrides.*all\.json|all\.json.*parameter-overrides/),
    expect.stringMatching(/preview-parameter-overrides.*previews\.json|previews\.json.*preview-parameter-overrides/),
  ])
})
