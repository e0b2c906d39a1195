import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { LARGEST_BODY, LARGEST_OBJECT, packageTemplate } from '../../../src/template/files/package.ts'
import type { Template } from '../../../src/template/template.ts'
import { template } from '../../fixtures/template.ts'
import { thrown } from '../../fixtures/thrown.ts'

const bucket = { name: 'b', prefix: 'p', region: 'eu-central-1', endpoint: undefined }
const HOST = 'https://b.s3.eu-central-1.amazonaws.com'
const definition = Buffer.from('{"StartAt": "ä"}')
const leaf = template('Resources: {A: {Type: X}} # ä\r\n')

function key(content: Buffer | string, extension: string): string {
  return `p/${createHash('sha256').update(content).digest('hex')}${extension}`
}

/** The template with what its files hold, as it is read from a workspace. */
function withFiles(body: string, contents: Readonly<Record<string, Buffer | Template>>): Template {
  return { ...template(body), contents: new Map(Object.entries(contents)) }
}

const leafUrl = `"${HOST}/${key(leaf.body, '.template')}"`
const definitionKey = key(definition, '.json')
const stack = (value: string) =>
  `Resources:\r\n  Äh:\r\n    Type: AWS::CloudFormation::Stack\r\n    Properties:\r\n      TemplateURL: ${value}\r\n      Tags: []\r\n`

test.each(['a.yml', '"a.yml"', "'a.yml' # the child", '!!str a.yml', '&child a.yml'])(
  'the address of a nested template takes the place of %s, and every other byte stays',
  (value) => {
    const { template: packaged, uploads } = packageTemplate(withFiles(stack(value), { 'a.yml': leaf }), bucket)
    const written = value.replace(/["']?a\.yml["']?/, leafUrl)
    expect(packaged.body).toBe(stack(written))
    expect(uploads).toEqual(new Map([[key(leaf.body, '.template'), Buffer.from(leaf.body)]]))
    expect(packaged.url).toBeUndefined()
  },
)

test('a block scalar, with the line end behind it', () => {
  const { template: packaged } = packageTemplate(withFiles(stack('>-\r\n        a.yml'), { 'a.yml': leaf }), bucket)
  expect(packaged.body).toBe(stack(leafUrl))
})

test('several places in JSON, in whatever order', () => {
  const body = `{"Resources": {
\t"M": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionS3Location": "m.json", "Type": "STANDARD"}},
\t"N": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "a.yml"}}
}}`
  const { template: packaged, uploads } = packageTemplate(
    withFiles(body, { 'm.json': definition, 'a.yml': leaf }),
    bucket,
  )
  expect(packaged.body).toBe(
    body.replace('"m.json"', `{"Bucket": "b", "Key": "${definitionKey}"}`).replace('"a.yml"', leafUrl),
  )
  expect(JSON.parse(packaged.body)).toHaveProperty('Resources.M.Properties.Type', 'STANDARD')
  expect([...uploads.keys()].sort()).toEqual([definitionKey, key(leaf.body, '.template')].sort())
})

test('children first: the hash of a template is of what it holds after the replacement', () => {
  const middle = withFiles(stack('a.yml'), { 'a.yml': leaf })
  const { template: packaged, uploads } = packageTemplate(withFiles(stack('m.yml'), { 'm.yml': middle }), bucket)
  const middleSent = stack(leafUrl)
  expect(packaged.body).toBe(stack(`"${HOST}/${key(middleSent, '.template')}"`))
  expect(uploads.get(key(middleSent, '.template'))?.toString()).toBe(middleSent)
  expect(uploads.size).toBe(2)
})

test.each([
  { type: 'AWS::CloudFormation::StackSet', property: 'TemplateURL', content: leaf, value: leafUrl },
  { type: 'AWS::Serverless::Application', property: 'Location', content: leaf, value: leafUrl },
  ...['AWS::StepFunctions::StateMachine DefinitionS3Location', 'AWS::Serverless::StateMachine DefinitionUri'].map(
    (name) => ({
      type: name.split(' ')[0],
      property: name.split(' ')[1],
      content: definition,
      value: `{"Bucket": "b", "Key": "${definitionKey}"}`,
    }),
  ),
  {
    type: 'AWS::Lambda::Function',
    property: 'Code',
    content: definition,
    value: `{"S3Bucket": "b", "S3Key": "${key(definition, '.zip')}"}`,
  },
  {
    type: 'AWS::AppSync::GraphQLSchema',
    property: 'DefinitionS3Location',
    content: definition,
    value: `"s3://b/${definitionKey}"`,
  },
])('$type $property', ({ type, property, content, value }) => {
  const file = property === 'Code' ? 'f.zip' : 'f.json'
  const body = (text: string) => `Resources: {R: {Type: "${type}", Properties: {${property}: ${text}, Last: 1}}}\n`
  const { template: packaged } = packageTemplate(withFiles(body(file), { [file]: content }), bucket)
  expect(packaged.body).toBe(body(value))
  expect(parse(packaged.body)).toHaveProperty('Resources.R.Properties.Last', 1)
})

test.each([
  {
    description: 'of the whole template',
    body: (l: string) => `Transform: {Name: AWS::Include, Parameters: {Location: ${l}}}\nResources: {A: {Type: X}}\n`,
  },
  {
    description: 'in a list',
    body: (l: string) =>
      `Transform: [Mine, {Name: AWS::Include, Parameters: {Location: ${l}}}]\nResources: {A: {Type: X}}\n`,
  },
  {
    description: 'of a resource',
    body: (l: string) =>
      `Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: ${l}}}\n  A: {Type: X}\n`,
  },
  {
    description: 'short',
    body: (l: string) =>
      `Resources:\n  A: {Type: X, Properties: !Transform {Name: AWS::Include, Parameters: {Location: ${l}}}}\n`,
  },
])('an include: $description', ({ body }) => {
  const { template: packaged } = packageTemplate(withFiles(body('f.json'), { 'f.json': definition }), bucket)
  expect(packaged.body).toBe(body(`"s3://b/${definitionKey}"`))
})

/** A template of so many bytes, most of them of characters of two. */
const sized = (bytes: number): Template => {
  const start = 'Resources: {A: {Type: X}}\n#'
  const left = bytes - start.length
  return { ...template(start), body: start + 'ä'.repeat(left >> 1) + '.'.repeat(left % 2) }
}

test('51,200 bytes are sent', () => {
  const of = sized(LARGEST_BODY)
  for (const where of [bucket, undefined])
    expect(packageTemplate(of, where)).toEqual({ template: of, uploads: new Map() })
})

test.each([LARGEST_BODY + 1, LARGEST_OBJECT])('%i bytes go to S3, and the address is sent', (bytes) => {
  const of = sized(bytes)
  const sent = key(of.body, '.template')
  const { template: packaged, uploads } = packageTemplate(of, bucket)
  expect(packaged).toEqual({ ...of, url: `${HOST}/${sent}` })
  expect([...uploads.keys()]).toEqual([sent])
  expect(uploads.get(sent)?.toString()).toBe(of.body)
})

test('without a bucket: 51,201 bytes', () => {
  expect(thrown(() => packageTemplate(sized(51_201), undefined))).toEqual([
    {
      message:
        'The template job.yml has 51201 bytes; CloudFormation accepts at most 51200 in a request, larger ones from S3 only.',
      remedy:
        'Give a bucket of the same region in `s3-bucket`: the template is uploaded there. Or shorten it; comments count.',
    },
  ])
})

test('without a bucket: local files, each named once', () => {
  const body = `${stack('a.yml')}  B: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionS3Location: m.json}}\n`
  expect(thrown(() => packageTemplate(withFiles(body, { 'a.yml': leaf, 'm.json': definition }), undefined))).toEqual([
    {
      message:
        'The template job.yml names files of the workspace, which CloudFormation accepts from S3 only (Äh.TemplateURL: a.yml, B.DefinitionS3Location: m.json).',
      remedy: 'Give a bucket of the same region in `s3-bucket`: the files are uploaded there.',
      place: { file: 'job.yml', line: 5 },
    },
  ])
})

const tooLarge = (path: string, bytes: number) => [
  {
    message: `The template ${path} has ${bytes} bytes; CloudFormation accepts at most 1000000.`,
    remedy: 'Split it into nested stacks.',
  },
]

test.each([bucket, undefined])('1,000,001 bytes are refused, with a bucket or without', (where) => {
  expect(thrown(() => packageTemplate(sized(1_000_001), where))).toEqual(tooLarge('job.yml', 1_000_001))
})

test('a nested template that is too large is refused', () => {
  const child = { ...sized(1_000_001), path: 'a.yml' }
  expect(thrown(() => packageTemplate(withFiles(stack('a.yml'), { 'a.yml': child }), bucket))).toEqual(
    tooLarge('a.yml', 1_000_001),
  )
})

test('the same files give the same template', () => {
  const make = () => packageTemplate(withFiles(stack('a.yml'), { 'a.yml': leaf }), bucket)
  expect(make()).toEqual(make())
})
