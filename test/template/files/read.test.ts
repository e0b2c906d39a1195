import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { BUILT_IN_TEMPLATES } from '../../../src/inputs/inputs.ts'
import { readOverrides } from '../../../src/parameters/overrides.ts'
import { readTemplate } from '../../../src/template/files/read.ts'
import { fileFolder } from '../../fixtures/folder.ts'
import { askNobody, UNREADABLE, unread, wholeTemplate } from '../../fixtures/template.ts'
import { rejected } from '../../fixtures/thrown.ts'

const body = '# Größe\r\nResources: {A: {Type: X}}\n'
const folder = fileFolder()
const at = (path: string): string => join(folder, path)

beforeAll(async () => {
  await mkdir(at('workspace/infra'), { recursive: true })
  await mkdir(at('templates'))
  await symlink(at('workspace'), at('link'))
  await symlink(at('outside.yml'), at('workspace/link-out.yml'))
  await symlink(at('workspace/infra/job.yml'), at('workspace/link-in.yml'))
  const files = ['outside.yml', 'workspace/infra/job.yml', 'workspace/..job.yml', 'workspace/network']
  for (const path of files) await writeFile(at(path), body)
  for (const name of BUILT_IN_TEMPLATES) await writeFile(at(`templates/${name}.yml`), `Resources: {${name}: {Type: X}}`)
  await writeFile(at('workspace/params.json'), '{"Cpu": 010}')
  await writeFile(at('workspace/params.txt'), '# size\nCpu=256\n')
  await writeFile(at('workspace/empty.yml'), '\n')
})

const noFiles = { localFiles: [], contents: new Map(), nested: new Map(), url: undefined }
const read = (path: string, workspace = at('workspace')) =>
  wholeTemplate(readTemplate(path, { workspace, templates: at('templates'), ask: askNobody }))

test.each([
  { description: 'in a folder', path: 'infra/job.yml' },
  { description: 'by a way around', path: './infra/../infra/job.yml' },
  { description: 'by a link that stays inside', path: 'link-in.yml' },
  { description: 'whose name starts with two dots', path: '..job.yml' },
])('a template $description', async ({ path }) => {
  const { parameters, resources, outputs, ...rest } = await read(path)
  expect(rest).toEqual({ path, inWorkspace: true, body, ...noFiles, dependsOnMore: false, unread: false })
})

test('a template by its absolute path', async () => {
  expect((await read(at('workspace/infra/job.yml'))).body).toBe(body)
})

test('a workspace that is a link', async () => {
  expect((await read('infra/job.yml', at('link'))).body).toBe(body)
})

test.each(BUILT_IN_TEMPLATES)(
  'the built-in template %s, also where the workspace has a file of that name',
  async (name) => {
    const { path, inWorkspace, body: text } = await read(name)
    expect({ path, inWorkspace, text }).toEqual({
      path: name,
      inWorkspace: false,
      text: `Resources: {${name}: {Type: X}}`,
    })
  },
)

test('a file that has the name of a built-in template, by its path', async () => {
  const { path, inWorkspace, body: text } = await read('./network')
  expect({ path, inWorkspace, text }).toEqual({ path: './network', inWorkspace: true, text: body })
})

const outside = {
  says: 'is outside of the workspace',
  remedy: 'Give the path of a file or folder in the checkout; a link may lead only to another place in it.',
}
const remedy = 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.'
const long = 'x'.repeat(300)

test.each([
  { path: 'job.yml', says: 'does not exist in the workspace', remedy },
  { path: 'infra/job.yml/job.yml', says: 'does not exist in the workspace', remedy },
  { path: 'infra', says: 'is a folder', remedy },
  { path: '.', says: 'is a folder', remedy },
  { path: long, says: 'cannot be read (ENAMETOOLONG)', remedy },
  { path: '../outside.yml', ...outside },
  { path: 'link-out.yml', ...outside, says: 'leads by the link `link-out.yml` out of the workspace' },
  { path: '/etc/hostname', ...outside },
  { path: '..', ...outside },
])('no template: $path $says', async ({ path, says, remedy }) => {
  expect(await rejected(read(path))).toEqual([{ message: `Input template: \`${path}\` ${says}.`, remedy }])
})

test('a byte order mark is kept', async () => {
  await writeFile(at('workspace/bom.yml'), `\uFEFF${body}`)
  expect((await read('bom.yml')).body).toBe(`\uFEFF${body}`)
})

test.each(['template', 'overrides'])('a file of UTF-16: %s', async (what) => {
  await writeFile(at('workspace/utf16.yml'), Buffer.from(`\uFEFF${body}`, 'utf16le'))
  const reading =
    what === 'template' ? read('utf16.yml') : readOverrides('utf16.yml', at('workspace'), 'parameter-overrides')
  expect(await rejected(reading)).toEqual([
    {
      message: 'The file utf16.yml is not UTF-8.',
      remedy: 'Save it as UTF-8; PowerShell writes UTF-16 by `>`.',
      place: { file: 'utf16.yml' },
    },
  ])
})

test('a template that is empty', async () => {
  expect(await rejected(read('empty.yml'))).toEqual([
    {
      message: 'The template empty.yml is empty.',
      remedy: 'Write a CloudFormation template with Resources.',
      place: { file: 'empty.yml' },
    },
  ])
})

test.each([
  { text: 'Cpu=512', overrides: { Cpu: '512' } },
  { text: '', overrides: {} },
  { text: 'params.json', overrides: { Cpu: '010' } },
  { text: 'file://params.txt', overrides: { Cpu: '256' } },
])('parameters: $text', async ({ text, overrides }) => {
  expect(Object.fromEntries((await readOverrides(text, at('workspace'), 'parameter-overrides')).values)).toEqual(
    overrides,
  )
})

test.each([
  { text: 'nowhere.json', path: 'nowhere.json', says: 'does not exist in the workspace', remedy },
  { text: 'file://file://params.txt', path: 'file://params.txt', says: 'does not exist in the workspace', remedy },
  { text: 'file://../outside.yml', path: '../outside.yml', ...outside },
])('no parameters: $text', async ({ text, path, says, remedy }) => {
  expect(await rejected(readOverrides(text, at('workspace'), 'parameter-overrides'))).toEqual([
    { message: `Input parameter-overrides: \`${path}\` ${says}.`, remedy },
  ])
})

test('the parameters of a template that we cannot read are what CloudFormation says', async () => {
  await writeFile(at('workspace/unread.yml'), UNREADABLE)
  const { parameters } = unread('Stage: {Type: String}')
  const ask = vi.fn(() => Promise.resolve(parameters))
  const read = readTemplate('unread.yml', { workspace: at('workspace'), templates: '/nowhere', ask })
  expect(await wholeTemplate(read)).toEqual({
    path: 'unread.yml',
    inWorkspace: true,
    body: UNREADABLE,
    ...noFiles,
    parameters,
    resources: new Map(),
    outputs: new Map(),
    dependsOnMore: true,
    unread: true,
  })
})

test('CloudFormation is not asked about what it refuses for certain', async () => {
  const ask = vi.fn(() => Promise.resolve(new Map()))
  const read = readTemplate('empty.yml', { workspace: at('workspace'), templates: '/nowhere', ask })
  expect((await rejected(read))[0]?.message).toBe('The template empty.yml is empty.')
  expect(ask).not.toHaveBeenCalled()
})
