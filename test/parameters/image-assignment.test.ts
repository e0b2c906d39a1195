import { expect, test } from 'vitest'
import { assignImages } from '../../src/parameters/image-assignment.ts'
import { given } from '../fixtures/overrides.ts'
import { template } from '../fixtures/template.ts'
import { thrown } from '../fixtures/thrown.ts'

/** A template with a task for each parameter, which takes it as its image. */
const tasks = (...parameters: string[]) =>
  template(
    `Parameters: {${[...parameters, 'Tag'].map((name) => `${name}: {Type: String}`).join(', ')}}
Resources:
  Topic: {Type: AWS::SNS::Topic}
${parameters.map((name, index) => `  Task${index}: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Image: !Ref ${name}}]}}\n`).join('')}`,
  )

const images = (...names: string[]) => names.map((name) => ({ name, parameter: 'auto' }))
const none = new Map<string, string>()

test.each(['ApiImageUri', 'ApiImage', 'ApiUri', 'Api', 'APIIMAGE', 'api'])(
  'the parameter of the image api: %s',
  (name) => {
    expect(assignImages(tasks('WebImage', name), images('api', 'web'), given(none))).toEqual(
      new Map([
        [name, 'api'],
        ['WebImage', 'web'],
      ]),
    )
  },
)

test.each([
  {
    description: 'a name with hyphens',
    parameters: ['BigJobImage', 'Job'],
    images: images('big-job'),
    assigned: [['BigJobImage', 'big-job']],
  },
  {
    description: 'a parameter that is said, of whatever use',
    parameters: ['Api'],
    images: [{ name: 'api', parameter: 'Tag' }],
    assigned: [['Tag', 'api']],
  },
  {
    description: 'one that is said for another is not found',
    parameters: ['Api', 'ApiImage'],
    images: [...images('api'), { name: 'web', parameter: 'ApiImage' }],
    assigned: [
      ['Api', 'api'],
      ['ApiImage', 'web'],
    ],
  },
  {
    description: 'one that is given is not found',
    parameters: ['Api', 'ApiImage'],
    images: images('api'),
    overrides: new Map([['Api', 'busybox']]),
    assigned: [['ApiImage', 'api']],
  },
  {
    description: 'none',
    parameters: ['Api'],
    images: [{ name: 'api', parameter: 'none' }],
    assigned: [],
  },
  {
    description: 'a placeholder carries one in',
    parameters: ['Web'],
    images: images('api', 'web'),
    overrides: new Map([['Tag', '{{image-tag.api}}']]),
    assigned: [['Web', 'web']],
  },
  {
    description: 'a placeholder beside the parameter that has the name',
    parameters: ['Api'],
    images: images('api'),
    overrides: new Map([['Tag', '{{image-tag.api}}']]),
    assigned: [['Api', 'api']],
  },
  {
    description: 'a placeholder beside the parameter that is said',
    parameters: ['Api'],
    images: [{ name: 'api', parameter: 'Api' }],
    overrides: new Map([['Tag', '{{image-tag.api}}']]),
    assigned: [['Api', 'api']],
  },
  {
    description: 'the only one needs no name',
    parameters: ['Anything'],
    images: [{ name: undefined, parameter: 'auto' }],
    assigned: [['Anything', undefined]],
  },
  { description: 'no image', parameters: ['Anything'], images: [], assigned: [] },
])('assigned: $description', ({ parameters, images, overrides = none, assigned }) => {
  expect([...assignImages(tasks(...parameters), images, given(overrides))]).toEqual(assigned)
})

const unfound = (name: string, has: string, example: string) => ({
  message: `Image ${name}: no parameter of the template job.yml has its name. Its containers take images by ${has}.`,
  remedy: `Name the parameter after the image, such as \`${example}\`, or give \`parameter: <name>\` to the image; \`parameter: none\` if the stack does not take it, or only by a placeholder such as \`{{image.${name}}}\`.`,
})

test.each([
  {
    description: 'none has the name',
    parameters: ['ImageUri', 'WebImage'],
    images: images('big-job'),
    problems: [unfound('big-job', 'ImageUri, WebImage', 'BigJobImage')],
  },
  {
    description: 'no container takes a parameter',
    parameters: [],
    images: images('tag'),
    problems: [unfound('tag', 'no free parameter', 'TagImage')],
  },
  {
    description: 'several have the name, and none that of another',
    parameters: ['Api', 'ApiImageUri'],
    images: images('api', 'web'),
    problems: [
      {
        message: 'Image api: several parameters of the template job.yml have its name: Api, ApiImageUri.',
        remedy: 'Say which one receives it, such as `parameter: Api`.',
      },
      unfound('web', 'Api, ApiImageUri', 'WebImage'),
    ],
  },
  {
    description: 'what is said is not there',
    parameters: ['Api'],
    images: [{ name: 'api', parameter: 'Apis' }],
    problems: [
      {
        message: 'Image api: the template job.yml has no parameter `Apis`.',
        remedy: 'Give one of its parameters as `parameter` (Api, Tag), auto or none.',
      },
    ],
  },
  {
    description: 'two for one parameter',
    parameters: ['ApiImageUri'],
    images: images('api', 'api-image'),
    problems: [
      {
        message: 'Input images: the parameter `ApiImageUri` would receive both `api` and `api-image`.',
        remedy: 'Give each image a `parameter` of its own.',
      },
    ],
  },
])('refused: $description', ({ parameters, images, problems }) => {
  expect(thrown(() => assignImages(tasks(...parameters), images, given(none)))).toEqual(problems)
})

test('a placeholder of no image is refused first', () => {
  const overrides = new Map([['Tag', '{{image}}']])
  expect(thrown(() => assignImages(tasks(), images('api'), given(overrides)))).toMatchObject([
    { message: 'Input parameter-overrides: `Tag` has `{{image}}`, which names no image.' },
  ])
})

test('no image, and a placeholder of one', () => {
  const overrides = new Map([['Tag', '{{image}}']])
  expect(thrown(() => assignImages(tasks('Api'), [], given(overrides)))).toMatchObject([
    { message: 'Input parameter-overrides: `Tag` has a placeholder of the image, but image-parameter is none.' },
  ])
})

test.each([
  { description: 'the only image', images: [{ name: undefined, parameter: 'Api' }] },
  { description: 'one of several', images: [{ name: 'api', parameter: 'Api' }, ...images('web')] },
])('a parameter that is named for $description, and given as well, is refused', ({ images }) => {
  const values = new Map([['Api', 'busybox']])
  expect(thrown(() => assignImages(tasks('Api', 'Web'), images, given(values)))).toEqual([
    {
      message: 'Input parameter-overrides: `Api` receives the image, so its value is ignored.',
      remedy: 'Remove `Api` there. To deploy an image that exists, give it in `image`.',
    },
  ])
})

test('what is wrong in preview-parameter-overrides is told of that input', () => {
  const messages = (work: () => unknown) => thrown(work).map(({ message }) => message)
  const image = new Map([['Api', 'busybox']])
  const named = [{ name: undefined, parameter: 'Api' }]
  expect(messages(() => assignImages(tasks('Api', 'Web'), named, given(new Map(), image)))).toEqual([
    'Input preview-parameter-overrides: `Api` receives the image, so its value is ignored.',
  ])
  const placeholder = given(new Map([['Web', 'b']]), new Map([['Api', '{{image}}']]))
  expect(messages(() => assignImages(tasks('Api', 'Web'), [], placeholder))).toEqual([
    'Input preview-parameter-overrides: `Api` has a placeholder of the image, but image-parameter is none.',
  ])
  expect(messages(() => assignImages(tasks('Api', 'Web'), images('x'), placeholder))).toContain(
    'Input preview-parameter-overrides: `Api` has `{{image}}`, which names no image.',
  )
})
