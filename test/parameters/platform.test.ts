// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { checkPlatforms, type PlatformImage } from '../../src/parameters/platform.ts'
import { parseTemplate } from '../../src/template/template.ts'
import { check, FARGATE, type Given, IMAGE, imageFor, on, task } from '../fixtures/platform.ts'
import { nest } from '../fixtures/template.ts'
import { thrown } from '../fixtures/thrown.ts'

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
  { description: 'no RuntimePlatform, EC2 as well', body: task('RequiresCompatibilities: [EC2, FARGATE]') },
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
    description: 'a service that takes any platform',
    body: `${task(on('X86_64'))}  M: {Type: AWS::SageMaker::Model, Properties: {PrimaryContainer: {Image: !Ref Image}}}\n`,
  },
  {
    description: 'a task that a condition may leave out',
    body: `${twoTasks.replace('Other: {', 'Other: {Condition: Arm, ')}[{Image: !Ref Image}]}}\n`,
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
  expect(checkPlatforms({ template, values: new Map() }, [imageFor(['linux/amd64'])])).toBeUndefined()
})

test('a built-in template has no place in the workspace', () => {
  const [problem] = thrown(() => check(task(on('ARM64')), ['linux/amd64'], { path: 'servicefull' }))
  expect(problem).not.toHaveProperty('place')
})

test.each([
  { description: 'the architecture that the child has', passed: '{Image: !Ref Uri}', needed: 'linux/arm64' },
  { description: 'one that the parent gives', passed: '{Image: !Ref Uri, Arch: X86_64}', needed: 'linux/amd64' },
  { description: 'one that the parent is given', passed: '{Image: !Ref Uri, Arch: !Ref Cpu}', needed: 'linux/amd64' },
])('a task of a nested stack: $description', ({ passed, needed }) => {
  const child = parseTemplate({ path: 'child.yml', inWorkspace: true, body: task(on('!Ref Arch')) })
  const parent = nest('Uri: {Type: String}, Cpu: {Type: String}', { Jobs: { passed, child } })
  const values = new Map([
    ['Uri', IMAGE.reference],
    ['Cpu', 'X86_64'],
  ])
  const nested = { template: parent, values }
  const other = needed === 'linux/arm64' ? 'linux/amd64' : 'linux/arm64'
  expect(checkPlatforms(nested, [imageFor([needed])])).toBeUndefined()
  expect(thrown(() => checkPlatforms(nested, [imageFor([other])]))).toMatchObject([
    {
      message: expect.stringContaining(`Jobs.Task of the template child.yml runs on ${needed}`),
      place: { file: 'child.yml', line: 3 },
    },
  ])
})

test('a condition may leave a nested stack out: the service decides', () => {
  const child = parseTemplate({ path: 'child.yml', inWorkspace: true, body: task(on('ARM64')) })
  const whole = nest('Uri: {Type: String}', { Jobs: { passed: '{Image: !Ref Uri}', child } })
  const [[name, jobs] = []] = whole.resources
  const template = { ...whole, resources: new Map(name && jobs ? [[name, { ...jobs, condition: 'Arm' }]] : []) }
  const values = new Map([['Uri', IMAGE.reference]])
  const images = [imageFor(['linux/amd64'])]
  expect(thrown(() => checkPlatforms({ template: whole, values }, images))).toHaveLength(1)
  expect(checkPlatforms({ template, values }, images)).toBeUndefined()
})

test('each of several images is checked where it is used, and the problem names it', () => {
  const both = `${task(on('X86_64'))}  Other: {Type: AWS::ECS::TaskDefinition, Properties: {${on('ARM64')}, ContainerDefinitions: [{Image: !Ref Bare}]}}\n`
  const template = parseTemplate({ path: 'job.yml', inWorkspace: true, body: both })
  const images = (api: string, web: string) => [
    imageFor([api], 'api'),
    imageFor([web], 'web'),
    imageFor(['linux/386'], 'job'),
  ]
  const values = new Map([
    ['Image', imageFor([], 'api').reference],
    ['Bare', imageFor([], 'web').reference],
  ])
  const checkAll = (api: string, web: string): void => checkPlatforms({ template, values }, images(api, web))
  expect(checkAll('linux/amd64', 'linux/arm64')).toBeUndefined()
  expect(thrown(() => checkAll('linux/arm64', 'linux/amd64'))).toMatchObject([
    { message: expect.stringMatching(/^Image api: The image is for linux\/arm64, but Task/), place: { line: 3 } },
    { message: expect.stringMatching(/^Image web: The image is for linux\/amd64, but Other/), place: { line: 4 } },
  ])
})

const REGISTRY = '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}'

test.each([
  { description: 'a digest', image: `!Sub '${REGISTRY}/app@\${Part}'`, part: IMAGE.digest },
  { description: 'a digest of an unknown repository', image: `!Sub '\${Other.Uri}@\${Part}'`, part: IMAGE.digest },
  { description: 'a tag', image: `!Sub '${REGISTRY}/app:\${Part}'`, part: IMAGE.tag },
  { description: 'a tag, joined', image: `!Join [':', ['${IMAGE.repositoryUri}', !Ref Part]]`, part: IMAGE.tag },
  { description: 'a repository', image: `!Sub '\${Part}:${IMAGE.tag}'`, part: IMAGE.repositoryUri },
  { description: 'a reference by tag', image: '!Ref Part', part: `${IMAGE.repositoryUri}:${IMAGE.tag}` },
])('the image is found by $description', ({ image, part }) => {
  const body = task(on('ARM64'), image).replaceAll('Bare', 'Part')
  const given = { values: { Part: part }, imageParameter: 'Unused' }
  expect(check(body, ['linux/arm64'], given)).toBeUndefined()
  expect(thrown(() => check(body, ['linux/amd64'], given))).toHaveLength(1)
})

test.each([
  { description: 'the tag in another repository', image: `!Sub '${REGISTRY}/my-app:\${Part}'`, part: IMAGE.tag },
  { description: 'the tag in an unknown repository', image: `!Sub '\${Other.Uri}:\${Part}'`, part: IMAGE.tag },
  { description: 'the tag in another registry', image: '!Ref Part', part: `ghcr.io/app:${IMAGE.tag}` },
  { description: 'the tag in a folder of a registry', image: `!Sub '${REGISTRY}/team/app:\${Part}'`, part: IMAGE.tag },
  { description: 'a tag made of it', image: `!Sub '${REGISTRY}/app:v\${Part}'`, part: IMAGE.tag },
  { description: 'another tag', image: `!Sub '${REGISTRY}/app:\${Part}'`, part: 'other' },
])('another image: $description', ({ image, part }) => {
  const body = task(on('ARM64'), image).replaceAll('Bare', 'Part')
  expect(check(body, ['linux/amd64'], { values: { Part: part }, imageParameter: 'Unused' })).toBeUndefined()
})

test('an image that is not built yet is told from one whose name ends in its name', () => {
  const planned = (repository: string, platform: string): PlatformImage => ({
    ...{ name: repository, reference: `${repository}:c-1`, tag: 'c-1', digest: `sha256:0${repository}` },
    ...{ repositoryUri: repository, platforms: [platform] },
  })
  const template = parseTemplate({ path: 'job.yml', inWorkspace: true, body: task(on('ARM64')) })
  const values = new Map([['Image', 'my-app:c-1']])
  const checkAll = (platform: string): void =>
    checkPlatforms({ template, values }, [planned('app', 'linux/amd64'), planned('my-app', platform)])
  expect(checkAll('linux/arm64')).toBeUndefined()
  expect(thrown(() => checkAll('linux/amd64'))).toHaveLength(1)
})
