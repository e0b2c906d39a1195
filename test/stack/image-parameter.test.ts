// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { findImageParameter } from '../../src/stack/image-parameter.ts'
import { thrown } from '../thrown.ts'
import { file, task, template } from './read.ts'

const none = new Map<string, string>()
const two = 'ImageUri: {Type: String}, Tag: {Type: String}'

test.each([
  { description: 'Ref', body: task(two), parameter: 'ImageUri' },
  { description: 'Sub of the parameter only', body: task(two, '!Sub "${ImageUri}"'), parameter: 'ImageUri' },
  { description: 'JSON', body: file('tabs.json'), parameter: 'ImageUri' },
  { description: 'a branch of Fn::If', body: task(two, '!If [C, !Ref ImageUri, busybox]'), parameter: 'ImageUri' },
  {
    description: 'a branch in a branch of Fn::If',
    body: task(two, '!If [C, busybox, !If [D, !Ref ImageUri, !Ref AWS::NoValue]]'),
    parameter: 'ImageUri',
  },
  {
    description: 'the same parameter in several places',
    body: `${task(two)}  More:\n    Type: AWS::Lambda::Function\n    Properties: {Code: {ImageUri: !Ref ImageUri}}\n`,
    parameter: 'ImageUri',
  },
])('auto finds it: $description', ({ body, parameter }) => {
  expect(findImageParameter(template(body), 'auto', none)).toBe(parameter)
})

test('auto knows every place that takes an image', () => {
  const places = [
    'Task',
    'TaskSub',
    'TaskIf',
    'TaskElse',
    'Item',
    'Container',
    'Function',
    'Serverless',
    'Job',
    'Node',
    'EcsJob',
  ]
  expect(thrown(() => findImageParameter(template(file('images.yml')), 'auto', none))).toEqual([
    {
      message: `The template job.yml takes images by several parameters: ${places.join(', ')}.`,
      remedy: 'Say which one receives this image, such as `image-parameter: Task`.',
    },
  ])
})

test('auto leaves out those that are given: one is left', () => {
  const given = 'Task TaskSub TaskIf TaskElse Item Container Function Serverless Job Node'.split(' ')
  const overrides = new Map(given.map((name) => [name, 'busybox']))
  expect(findImageParameter(template(file('images.yml')), 'auto', overrides)).toBe('EcsJob')
})

const remedy =
  'Use a parameter as the image (`Image: !Ref ImageUri`), carry it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.'
const nowhere = 'no ECS container, container Lambda or Batch job takes a parameter as its image'

test.each([
  { description: 'a fixed image', body: task(two, 'busybox'), overrides: none, because: nowhere },
  { description: 'a part of it', body: task(two, '!Sub "app:${Tag}"'), overrides: none, because: nowhere },
  { description: 'what is not declared', body: task('Tag: {Type: String}'), overrides: none, because: nowhere },
  { description: 'no container', body: 'Resources: {A: {Type: X}}', overrides: none, because: nowhere },
  {
    description: 'a type that JavaScript knows',
    body: 'Resources: {A: {Type: constructor}}',
    overrides: none,
    because: nowhere,
  },
  {
    description: 'the only one is given',
    body: task(two),
    overrides: new Map([['ImageUri', 'busybox']]),
    because: 'the parameter that takes it, ImageUri, is given by parameter-overrides',
  },
])('auto finds none: $description', ({ body, overrides, because }) => {
  expect(thrown(() => findImageParameter(template(body), 'auto', overrides))).toEqual([
    { message: `The template job.yml does not use the image: ${because}.`, remedy },
  ])
})

test.each(['{{image}}', 'app:{{image-tag}}', '{{image-digest}}', '{{repository-uri}}:v1'])(
  'a placeholder carries the image: %s',
  (value) => {
    expect(findImageParameter(template(file('images.yml')), 'auto', new Map([['Tag', value]]))).toBeUndefined()
  },
)

test.each(['{{build-id}}', '{{resolve:ssm:/image}}', '{{ image }}', 'image'])(
  'no placeholder of an image: %s',
  (value) => {
    expect(findImageParameter(template(task(two)), 'auto', new Map([['Tag', value]]))).toBe('ImageUri')
  },
)

test.each(['latest', '{{build-id}}', '{{resolve:ssm:/image}}'])('none: %s', (value) => {
  expect(findImageParameter(template(task(two)), 'none', new Map([['Tag', value]]))).toBeUndefined()
})

test('refused: none, and a placeholder that asks for the image', () => {
  const overrides = new Map([
    ['ImageUri', 'busybox'],
    ['Tag', 'app:{{image-tag}}'],
  ])
  expect(thrown(() => findImageParameter(template(task(two)), 'none', overrides))).toEqual([
    {
      message: 'Input parameter-overrides: `Tag` has a placeholder of the image, but image-parameter is none.',
      remedy: 'Remove `image-parameter: none`, or give the value without the placeholder.',
    },
  ])
})

test('a name', () => {
  expect(findImageParameter(template(task(two)), 'Tag', none)).toBe('Tag')
})

test.each([
  { description: 'an unknown name', body: task(two), has: 'ImageUri, Tag' },
  { description: 'a name, without parameters', body: 'Resources: {A: {Type: X}}', has: 'it has none' },
])('refused: $description', ({ body, has }) => {
  expect(thrown(() => findImageParameter(template(body), 'Image', none))).toEqual([
    {
      message: 'Input image-parameter: the template job.yml has no parameter `Image`.',
      remedy: `Use one of its parameters (${has}), auto or none.`,
    },
  ])
})
