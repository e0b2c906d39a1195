// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { checkPlatforms, type PlatformImage } from '../../src/parameters/platform.ts'
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
  readonly path?: string
}

/** An image of the repository `app`, whose build has this name. */
const imageFor = (platforms: readonly string[], name?: string): PlatformImage => {
  const digest = `sha256:${(name ?? 'only').padEnd(64, '0')}`
  const repositoryUri = 'localhost:4566/app'
  return { name, reference: `${repositoryUri}@${digest}`, tag: `${name ?? 'only'}-1`, digest, repositoryUri, platforms }
}

const IMAGE = imageFor([])

function check(
  body: string,
  platforms: readonly string[],
  { values = {}, imageParameter = 'Image', path = 'job.yml' }: Given = {},
): void {
  const template = parseTemplate({ path, inWorkspace: path === 'job.yml', body })
  const defaults = [...template.parameters].flatMap(([name, each]): [string, string][] =>
    each.default === undefined ? [] : [[name, each.default]],
  )
  const known = new Map([...defaults, [imageParameter, IMAGE.reference] as const, ...Object.entries(values)])
  checkPlatforms({ template, values: known }, [imageFor(platforms)])
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

/** A template with a resource `Use`, on line 3, of this type and with these properties. */
const use = (type: string, properties: string): string =>
  `Parameters: {Image: {Type: String}, Part: {Type: String}, Arch: {Type: String, Default: arm64}}
Resources:
  Use: {Type: AWS::${type}, Properties: {${properties}}}
`

const lambda = (properties = ''): string => use('Lambda::Function', `${properties} Code: {ImageUri: !Ref Image}`)
const sam = (properties = ''): string => use('Serverless::Function', `${properties} ImageUri: !Ref Image`)
const job = (properties: string, capabilities = 'PlatformCapabilities: [FARGATE],'): string =>
  use('Batch::JobDefinition', `${capabilities} ${properties}`)
const ARM = 'RuntimePlatform: {CpuArchitecture: ARM64}'
const TASK = 'Containers: [{Image: !Ref Image}]'

test.each([
  { description: 'a function for arm64', body: lambda('Architectures: [arm64],'), needed: 'linux/arm64' },
  { description: 'a function by default', body: lambda(), needed: 'linux/amd64' },
  { description: 'a function by a parameter', body: lambda('Architectures: [!Ref Arch],'), needed: 'linux/arm64' },
  { description: 'a function by a list parameter', body: lambda('Architectures: !Ref Arch,'), needed: 'linux/arm64' },
  { description: 'a function of SAM', body: sam('Architectures: [arm64],'), needed: 'linux/arm64' },
  { description: 'a function of SAM by default', body: sam(), needed: 'linux/amd64' },
  {
    description: 'a Batch job',
    body: job(`ContainerProperties: {Image: !Ref Image, ${ARM}}`),
    needed: 'linux/arm64',
  },
  {
    description: 'a Batch job on Fargate by default',
    body: job('ContainerProperties: {Image: !Ref Image}'),
    needed: 'linux/amd64',
  },
  {
    description: 'a Batch job with tasks of ECS',
    body: job(`EcsProperties: {TaskProperties: [{${TASK}, ${ARM}}]}`, ''),
    needed: 'linux/arm64',
  },
  {
    description: 'a Batch job in a branch',
    body: job(`ContainerProperties: !If [C, {Image: !Ref Image, ${ARM}}, !Ref AWS::NoValue]`),
    needed: 'linux/arm64',
  },
])('$description runs on $needed', ({ body, needed }) => {
  const other = needed === 'linux/arm64' ? 'linux/amd64' : 'linux/arm64'
  expect(check(body, [needed])).toBeUndefined()
  expect(thrown(() => check(body, [other]))).toMatchObject([
    {
      message: expect.stringContaining(
        `The image is for ${other}, but Use of the template job.yml runs on ${needed} (`,
      ),
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test('the problem names the property of a function', () => {
  expect(thrown(() => check(lambda('Architectures: [arm64],'), ['linux/amd64']))).toEqual([
    {
      message:
        'The image is for linux/amd64, but Use of the template job.yml runs on linux/arm64 (Architectures arm64).',
      remedy: 'Build for it with `platforms: linux/arm64`, or change Architectures. Nothing was deployed.',
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test('a function takes no image for several platforms', () => {
  expect(thrown(() => check(lambda(), ['linux/amd64', 'linux/arm64']))).toEqual([
    {
      message:
        'The image is for linux/amd64, linux/arm64, and Lambda takes no image for several platforms; Use of the template job.yml runs on linux/amd64.',
      remedy: 'Build for that one alone with `platforms: linux/amd64`. Nothing was deployed.',
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test.each([
  { description: 'an architecture by a condition', body: lambda('Architectures: [!If [C, arm64, x86_64]],') },
  { description: 'architectures by a condition', body: lambda('Architectures: !If [C, [arm64], [x86_64]],') },
  { description: 'an architecture without a value', body: lambda('Architectures: [!Ref Part],') },
  { description: 'a function of SAM with Globals', body: `${sam()}Globals: {Function: {Architectures: [arm64]}}\n` },
  { description: 'a Batch job on EC2', body: job('ContainerProperties: {Image: !Ref Image}', '') },
  {
    description: 'a Batch job on EKS',
    body: job(`EksProperties: {PodProperties: {${TASK}}}`, ''),
  },
])('$description: the service decides', ({ body }) => {
  for (const platform of ['linux/amd64', 'linux/arm64']) expect(check(body, [platform])).toBeUndefined()
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

test('a function takes no image with attestations, whatever its platform', () => {
  const template = parseTemplate({ path: 'job.yml', inWorkspace: true, body: lambda('Architectures: [!Ref Part],') })
  const values = new Map([['Image', IMAGE.reference]])
  const attested = { ...IMAGE, attested: true }
  expect(thrown(() => checkPlatforms({ template, values }, [attested]))).toEqual([
    {
      message:
        'The image has attestations, which make it an index, and Lambda takes none: Use of the template job.yml would not be created.',
      remedy: 'Remove `provenance` and `sbom`. Nothing was deployed.',
      place: { file: 'job.yml', line: 3 },
    },
  ])
  const onTask = parseTemplate({ path: 'job.yml', inWorkspace: true, body: task(on('X86_64')) })
  expect(checkPlatforms({ template: onTask, values }, [{ ...attested, platforms: ['linux/amd64'] }])).toBeUndefined()
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
