import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Destination, followPath, type Reach, readFound } from '../../src/files/path.ts'
import { fileFolder, testFolder } from '../fixtures/folder.ts'

const folder = realpathSync(fileFolder())
const at = (path: string): string => join(folder, path)

/** As the runner lays them out: the workspace of the job beside RUNNER_TEMP. */
const place = { workspace: at('checkout'), temporary: at('temp') }

const LINKS = {
  'checkout/inside': 'app',
  'checkout/inside-file': 'app/file',
  'checkout/app/up': '../file',
  'checkout/absolute': at('checkout/app/file'),
  'checkout/around': '../checkout/app/file',
  'checkout/twice': 'inside/up',
  'checkout/dangling': 'app/nowhere',
  'checkout/loop': 'loop',
  'checkout/out': '../temp',
  'checkout/out-absolute': at('temp/file'),
  'checkout/out-twice': 'app/out',
  'checkout/app/out': '../../temp',
  'checkout/out-dangling': '../temp/nowhere',
  'checkout/git': '.git/config',
  'checkout/proc': '/proc/self/environ',
  'checkout/proc-back': `/proc/self/root${at('checkout/file')}`,
  'checkout/stdin': '/dev/stdin',
  'checkout/temp-link': 'out/file',
  'temp/link': '../checkout/file',
  'temp/out': '../elsewhere/file',
  alias: 'checkout',
  'elsewhere/to-checkout': '../checkout/out/file',
  'elsewhere/to-file': 'file',
}

beforeAll(() => {
  const files = [
    'checkout/file',
    'checkout/app/file',
    'checkout/.git/config',
    'checkout/sub/.git',
    'temp/file',
    'elsewhere/file',
  ]
  for (const path of [...files, 'elsewhere/.git/config']) {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), path)
  }
  for (const [path, target] of Object.entries(LINKS)) symlinkSync(target, at(path))
})

/** How a path ends: its kind and its real path below the folder of the test, or why not. */
async function end(path: string, reach?: Reach): Promise<string> {
  const found: Destination = await followPath(place, path, reach)
  return 'reason' in found ? found.reason : `${found.kind} ${found.realPath.replace(`${folder}/`, '')}`
}

test.each([
  ['file', 'file checkout/file'],
  ['.', 'folder checkout'],
  ['./app/', 'folder checkout/app'],
  ['app/../file', 'file checkout/file'],
  // `..` is resolved before links.
  ['out/../file', 'file checkout/file'],
  ['inside', 'folder checkout/app'],
  ['inside/file', 'file checkout/app/file'],
  ['inside-file', 'file checkout/app/file'],
  ['inside/up', 'file checkout/file'],
  ['absolute', 'file checkout/app/file'],
  ['around', 'file checkout/app/file'],
  ['twice', 'file checkout/file'],
  ['nowhere', 'missing checkout/nowhere'],
  ['nowhere/file', 'missing checkout/nowhere/file'],
  ['file/file', 'missing checkout/file/file'],
  ['dangling', 'missing checkout/app/nowhere'],
  [at('checkout/inside/file'), 'file checkout/app/file'],
  ['.gitignore', 'missing checkout/.gitignore'],
  ['.github', 'missing checkout/.github'],
])('%s: %s', async (path, expected) => {
  for (const reach of ['workspace', 'absolute', 'temporary'] as const) expect(await end(path, reach)).toBe(expected)
})

const outside = 'is outside of the workspace'
const git = 'leads into `.git`, which may hold credentials'
const by = (link: string, reason: string): string => reason.replace('leads', `leads by the link \`${link}\``)
const system = (name: string): string => `leads into the system folder \`/${name}\``
const leaves = (link: string): string => `leads by the link \`${link}\` out of the workspace`

test.each([
  ['..', outside],
  ['../elsewhere/file', outside],
  ['app/../../elsewhere/nowhere', outside],
  ['../checkout-other', outside],
  ['out', leaves('out')],
  ['out/file', leaves('out')],
  ['out/nowhere', leaves('out')],
  ['out-absolute', leaves('out-absolute')],
  ['out-twice/file', leaves('app/out')],
  ['inside/out/file', leaves('app/out')],
  ['temp-link', leaves('out')],
  ['out-dangling', leaves('out-dangling')],
  [at('checkout/out/file'), leaves('out')],
  [at('elsewhere/to-checkout'), leaves('out')],
  ['.git', git],
  ['.git/config', git],
  ['.GIT/config', git],
  ['sub/.git', git],
  ['.git/nowhere', git],
  ['.git./config', git],
  ['GIT~1/config', git],
  ['.g\u200cit/config', git],
  ['.git::$INDEX_ALLOCATION/config', git],
  ['git', by('git', git)],
  [at('checkout/.Git/config'), git],
  [at('elsewhere/.git/config'), git],
  ['proc', by('proc', system('proc'))],
  ['proc-back', by('proc-back', system('proc'))],
  ['stdin', by('stdin', system('dev'))],
  ['/proc/self/environ', system('proc')],
  ['/proc', system('proc')],
  ['/dev/stdin', system('dev')],
  ['/sys/kernel', system('sys')],
  ['//proc//self/../self/environ', system('proc')],
  ['loop', 'cannot be read (ELOOP)'],
  ['x'.repeat(300), 'cannot be read (ENAMETOOLONG)'],
])('%s: %s', async (path, expected) => {
  for (const reach of ['workspace', 'absolute', 'temporary'] as const) expect(await end(path, reach)).toBe(expected)
})

test.each([
  { path: at('elsewhere/file'), absolute: 'file elsewhere/file' },
  { path: at('elsewhere/to-file'), absolute: 'file elsewhere/file' },
  { path: at('elsewhere/nowhere'), absolute: 'missing elsewhere/nowhere' },
  { path: at('temp/file'), absolute: 'file temp/file' },
  { path: `/${'x'.repeat(300)}`, absolute: 'cannot be read (ENAMETOOLONG)' },
])(
  'an absolute path leads out of the workspace only where the workflow writes it: $path',
  async ({ path, absolute }) => {
    expect(await end(path)).toBe(outside)
    expect(await end(path, 'absolute')).toBe(absolute)
    expect(await end(path, 'temporary')).toBe(absolute)
  },
)

test.each([
  ['../temp/file', 'file temp/file'],
  ['../temp/nowhere', 'missing temp/nowhere'],
  ['../temp/link', 'file checkout/file'],
  ['../temp/out', outside],
])('a relative path to the temporary folder: %s', async (path, temporary) => {
  expect(await end(path, 'temporary')).toBe(temporary)
  expect(await end(path, 'absolute')).toBe(outside)
})

test('a workspace that is named by a link', async () => {
  const found = (path: string) => followPath({ workspace: at('alias') }, path)
  for (const path of ['inside/file', at('alias/inside/file'), at('checkout/inside/file')]) {
    expect(await found(path)).toEqual({
      kind: 'file',
      realPath: at('checkout/app/file'),
      relativePath: 'app/file',
    })
  }
  expect(await found(at('alias/out/file'))).toEqual({ kind: 'refused', reason: leaves('out') })
})

test('a socket is no file', async () => {
  const server = createServer().listen(at('checkout/socket'))
  await new Promise((resolve) => server.once('listening', resolve))
  expect(await end('socket')).toBe('other checkout/socket')
  server.close()
})

test('a link that takes the place of a file after the check is not read', async () => {
  const workspace = testFolder()
  const path = join(workspace, 'file')
  writeFileSync(path, 'ours')
  const found = (await followPath({ workspace }, 'file')) as Extract<Destination, { readonly realPath: string }>
  expect(String(await readFound(found, 100))).toBe('ours')
  rmSync(path)
  symlinkSync('/etc/hostname', path)
  await expect(readFound(found, 100)).rejects.toMatchObject({ code: 'ELOOP' })
})
