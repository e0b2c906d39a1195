// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { checkPlatforms } from '../../src/parameters/platform.ts'
import { parseTemplate } from '../../src/template/template.ts'
import { check, IMAGE, on, task } from '../fixtures/platform.ts'
import { thrown } from '../fixtures/thrown.ts'

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
