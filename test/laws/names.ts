import type { ArrowFunctionExpression, Function as FunctionNode, Node, TSType } from 'oxc-parser'
import { type Declared, declarationsIn, nodesIn, type Source } from '../../script/source.ts'
import { at, inSrc, isSrc, type Law, typeName } from './law.ts'

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
