import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { failuresOf } from '../../../src/report/failure.ts'
import { readTemplate } from '../../../src/template/files/read.ts'
import type { Template } from '../../../src/template/template.ts'
import { testFolder } from '../../fixtures/folder.ts'
import { askNobody, wholeTemplate } from '../../fixtures/template.ts'
import { rejected } from '../../fixtures/thrown.ts'

/** A workspace with these templates, by path. */
async function workspace(templates: Readonly<Record<string, string>>): Promise<string> {
  const root = testFolder()
  for (const [path, body] of Object.entries(templates)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), body)
  }
  return root
}

const read = (root: string, path = 'main.yml') =>
  wholeTemplate(readTemplate(path, { workspace: root, templates: '/templates', ask: askNobody }))

/** A template that nests others, by logical ID; a Type that is none of a stack ends it. */
function nesting(urls: Readonly<Record<string, string>>): string {
  const stacks = Object.entries(urls).map(
    ([id, url]) => `  ${id}:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`,
  )
  return `Resources:\n${stacks.join('')}  Queue: {Type: AWS::SQS::Queue}\n`
}

/** Paths of templates, and of those nested in them. */
function pathsOf({ path, nested }: Template): unknown {
  return nested.size === 0
    ? path
    : { [path]: Object.fromEntries([...nested].map(([id, child]) => [id, pathsOf(child)])) }
}

const leaf = nesting({})

test('nested templates, two levels deep, each relative to the folder of its parent', async () => {
  const root = await workspace({
    'infra/main.yml': nesting({
      Network: 'parts/network.yml',
      Again: '"./parts/../parts/network.yml"',
      Up: '../up.json',
    }),
    'infra/parts/network.yml': nesting({ Subnets: 'subnets.yml' }),
    'infra/parts/subnets.yml': leaf,
    'up.json': '{"Resources": {"A": {"Type": "X"}}}',
  })
  const network = { 'infra/parts/network.yml': { Subnets: 'infra/parts/subnets.yml' } }
  expect(pathsOf(await read(root, 'infra/main.yml'))).toEqual({
    'infra/main.yml': { Network: network, Again: network, Up: 'up.json' },
  })
})

test('nested templates that Fn::ForEach makes', async () => {
  const loop = `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Zones:
    - Zone
    - [a, b]
    - Net\${Zone}:
        Type: AWS::CloudFormation::Stack
        Properties: {TemplateURL: child.yml}
`
  expect(pathsOf(await read(await workspace({ 'main.yml': loop, 'child.yml': leaf })))).toEqual({
    'main.yml': { 'Net${Zone}': 'child.yml' },
  })
})

test.each([
  'https://bucket.s3.eu-west-1.amazonaws.com/child.yml',
  'HTTP://localhost:4566/bucket/child.yml',
  's3://bucket/child.yml',
  '!Sub child.yml',
  '{Fn::Sub: child.yml}',
  '!Ref Child',
  '"{{resolve:ssm:/child}}"',
  '"https://example.com/{{resolve:ssm:/child}}"',
  '""',
  '12',
])('names no file of the workspace: %s', async (url) => {
  expect((await read(await workspace({ 'main.yml': nesting({ Child: url }) }))).nested).toEqual(new Map())
})

const remedy = 'Give the path of a file, relative to the folder of main.yml, or an address in S3.'
const place = { file: 'main.yml', line: 5 }

test('what cannot be read, all at once', async () => {
  const root = await workspace({
    'main.yml': nesting({ Missing: 'no.yml', Folder: 'parts', Out: '../../x.yml', Link: 'link.yml', Abs: '/etc/x' }),
    'parts/a.yml': 'nothing',
  })
  await symlink('/etc/hostname', join(root, 'link.yml'))
  const outside = 'Give the path of a file or folder in the checkout; a link may lead only to another place in it.'
  const at = (line: number) => ({ ...place, line })
  expect(await rejected(read(root))).toEqual([
    { message: 'Template main.yml, Missing.TemplateURL: `no.yml` does not exist in the workspace.', remedy, place },
    { message: 'Template main.yml, Folder.TemplateURL: `parts` is a folder.', remedy, place: at(9) },
    {
      message: 'Template main.yml, Out.TemplateURL: `../../x.yml` is outside of the workspace.',
      remedy: outside,
      place: at(13),
    },
    {
      message: 'Template main.yml, Link.TemplateURL: `link.yml` leads by the link `link.yml` out of the workspace.',
      remedy: outside,
      place: at(17),
    },
    {
      message: 'Template main.yml, Abs.TemplateURL: `/etc/x` is outside of the workspace.',
      remedy: outside,
      place: at(21),
    },
  ])
})

test('a nested file that is no template', async () => {
  const root = await workspace({ 'main.yml': nesting({ Child: 'a.yml' }), 'a.yml': 'Parameters: {}\n' })
  expect(await rejected(read(root))).toEqual([
    {
      message: 'The template a.yml has no Resources.',
      remedy: 'Give the path of a CloudFormation template in `template`.',
      place: { file: 'a.yml', line: 1, column: 1 },
    },
  ])
})

test('a template that is nested in itself, by way of another and of a link', async () => {
  const root = await workspace({
    'main.yml': nesting({ Child: 'a.yml' }),
    'a.yml': nesting({ Loop: 'link.yml' }),
  })
  await symlink(join(root, 'main.yml'), join(root, 'link.yml'))
  expect(await rejected(read(root))).toEqual([
    {
      message: 'Template a.yml, Loop.TemplateURL: `link.yml` is nested in itself.',
      remedy: 'Let it nest other templates only.',
      place: { file: 'a.yml', line: 5 },
    },
  ])
})

test('ten levels are read, eleven are refused', async () => {
  const levels = Array.from({ length: 11 }, (_, level) => [`${level}.yml`, nesting({ Next: `${level + 1}.yml` })])
  const root = await workspace({ ...Object.fromEntries(levels), '11.yml': leaf })
  expect((await read(root, '1.yml')).nested.size).toBe(1)
  expect(await rejected(read(root, '0.yml'))).toEqual([
    {
      message: 'Template 10.yml, Next.TemplateURL: stacks are nested more than 10 levels deep.',
      remedy: 'Nest fewer levels.',
      place: { file: '10.yml', line: 5 },
    },
  ])
})

test('templates that nest each other many times on each level are not read without a bound', async () => {
  const many = (url: string): string =>
    nesting(Object.fromEntries(Array.from({ length: 60 }, (_, id) => [`S${id}`, url])))
  const root = await workspace({ 'main.yml': many('1.yml'), '1.yml': many('2.yml'), '2.yml': leaf })
  const failures = failuresOf(await read(root).catch((error: unknown) => error))
  expect(failures.map(({ message }) => message)).toEqual([
    'The template main.yml and those that it nests name more than 2500 files.',
  ])
})

test('an object that several resources name is kept once', async () => {
  const code = (id: string): string =>
    `  ${id}:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code: code.zip\n`
  const nested = `Resources:\n${code('A')}${code('B')}`
  const root = await workspace({
    'main.yml': nesting({ One: 'a.yml', Two: 'b.yml' }),
    'b.yml': nested,
    'a.yml': nested,
    'code.zip': 'z',
  })
  const template = await read(root)
  const [one, two] = [...template.nested.values()].map(({ contents }) => contents.get('code.zip'))
  expect(one).toBeInstanceOf(Buffer)
  expect(one).toBe(two)
})
