import { expect, test } from 'vitest'
import { parseSource } from '../script/source.ts'
import { sources, testLaws } from './laws/law.ts'
import { downwards, emptyRooms, inRooms, joined, later, mirrored, pure, small, withoutNames } from './laws/rooms.ts'

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

/** Folders that only make values from values. */
const PURE = ['text', 'aws', 'inputs', 'plan', 'template', 'parameters', 'report', 'report/execution', 'report/status']

/** Packages and modules of Node that reach out of the process: files, other processes, the network, the runner. */
const OUT =
  /^@actions\/|^node:(fs|child_process|cluster|dgram|dns|http|http2|https|net|process|tls|vm|worker_threads)(\/|$)/

/** The world: its edges, and the packages that speak to the runner and to GitHub. */
const WORLD = /^src\/edges\/|^@actions\//

/** Files that put the world and the rooms together. */
const JOINS = /^src\/(main\.ts|post\.ts|commands\/|edges\/)/

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
  'test/house-names.test.ts',
  'test/house-world.test.ts',
  'test/laws',
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

testLaws([
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
    law: 'a folder has at most 15 files',
    breaches: small(15),
    bad: Object.fromEntries(['plan/b/a', ...'abcdefghijklmnop'].map((name) => [`src/plan/${name}.ts`, ''])),
    expected: ['src/plan: 16 files'],
  },
  {
    law: 'nothing is called utils, helpers, common or manager',
    breaches: withoutNames(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers']),
    bad: { 'src/stack/stack-manager.ts': '', 'test/Helpers/a.ts': '', 'src/stack/uncommon.ts': '' },
    expected: ['src/stack/stack-manager.ts: manager', 'test/Helpers/a.ts: Helpers'],
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
])

test('a room of the list has files', () => {
  const tree = [parseSource('src/plan/a.ts', ''), parseSource('src/image/image.ts', '')]
  expect(emptyRooms(['plan', 'image/image.ts', 'image', 'github'], tree)).toEqual(['image', 'github'])
  expect(emptyRooms(ROOMS, sources)).toEqual([])
})

test('the tests that stand apart exist', () => {
  const paths = sources.map(({ path }) => path)
  expect(APART.filter((each) => !paths.some((path) => path === each || path.startsWith(`${each}/`)))).toEqual([])
})
