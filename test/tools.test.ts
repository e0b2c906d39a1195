import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debianMirror } from '../local-cloud/debian-image.ts'
import { run } from '../local-cloud/processes.ts'

const root = join(import.meta.dirname, '..')
const place = mkdtempSync(join(tmpdir(), 'servicefull-tools-'))
const lines = (count: number, line: string): string => `${line}\n`.repeat(count)

/** Breaks each law that a tool checks in one place, and keeps each limit in another. */
const TREE = {
  'package.json': JSON.stringify({ type: 'module', dependencies: { leven: '4.1.0' } }),
  'src/main.ts':
    "import { a } from './plan/a.ts'\nimport './plan/long.ts'\nimport yaml from 'yaml'\n\na(yaml, process.env)\n",
  'src/post.ts': "import { four, tall } from './plan/wide.ts'\n\nfour(tall)\n",
  'src/plan/a.ts': [
    "import type { B } from './b.ts'",
    'export function a(...b: unknown[]): B {',
    '  return [process.env, b] as unknown as B',
    '}',
    'export const unused = 1',
  ].join('\n'),
  'src/plan/b.ts': "const late = () => import('./late.ts')\nexport type B = typeof late\n",
  'src/plan/late.ts': "import type { a } from './a.ts'\nexport default {} as typeof a\n",
  'src/plan/long.ts': lines(301, 'console.log(1)'),
  'src/plan/just.ts': lines(300, 'console.log(1)'),
  'test/long.test.ts': lines(301, 'console.log(1)'),
  'src/plan/wide.ts': [
    'export function four(a: unknown, b = 2, c = 3, d = 4): unknown {',
    `${lines(39, '  console.log(a)')}  return [a, b, c, d]`,
    '}',
    'export function tall(a = 1, b = 2, c = 3, d = 4, e = 5): unknown {',
    `${lines(40, '  console.log(a)')}  return [a, b, c, d, e]`,
    '}',
  ].join('\n'),
}

beforeAll(() => {
  for (const name of ['biome.json', 'knip.json']) copyFileSync(join(root, name), join(place, name))
  for (const [path, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), text)
  }
})
afterAll(() => rmSync(place, { recursive: true }))

/** Runs a tool on the tree. Returns its report, read from JSON. */
async function report(...[name, ...args]: readonly [string, ...string[]]) {
  const { stdout } = await run([join(root, 'node_modules/.bin', name), ...args], { cwd: place })
  return JSON.parse(stdout)
}

/** A complaint of Biome, as far as it is read here. */
interface Diagnostic {
  readonly category: string
  readonly location: { readonly path: string; readonly start: { readonly line: number } }
}

test('biome finds circles, long files, long and wide functions, default exports and process.env', async () => {
  const { diagnostics } = await report('biome', 'lint', '--vcs-enabled=false', '--reporter=json')
  const found = (diagnostics as Diagnostic[]).map(
    ({ category, location: { path, start } }) => `${path}:${start.line} ${category.split('/').at(-1)}`,
  )
  expect(found.sort()).toEqual([
    'src/plan/a.ts:1 noImportCycles',
    'src/plan/a.ts:3 noProcessEnv',
    'src/plan/b.ts:1 noImportCycles',
    'src/plan/late.ts:1 noImportCycles',
    'src/plan/late.ts:2 noDefaultExport',
    'src/plan/long.ts:1 noExcessiveLinesPerFile',
    'src/plan/wide.ts:43 noExcessiveLinesPerFunction',
    'src/plan/wide.ts:43 useMaxParams',
    'test/long.test.ts:1 noExcessiveLinesPerFile',
  ])
})

/** What knip finds in a file, by the kind of its findings. */
type Issue = { readonly file: string } & Readonly<Record<string, readonly { readonly name: string }[]>>

test('knip finds unused files, exports and dependencies, and unlisted ones', async () => {
  const { issues } = await report('knip', '--no-progress', '--reporter=json')
  const found = (issues as Issue[]).flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, names]) => names.map(({ name }) => `${file}: ${kind} ${name}`)),
  )
  expect(found.sort()).toEqual([
    'package.json: dependencies leven',
    'src/main.ts: unlisted yaml',
    'src/plan/a.ts: exports unused',
    'src/plan/just.ts: files src/plan/just.ts',
    'test/long.test.ts: files test/long.test.ts',
  ])
})

test.each([
  ['deb https://mirror.example/debian/ trixie main', ['https://mirror.example/debian']],
  ['Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm', ['http://mirror.example/debian']],
  ['URIs: http://mirror.example/debian-security\nURIs: http://other.example/debian', ['http://other.example/debian']],
  ['# deb http://mirror.example/debian trixie main', []],
  ['deb http://mirror.example/ubuntu noble main', []],
])('the mirror of Debian in %s', (sources, mirror) => {
  expect(debianMirror(sources)).toEqual(mirror)
})
