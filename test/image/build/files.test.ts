import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { checkBuildFiles } from '../../../src/image/build/files.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { fileFolder } from '../../fixtures/folder.ts'
import { rejected } from '../../fixtures/thrown.ts'

const workspace = fileFolder()

beforeAll(async () => {
  await mkdir(join(workspace, 'service'))
  await mkdir(join(workspace, 'empty'))
  await writeFile(join(workspace, 'service/Dockerfile'), 'FROM scratch')
  await writeFile(join(workspace, 'Dockerfile.prod'), 'FROM scratch')
  await writeFile(join(workspace, 'Dockerfile.stages'), 'FROM scratch AS Build\nFROM scratch\nfrom build as run\n')
  await writeFile(join(workspace, 'Dockerfile.other'), '# syntax=example.com/frontend\nstages: [run]\n')
})

test.each([
  { description: 'the Dockerfile of the context', more: { context: 'service' } },
  {
    description: 'another Dockerfile, by its path in the workspace',
    more: { context: 'empty', file: 'Dockerfile.prod' },
  },
  ...['build', 'BUILD', 'run', '0', '2'].map((target) => ({
    description: `the stage ${target}`,
    more: { file: 'Dockerfile.stages', target },
  })),
  { description: 'a stage in another language', more: { file: 'Dockerfile.other', target: 'test' } },
])('files: $description', async ({ more }) => {
  expect(await checkBuildFiles(workspace, { ...BUILD, ...more })).toBeUndefined()
})

const noFolder = 'Input context: there is no folder `nowhere` in the workspace.'
const noDockerfile = (path: string): string => `There is no Dockerfile at \`${path}\` in the workspace.`

test.each([
  { description: 'no Dockerfile', more: { context: 'empty' }, messages: [noDockerfile('empty/Dockerfile')] },
  { description: 'no Dockerfile at file', more: { file: 'a/b' }, messages: [noDockerfile('a/b')] },
  {
    description: 'neither',
    more: { context: 'nowhere' },
    messages: [noFolder],
  },
  {
    description: 'neither the folder nor the file',
    more: { context: 'nowhere', file: 'a/b' },
    messages: [noFolder, noDockerfile('a/b')],
  },
  {
    description: 'a file in place of the folder',
    more: { context: 'Dockerfile.prod' },
    messages: ['Input context: there is no folder `Dockerfile.prod` in the workspace.'],
  },
  { description: 'a folder in place of the file', more: { file: 'service' }, messages: [noDockerfile('service')] },
])('files: $description', async ({ more, messages }) => {
  const remedy = 'Give paths in the checkout, relative to its root; check that actions/checkout runs before this step.'
  expect(await rejected(checkBuildFiles(workspace, { ...BUILD, ...more }))).toEqual(
    messages.map((message) => ({ message, remedy })),
  )
})

test('files and folders that other inputs name', async () => {
  const settings = {
    ...BUILD,
    context: 'service',
    secretFiles: new Map([
      ['a', 'Dockerfile.prod'],
      ['b', 'nowhere.txt'],
      ['c', 'empty'],
    ]),
    ssh: ['default', 'one=Dockerfile.prod', 'other=Dockerfile.prod,nowhere.key'],
    buildContexts: [
      'a=empty',
      'b=nowhere',
      'c=docker-image://alpine:3',
      'd=https://example.com/a.git',
      'e=git@example.com:a.git',
      'f=oci-layout://nowhere',
      'g=target:base',
    ],
  }
  expect((await rejected(checkBuildFiles(workspace, settings))).map(({ message }) => message)).toEqual([
    'Input secret-files: there is no file `nowhere.txt`, of `b`, in the workspace.',
    'Input secret-files: there is no file `empty`, of `c`, in the workspace.',
    'Input ssh: there is no file `nowhere.key`, of `other`, in the workspace.',
    'Input build-contexts: there is no folder `nowhere`, of `b`, in the workspace.',
  ])
})

test.each(['runs', '3'])('a stage that is not there: %s', async (target) => {
  const problems = await rejected(checkBuildFiles(workspace, { ...BUILD, file: 'Dockerfile.stages', target }))
  expect(problems).toEqual([
    {
      message: `Input target: \`Dockerfile.stages\` has no stage \`${target}\`.`,
      remedy: 'Use one that it has (build, run), or leave `target` out. To name a stage, write `FROM ... AS <name>`.',
      place: { file: 'Dockerfile.stages' },
    },
  ])
})
