import { realpathSync, writeFileSync } from 'node:fs'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { resolveBuildFiles } from '../../../src/image/build/files.ts'
import type { BuildInputs } from '../../../src/inputs/inputs.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { fileFolder, testFolder } from '../../fixtures/folder.ts'
import { rejected } from '../../fixtures/thrown.ts'

const workspace = realpathSync(fileFolder())
const resolve = (settings: BuildInputs) => resolveBuildFiles({ workspace, temporary: '/nowhere' }, settings)
const at = (path: string): string => join(workspace, path)

/** A folder outside of the workspace, with a key and a Dockerfile. */
function outsideFolder(): string {
  const folder = realpathSync(testFolder())
  for (const name of ['key', 'Dockerfile']) writeFileSync(join(folder, name), 'FROM scratch')
  return folder
}

beforeAll(async () => {
  await writeFile(at('Dockerfile'), 'FROM scratch')
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
  const { settings } = await resolve({ ...BUILD, ...more })
  const { context = '.', file }: Partial<BuildInputs> = more
  expect(settings).toEqual({ ...BUILD, ...more, context: at(context), file: file && at(file) })
})

test.each([
  { description: 'a file that only the context has', more: { context: 'lower', file: 'other' }, is: 'lower/other' },
  {
    description: 'a file of the workspace comes first',
    more: { context: 'service', file: 'Dockerfile' },
    is: 'Dockerfile',
  },
  { description: 'a lower-case dockerfile', more: { context: 'lower' }, is: 'lower/dockerfile' },
  {
    description: 'a lower-case dockerfile where the input has an upper-case one',
    more: { file: 'lower/Dockerfile' },
    is: 'lower/dockerfile',
  },
])('the Dockerfile: $description', async ({ more, is }) => {
  await mkdir(at('lower'), { recursive: true })
  for (const name of ['dockerfile', 'other']) await writeFile(at(`lower/${name}`), 'FROM scratch')
  const { settings, dockerfile } = await resolve({ ...BUILD, ...more })
  expect([settings.file, dockerfile.path]).toEqual([at(is), is])
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
  expect(await rejected(resolve({ ...BUILD, ...more }))).toEqual(messages.map((message) => ({ message, remedy })))
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
      'f=oci-layout://nowhere:a',
      'g=target:base',
      'h=other:x',
    ],
  }
  expect((await rejected(resolve(settings))).map(({ message }) => message)).toEqual([
    'Input build-contexts: there is no folder `nowhere`, of `b`, in the workspace.',
    'Input build-contexts: there is no folder `nowhere`, of `f`, in the workspace.',
    'Input build-contexts: there is no folder `other:x`, of `h`, in the workspace.',
    'Input secret-files: there is no file `nowhere.txt`, of `b`, in the workspace.',
    'Input secret-files: there is no file `empty`, of `c`, in the workspace.',
    'Input ssh: there is no file `nowhere.key`, of `other`, in the workspace.',
  ])
})

test('a stage of no-cache-filters that is not there is refused, as BuildKit would ignore it', async () => {
  const of = (...noCacheFilters: string[]) => resolve({ ...BUILD, file: 'Dockerfile.stages', noCacheFilters })
  await of('BUILD', 'run')
  expect(await rejected(of('build', 'deps', '0'))).toMatchObject([
    { message: 'Input no-cache-filters: `Dockerfile.stages` has no stage `deps`, `0`.' },
  ])
})

test.each(['runs', '3'])('a stage that is not there: %s', async (target) => {
  const problems = await rejected(resolve({ ...BUILD, file: 'Dockerfile.stages', target }))
  expect(problems).toEqual([
    {
      message: `Input target: \`Dockerfile.stages\` has no stage \`${target}\`.`,
      remedy: 'Use one that it has (build, run), or leave `target` out. To name a stage, write `FROM ... AS <name>`.',
      place: { file: 'Dockerfile.stages' },
    },
  ])
})

test('every path is handed on without links', async () => {
  await mkdir(at('keys'))
  await writeFile(at('keys/real,key'), '')
  await symlink('service', at('app'))
  await symlink('Dockerfile', at('service/Dockerfile.link'))
  await symlink('../Dockerfile.prod', at('service/Dockerfile.up'))
  await symlink('keys/real,key', at('key'))
  const { settings, dockerfile } = await resolve({
    ...BUILD,
    context: 'app',
    file: 'app/Dockerfile.link',
    buildContexts: ['a=app', 'b=docker-image://alpine', 'c=oci-layout://app:x@sha256:0a'],
    secretFiles: new Map([['a', 'key']]),
    ssh: ['default', 'one=app/Dockerfile'],
    cacheFrom: ['type=gha', 'type=local,src=app', 'a/b:c'],
    cacheTo: ['type=local,"dest=app/new, ""a"" b",mode=max'],
  })
  expect(settings).toEqual({
    ...BUILD,
    context: at('service'),
    // BuildKit follows this link, and reads the Dockerfile.link.dockerignore beside it.
    file: at('service/Dockerfile.link'),
    buildContexts: [`a=${at('service')}`, 'b=docker-image://alpine', `c=oci-layout://${at('service')}:x@sha256:0a`],
    secretFiles: new Map([['a', at('keys/real,key')]]),
    ssh: ['default', `one=${at('service/Dockerfile')}`],
    cacheFrom: ['type=gha', `type=local,src=${at('service')}`, 'a/b:c'],
    cacheTo: [`type=local,"dest=${at('service/new, ""a"" b')}",mode=max`],
  })
  expect(dockerfile).toEqual({ path: 'service/Dockerfile', text: 'FROM scratch' })
  const up = await resolve({ ...BUILD, context: 'app', file: 'app/Dockerfile.up' })
  expect(up.settings.file).toBe(at('Dockerfile.prod'))
})

test('a Dockerfile of the context that is a link to another folder is handed on by its own path', async () => {
  await mkdir(at('linked'))
  await symlink('../Dockerfile.prod', at('linked/Dockerfile'))
  const { settings, dockerfile } = await resolve({ ...BUILD, context: 'linked' })
  expect(settings.file).toBe(at('Dockerfile.prod'))
  expect(dockerfile.path).toBe('Dockerfile.prod')
})

test('a link cannot give docker a second path', async () => {
  await mkdir(at('a,/etc'), { recursive: true })
  await writeFile(at('a,/etc/passwd'), '')
  await symlink('a,/etc/passwd', at('two'))
  await mkdir(at('layout:x'))
  await symlink('layout:x', at('layout'))
  // Relative to the workspace, the path would be split, too.
  const settings = { ...BUILD, context: 'service', ssh: ['default=two'], buildContexts: ['a=oci-layout://layout'] }
  expect((await rejected(resolve(settings))).map(({ message }) => message)).toEqual([
    'Input build-contexts: `layout`, of `a`, leads to a path with one of the characters `:@`, which docker would split.',
    'Input ssh: `two`, of `default`, leads to a path with one of the characters `,`, which docker would split.',
  ])
})

const escapes: readonly (readonly [string, string])[] = [
  ['..', 'is outside of the workspace'],
  ['out', 'leads by the link `out` out of the workspace'],
  ['.git', 'leads into `.git`, which may hold credentials'],
]

/** The name of the input in a message, the settings with a path, and the path below it that they name. */
const inputs: readonly (readonly [string, (path: string) => Partial<BuildInputs>, string?])[] = [
  ['context', (context) => ({ context, file: 'Dockerfile.prod' })],
  ['context', (context) => ({ context })],
  ['file', (folder) => ({ file: `${folder}/Dockerfile` }), '/Dockerfile'],
  ['build-contexts', (path) => ({ buildContexts: [`a=${path}`] })],
  ['build-contexts', (path) => ({ buildContexts: [`a=oci-layout://${path}`] })],
  ['secret-files', (folder) => ({ secretFiles: new Map([['a', `${folder}/key`]]) }), '/key'],
  ['ssh', (folder) => ({ ssh: [`a=${folder}/key`] }), '/key'],
  ['cache-from', (path) => ({ cacheFrom: [`type=local,src=${path}`] })],
  ['cache-to', (path) => ({ cacheTo: [`mode=max,dest=${path}/new,type=LOCAL`] }), '/new'],
]

test.each(
  inputs.flatMap(([input, more, name = '']) => escapes.map(([path, why]) => ({ input, more, name, path, why }))),
)('$input: $path$name $why', async ({ input, more, name, path, why }) => {
  await rm(at('out'), { force: true })
  await symlink(outsideFolder(), at('out'))
  const problems = await rejected(resolve({ ...BUILD, context: 'service', ...more(path) }))
  expect(problems.map(({ message }) => message.replace(', of `a`,', ''))).toEqual([
    `Input ${input}: \`${path}${name}\` ${why}.`,
  ])
  expect(problems[0]?.remedy).toBe(
    'Give the path of a file or folder in the checkout; a link may lead only to another place in it.',
  )
})

test.each(['.dockerignore', 'Dockerfile.dockerignore', 'Dockerfile'])(
  'context: a link %s that leads out',
  async (name) => {
    const context = `ignoring-${name}`
    await mkdir(at(context))
    if (name !== 'Dockerfile') await writeFile(at(`${context}/Dockerfile`), 'FROM scratch')
    await symlink('/etc/passwd', at(`${context}/${name}`))
    expect((await rejected(resolve({ ...BUILD, context }))).map(({ message }) => message)).toEqual([
      `Input context: \`${context}/${name}\` leads by the link \`${context}/${name}\` out of the workspace.`,
    ])
  },
)

test('absolute paths of the workflow lead anywhere, secrets also below the temporary folder', async () => {
  const temporary = outsideFolder()
  const relative = join('..', basename(temporary), 'key')
  const { settings } = await resolveBuildFiles(
    { workspace, temporary },
    {
      ...BUILD,
      context: temporary,
      file: join(temporary, 'Dockerfile'),
      buildContexts: [`a=${temporary}`],
      secretFiles: new Map([
        ['a', join(temporary, 'key')],
        ['b', relative],
      ]),
      ssh: [`a=${temporary}/key`],
      cacheTo: [`type=local,dest=${temporary}/new`],
    },
  )
  expect(settings.secretFiles).toEqual(new Map([...'ab'].map((id) => [id, join(temporary, 'key')])))
  expect([settings.context, settings.file]).toEqual([temporary, join(temporary, 'Dockerfile')])
})
