import { posix } from 'node:path'
import type { ArrowFunctionExpression, Function as FunctionNode, Node, TSType } from 'oxc-parser'
import { type Declared, declarationsIn, type Import, lineAt, nodesIn, type Source } from '../script/source.ts'

/** A place that breaks a law. */
export interface Breach {
  readonly path: string
  readonly line?: number
  readonly what: string
}

/** The breaches among all TypeScript files of the project. */
export type Law = (sources: readonly Source[]) => readonly Breach[]

const at = ({ path, text }: Source, { start }: { start: number }, what: string): Breach => ({
  path,
  line: lineAt(text, start),
  what,
})

/** A law for each file of `src/` by itself. */
function inSrc(breachesOf: (source: Source) => readonly Breach[]): Law {
  return (sources) => sources.filter(isSrc).flatMap(breachesOf)
}

const isSrc = ({ path }: Source): boolean => path.startsWith('src/')

/** The folder that a file of `src/` stands in, without `src/`; `.` for `src/` itself. */
const folderOf = (path: string): string => posix.dirname(path).replace(/^src\/?/, '') || '.'

/** Forbids imports of some files of `src/`. */
function forbid(isBad: (path: string, imported: Import) => boolean): Law {
  return inSrc((source) =>
    source.imports
      .filter((imported) => isBad(source.path, imported))
      .map((imported) => at(source, imported, `imports ${imported.from}`)),
  )
}

/** Where a file stands in a list of rooms: -1 for a file that stands in none. An entry of its own counts first. */
function rankOf(rooms: readonly string[], path: string): number {
  const own = rooms.indexOf(path.replace(/^src\//, ''))
  return own < 0 ? rooms.indexOf(folderOf(path)) : own
}

/** Every file stands in a room of the list. */
export function inRooms(rooms: readonly string[]): Law {
  return inSrc(({ path }) => (rankOf(rooms, path) < 0 ? [{ path, what: 'stands in no room' }] : []))
}

/** An import, of a type too, stays in its room or goes down the list. */
export function downwards(rooms: readonly string[]): Law {
  return forbid((path, { from }) => {
    const rank = rankOf(rooms, path)
    return rank >= 0 && rankOf(rooms, from) > rank
  })
}

/** Entries of the list that are no folder or file of `src/`. */
export function emptyRooms(rooms: readonly string[], sources: readonly Source[]): readonly string[] {
  const ranks = new Set(sources.filter(isSrc).map(({ path }) => rankOf(rooms, path)))
  return rooms.filter((_, rank) => !ranks.has(rank))
}

/** Files of these folders import nothing that `reachesOut` names, and no value of the AWS SDK. */
export function pure(folders: readonly string[], reachesOut: RegExp): Law {
  return forbid(
    (path, { from, onlyTypes }) =>
      folders.includes(folderOf(path)) && (reachesOut.test(from) || (/^@(aws-sdk|smithy)\//.test(from) && !onlyTypes)),
  )
}

/** Only files that `mayJoin` names import values that match `world`; others take them as arguments, and import their types. */
export function joined(mayJoin: RegExp, world: RegExp): Law {
  return forbid((path, { from, onlyTypes }) => !mayJoin.test(path) && world.test(from) && !onlyTypes)
}

/** What a program imports when it starts, in turn, is none of these packages. An `import()` waits until its code runs. */
export function later(programs: readonly string[], packages: RegExp): Law {
  return (sources) => {
    const byPath = new Map(sources.map((source) => [source.path, source]))
    const started = (path: string, seen: Set<string>): Set<string> => {
      const source = byPath.get(path)
      if (!source || seen.has(path)) return seen
      seen.add(path)
      for (const { from } of atStart(source)) started(from, seen)
      return seen
    }
    const all = new Set(programs.flatMap((program) => [...started(program, new Set())]))
    return sources
      .filter(({ path }) => all.has(path))
      .flatMap((source) =>
        atStart(source)
          .filter(({ from }) => packages.test(from))
          .map((each) => at(source, each, `imports ${each.from}`)),
      )
  }
}

/** The imports of values that run when a file is loaded. */
function atStart({ imports, text }: Source): readonly Import[] {
  return imports.filter(({ onlyTypes, start }) => !onlyTypes && !text.startsWith('import(', start))
}

/** Only these files import the file system. */
export function filesIn(places: readonly string[]): Law {
  return forbid((path, { from, onlyTypes }) => /^node:fs(\/|$)/.test(from) && !onlyTypes && !places.includes(path))
}

/** Outside of a room, no function that makes paths takes the workspace. */
export function resolvedIn(room: string): Law {
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      if (folderOf(source.path) === room || node.type !== 'CallExpression') return []
      const name = source.text.slice(node.callee.start, node.callee.end)
      const takes = node.arguments.some((each) => /workspace\b/i.test(source.text.slice(each.start, each.end)))
      return takes && /(^|\.)(resolve|join|normalize|realpath\w*)$/.test(name) ? [at(source, node, `${name}(…)`)] : []
    }),
  )
}

/**
 * Nothing spreads `process.env`, and in the files that start programs no `env` is `process.env`: a child process gets what it
 * needs, by a function that builds its environment.
 */
export function notInherited(starters: RegExp): Law {
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      const isSpread = node.type === 'SpreadElement' && isEnvironment(node.argument)
      const isEnv =
        node.type === 'Property' && 'name' in node.key && node.key.name === 'env' && isEnvironment(node.value)
      const isHandedOn = isSpread || (isEnv && starters.test(source.path))
      return isHandedOn ? [at(source, node, source.text.slice(node.start, node.end))] : []
    }),
  )
}

/** Whether an expression is `process.env` itself, whatever type it is said to have. */
function isEnvironment(node: Node): boolean {
  if (node.type === 'TSAsExpression' || node.type === 'ParenthesizedExpression') return isEnvironment(node.expression)
  return (
    node.type === 'MemberExpression' &&
    'name' in node.property &&
    node.property.name === 'env' &&
    'name' in node.object &&
    node.object.name === 'process'
  )
}

/** A folder of `src/` has at most so many files, those of its sub-folders not counted. */
export function small(most: number): Law {
  return (sources) =>
    [...Map.groupBy(sources.filter(isSrc), ({ path }) => posix.dirname(path))].flatMap(([path, { length }]) =>
      length > most ? [{ path, what: `${length} files` }] : [],
    )
}

/** A file has at most so many statements, those in functions and blocks included; imports and blocks do not count. */
export function brief(file: string, most: number): Law {
  return inSrc(({ path, nodes }) => {
    const { length } = nodes.filter(
      ({ type }) => (type.endsWith('Statement') && type !== 'BlockStatement') || type === 'VariableDeclaration',
    )
    return path === file && length > most ? [{ path, what: `${length} statements` }] : []
  })
}

/** A class has a field. */
export const stateful: Law = inSrc((source) =>
  source.nodes.flatMap((node) => {
    const isClass = node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
    if (!isClass || node.body.body.some(({ type }) => type === 'PropertyDefinition')) return []
    return [at(source, node, `class ${node.id?.name ?? 'without a name'}`)]
  }),
)

/** No word of a path is one of these, whatever its case. */
export function withoutNames(words: readonly string[]): Law {
  return (sources) =>
    sources.flatMap(({ path }) => {
      const found = path.split(/[^a-zA-Z]+/).filter((word) => words.includes(word.toLowerCase()))
      return found.map((word) => ({ path, what: word }))
    })
}

/** The names that a file exports, re-exports left out. */
function exportsOf({ nodes }: Source): readonly Declared[] {
  return nodes.flatMap((node): readonly Declared[] => {
    if (node.type !== 'ExportNamedDeclaration' || node.source) return []
    const { declaration, specifiers } = node
    if (declaration?.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => named(id))
    return declaration === null
      ? specifiers.flatMap(({ exported }) => named(exported))
      : named(declarationName(declaration))
  })
}

const named = (node: Node | null | undefined): readonly Declared[] =>
  node?.type === 'Identifier' ? [{ name: node.name, node }] : []

const declarationName = (node: Node): Node | null => ('id' in node ? node.id : null)

/** The file in which each name was seen first. */
class Homes {
  readonly #homes = new Map<string, string>()

  /** The home of a name; `path` becomes it where there is none. */
  of(name: string, path: string): string
  of(name: string): string | undefined
  of(name: string, path?: string): string | undefined {
    if (path !== undefined && !this.#homes.has(name)) this.#homes.set(name, path)
    return this.#homes.get(name)
  }
}

/** Every export of `src/` is imported by another file, be it a test. An `import()` takes all that a file exports. */
export const imported: Law = (sources) => {
  const taken = new Set(
    sources.flatMap(({ imports }) => imports.flatMap(({ from, names }) => names.map((name) => `${from} ${name}`))),
  )
  const isTaken = (path: string, name: string): boolean => taken.has(`${path} ${name}`) || taken.has(`${path} *`)
  return inSrc((source) =>
    exportsOf(source)
      .filter(({ name }) => !isTaken(source.path, name))
      .map(({ name, node }) => at(source, node, name)),
  )(sources)
}

/** No two files export the same name, and none has a type of its own that is called like an exported one. */
export const unambiguous: Law = (sources) => {
  const homes = new Homes()
  const taken = sources.filter(isSrc).flatMap((source) =>
    exportsOf(source).flatMap(({ name, node }) => {
      const home = homes.of(name, source.path)
      return home === source.path ? [] : [at(source, node, `${name} is exported by ${home}, too`)]
    }),
  )
  const shadowed = inSrc((source) =>
    source.nodes.flatMap((node) => {
      if (node.type !== 'TSInterfaceDeclaration' && node.type !== 'TSTypeAliasDeclaration') return []
      const home = homes.of(node.id.name)
      const isOwn = home === source.path || exportsOf(source).some(({ name }) => name === node.id.name)
      return home === undefined || isOwn ? [] : [at(source, node, `${node.id.name} is a type of ${home}, too`)]
    }),
  )
  return [...taken, ...shadowed(sources)]
}

const CLAIM = /^(is|has|can|may|was)(?=[A-Z]|$)/

/** A function or field that is called like a claim declares a boolean, or a promise of one. */
export const truthful: Law = inSrc((source) =>
  source.nodes.flatMap(claimOf).flatMap(({ name, node, type }) => {
    if (!CLAIM.test(name) || isBoolean(type)) return []
    return [
      at(source, node, type ? `${name} returns ${source.text.slice(type.start, type.end)}` : `${name} has no type`),
    ]
  }),
)

/** A function or field, and its declared type: of a function, that of its result. */
interface Claim extends Declared {
  readonly type: TSType | undefined
}

function claimOf(node: Node): readonly Claim[] {
  const claim = (name: Node | null, type: TSType | undefined): readonly Claim[] =>
    named(name).map((each) => ({ ...each, type }))
  switch (node.type) {
    case 'FunctionDeclaration':
      return claim(node.id, node.returnType?.typeAnnotation)
    case 'VariableDeclarator': {
      const type = node.id.typeAnnotation?.typeAnnotation
      return isFunction(node.init) ? claim(node.id, node.init.returnType?.typeAnnotation ?? resultOf(type)) : []
    }
    case 'Property':
      return isFunction(node.value) ? claim(node.key, node.value.returnType?.typeAnnotation) : []
    case 'MethodDefinition':
      return claim(node.key, node.value.returnType?.typeAnnotation)
    case 'TSMethodSignature':
      return claim(node.key, node.returnType?.typeAnnotation)
    case 'TSPropertySignature':
    case 'PropertyDefinition':
      return claim(node.key, resultOf(node.typeAnnotation?.typeAnnotation))
    default:
      return []
  }
}

const isFunction = (node: Node | null): node is ArrowFunctionExpression | FunctionNode =>
  node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'

/** The result of a function type; the type itself where it is none. */
const resultOf = (type: TSType | undefined): TSType | undefined =>
  type?.type === 'TSFunctionType' ? type.returnType.typeAnnotation : type

function isBoolean(type: TSType | undefined): boolean {
  switch (type?.type) {
    case 'TSBooleanKeyword':
    case 'TSTypePredicate':
      return true
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'boolean'
    case 'TSTypeReference':
      return typeName(type) === 'Promise' && type.typeArguments?.params.every(isBoolean) === true
    default:
      return false
  }
}

const typeName = (node: Node): string | undefined =>
  node.type === 'TSTypeReference' && node.typeName.type === 'Identifier' ? node.typeName.name : undefined

/** No `Pick` or `Omit` over a type whose name ends like one of these. */
export function handedOnWhole(endings: readonly string[]): Law {
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      if (node.type !== 'TSTypeReference' || !/^(Pick|Omit)$/.test(typeName(node) ?? '')) return []
      const [of] = node.typeArguments?.params ?? []
      const names = of === undefined ? [] : [...nodesIn(of)].flatMap((each) => typeName(each) ?? [])
      const whole = names.find((name) => endings.some((ending) => name.endsWith(ending)))
      return whole === undefined ? [] : [at(source, node, `${typeName(node)}<${whole}, …>`)]
    }),
  )
}

/** Only one folder reads whole files, up to a limit. */
export function bounded(home: string): Law {
  return forbid(
    (path, { from, names }) =>
      !path.startsWith(home) && /^node:fs(\/promises)?$/.test(from) && names.some((name) => READERS.test(name)),
  )
}

const READERS = /^(readFile|open|createReadStream)(Sync)?$|^\*$/

/**
 * Text of others is looked up in a table, not in an object: none has an object of any key, but for the file of tables, and none takes
 * a key or an object by a cast.
 */
export function lookedUp(tables: string): Law {
  const isCast = (node: Node): boolean =>
    node.type === 'ParenthesizedExpression' ? isCast(node.expression) : node.type === 'TSAsExpression'
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      if (source.path === tables) return []
      if (node.type === 'MemberExpression' && node.computed && (isCast(node.object) || isCast(node.property)))
        return [at(source, node, 'a cast is or has a key')]
      const type = node.type === 'VariableDeclarator' ? node.id.typeAnnotation : undefined
      const isOpen = type && [...nodesIn(type)].some(isOpenRecord)
      return isOpen ? [at(source, node, 'an object of any key')] : []
    }),
  )
}

function isOpenRecord(node: Node): boolean {
  if (node.type !== 'TSTypeReference' || typeName(node) !== 'Record') return node.type === 'TSIndexSignature'
  return node.typeArguments?.params[0]?.type === 'TSStringKeyword'
}

/** Texts that begin with one of these stand in one file. The longest beginning counts. */
export function once(beginnings: readonly string[]): Law {
  return (sources) => {
    const homes = new Homes()
    return inSrc((source) =>
      source.nodes.flatMap((node) => {
        const beginning = beginningOf(beginnings, node)
        if (beginning === undefined) return []
        const home = homes.of(beginning, source.path)
        return home === source.path ? [] : [at(source, node, `'${beginning}' stands in ${home}, too`)]
      }),
    )(sources)
  }
}

/** Beginnings that no text of `src/` has. */
export function missingBeginnings(beginnings: readonly string[], sources: readonly Source[]): readonly string[] {
  const found = new Set(
    sources.filter(isSrc).flatMap(({ nodes }) => nodes.map((node) => beginningOf(beginnings, node))),
  )
  return beginnings.filter((beginning) => !found.has(beginning))
}

function beginningOf(beginnings: readonly string[], node: Node): string | undefined {
  const text = textOf(node)
  return beginnings
    .filter((beginning) => text?.startsWith(beginning))
    .sort((one, other) => other.length - one.length)[0]
}

function textOf(node: Node): string | undefined {
  if (node.type === 'TemplateElement') return node.value.raw
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

/**
 * A folder of `test/` is one of `src/`, and a test is called like a file or folder there, or like one and an aspect of it:
 * `follow-nested.test.ts` tests `follow.ts`. What `apart` names (folders by their path, tests by theirs) need not.
 */
export function mirrored(apart: readonly string[]): Law {
  return (sources) => {
    const paths = sources.filter(isSrc).flatMap(({ path }) => [path.replace(/\.ts$/, ''), ...foldersOf(path)])
    const isApart = (path: string): boolean => apart.some((each) => path === each || path.startsWith(`${each}/`))
    const mirrors = sources.filter(({ path }) => path.startsWith('test/') && !isApart(path))
    const folders = [...new Set(mirrors.map(({ path }) => posix.dirname(path)))]
    const homeless = folders.filter((folder) => !paths.includes(folder.replace(/^test/, 'src')))
    const tests = mirrors.flatMap(({ path }) => {
      const twin = path.replace(/^test/, 'src').replace(/\.test\.ts$/, '')
      const hasTwin = paths.some((each) => twin === each || twin.startsWith(`${each}-`))
      const isTest = path.endsWith('.test.ts') && !homeless.includes(posix.dirname(path))
      return isTest && !hasTwin ? [{ path, what: `there is no ${twin}.ts` }] : []
    })
    return [...homeless.map((path) => ({ path, what: `there is no ${path.replace(/^test/, 'src')}` })), ...tests]
  }
}

/** The folders that a file stands in, from `src` on. */
function foldersOf(path: string): readonly string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))
}

/** No declared name and no path has one of these words; `let-pass` is the word `letPass` or `LetPass`. */
export function withoutWords(folders: readonly string[], words: readonly string[]): Law {
  const has = (name: string): boolean => words.some((word) => `-${kebab(name)}-`.includes(`-${word}-`))
  return (sources) =>
    sources.flatMap((source) => {
      if (!folders.some((folder) => source.path.startsWith(`${folder}/`))) return []
      const names = declarationsIn(source).filter(({ name }) => has(name))
      const path = has(source.path) ? [{ path: source.path, what: 'its path' }] : []
      return [...path, ...names.map(({ name, node }) => at(source, node, name))]
    })
}

/** `oneOfAWSNames` and `one/of.aws_names` as `one-of-aws-names`. */
function kebab(name: string): string {
  return (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).join('-').toLowerCase()
}

/** No docstring begins with one of these. */
export function withoutBeginnings(folders: readonly string[], beginnings: readonly string[]): Law {
  return (sources) =>
    sources.flatMap((source) => {
      if (!folders.some((folder) => source.path.startsWith(`${folder}/`))) return []
      return source.comments.flatMap((comment) => {
        const summary =
          comment.value
            .replace(/^\*\s*(\* )?/, '')
            .split('\n')[0]
            ?.trim() ?? ''
        const isBad = beginnings.some((each) => new RegExp(`^${each}\\b`).test(summary))
        return isBad && comment.value.startsWith('*') ? [at(source, comment, summary)] : []
      })
    })
}
