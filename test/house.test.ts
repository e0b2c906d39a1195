import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blanked, functionsOf, importsOf, roomOf, type Source } from './source.ts'

/** What may break a law, as `law: file: name`, and the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

const ROOMS = ['plan', 'commands', 'image', 'stack', 'execution', 'report']
const src = join(import.meta.dirname, '../src')
const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))

/** A law: what it says, the places that break it, and a file that does. */
interface Law {
  readonly law: string
  readonly broken: (source: Source) => readonly string[]
  readonly bad: Source
}

const isPure = ({ path }: Source): boolean => ['plan', 'report'].includes(roomOf(path))
const mayJoin = ({ path }: Source): boolean => /^(main|post)\.ts$|^(commands|edges)\//.test(path)
const mayTouchRunner = ({ path }: Source): boolean => /^(main|post|inputs|outputs)\.ts$|^edges\//.test(path)

/** The imports of a file that a law forbids. */
function forbidden(source: Source, isBad: (from: string, onlyTypes: boolean) => boolean): readonly string[] {
  return importsOf(source).flatMap(({ from, onlyTypes }) => (isBad(from, onlyTypes) ? [`imports ${from}`] : []))
}

/** The places of a file that match, comments and strings left out. */
function matches({ text }: Source, expression: RegExp): readonly string[] {
  return [...blanked(text).matchAll(expression)].map(([whole]) => whole.trim())
}

function longFunctions({ text }: Source): readonly string[] {
  return functionsOf(text).flatMap(({ name, line, lines }) =>
    lines > 40 ? [`${name}, line ${line}, ${lines} lines`] : [],
  )
}

function wideFunctions({ text }: Source): readonly string[] {
  return functionsOf(text).flatMap(({ name, line, parameters }) =>
    parameters > 3 ? [`${name}, line ${line}, ${parameters} parameters`] : [],
  )
}

function undocumented({ text }: Source): readonly string[] {
  return [...text.matchAll(/(.*)\nexport (?:async )?(?:function|interface|const|class) (\w+)/g)].flatMap(
    ([, before = '', name = '']) => (before.endsWith('*/') ? [] : [name]),
  )
}

/** Classes whose body has no field. */
function stateless({ text }: Source): readonly string[] {
  return [...blanked(text).matchAll(/^(?:export )?class (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, name = '', body = '']) =>
      /^ {2}(?:(?:private|override|readonly|static) )*#?\w+(?:: [^(\n]+| = .*)?$/m.test(body) ? [] : [name],
  )
}

const lines = (text: string): number => text.trimEnd().split('\n').length
const long = (count: number): string => 'const a = 1\n'.repeat(count)

const LAWS: readonly Law[] = [
  {
    law: 'plan and report are pure: they import no runner, no AWS value, no files, processes or network',
    broken: (source) =>
      isPure(source)
        ? forbidden(
            source,
            (from, onlyTypes) =>
              from.startsWith('@actions/') ||
              (from.startsWith('@aws-sdk/') && !onlyTypes) ||
              /^node:(fs|child_process|net)\b/.test(from),
          )
        : [],
    bad: { path: 'plan/a.ts', text: "import { type A, b } from '@aws-sdk/client-ecr'\n" },
  },
  {
    law: 'edges import no room',
    broken: (source) =>
      roomOf(source.path) === 'edges'
        ? forbidden(source, (from) => ROOMS.includes(roomOf(from)) || /^(inputs|outputs|result)\.ts$/.test(from))
        : [],
    bad: { path: 'edges/a.ts', text: "import type { Plan } from '../plan/plan.ts'\n" },
  },
  {
    law: 'only main, post and commands import a value of an edge',
    broken: (source) =>
      mayJoin(source) ? [] : forbidden(source, (from, onlyTypes) => roomOf(from) === 'edges' && !onlyTypes),
    bad: { path: 'image/a.ts', text: "const { docker } = await import('../edges/docker.ts')\n" },
  },
  {
    law: 'a file has at most 250 lines',
    broken: ({ text }) => (lines(text) > 250 ? [`${lines(text)} lines`] : []),
    bad: { path: 'a.ts', text: long(251) },
  },
  {
    law: 'main.ts has at most 60 lines',
    broken: ({ path, text }) => (path === 'main.ts' && lines(text) > 60 ? [`${lines(text)} lines`] : []),
    bad: { path: 'main.ts', text: long(61) },
  },
  {
    law: 'a function has at most 40 lines',
    broken: longFunctions,
    bad: { path: 'a.ts', text: `function a(): void {\n${long(39)}}\n` },
  },
  {
    law: 'a function has at most 3 parameters',
    broken: wideFunctions,
    bad: { path: 'a.ts', text: 'function a(b: B<1, 2>, c: { d: 1 }, e = [1, 2], f?: (g: 1) => 2): void {\n}\n' },
  },
  {
    law: 'nothing is exported by default',
    broken: (source) => matches(source, /^export default\b|\bas default\b/gm),
    bad: { path: 'a.ts', text: 'export default 1\n' },
  },
  {
    law: 'a class has state',
    broken: stateless,
    bad: { path: 'a.ts', text: 'export class A {\n  run(): void {\n    let b = 1\n  }\n}\n' },
  },
  {
    law: 'only main, post, inputs, outputs and edges touch the environment and the runner',
    broken: (source) =>
      mayTouchRunner(source) ? [] : matches(source, /process\.env\b|core\.(?:getInput|setOutput|saveState)\b/g),
    bad: { path: 'stack/a.ts', text: 'const a = process.env.HOME\n' },
  },
  {
    law: 'nothing is called utils, helpers, common or manager',
    broken: ({ path }) => (/\b(utils?|helpers?|common|managers?)\b/i.test(path) ? ['a name that says nothing'] : []),
    bad: { path: 'stack/stack-manager.ts', text: '' },
  },
  {
    law: 'what is exported is documented',
    broken: undocumented,
    bad: { path: 'a.ts', text: '/** B. */\nexport const b = 1\n\nexport async function a(): Promise<void> {\n}\n' },
  },
]

/** The places that break a law: by file and name, for people and for the list of exceptions. */
function placesOf({ law, broken }: Law) {
  return sources.flatMap((source) =>
    broken(source).map((place) => ({
      place: `${source.path}: ${place}`,
      exception: `${law}: ${source.path}: ${place.split(',')[0]}`,
    })),
  )
}

test.each(LAWS)('$law', (law) => {
  expect(placesOf(law).flatMap(({ place, exception }) => (exception in EXCEPTIONS ? [] : [place]))).toEqual([])
})

test.each(LAWS)('the law can be broken: $law', ({ broken, bad }) => {
  expect(broken(bad)).toHaveLength(1)
})

/** The first way from a file to itself over imports of values. */
function cycle(all: readonly Source[]): readonly string[] {
  const next = new Map(
    all.map((source) => [source.path, importsOf(source).flatMap(({ from, onlyTypes }) => (onlyTypes ? [] : [from]))]),
  )
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]): readonly string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return []
    const found = (next.get(path) ?? []).map((each) => visit(each, [...way, path])).find(({ length }) => length > 0)
    done.add(path)
    return found ?? []
  }
  return all.map(({ path }) => visit(path, [])).find(({ length }) => length > 0) ?? []
}

test('no file imports itself by way of others', () => {
  expect(cycle(sources)).toEqual([])
})

test('a way back is found, and types make none', () => {
  const a = { path: 'stack/a.ts', text: "import { b } from '../b.ts'\n" }
  const b = { path: 'b.ts', text: "import { a } from './stack/a.ts'\n" }
  const types = {
    path: 'b.ts',
    text: "import { type A, type B } from './stack/a.ts'\nimport type { C } from './stack/a.ts'\n",
  }
  expect([cycle([a, b]), cycle([a, types])]).toEqual([['stack/a.ts', 'b.ts', 'stack/a.ts'], []])
})

test('an exception is of a law that is broken', () => {
  const broken = LAWS.flatMap(placesOf).map(({ exception }) => exception)
  expect(Object.keys(EXCEPTIONS).filter((exception) => !broken.includes(exception))).toEqual([])
})

test('functions are found with their length and parameters', () => {
  const text = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a text that holds a template
    "/** function no(a, b, c, d) { */ const quote = '{' + `}${'`'}{` + /[/{]\\/}/.source",
    'export async function one<T>(a: Map<string, T>, b: { c: 1; d: 2 }): Promise<T> {',
    '  if (a) {',
    '    return (x, y) => x / y / 2',
    '  }',
    '}',
    'class A {',
    '  constructor(a: 1) {',
    '    super(a)',
    '  }',
    '  private two(',
    '    a: 1,',
    '    b: 2,',
    '  ): { c: 1 } {',
    '    go(a, b, () => {})',
    '  }',
    '}',
    'const three = async (a: 1): Promise<void> =>',
    '  new Promise((resolve) => {',
    '    resolve(a)',
    '  })',
    'const four = each',
  ].join('\n')
  expect(functionsOf(text)).toEqual([
    { name: 'one', line: 2, lines: 5, parameters: 2 },
    { name: 'constructor', line: 8, lines: 3, parameters: 1 },
    { name: 'two', line: 11, lines: 6, parameters: 2 },
    { name: 'arrow', line: 4, lines: 1, parameters: 2 },
    { name: 'arrow', line: 15, lines: 1, parameters: 0 },
    { name: 'three', line: 18, lines: 4, parameters: 1 },
    { name: 'arrow', line: 19, lines: 3, parameters: 1 },
  ])
})
