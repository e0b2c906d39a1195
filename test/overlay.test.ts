import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** The rooms of the overlay, from the ground up: a module imports its own room and those before it. */
const ROOMS = [
  'emulator',
  'iam',
  'sts',
  'ecr',
  'cloudwatch',
  'ecs',
  'step_functions',
  'cloudformation',
  'cloudformation/resources',
  'cloudformation/permissions',
  'cloudformation/parameters',
  'cloudformation/template',
  'cloudformation/stack',
  'cloudformation/events',
  'cloudformation/change_set',
  // The list of deviations.
  '.',
]

const root = join(import.meta.dirname, '..')
const overlay = join(root, 'local-cloud/overlay')

/** The Python source of modules, by path in the overlay without `.py`. */
type Modules = Readonly<Record<string, string>>

const modules: Modules = Object.fromEntries(
  globSync('**/*.py', { cwd: overlay })
    .filter((path) => !path.endsWith('__init__.py'))
    .sort()
    .map((path) => [path.slice(0, -'.py'.length), readFileSync(join(overlay, path), 'utf8')]),
)

/**
 * The modules of the overlay that a module imports, also inside of functions, by path. A name that is imported from a room is a module
 * of that room; one that is imported from a module is not.
 */
function importsOf(path: string, source: string, all: Modules): readonly string[] {
  const froms = source.matchAll(/^[ \t]*from (overlay|\.+)([\w.]*) import (?:\(([^)]*)\)|([^#\n]*))/gm)
  const bare = [...source.matchAll(/^[ \t]*import overlay\.([\w.]+)/gm)].map(([, name = '']) =>
    name.replace(/\./g, '/'),
  )
  const named = [...froms].flatMap(([, start = '', rest = '', many, one = '']) => {
    const up = start === 'overlay' ? '.' : join(dirname(path), ...Array(start.length - 1).fill('..'))
    const from = join(up, ...rest.split('.'))
    const names = (many ?? one).split(',').flatMap((name) => name.trim().split(/\s+as\s+/)[0] || [])
    return from in all ? [from] : names.map((name) => join(from, name))
  })
  return [...named, ...bare]
}

/** What is wrong with the imports: those of a module that does not exist or is in a later room, and circles. */
function badImports(all: Modules): readonly string[] {
  const imports = new Map(Object.entries(all).map(([path, source]) => [path, importsOf(path, source, all)]))
  const rank = (path: string): number => ROOMS.indexOf(dirname(path))
  const wrong = [...imports].flatMap(([path, found]) =>
    found.flatMap((other) => {
      if (!(other in all)) return [`${path} imports ${other}, which does not exist`]
      return rank(other) > rank(path) ? [`${path} imports ${other}, which is in a later room`] : []
    }),
  )
  const reaches = (path: string, seen = new Set<string>()): Set<string> => {
    for (const other of imports.get(path) ?? []) if (!seen.has(other)) reaches(other, seen.add(other))
    return seen
  }
  const circles = Object.keys(all).filter((path) => reaches(path).has(path))
  return [...wrong, ...circles.map((path) => `${path} imports itself, in a circle`)]
}

test('modules of the overlay import their own room and those before it, and never in a circle', () => {
  expect(badImports(modules)).toEqual([])
})

test.each<[string, Modules, string[]]>([
  [
    'a later service',
    { 'ecr/a': 'from overlay.cloudformation.stack import b\n', 'cloudformation/stack/b': '' },
    ['ecr/a imports cloudformation/stack/b, which is in a later room'],
  ],
  [
    'a later room of the same service, inside of a function',
    {
      'cloudformation/stack/a': 'def f():\n    from overlay.cloudformation.events.b import c\n',
      'cloudformation/events/b': '',
    },
    ['cloudformation/stack/a imports cloudformation/events/b, which is in a later room'],
  ],
  [
    'the list of deviations',
    { 'emulator/a': 'import overlay.deviations\n', deviations: '' },
    ['emulator/a imports deviations, which is in a later room'],
  ],
  [
    'a module that does not exist',
    { 'sts/a': 'from overlay.emulator import (\n    b,\n    gone as c,\n)\n', 'emulator/b': '' },
    ['sts/a imports emulator/gone, which does not exist'],
  ],
  [
    'a circle in a room',
    { 'ecr/a': 'from .b import c\n', 'ecr/b': 'from . import a, d\n', 'ecr/d': '' },
    ['ecr/a imports itself, in a circle', 'ecr/b imports itself, in a circle'],
  ],
])('an import that is refused: %s', (_, all, expected) => {
  expect(badImports(all)).toEqual(expected)
})

test('each module is in a room that has a place in the order', () => {
  expect([...new Set(Object.keys(modules).map(dirname))].sort()).toEqual([...ROOMS].sort())
})

test('docs/local-cloud.md has the rooms in their order', () => {
  const page = readFileSync(join(root, 'docs/local-cloud.md'), 'utf8')
  const named = [...page.matchAll(/^\| `([\w/]+)\/` \|/gm)].map(([, room]) => room)
  expect([...named, '.']).toEqual(ROOMS)
})

test('the list of deviations has each module that changes the emulator, once', () => {
  const [, list = ''] = /^ORDER = \(\n([\s\S]*?)^\)/m.exec(modules.deviations ?? '') ?? []
  const listed = [...list.matchAll(/"([\w.]+)"/g)].map(([, name = '']) => name.replace(/\./g, '/'))
  const changing = Object.entries(modules).flatMap(([path, source]) => (/^def apply\(\)/m.test(source) ? [path] : []))
  expect(listed.toSorted()).toEqual(changing)
})

test('a module that changes the emulator says what AWS does and what the emulator does, or that it is no deviation', () => {
  const silent = Object.entries(modules).filter(([, source]) => {
    const docstring = /^"""([\s\S]*?)"""/.exec(source)?.[1] ?? ''
    const parts = ['AWS', 'Emulator'].every((label) => new RegExp(`^${label}: `, 'm').test(docstring))
    return /^def apply\(\)/m.test(source) && !parts && !docstring.includes('Not a deviation')
  })
  expect(silent.map(([path]) => path)).toEqual([])
})

test('a folder of the overlay or of its tests has at most 25 files', () => {
  const files = globSync(['local-cloud/overlay/**/*.py', 'test/local-cloud/**/*.ts'], { cwd: root })
  const counts = Map.groupBy(files, dirname)
  expect(
    [...counts].flatMap(([folder, inside]) => (inside.length > 25 ? [`${folder}: ${inside.length}`] : [])),
  ).toEqual([])
})
