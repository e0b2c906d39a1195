import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { IgnorePattern } from '../../../src/files/ignore.ts'
import { contentsOf } from '../../../src/image/build/contents.ts'
import { testFolder } from '../../fixtures/folder.ts'

const SHA = 'a'.repeat(40)
const DIGEST = `sha256:${'b'.repeat(64)}`

async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
}

/** Stands for the hash of a folder: its path in the workspace, and what is ignored. */
function describeIn(workspace: string) {
  return async (root: string, patterns: readonly IgnorePattern[]): Promise<string> =>
    [root.slice(workspace.length), ...patterns.map(({ text, isException }) => (isException ? `!${text}` : text))].join(
      ' ',
    )
}

/** Returns the contents of a build with these files and named contexts. */
async function contents(
  files: Readonly<Record<string, string>>,
  buildContexts: readonly string[] = [],
  file = 'app/Dockerfile',
) {
  const workspace = testFolder()
  await write(workspace, { 'app/x': '', ...files })
  const sources = {
    context: join(workspace, 'app'),
    file: join(workspace, file),
    dockerfile: { path: file, text: '' },
    bytes: Buffer.from('FROM scratch'),
    buildContexts: buildContexts.map((text) => text.replace('=/', `=${workspace}/`)),
  }
  return { workspace, sources, result: contentsOf(sources, describeIn(workspace)) }
}

const DOCKERFILE = expect.stringMatching(/^[0-9a-f]{64}$/)

test.each([
  { description: 'no ignore file', files: {}, context: '/app' },
  { description: 'that of the context', files: { 'app/.dockerignore': 'a\n!b' }, context: '/app a !b' },
  {
    description: 'that of the Dockerfile before it',
    files: { 'app/.dockerignore': 'a', 'app/Dockerfile.dockerignore': 'c' },
    context: '/app c',
  },
  {
    description: 'that of a Dockerfile elsewhere before it',
    files: { 'app/.dockerignore': 'a', 'docker/prod.dockerignore': 'c' },
    file: 'docker/prod',
    context: '/app c',
  },
  {
    description: 'an empty one of the Dockerfile',
    files: { 'app/.dockerignore': 'a', 'app/Dockerfile.dockerignore': '' },
    context: '/app',
  },
  { description: 'a folder, which docker does not read', files: { 'app/.dockerignore/a': '' }, context: '/app' },
])('of a context counts what docker sends: $description', async ({ files, file, context }) => {
  expect(await (await contents(files, [], file)).result).toEqual([DOCKERFILE, context])
})

test.each(['.gitignore', './rules/ignore'])(
  'docker follows the link of an ignore file to %s, below it',
  async (target) => {
    const { workspace, sources } = await contents({ [`app/${target}`]: 'a', 'app/Dockerfile': '' })
    await symlink(target, join(workspace, 'app/.dockerignore'))
    expect(await contentsOf(sources, describeIn(workspace))).toEqual([DOCKERFILE, '/app a'])
  },
)

test.each(['folder/ignore', 'second', '.git/ignore', '$HERE/rules/ignore', 'missing', 'rules'])(
  'behind the link %s of an ignore file, nothing is ignored',
  async (target) => {
    const { workspace, sources } = await contents({ 'app/rules/ignore': 'a', 'app/.git/ignore': 'a' })
    await symlink('rules', join(workspace, 'app/folder'))
    await symlink('rules/ignore', join(workspace, 'app/second'))
    await symlink(target.replace('$HERE', join(workspace, 'app')), join(workspace, 'app/.dockerignore'))
    expect(await contentsOf(sources, describeIn(workspace))).toEqual([DOCKERFILE, '/app'])
  },
)

test('behind a link, where docker may not find the ignore file, nothing is ignored', async () => {
  const { workspace, sources } = await contents({ ignore: 'x' })
  await symlink('../ignore', join(workspace, 'app/.dockerignore'))
  expect(await contentsOf(sources, describeIn(workspace))).toEqual([DOCKERFILE, '/app'])
})

test('a file that is too large to be an ignore file ignores nothing', async () => {
  const { result } = await contents({ 'app/.dockerignore': `a\n${'#'.repeat(1024 * 1024)}` })
  expect(await result).toEqual([DOCKERFILE, '/app'])
})

test('each byte of the Dockerfile counts', async () => {
  const { workspace, sources } = await contents({})
  const of = async (bytes: Buffer) => (await contentsOf({ ...sources, bytes }, describeIn(workspace)))[0]
  expect(await of(Buffer.from([0xff]))).not.toBe(await of(Buffer.from([0xfe])))
})

test('a named folder counts with its own ignore file, and what cannot change by its address', async () => {
  const files = { 'lib/.dockerignore': 'b', 'app/.dockerignore': 'a', 'a=b/x': '' }
  const named = [
    'lib=/lib',
    'other=/a=b',
    `base=docker-image://alpine:3@${DIGEST}`,
    `layout=oci-layout:///runner/work/layout:a@${DIGEST}`,
    ...[`https://example.com/a.git#${SHA}`, `git@example.com:a.git#${SHA}:lib`, `github.com/o/r#${SHA}`].map(
      (url) => `g=${url}`,
    ),
  ]
  expect(await (await contents(files, named)).result).toEqual([
    DOCKERFILE,
    '/app a',
    ['lib', '/lib b'],
    ['other', '/a=b'],
    ['base', `docker-image://alpine:3@${DIGEST}`],
    ['layout', `@${DIGEST}`],
    ['g', `https://example.com/a.git#${SHA}`],
    ['g', `git@example.com:a.git#${SHA}:lib`],
    ['g', `github.com/o/r#${SHA}`],
  ])
})

test.each([
  'docker-image://alpine:3',
  `docker-image://alpine@${DIGEST.slice(0, -1)}`,
  'oci-layout:///runner/work/layout:a',
  'https://example.com/a.git',
  'https://example.com/a.git#main',
  `https://example.com/a.git#${SHA.slice(1)}`,
  `https://example.com/a.tar#${SHA}`,
  `https://example.com/a.tar?x=.git#${SHA}`,
  'https://user:secret@example.com/a.tar',
  'git@example.com:a.git#v1',
  'target:base',
])('what may change is not known: %s', async (value) => {
  const { result } = await contents({}, [`base=${value}`])
  await expect(result).rejects.toThrow(
    'what the named context `base` has may change. Give an image by digest, a git repository by the SHA of its commit',
  )
})
