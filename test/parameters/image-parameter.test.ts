// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes ${...} too
import { expect, test } from 'vitest'
import { findImageParameter } from '../../src/parameters/image-parameter.ts'
import { given } from '../fixtures/overrides.ts'
import { file, nest, task, template, unread } from '../fixtures/template.ts'
import { thrown } from '../fixtures/thrown.ts'

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
    description: 'a Sub with values of its own',
    body: task(two, '!Sub ["${It}", {It: !Ref ImageUri}]'),
    parameter: 'ImageUri',
  },
  { description: 'a Join of one item', body: task(two, '!Join ["", [!Ref ImageUri]]'), parameter: 'ImageUri' },
  {
    description: 'a Join with nothing around it',
    body: task(two, '!Join ["", [!Ref ImageUri, ""]]'),
    parameter: 'ImageUri',
  },
  {
    description: 'a branch in a Sub',
    body: task(two, '!Sub ["${It}", {It: !If [C, !Ref ImageUri, busybox]}]'),
    parameter: 'ImageUri',
  },
  { description: 'an item of a list', body: task(two, '!Select [1, [a, !Ref ImageUri]]'), parameter: 'ImageUri' },
  {
    description: 'a sidecar of a fixed image',
    body: `${task(two).replace('[{', '[{Image: "otel:1"}, {')}`,
    parameter: 'ImageUri',
  },
  {
    description: 'the other one is of SSM',
    body: `${task(`${two}, Side: {Type: "AWS::SSM::Parameter::Value<String>"}`).replace('[{', '[{Image: !Ref Side}, {')}`,
    parameter: 'ImageUri',
  },
  {
    description: 'the same parameter in several places',
    body: `${task(two)}  More:\n    Type: AWS::Lambda::Function\n    Properties: {Code: {ImageUri: !Ref ImageUri}}\n`,
    parameter: 'ImageUri',
  },
])('auto finds it: $description', ({ body, parameter }) => {
  expect(findImageParameter(template(body), 'auto', given(none))).toBe(parameter)
})

const PLACES = `Task TaskSub TaskIf TaskElse Item Container Function Serverless Job Node EcsJob EcsNode Pod PodNode Init
  InitNode Express Runner Model Pipeline`.split(/\s+/)

test.each(PLACES)('auto knows every place that takes an image: %s, as the only one that is not given', (name) => {
  const overrides = new Map(PLACES.filter((other) => other !== name).map((other) => [other, 'busybox']))
  expect(findImageParameter(template(file('images.yml')), 'auto', given(overrides))).toBe(name)
})

test('several: each with the places that take it', () => {
  const overrides = new Map(PLACES.slice(2).map((other) => [other, 'busybox']))
  expect(thrown(() => findImageParameter(template(file('images.yml')), 'auto', given(overrides)))).toEqual([
    {
      message:
        'The template job.yml takes images by several parameters: Task (Direct, line 25; Conditional, line 37), TaskSub (Direct, line 25).',
      remedy:
        'Say which one receives this image, such as `image-parameter: Task`, or give the others in parameter-overrides.',
      place: { file: 'job.yml', line: 25 },
    },
  ])
})

const USE =
  'Use a parameter as the image (`Image: !Ref ImageUri`), pass it by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.'
const add = (what: string) => `Parameters are only parts of the image. Add to parameter-overrides: ${what}.`
const parts = 'Repo: {Type: String}, Tag: {Type: String}, Account: {Type: String}, Version: {Type: Number}'
const ssm = (type: string) => `Image: {Type: "${type}"}`

test.each([
  { image: 'busybox', takes: 'busybox', remedy: USE },
  { image: '!GetAtt Repo.RepositoryUri', takes: "!GetAtt ['Repo', 'RepositoryUri']", remedy: USE },
  { image: '!ImportValue image', takes: '!ImportValue image', remedy: USE },
  { image: '!Ref Undeclared', takes: '!Ref Undeclared', remedy: USE },
  { image: '!Sub "app:${Tag}"', takes: '!Sub app:${Tag}', remedy: add('`Tag={{image-tag}}`') },
  {
    image: '!Sub "${Repo}:${Tag}"',
    takes: '!Sub ${Repo}:${Tag}',
    remedy: add('`Repo={{repository-uri}}` and `Tag={{image-tag}}`'),
  },
  {
    image: '!Join [":", [!Ref Repo, !Ref Tag]]',
    takes: "!Join [':', [!Ref Repo, !Ref Tag]]",
    remedy: add('`Repo={{repository-uri}}` and `Tag={{image-tag}}`'),
  },
  {
    image: '!Sub "${Account}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/app:${Tag}"',
    takes: '!Sub ${Account}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/app:${Tag}',
    remedy: add('`Tag={{image-tag}}`'),
  },
  {
    image:
      '!Join ["", [!Ref "AWS::AccountId", .dkr.ecr., !Ref "AWS::Region", ".amazonaws.com/", !Ref Repo, ":", !Ref Tag]]',
    takes:
      "!Join ['', [!Ref AWS::AccountId, '.dkr.ecr.', !Ref AWS::Region, '.amazonaws.com/', !Ref Repo, ':', !Ref Tag]]",
    remedy: add('`Tag={{image-tag}}`'),
  },
  {
    image: '!Sub ["${Uri}@${Tag}", {Uri: !GetAtt R.RepositoryUri}]',
    takes: '!Sub [\'${Uri}@${Tag}\', {"Uri":{"Fn::GetAtt":["R","RepositoryUri"]}}]',
    remedy: add('`Tag={{image-digest}}`'),
  },
  {
    image: '!If [C, !Sub "${Repo}:1", !Sub "app:${Tag}"]',
    takes: "!If ['C', !Sub ${Repo}:1, !Sub app:${Tag}]",
    remedy: add('`Repo={{repository-uri}}` and `Tag={{image-tag}}`'),
  },
  { image: '!Sub "app@sha256:${Tag}"', takes: '!Sub app@sha256:${Tag}', remedy: USE },
  { image: '!Sub "app:${Tag}-alpine"', takes: '!Sub app:${Tag}-alpine', remedy: USE },
  { image: '!Sub "app:v${Tag}"', takes: '!Sub app:v${Tag}', remedy: USE },
  { image: '!Sub "app:${!Tag}"', takes: '!Sub app:${!Tag}', remedy: USE },
  { image: '!Sub "app:${Version}"', takes: '!Sub app:${Version}', remedy: USE },
  {
    image: '!FindInMap [Images, !Ref Account, app]',
    takes: "!FindInMap ['Images', !Ref Account, 'app']",
    remedy:
      'A value of Mappings is fixed in the template. Declare a parameter and use it as the image (`Image: !Ref ImageUri`), or set `image-parameter: none`.',
  },
])('auto finds none: $image', ({ image, takes, remedy }) => {
  expect(thrown(() => findImageParameter(template(task(parts, image)), 'auto', given(none)))).toEqual([
    {
      message: `The template job.yml does not use the image: Task (line 3) takes \`${takes}\`.`,
      remedy,
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test.each([
  { type: 'AWS::SSM::Parameter::Value<String>', note: ', the name of a parameter in SSM' },
  { type: 'CommaDelimitedList', note: '' },
])('no image: a parameter of type $type', ({ type, note }) => {
  expect(thrown(() => findImageParameter(template(task(ssm(type), '!Ref Image')), 'auto', given(none)))).toEqual([
    {
      message: 'The template job.yml does not use the image: Task (line 3) takes `!Ref Image`.',
      remedy: `\`Image\` is of type ${type}${note}. Declare it as \`Type: String\`, or set \`image-parameter: none\` and put the image there yourself.`,
      place: { file: 'job.yml', line: 3 },
    },
  ])
  expect(thrown(() => findImageParameter(template(task(ssm(type), '!Ref Image')), 'Image', given(none)))).toEqual([
    {
      message: `Input image-parameter: \`Image\` of the template job.yml is of type ${type}, which cannot take an image.`,
      remedy: 'Declare it as `Type: String`, or use another parameter.',
    },
  ])
})

test.each([
  {
    description: 'no container',
    body: 'Resources: {A: {Type: X}}',
    overrides: none,
    because: 'nothing in it runs a container image',
  },
  {
    description: 'a type that JavaScript knows',
    body: 'Resources: {A: {Type: constructor}}',
    overrides: none,
    because: 'nothing in it runs a container image',
  },
  {
    description: 'the only one is given',
    body: task(two),
    overrides: new Map([['ImageUri', 'busybox']]),
    because: 'the parameter for it, ImageUri, is given by parameter-overrides',
  },
])('auto finds none: $description', ({ body, overrides, because }) => {
  expect(thrown(() => findImageParameter(template(body), 'auto', given(overrides)))).toMatchObject([
    { message: `The template job.yml does not use the image: ${because}.`, remedy: USE },
  ])
})

const child = task('Image: {Type: String}, Tag: {Type: String, Default: latest}', '!Ref Image')

test.each([
  { description: 'Ref', passed: '{Image: !Ref Uri}', body: child },
  { description: 'a whole Sub', passed: '{Image: !Sub "${Uri}"}', body: child },
  {
    description: 'by way of a Sub of the child',
    passed: '{Image: !Ref Uri}',
    body: child.replace('!Ref Image', '!If [C, busybox, !Sub "${Image}"]'),
  },
])('auto finds it in a nested stack: $description', ({ passed, body }) => {
  const parent = nest('Uri: {Type: String}, Tag: {Type: String}', { Jobs: { passed, child: template(body) } })
  expect(findImageParameter(parent, 'auto', given(none))).toBe('Uri')
})

test('auto finds it two levels deep', () => {
  const inner = nest('Inner: {Type: String}', { Leaf: { passed: '{Image: !Ref Inner}', child: template(child) } })
  const outer = nest('Uri: {Type: String}', { Middle: { passed: '{Inner: !Ref Uri}', child: inner } })
  expect(findImageParameter(outer, 'auto', given(none))).toBe('Uri')
})

test.each([
  {
    description: 'the parent passes a part of it',
    passed: '{Image: !Sub "app:${Tag}"}',
    takes: '!Ref Image',
    remedy: add('`Tag={{image-tag}}`'),
  },
  {
    description: 'the child makes it of a part',
    passed: '{Tag: !Ref Tag}',
    takes: '!Sub app:${Tag}',
    remedy: add('`Tag={{image-tag}}`'),
  },
  { description: 'the child has a default', passed: '{}', takes: '!Sub app:${Tag}', remedy: USE },
  { description: 'the parent passes nothing', passed: '{}', takes: '!Ref Image', remedy: USE },
])('auto finds none in a nested stack: $description', ({ passed, takes, remedy }) => {
  const body = child.replace('Image: !Ref Image', `Image: ${takes.replace(/(app.*)/, '"$1"')}`)
  const parent = nest('Tag: {Type: String}', { Jobs: { passed, child: template(body) } })
  expect(thrown(() => findImageParameter(parent, 'auto', given(none)))).toEqual([
    {
      message: `The template job.yml does not use the image: Jobs.Task (line 3 of job.yml) takes \`${takes}\`.`,
      remedy,
      place: { file: 'job.yml', line: 3 },
    },
  ])
})

test.each(['{{image}}', 'app:{{image-tag}}', '{{image-digest}}', '{{repository-uri}}:v1'])(
  'a placeholder carries the image: %s',
  (value) => {
    expect(findImageParameter(template(file('images.yml')), 'auto', given(new Map([['Tag', value]])))).toBeUndefined()
  },
)

test.each(['{{build-id}}', '{{resolve:ssm:/image}}', '{{ image }}', 'image'])(
  'no placeholder of an image: %s',
  (value) => {
    expect(findImageParameter(template(task(two)), 'auto', given(new Map([['Tag', value]])))).toBe('ImageUri')
  },
)

test.each(['latest', '{{build-id}}', '{{resolve:ssm:/image}}'])('none: %s', (value) => {
  expect(findImageParameter(template(task(two)), 'none', given(new Map([['Tag', value]])))).toBeUndefined()
})

test('refused: none, and a placeholder of the image', () => {
  const overrides = new Map([
    ['ImageUri', 'busybox'],
    ['Tag', 'app:{{image-tag}}'],
  ])
  expect(thrown(() => findImageParameter(template(task(two)), 'none', given(overrides)))).toEqual([
    {
      message: 'Input parameter-overrides: `Tag` has a placeholder of the image, but image-parameter is none.',
      remedy: 'Remove `image-parameter: none`, or give the value without the placeholder.',
    },
  ])
})

test('a name', () => {
  expect(findImageParameter(template(task(two)), 'Tag', given(none))).toBe('Tag')
})

test.each([
  { description: 'an unknown name', body: task(two), has: 'ImageUri, Tag' },
  { description: 'a name, without parameters', body: 'Resources: {A: {Type: X}}', has: 'it has none' },
])('refused: $description', ({ body, has }) => {
  expect(thrown(() => findImageParameter(template(body), 'Image', given(none)))).toEqual([
    {
      message: 'Input image-parameter: the template job.yml has no parameter `Image`.',
      remedy: `Use one of its parameters (${has}), auto or none.`,
    },
  ])
})

test('of a template that we cannot read, the parameter is named by the user', () => {
  const body = unread('ImageUri: {Type: String}')
  expect(thrown(() => findImageParameter(body, 'auto', given(none)))).toEqual([
    {
      message: 'This action cannot read the template job.yml, so it does not know which parameter receives the image.',
      remedy:
        'Name it in `image-parameter`, pass the image by a placeholder in parameter-overrides (`ImageTag={{image-tag}}`), or set `image-parameter: none`.',
    },
  ])
  expect(findImageParameter(body, 'ImageUri', given(none))).toBe('ImageUri')
})
