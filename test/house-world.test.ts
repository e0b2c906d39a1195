import { testLaws } from './laws/law.ts'
import { joined } from './laws/rooms.ts'
import { bounded, filesIn, lookedUp, notInherited, resolvedIn } from './laws/world.ts'

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

testLaws([
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
])
