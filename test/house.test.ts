import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSource, readSources } from '../script/source.ts'
import {
  type Breach,
  bounded,
  brief,
  downwards,
  emptyRooms,
  filesIn,
  handedOnWhole,
  imported,
  inRooms,
  joined,
  type Law,
  later,
  lookedUp,
  mirrored,
  missingBeginnings,
  notInherited,
  once,
  pure,
  resolvedIn,
  small,
  stateful,
  truthful,
  unambiguous,
  withoutBeginnings,
  withoutNames,
  withoutWords,
} from './laws.ts'

/** Each costs a start of the action some time. */
const SELDOM_NEEDED = /^@aws-sdk\/client-(sfn|s3|ecs|cloudwatch-logs)$/

/**
 * The folders of `src/` from the ground up: an import, of a type too, stays in its folder or goes down this list. An entry
 * is the files directly in a folder, or one file that stands apart from its folder.
 */
const ROOMS = [
  'text',
  'aws',
  'files',
  'edges',
  'edges/aws',
  'inputs',
  'plan',
  'template',
  'template/files',
  'parameters',
  // The types of the room; its other files tell its story.
  'image/image.ts',
  'image/repository',
  'image/builder',
  'image/build',
  'image/push',
  'image',
  'stack',
  'stack/changes',
  'stack/events',
  'stack/failure',
  'stack/change-set',
  'stack/delete',
  'stack/deploy',
  'execution',
  'report/execution',
  'report/status',
  'report',
  'github',
  'commands/job',
  'commands',
  'main.ts',
  'post.ts',
]

/** Rooms that are not built yet. */
const PLANNED: readonly string[] = []

/** Folders that only make values from values. */
const PURE = ['text', 'aws', 'inputs', 'plan', 'template', 'parameters', 'report', 'report/execution', 'report/status']

/** Packages and modules of Node that reach out of the process: files, other processes, the network, the runner. */
const OUT =
  /^@actions\/|^node:(fs|child_process|cluster|dgram|dns|http|http2|https|net|process|tls|vm|worker_threads)(\/|$)/

/** The world: its edges, and the packages that speak to the runner and to GitHub. */
const WORLD = /^src\/edges\/|^@actions\//

/** Files that put the world and the rooms together. */
const JOINS = /^src\/(main\.ts|post\.ts|commands\/|edges\/)/

/** Files that read or write files. No path that a user, a template or a checkout names reaches any but the first. */
const FILES = [
  'src/files/path.ts',
  'src/files/read.ts',
  // The files that go into a build, whole folders of them.
  'src/files/contents.ts',
  // Looks at what an error of the system names; opens nothing.
  'src/files/fault.ts',
  // The folder of the job, which the post step removes.
  'src/edges/job-folder.ts',
  // What git keeps, and the folder that it gets in its place.
  'src/edges/git.ts',
  'src/edges/git-folder.ts',
  // The built-in templates.
  'src/template/files/read.ts',
  // The private folder of the job, and the user's configuration of docker.
  'src/post.ts',
  'src/commands/images.ts',
  'src/image/reuse-or-build.ts',
  'src/image/build/build.ts',
  'src/image/builder/temporary.ts',
  'src/image/push/login.ts',
]

/** Packages and modules of Node that start programs, and the only files that may. */
const STARTS = /^@actions\/exec$|^(node:)?(child_process|cluster)$/
const STARTERS = /^src\/edges\/(exec|docker)\.ts$/

/** Types that are handed on whole, by the end of their names. */
const WHOLE = ['Plan', 'Inputs', 'World', 'Edges', 'Options']

/** The beginnings of our names, on AWS and on a machine; each is written in one file. */
const OURS = [
  // The tags of stacks and repositories, the labels of images, and the mark of a comment.
  'servicefull:',
  'servicefull.',
  '<!-- servicefull:',
  // Change sets; the folder, builder and session of a run; the client of an API; the built-in template.
  'sf-',
  'servicefull-',
  'servicefull-action',
  'servicefull',
]

/** Tests that stand apart from `src/`: of what a user sees, of the whole, and of what is not in `src/`. */
const APART = [
  'test/scenarios',
  'test/local-cloud',
  'test/fixtures',
  'test/templates',
  'test/action.test.ts',
  'test/committed.test.ts',
  'test/docs.test.ts',
  'test/moving.test.ts',
  'test/house.test.ts',
  'test/laws.ts',
  'test/licenses.test.ts',
  'test/life.test.ts',
  'test/ownership.test.ts',
  'test/overlay.test.ts',
  'test/scenario-house.test.ts',
  'test/reference.test.ts',
  'test/score.test.ts',
  'test/second-opinion.test.ts',
  'test/tools.test.ts',
  'test/with-roles.test.ts',
]

/** Folders whose names and docstrings have laws. */
const OWN = ['src', 'script', 'local-cloud']

/** Words that hide what is meant. */
const BARRED = ['told', 'telling', 'wanted', 'asked', 'works', 'mark', 'doomed', 'housed', 'maker', 'let-pass']

/** How a docstring begins that does not come to the point. */
const VAGUE = ['What', 'Whatever', 'One that', 'Those']

/** Breaches that may stay, as `law: path: what`, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

/** A law, and a tree that breaks it, by the paths of its files, with the complaints about it. */
interface Row {
  readonly law: string
  readonly breaches: Law
  readonly bad: Readonly<Record<string, string>>
  readonly expected: readonly string[]
}

const LAWS: readonly Row[] = [
  {
    law: 'a file stands in a room of the list',
    breaches: inRooms(ROOMS),
    bad: { 'src/main.ts': '', 'src/inputs.ts': '', 'src/plan/a.ts': '', 'src/plan/b/c.ts': '' },
    expected: ['src/inputs.ts: stands in no room', 'src/plan/b/c.ts: stands in no room'],
  },
  {
    law: 'an import stays in its room or goes down the list, types included',
    breaches: downwards(ROOMS),
    bad: {
      'src/plan/a.ts': "import { b } from './b.ts'\nimport type { C } from '../report/c.ts'\n",
      'src/image/image.ts': "export { a } from './a.ts'\nimport { type B } from '../stack/b.ts'\n",
      'src/image/push/a.ts': "import { a } from '../a.ts'\nimport { type B } from '../image.ts'\n",
      'src/stack/a.ts': "const b = import('./deploy/b.ts')\nimport { c } from '../image/image.ts'\n",
      'src/text/a.ts': "type A = import('../aws/a.ts').A\nexport * from '../aws/b.ts'\nimport '../aws/c.ts'\n",
    },
    expected: [
      'src/plan/a.ts:2: imports src/report/c.ts',
      'src/image/image.ts:1: imports src/image/a.ts',
      'src/image/image.ts:2: imports src/stack/b.ts',
      'src/image/push/a.ts:1: imports src/image/a.ts',
      'src/stack/a.ts:1: imports src/stack/deploy/b.ts',
      'src/text/a.ts:1: imports src/aws/a.ts',
      'src/text/a.ts:2: imports src/aws/b.ts',
      'src/text/a.ts:3: imports src/aws/c.ts',
    ],
  },
  {
    law: 'pure rooms import no runner, no AWS value, no files, processes or network',
    breaches: pure(PURE, OUT),
    bad: {
      'src/plan/a.ts': [
        "import { type A, b } from '@aws-sdk/client-ecr'",
        "import type { C } from '@aws-sdk/client-ecr'",
        "import { type D } from '@aws-sdk/client-ecr'",
        "import { readFile } from 'node:fs/promises'",
        "import type { Log } from '@actions/core'",
        "import { join } from 'node:path'",
      ].join('\n'),
      'src/template/files/a.ts': "import { readFile } from 'node:fs/promises'\n",
    },
    expected: [
      'src/plan/a.ts:1: imports @aws-sdk/client-ecr',
      'src/plan/a.ts:4: imports node:fs/promises',
      'src/plan/a.ts:5: imports @actions/core',
    ],
  },
  {
    law: 'only main, post and commands import a value of an edge, and those and edges one of @actions',
    breaches: joined(JOINS, WORLD),
    bad: {
      'src/image/a.ts': "import type { Docker } from '../edges/docker.ts'\nawait import('../edges/docker.ts')\n",
      'src/commands/a.ts': "import { docker } from '../edges/docker.ts'\n",
      'src/edges/a.ts': "import { setOutput } from '@actions/core'\n",
      'src/github/a.ts':
        "import type { Octokit } from '@actions/github'\nimport { getOctokit } from '@actions/github'\n",
    },
    expected: ['src/image/a.ts:2: imports src/edges/docker.ts', 'src/github/a.ts:2: imports @actions/github'],
  },
  {
    law: 'clients that few jobs need are loaded when they are used',
    breaches: later(['src/main.ts', 'src/post.ts'], SELDOM_NEEDED),
    bad: {
      'src/main.ts': "import { a } from './execution/a.ts'\nconst b = await import('./execution/b.ts')\n",
      'src/execution/a.ts':
        "import type { SFNClient } from '@aws-sdk/client-sfn'\nimport { StartExecutionCommand } from '@aws-sdk/client-sfn'\n",
      'src/execution/b.ts': "import { StopExecutionCommand } from '@aws-sdk/client-sfn'\n",
    },
    expected: ['src/execution/a.ts:2: imports @aws-sdk/client-sfn'],
  },
  {
    law: 'only these files read and write files',
    breaches: filesIn(FILES),
    bad: {
      'src/post.ts': "import { readFile } from 'node:fs/promises'\n",
      'src/stack/a.ts': "import type { Stats } from 'node:fs'\nimport { stat } from 'node:fs/promises'\n",
      'src/edges/a.ts': "const { readFileSync } = await import('node:fs')\n",
    },
    expected: ['src/stack/a.ts:2: imports node:fs/promises', 'src/edges/a.ts:1: imports node:fs'],
  },
  {
    law: 'only src/files makes a path in the workspace',
    breaches: resolvedIn('files'),
    bad: {
      'src/files/a.ts': 'const a = join(workspace, b)\n',
      'src/image/a.ts': [
        'const a = resolve(workspace, b)',
        'const c = path.join(request.workspace, b)',
        'const d = await realpath(buildWorkspace)',
        'const e = followPath({ workspace }, b)',
        'const f = join(workspaces, resolve(b))',
      ].join('\n'),
    },
    expected: ['src/image/a.ts:1: resolve(…)', 'src/image/a.ts:2: path.join(…)', 'src/image/a.ts:3: realpath(…)'],
  },
  {
    law: 'only edges/exec and edges/docker start programs',
    breaches: joined(STARTERS, STARTS),
    bad: {
      'src/edges/docker.ts': "import { spawn } from 'node:child_process'\n",
      'src/edges/git.ts':
        "import { type ChildProcess, execFile } from 'node:child_process'\nimport { exec } from '@actions/exec'\n",
      'src/edges/a.ts': "import type { ChildProcess } from 'child_process'\nawait import('child_process')\n",
    },
    expected: [
      'src/edges/git.ts:1: imports node:child_process',
      'src/edges/git.ts:2: imports @actions/exec',
      'src/edges/a.ts:2: imports child_process',
    ],
  },
  {
    law: 'no child process inherits our environment',
    breaches: notInherited(STARTERS),
    bad: {
      'src/edges/a.ts': [
        'const a = { ...process.env, b: 1 }',
        'const c = { ...(process.env as Record<string, string>) }',
        'run({ env: process.env })',
      ].join('\n'),
      'src/edges/exec.ts': [
        'run({ env: process.env })',
        'run({ env: dockerEnvironment(process.env, d), environment: process.env, e: process.env.E })',
      ].join('\n'),
      'test/a.ts': 'const a = { ...process.env }\n',
    },
    expected: [
      'src/edges/a.ts:1: ...process.env',
      'src/edges/a.ts:2: ...(process.env as Record<string, string>)',
      'src/edges/exec.ts:1: env: process.env',
    ],
  },
  {
    law: 'a folder has at most 15 files',
    breaches: small(15),
    bad: Object.fromEntries(['plan/b/a', ...'abcdefghijklmnop'].map((name) => [`src/plan/${name}.ts`, ''])),
    expected: ['src/plan: 16 files'],
  },
  {
    law: 'main.ts has at most 40 statements',
    breaches: brief('src/main.ts', 40),
    bad: {
      'src/main.ts': `import { b } from './b.ts'\ntry {\n${'if (b) b()\n'.repeat(19)}} finally { const c = b }\nb()\n`,
    },
    expected: ['src/main.ts: 41 statements'],
  },
  {
    law: 'a class has state',
    breaches: stateful,
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
    breaches: withoutNames(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers']),
    bad: { 'src/stack/stack-manager.ts': '', 'test/Helpers/a.ts': '', 'src/stack/uncommon.ts': '' },
    expected: ['src/stack/stack-manager.ts: manager', 'test/Helpers/a.ts: Helpers'],
  },
  {
    law: 'an export is imported by another file or by a test',
    breaches: imported,
    bad: {
      'src/plan/a.ts': [
        'export const a = 1',
        'export function b(): void {}',
        'export interface C {}',
        'export type D = C',
        'export class E { f = 1 }',
        'const g = 1, h = 2',
        'export { g, h as i }',
      ].join('\n'),
      'src/plan/b.ts': "import { a, type D as X } from './a.ts'\nexport { g } from './a.ts'\n",
      'src/plan/c.ts': 'export const one = 1\n',
      'test/plan/a.test.ts': "import { b } from '../../src/plan/a.ts'\nawait import('../../src/plan/c.ts')\n",
    },
    expected: ['src/plan/a.ts:3: C', 'src/plan/a.ts:5: E', 'src/plan/a.ts:7: i'],
  },
  {
    law: 'an exported name has one meaning',
    breaches: unambiguous,
    bad: {
      'src/plan/a.ts': 'export function a(): void {}\nexport interface B {}\nfunction c(): void {}\n',
      'src/stack/a.ts': 'export const a = 1\ninterface B {}\nfunction c(): void {}\ntype C = 1\n',
      'src/stack/b.ts': "export { a } from './a.ts'\nimport type { B } from '../plan/a.ts'\ntype C = B\n",
    },
    expected: [
      'src/stack/a.ts:1: a is exported by src/plan/a.ts, too',
      'src/stack/a.ts:2: B is a type of src/plan/a.ts, too',
    ],
  },
  {
    law: 'is, has, can, may and was return a boolean',
    breaches: truthful,
    bad: {
      'src/plan/a.ts': [
        'function isA(): Problem | undefined { return }',
        'const hasB = (a: 1) => a > 1',
        'const canC: (a: 1) => string = (a) => String(a)',
        'interface D { mayE(): 1; readonly wasF?: string; isG?: boolean; hasH: () => Promise<boolean> }',
        'class I { isJ(): void {} }',
        'export async function isK(): Promise<boolean> { return true }',
        'const isL = (a: unknown): a is string => true, isM = 1',
        'const issue = (): void => {}',
      ].join('\n'),
    },
    expected: [
      'src/plan/a.ts:1: isA returns Problem | undefined',
      'src/plan/a.ts:2: hasB has no type',
      'src/plan/a.ts:3: canC returns string',
      'src/plan/a.ts:4: mayE returns 1',
      'src/plan/a.ts:4: wasF returns string',
      'src/plan/a.ts:5: isJ returns void',
    ],
  },
  {
    law: 'plans, inputs, the world and edges are handed on whole',
    breaches: handedOnWhole(WHOLE),
    bad: {
      'src/plan/a.ts': [
        "type A = Pick<DeployPlan, 'a'>",
        "type B = Omit<Extract<Plan, { a: 1 }>, 'a'>",
        "type C = Pick<Stack, 'a'>",
        "function d(plan: Partial<Plan>, edges: Readonly<Pick<StackEdges, 'log'>>): void {}",
      ].join('\n'),
    },
    expected: [
      'src/plan/a.ts:1: Pick<DeployPlan, …>',
      'src/plan/a.ts:2: Omit<Plan, …>',
      'src/plan/a.ts:4: Pick<StackEdges, …>',
    ],
  },
  {
    law: 'a file is read up to a limit',
    breaches: bounded('src/files/'),
    bad: {
      'src/plan/a.ts': "import { readFile, stat } from 'node:fs/promises'\nimport { rm } from 'node:fs/promises'\n",
      'src/plan/b.ts': "import * as fs from 'node:fs'\nimport { createReadStream as a } from 'node:fs'\n",
      'src/files/a.ts': "import { open } from 'node:fs/promises'\n",
    },
    expected: [
      'src/plan/a.ts:1: imports node:fs/promises',
      'src/plan/b.ts:1: imports node:fs',
      'src/plan/b.ts:2: imports node:fs',
    ],
  },
  {
    law: 'text of others is the key of no object',
    breaches: lookedUp('src/text/table.ts'),
    bad: {
      'src/plan/a.ts': [
        'const a: Readonly<Record<string, 1>> = {}',
        'const b: { [key: string]: 1 } = {}',
        "const c: Record<'x' | 'y', 1> = { x: 1, y: 1 }",
        'const d = (e as Record<string, 1>)[f] ?? (g as H)?.[i]',
        'const j = c[k as keyof typeof c] ?? c[0] ?? c[l]',
      ].join('\n'),
      'src/text/table.ts': 'const a: Record<string, 1> = {}\n',
    },
    expected: [
      'src/plan/a.ts:1: an object of any key',
      'src/plan/a.ts:2: an object of any key',
      'src/plan/a.ts:4: a cast is or has a key',
      'src/plan/a.ts:4: a cast is or has a key',
      'src/plan/a.ts:5: a cast is or has a key',
    ],
  },
  {
    law: 'a beginning of our names stands in one file',
    breaches: once(OURS),
    bad: {
      'src/aws/a.ts': "const a = ['sf-', `sf-`, 'servicefull:stack', 'servicefull-']\n",
      'src/stack/a.ts': "const a = `servicefull:`\nconst b = 'servicefull-action'\nconst c = 'of servicefull:'\n",
    },
    expected: ["src/stack/a.ts:1: 'servicefull:' stands in src/aws/a.ts, too"],
  },
  {
    law: 'test mirrors src',
    breaches: mirrored(APART),
    bad: {
      'src/plan/decide.ts': '',
      'src/stack/events/follow.ts': '',
      'test/docs.test.ts': '',
      'test/other.test.ts': '',
      'test/plan/decide-names.test.ts': '',
      'test/plan/decided.test.ts': '',
      'test/plan/made.ts': '',
      'test/scenarios/a.test.ts': '',
      'test/stack/events.test.ts': '',
      'test/stack/events/follow.test.ts': '',
      'test/stages/a.test.ts': '',
      'test/stages/b.test.ts': '',
    },
    expected: [
      'test/stages: there is no src/stages',
      'test/other.test.ts: there is no src/other.ts',
      'test/plan/decided.test.ts: there is no src/plan/decided.ts',
    ],
  },
  {
    law: 'names have none of the barred words',
    breaches: withoutWords(OWN, BARRED),
    bad: {
      'src/plan/telling.ts': [
        'const { told, a: wasAsked } = b',
        'function letPass(wanted: 1, { c: { works } }: D): void { const marker = told.asked }',
        'interface Telling<Doomed> { mark: 1; unmarked: 2; housed(): void }',
        "import { maker, d as aMaker, type Maker as E } from './d.ts'",
        'const e = { maker: 1, [told]: 2 }',
        'class F { #told = 1 }',
      ].join('\n'),
      'test/a.test.ts': 'const told = 1',
    },
    expected: [
      'src/plan/telling.ts: its path',
      'src/plan/telling.ts:1: told',
      'src/plan/telling.ts:1: wasAsked',
      'src/plan/telling.ts:2: letPass',
      'src/plan/telling.ts:2: wanted',
      'src/plan/telling.ts:2: works',
      'src/plan/telling.ts:3: Telling',
      'src/plan/telling.ts:3: Doomed',
      'src/plan/telling.ts:3: mark',
      'src/plan/telling.ts:3: housed',
      'src/plan/telling.ts:4: aMaker',
      'src/plan/telling.ts:5: maker',
      'src/plan/telling.ts:6: told',
    ],
  },
  {
    law: 'a docstring comes to the point',
    breaches: withoutBeginnings(OWN, VAGUE),
    bad: {
      'src/plan/a.ts': [
        '/** What a plan says. */\nconst a = 1',
        '/**\n * Those of a plan.\n */\nconst b = 1',
        '/** Whatever it is. */\ninterface C {\n  /** One that is. */\n  d: 1\n}',
        '/** One of them. */\nconst e = 1',
        '/* What is no docstring. */\n// What is none, too.',
        '/** Whats and thoses. What? */',
      ].join('\n'),
    },
    expected: [
      'src/plan/a.ts:1: What a plan says.',
      'src/plan/a.ts:3: Those of a plan.',
      'src/plan/a.ts:7: Whatever it is.',
      'src/plan/a.ts:9: One that is.',
    ],
  },
]

const sources = readSources(join(import.meta.dirname, '..'), 'src', 'test', 'script', 'local-cloud')
const exceptionOf = ({ law }: Row, { path, what }: Breach): string => `${law}: ${path}: ${what}`
const textOf = ({ path, line, what }: Breach): string => `${path}${line === undefined ? '' : `:${line}`}: ${what}`

test.each(LAWS.map((row) => [row.law, row] as const))('%s', (_law, row) => {
  const breaches = row.breaches(sources).filter((breach) => !(exceptionOf(row, breach) in EXCEPTIONS))
  if (breaches.length > 0) throw new Error(breaches.map(textOf).join('\n'))
})

test.each(LAWS.map((row) => [row.law, row] as const))(
  'the law can be broken: %s',
  (_law, { breaches, bad, expected }) => {
    const tree = Object.entries(bad).map(([path, text]) => parseSource(path, text))
    expect(breaches(tree).map(textOf)).toEqual(expected)
  },
)

test('a room of the list has files', () => {
  const tree = [parseSource('src/plan/a.ts', ''), parseSource('src/image/image.ts', '')]
  expect(emptyRooms(['plan', 'image/image.ts', 'image', 'github'], tree)).toEqual(['image', 'github'])
  expect(emptyRooms(ROOMS, sources)).toEqual(PLANNED)
})

test('the beginnings of our names stand in src', () => {
  expect(
    missingBeginnings(OURS, [parseSource('src/aws/a.ts', "const a = ['sf-', 'servicefull:a', `servicefull`]")]),
  ).toEqual(OURS.filter((beginning) => !['sf-', 'servicefull:', 'servicefull'].includes(beginning)))
  expect(missingBeginnings(OURS, sources)).toEqual([])
})

test('the tests that stand apart exist', () => {
  const paths = sources.map(({ path }) => path)
  expect(APART.filter((each) => !paths.some((path) => path === each || path.startsWith(`${each}/`)))).toEqual([])
})

test('an exception is of a law that is broken', () => {
  const broken = LAWS.flatMap((row) => row.breaches(sources).map((breach) => exceptionOf(row, breach)))
  expect(Object.keys(EXCEPTIONS).filter((exception) => !broken.includes(exception))).toEqual([])
})
