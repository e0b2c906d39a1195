import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { expect, test } from 'vitest'

/** A file below `test/scenarios/`: its path from the root of the project, and its text. */
interface Source {
  readonly path: string
  readonly text: string
}

const SCENARIOS = 'test/scenarios/'
const HARNESS = `${SCENARIOS}harness/`
const FILES_IN_A_ROOM = 25
/** They run for each file of tests. */
const SETUP = [`${HARNESS}clean-up.ts`, `${HARNESS}permissions/exceptions.ts`]

const root = join(import.meta.dirname, '..')
const sources: readonly Source[] = readdirSync(join(root, SCENARIOS), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .sort()
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))

/** A law of the scenarios. */
interface Law {
  readonly law: string
  /** Returns the places that break it, each as `path: reason`. */
  readonly broken: (files: readonly Source[]) => readonly string[]
  /** Sets of files that break it once each. */
  readonly bad: readonly (readonly Source[])[]
}

const LAWS: readonly Law[] = [
  {
    law: 'a scenario imports only the harness, local-cloud/, script/job/ and packages',
    broken: (files) => foreignImports(files.filter(isScenario), [HARNESS, 'local-cloud/', 'script/job/']),
    bad: [
      [file('images/a.test.ts', "import type { Plan } from '../../../src/plan/plan.ts'\n")],
      [file('images/a.test.ts', "const { job } = await import('./other.test.ts')\n")],
      [file('a/b/c.test.ts', "import {\n  a,\n} from '../../../local-cloud/account.ts'\n")],
    ],
  },
  {
    law: 'the harness imports no scenario, and nothing of src/',
    broken: (files) =>
      foreignImports(files.filter(isHarness), [HARNESS, 'local-cloud/', 'script/job/', 'test/local-cloud/']),
    bad: [
      [file('harness/a.ts', "export { b } from '../images/b.test.ts'\n")],
      [file('harness/a.ts', "import '../../../src/main.ts'\n")],
    ],
  },
  {
    law: 'a scenario stands in a room, everything else in the harness',
    broken: (files) =>
      files
        .filter((each) => isHarness(each) === isTest(each) || dirname(each.path) === 'test/scenarios')
        .map(({ path }) => `${path}: stands in the wrong place`),
    bad: [[file('images/docker.ts')], [file('harness/a.test.ts')], [file('a.test.ts')]],
  },
  {
    law: 'a module of the harness, which many files of tests share, registers no hook; a setup file does',
    broken: (files) =>
      files
        .filter(
          (each) => isHarness(each) && !SETUP.includes(each.path) && /^(before|after)(All|Each)\(/m.test(each.text),
        )
        .map(({ path }) => `${path}: a hook`),
    bad: [[file('harness/a.ts', 'afterAll(() => {})\n')]],
  },
  {
    law: `a room has at most ${FILES_IN_A_ROOM} files`,
    broken: (files) =>
      Object.entries(Object.groupBy(files, ({ path }) => dirname(path))).flatMap(([room, held = []]) =>
        held.length > FILES_IN_A_ROOM ? [`${room}: has ${held.length} files`] : [],
      ),
    bad: [Array.from({ length: FILES_IN_A_ROOM + 1 }, (_, index) => file(`images/${index}.test.ts`))],
  },
]

/** A file with a path below `test/scenarios/`. */
function file(name: string, text = ''): Source {
  return { path: `${SCENARIOS}${name}`, text }
}

function isHarness({ path }: Source): boolean {
  return path.startsWith(HARNESS)
}

function isScenario(source: Source): boolean {
  return !isHarness(source)
}

function isTest({ path }: Source): boolean {
  return path.endsWith('.test.ts')
}

/** The imports from files of the project, types included, that are in none of the allowed folders. */
function foreignImports(files: readonly Source[], allowed: readonly string[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/\bfrom\s+'(\.[^']*)'|^import\s+'(\.[^']*)'|\bimport\(\s*'(\.[^']*)'/gm)]
      .map(([, named, bare, late]) => posix.join(dirname(path), named ?? bare ?? late ?? ''))
      .filter((from) => !allowed.some((folder) => from.startsWith(folder)))
      .map((from) => `${path}: imports ${from}`),
  )
}

test.each(LAWS)('$law', ({ broken }) => {
  expect(broken(sources)).toEqual([])
})

test.each(LAWS)('can be broken: $law', ({ broken, bad }) => {
  expect(bad.map((files) => broken(files).length)).toEqual(bad.map(() => 1))
})

test('the scenarios and their harness were read', () => {
  expect(sources.filter(isTest).length).toBeGreaterThan(60)
  expect(sources.filter(isHarness).length).toBeGreaterThan(20)
})
