import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { type Import, lineAt, nodesIn, parseSource, readSources, type Source } from '../script/source.ts'

/**
 * The folders of `src/` from the ground up: an import, of a type too, stays in its folder or goes down this list. An entry
 * is the files directly in a folder, or one file that stands apart from its folder.
 */
const ROOMS = [
  'text',
  'aws',
  'edges',
  'edges/aws',
  'inputs',
  'plan',
  'template',
  'template/files',
  'parameters',
  'image/repository',
  'image/builder',
  'image/build',
  // What ECR has, and by which labels it is known again: a push looks there, too.
  'image/fingerprint.ts',
  'image/lookup.ts',
  'image/push',
  'image',
  'stack',
  'stack/changes',
  'stack/events',
  'stack/failure',
  'stack/change-set',
  // They follow an operation and explain its failure, and a deploy uses them.
  'stack/guard.ts',
  'stack/remove.ts',
  'stack/deploy',
  'execution',
  'report',
  'github',
  'commands',
  'main.ts',
  'post.ts',
]

/** Folders that only make values from values. */
const PURE = ['text', 'aws', 'inputs', 'plan', 'template', 'parameters', 'report']

/** Packages and modules of Node that reach out of the process: files, other processes, the network, the runner. */
const IMPURE =
  /^@actions\/|^node:(fs|child_process|cluster|dgram|dns|http|http2|https|net|process|tls|worker_threads)\b/

/** Who puts the world and the rooms together. */
const JOINS = /^src\/(main\.ts|post\.ts|commands\/|edges\/)/

/** What may break a law, as `law: path: what`, and the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

const MOST_FILES = 15
const MOST_STATEMENTS = 40

/** A place that breaks a law. */
interface Breach {
  readonly path: string
  readonly line?: number
  readonly what: string
}

/** A law: what it says, the places that break it, and a tree that does, by the paths of its files. */
interface Law {
  readonly law: string
  readonly breaches: (sources: readonly Source[]) => readonly Breach[]
  readonly bad: Readonly<Record<string, string>>
  /** The complaints about the bad tree, as people see them. */
  readonly expected: readonly string[]
}

const at = ({ path, text }: Source, { start }: { start: number }, what: string): Breach => ({
  path,
  line: lineAt(text, start),
  what,
})

const inSource = (sources: readonly Source[]): readonly Source[] =>
  sources.filter(({ path }) => path.startsWith('src/'))

/** A path without `src/`. */
const short = (path: string): string => path.replace(/^src\//, '')

/** The folder that a file of `src/` stands in, `.` for `src/` itself. */
const folderOf = (path: string): string => posix.dirname(short(path))

/** Where a file stands in the order of rooms: -1 for a file that stands in none. */
function rankOf(path: string): number {
  const own = ROOMS.indexOf(short(path))
  return own < 0 ? ROOMS.indexOf(folderOf(path)) : own
}

/** The imports of some files that a law forbids. */
function forbidden(sources: readonly Source[], isBad: (source: Source, imported: Import) => boolean): Breach[] {
  return inSource(sources).flatMap((source) =>
    source.imports
      .filter((imported) => isBad(source, imported))
      .map((imported) => at(source, imported, `imports ${imported.from}`)),
  )
}

function homeless(sources: readonly Source[]): Breach[] {
  return inSource(sources).flatMap(({ path }) => (rankOf(path) < 0 ? [{ path, what: 'stands in no room' }] : []))
}

function upwards(sources: readonly Source[]): Breach[] {
  return forbidden(sources, ({ path }, { from }) => rankOf(path) >= 0 && rankOf(from) > rankOf(path))
}

function impure(sources: readonly Source[]): Breach[] {
  return forbidden(
    sources,
    ({ path }, { from, onlyTypes }) =>
      PURE.includes(folderOf(path)) && (IMPURE.test(from) || (/^@(aws-sdk|smithy)\//.test(from) && !onlyTypes)),
  )
}

function reachingOut(sources: readonly Source[]): Breach[] {
  return forbidden(
    sources,
    ({ path }, { from, onlyTypes }) => !JOINS.test(path) && from.startsWith('src/edges/') && !onlyTypes,
  )
}

function stateless(sources: readonly Source[]): Breach[] {
  return inSource(sources).flatMap((source) =>
    [...nodesIn(source.program)].flatMap((node) => {
      const isClass = node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
      if (!isClass || node.body.body.some(({ type }) => type === 'PropertyDefinition')) return []
      return [at(source, node, `class ${node.id?.name ?? 'without a name'}`)]
    }),
  )
}

function vague(sources: readonly Source[]): Breach[] {
  return sources.flatMap(({ path }) =>
    /\b(utils?|helpers?|common|managers?)\b/i.test(path) ? [{ path, what: 'a name that says nothing' }] : [],
  )
}

function crowded(sources: readonly Source[]): Breach[] {
  const folders = Map.groupBy(inSource(sources), ({ path }) => folderOf(path))
  return [...folders].flatMap(([folder, files]) =>
    files.length > MOST_FILES ? [{ path: `src/${folder}`, what: `${files.length} files` }] : [],
  )
}

function longDoor(sources: readonly Source[]): Breach[] {
  return sources.flatMap(({ path, program }) => {
    const statements = [...nodesIn(program)].filter(
      ({ type }) => /Statement$|^VariableDeclaration$/.test(type) && type !== 'BlockStatement',
    )
    const isLong = path === 'src/main.ts' && statements.length > MOST_STATEMENTS
    return isLong ? [{ path, what: `${statements.length} statements` }] : []
  })
}

const LAWS: readonly Law[] = [
  {
    law: 'a file stands in a room of the list',
    breaches: homeless,
    bad: { 'src/main.ts': '', 'src/inputs.ts': '', 'src/plan/a.ts': '', 'src/plan/b/c.ts': '' },
    expected: ['src/inputs.ts: stands in no room', 'src/plan/b/c.ts: stands in no room'],
  },
  {
    law: 'an import stays in its room or goes down the list, types included',
    breaches: upwards,
    bad: {
      'src/plan/a.ts': "import { b } from './b.ts'\nimport type { C } from '../report/c.ts'\n",
      'src/stack/a.ts': "export { b } from './remove.ts'\nconst c = import('./deploy/c.ts')\n",
      'src/stack/remove.ts': "import { type A } from './a.ts'\nimport { B } from './events/b.ts'\n",
    },
    expected: [
      'src/plan/a.ts:2: imports src/report/c.ts',
      'src/stack/a.ts:1: imports src/stack/remove.ts',
      'src/stack/a.ts:2: imports src/stack/deploy/c.ts',
    ],
  },
  {
    law: 'pure rooms import no runner, no AWS value, no files, processes or network',
    breaches: impure,
    bad: {
      'src/plan/a.ts': [
        "import { type A, b } from '@aws-sdk/client-ecr'",
        "import type { C } from '@aws-sdk/client-ecr'",
        "import { readFile } from 'node:fs/promises'",
        "import type { Log } from '@actions/core'",
        "import { join } from 'node:path'",
      ].join('\n'),
      'src/template/files/a.ts': "import { readFile } from 'node:fs/promises'\n",
    },
    expected: [
      'src/plan/a.ts:1: imports @aws-sdk/client-ecr',
      'src/plan/a.ts:3: imports node:fs/promises',
      'src/plan/a.ts:4: imports @actions/core',
    ],
  },
  {
    law: 'only main, post and commands import a value of an edge',
    breaches: reachingOut,
    bad: {
      'src/image/a.ts': "import type { Docker } from '../edges/docker.ts'\nawait import('../edges/docker.ts')\n",
      'src/commands/a.ts': "import { docker } from '../edges/docker.ts'\n",
    },
    expected: ['src/image/a.ts:2: imports src/edges/docker.ts'],
  },
  {
    law: 'a class has state',
    breaches: stateless,
    bad: {
      'src/plan/a.ts': [
        'export class A {\n  run(): void {\n    const b = 1\n  }\n}',
        'class B { #c = 1 }',
        "class D extends Error { override name = 'D' }",
        'class E extends Error {}',
      ].join('\n'),
    },
    expected: ['src/plan/a.ts:1: class A', 'src/plan/a.ts:8: class E'],
  },
  {
    law: 'nothing is called utils, helpers, common or manager',
    breaches: vague,
    bad: { 'src/stack/stack-manager.ts': '', 'test/helpers/a.ts': '', 'src/stack/uncommon.ts': '' },
    expected: ['src/stack/stack-manager.ts: a name that says nothing', 'test/helpers/a.ts: a name that says nothing'],
  },
  {
    law: `a folder has at most ${MOST_FILES} files`,
    breaches: crowded,
    bad: Object.fromEntries(Array.from({ length: MOST_FILES + 1 }, (_, index) => [`src/plan/${index}.ts`, ''])),
    expected: ['src/plan: 16 files'],
  },
  {
    law: `main.ts has at most ${MOST_STATEMENTS} statements`,
    breaches: longDoor,
    bad: {
      'src/main.ts': `import { b } from './b.ts'\ntry {\n${'if (b) b()\n'.repeat(19)}} finally { const c = b }\nb()\n`,
    },
    expected: ['src/main.ts: 41 statements'],
  },
]

const sources = readSources(join(import.meta.dirname, '..'), 'src', 'test', 'script', 'local-cloud')
const exceptionOf = ({ law }: Law, { path, what }: Breach): string => `${law}: ${path}: ${what}`
const textOf = ({ path, line, what }: Breach): string => `${path}${line === undefined ? '' : `:${line}`}: ${what}`

test.each(LAWS)('$law', (law) => {
  const breaches = law.breaches(sources).filter((breach) => !(exceptionOf(law, breach) in EXCEPTIONS))
  if (breaches.length > 0) throw new Error(breaches.map(textOf).join('\n'))
})

test.each(LAWS)('the law can be broken: $law', ({ breaches, bad, expected }) => {
  const tree = Object.entries(bad).map(([path, text]) => parseSource(path, text))
  expect(breaches(tree).map(textOf)).toEqual(expected)
})

test('an exception is of a law that is broken', () => {
  const broken = LAWS.flatMap((law) => law.breaches(sources).map((breach) => exceptionOf(law, breach)))
  expect(Object.keys(EXCEPTIONS).filter((exception) => !broken.includes(exception))).toEqual([])
})
