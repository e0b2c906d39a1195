// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { checkPlatforms } from '../../src/parameters/platform.ts'
import { parseTemplate } from '../../src/template/template.ts'
import { nest } from '../fixtures/template.ts'
import { thrown } from '../fixtures/thrown.ts'

const FARGATE = 'RequiresCompatibilities: [FARGATE]'

/** A template whose task `Task`, on line 3, has these properties and takes `image`. */
const task = (properties: string, image = '!Ref Image'): string =>
  `Parameters: {Image: {Type: String}, Arch: {Type: String, Default: ARM64}, Bare: {Type: String}}
Resources:
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Image: ${image}}], ${properties}}}
`

const on = (architecture: string): string => `${FARGATE}, RuntimePlatform: {CpuArchitecture: ${architecture}}`

interface Given {
  readonly values?: Readonly<Record<string, string>>
  readonly imageParameter?: string
}

function check(
  body: string,
  platforms: readonly string[],
  { values = {}, imageParameter = 'Image' }: Given = {},
): void {
  const template = parseTemplate({ path: 'job.yml', inWorkspace: true, body })
  const imageParameters = new Map([[imageParameter, undefined]])
  checkPlatforms({ template, imageParameters, values: new Map(Object.entries(values)) }, [
    { name: undefined, platforms },
  ])
}

interface Known extends Given {
  readonly description: string
  readonly body: string
  readonly needed: string
  readonly architecture: string
  /** Platforms of an image that does not fit. */
  readonly others: readonly string[]
}

const amd64 = { needed: 'linux/amd64', architecture: 'X86_64', others: ['linux/arm64'] }
const arm64 = { needed: 'linux/arm64', architecture: 'ARM64', others: ['linux/amd64'] }

const known: readonly Known[] = [
  { description: 'ARM64', body: task(on('ARM64')), ...arm64 },
  { description: 'X86_64', body: task(on('X86_64')), ...amd64 },
  { description: 'on EC2', body: task('RuntimePlatform: {CpuArchitecture: ARM64}'), ...arm64 },
  { description: 'a Ref with a default', body: task(on('!Ref Arch')), ...arm64 },
  { description: 'a Ref that is given', body: task(on('!Ref Bare')), values: { Bare: 'X86_64' }, ...amd64 },
  {
    description: 'a Ref that is given, not as its default',
    body: task(on('!Ref Arch')),
    values: { Arch: 'X86_64' },
    ...amd64,
  },
  { description: 'no RuntimePlatform on Fargate', body: task(FARGATE), ...amd64 },
  {
    description: 'no RuntimePlatform, Fargate as well',
    body: task('RequiresCompatibilities: [EC2, FARGATE]'),
    ...amd64,
  },
  {
    description: 'no CpuArchitecture on Fargate',
    body: task(`${FARGATE}, RuntimePlatform: {OperatingSystemFamily: LINUX}`),
    ...amd64,
  },
  {
    description: 'Windows',
    body: task(`${FARGATE}, RuntimePlatform: {OperatingSystemFamily: WINDOWS_SERVER_2022_CORE}`),
    ...{ needed: 'windows/amd64', architecture: 'X86_64', others: ['linux/amd64'] },
  },
  { description: 'the image by Sub', body: task(on('ARM64'), '!Sub "${Image}"'), ...arm64 },
  { description: 'the image in a branch', body: task(on('ARM64'), '!If [C, busybox, !Ref Image]'), ...arm64 },
  {
    description: 'the parameter is a part of the image',
    body: task(on('ARM64'), '!Sub "app:${Bare}"'),
    imageParameter: 'Bare',
    ...arm64,
  },
]

test.each(known)('the image does not fit: $description', ({ body, needed, architecture, others, ...given }) => {
  expect(thrown(() => check(body, others, given))).toEqual([
    {
      message: `The image is for ${others.join(', ')}, but Task of the template job.yml runs on ${needed} (CpuArchitecture ${architecture}).`,
      remedy: `Build for it with \`platforms: ${needed}\`, or change CpuArchitecture. Nothing was deployed.`,
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test.each(known)('the image fits: $description', ({ body, needed, others, ...given }) => {
  expect(check(body, [needed], given)).toBeUndefined()
  expect(check(body, [...others, needed], given)).toBeUndefined()
})

test('of several platforms none fits: all are listed', () => {
  const [{ message } = { message: '' }] = thrown(() => check(task(on('ARM64')), ['linux/amd64', 'linux/386']))
  expect(message).toContain('The image is for linux/amd64, linux/386, but Task')
})

const twoTasks = `${task(on('X86_64'))}  Other: {Type: AWS::ECS::TaskDefinition, Properties: {${on('ARM64')}, ContainerDefinitions: `

test.each([
  { description: 'a Ref without a value', body: task(on('!Ref Bare')) },
  { description: 'an architecture by a function', body: task(on('!If [C, ARM64, X86_64]')) },
  { description: 'an architecture that is not known', body: task(on('RISCV')) },
  {
    description: 'a RuntimePlatform by a function',
    body: task(`${FARGATE}, RuntimePlatform: !If [C, {CpuArchitecture: ARM64}, !Ref AWS::NoValue]`),
  },
  {
    description: 'a system by a function',
    body: task(`${FARGATE}, RuntimePlatform: {OperatingSystemFamily: !If [C, A, B]}`),
  },
  { description: 'no RuntimePlatform, nothing else', body: task('Cpu: 256') },
  { description: 'no RuntimePlatform on EC2', body: task('RequiresCompatibilities: [EC2]') },
  {
    description: 'RequiresCompatibilities by a function',
    body: task('RequiresCompatibilities: !If [C, [EC2], [FARGATE]]'),
  },
])('not known before the deploy: $description', ({ body }) => {
  for (const platform of ['linux/amd64', 'linux/arm64', 'windows/amd64'])
    expect(check(body, [platform])).toBeUndefined()
})

test.each([
  { description: 'a task with a fixed image', body: `${twoTasks}[{Image: busybox}]}}\n` },
  { description: 'a task with another parameter', body: `${twoTasks}[{Image: !Ref Bare}]}}\n` },
  {
    description: 'a task that has the image in its environment only',
    body: `${twoTasks}[{Image: busybox, Environment: [{Name: A, Value: !Ref Image}]}]}}\n`,
  },
  {
    description: 'a function',
    body: `${task(on('X86_64'))}  F: {Type: AWS::Lambda::Function, Properties: {Architectures: [arm64], Code: {ImageUri: !Ref Image}}}\n`,
  },
])('$description is no matter', ({ body }) => {
  expect(check(body, ['linux/amd64'])).toBeUndefined()
})

test('a second task that uses the image is checked as well', () => {
  const problems = thrown(() => check(`${twoTasks}[{Image: !Ref Image}]}}\n`, ['linux/amd64']))
  expect(problems).toMatchObject([{ message: expect.stringContaining('Other of the template'), place: { line: 4 } }])
})

test('an image with unknown platforms, or with an unknown parameter, is not refused', () => {
  const template = parseTemplate({ path: 'job.yml', inWorkspace: true, body: task(on('ARM64')) })
  expect(check(task(on('ARM64')), [])).toBeUndefined()
  const image = { name: undefined, platforms: ['linux/amd64'] }
  expect(checkPlatforms({ template, imageParameters: new Map(), values: new Map() }, [image])).toBeUndefined()
})

test('a built-in template has no place in the workspace', () => {
  const template = parseTemplate({ path: 'servicefull', inWorkspace: false, body: task(on('ARM64')) })
  const [problem] = thrown(() =>
    checkPlatforms({ template, imageParameters: new Map([['Image', undefined]]), values: new Map() }, [
      { name: undefined, platforms: ['linux/amd64'] },
    ]),
  )
  expect(problem).not.toHaveProperty('place')
})

test.each([
  { description: 'the architecture that the child has', passed: '{Image: !Ref Uri}', needed: 'linux/arm64' },
  { description: 'one that the parent gives', passed: '{Image: !Ref Uri, Arch: X86_64}', needed: 'linux/amd64' },
  { description: 'one that the parent is given', passed: '{Image: !Ref Uri, Arch: !Ref Cpu}', needed: 'linux/amd64' },
])('a task of a nested stack: $description', ({ passed, needed }) => {
  const child = parseTemplate({ path: 'child.yml', inWorkspace: true, body: task(on('!Ref Arch')) })
  const parent = nest('Uri: {Type: String}, Cpu: {Type: String}', { Jobs: { passed, child } })
  const nested = {
    template: parent,
    imageParameters: new Map([['Uri', undefined]]),
    values: new Map([['Cpu', 'X86_64']]),
  }
  const other = needed === 'linux/arm64' ? 'linux/amd64' : 'linux/arm64'
  expect(checkPlatforms(nested, [{ name: undefined, platforms: [needed] }])).toBeUndefined()
  expect(thrown(() => checkPlatforms(nested, [{ name: undefined, platforms: [other] }]))).toMatchObject([
    {
      message: expect.stringContaining(`Jobs.Task of the template child.yml runs on ${needed}`),
      place: { file: 'child.yml', line: 3 },
    },
  ])
})

test('each of several images is checked where it is used, and the problem names it', () => {
  const both = `${task(on('X86_64'))}  Other: {Type: AWS::ECS::TaskDefinition, Properties: {${on('ARM64')}, ContainerDefinitions: [{Image: !Ref Bare}]}}\n`
  const template = parseTemplate({ path: 'job.yml', inWorkspace: true, body: both })
  const imageParameters = new Map([
    ['Image', 'api'],
    ['Bare', 'web'],
  ])
  const images = (api: string, web: string) => [
    { name: 'web', platforms: [web] },
    { name: 'api', platforms: [api] },
    { name: 'job', platforms: ['linux/386'] },
  ]
  const checkAll = (api: string, web: string): void =>
    checkPlatforms({ template, imageParameters, values: new Map() }, images(api, web))
  expect(checkAll('linux/amd64', 'linux/arm64')).toBeUndefined()
  expect(thrown(() => checkAll('linux/arm64', 'linux/amd64'))).toMatchObject([
    { message: expect.stringMatching(/^Image api: The image is for linux\/arm64, but Task/), place: { line: 3 } },
    { message: expect.stringMatching(/^Image web: The image is for linux\/amd64, but Other/), place: { line: 4 } },
  ])
})
