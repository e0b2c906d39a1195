import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Comment, type Node, parseSync, visitorKeys } from 'oxc-parser'

/** A TypeScript file of the project, parsed. */
export interface Source {
  /** Relative to the project's root. */
  readonly path: string
  readonly text: string
  /** All nodes of its syntax tree, from the outside to the inside, in the order of the text. */
  readonly nodes: readonly Node[]
  readonly comments: readonly Comment[]
  readonly imports: readonly Import[]
}

/** An import, a re-export, an `import()` or a type such as `import('./a.ts').A`. */
export interface Import {
  /** A path relative to the project's root, or the name of a package. */
  readonly from: string
  /** The names that `from` exports; `*` for all of them. */
  readonly names: readonly string[]
  readonly onlyTypes: boolean
  /** Where it begins in the text. */
  readonly start: number
}

/** Reads and parses the TypeScript files of some folders, in the order of their paths. */
export function readSources(root: string, ...folders: readonly string[]): readonly Source[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  )
    .sort()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

/**
 * Parses one file.
 *
 * @throws Error when its text is no TypeScript
 */
export function parseSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`)
  const nodes = [...nodesIn(program)]
  const imports = nodes.flatMap(importOf).map(({ from, ...rest }) => ({
    from: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from,
    ...rest,
  }))
  return { path, text, nodes, comments, imports }
}

function importOf(node: Node): readonly Import[] {
  switch (node.type) {
    case 'ImportDeclaration': {
      const names = node.specifiers.map((each) => (each.type === 'ImportSpecifier' ? nameOf(each.imported) : '*'))
      const areTypes = node.specifiers.map((each) => each.type === 'ImportSpecifier' && each.importKind === 'type')
      const onlyTypes = node.importKind === 'type' || (names.length > 0 && areTypes.every(Boolean))
      return [{ from: node.source.value, names, onlyTypes, start: node.start }]
    }
    case 'ExportNamedDeclaration': {
      if (!node.source) return []
      const names = node.specifiers.map(({ local }) => nameOf(local))
      const onlyTypes = node.exportKind === 'type' || node.specifiers.every(({ exportKind }) => exportKind === 'type')
      return [{ from: node.source.value, names, onlyTypes, start: node.start }]
    }
    case 'ExportAllDeclaration':
      return [{ from: node.source.value, names: ['*'], onlyTypes: node.exportKind === 'type', start: node.start }]
    case 'TSImportType':
      return [{ from: node.source.value, names: ['*'], onlyTypes: true, start: node.start }]
    case 'ImportExpression': {
      const from = node.source.type === 'Literal' ? String(node.source.value) : ''
      return from === '' ? [] : [{ from, names: ['*'], onlyTypes: false, start: node.start }]
    }
    default:
      return []
  }
}

function nameOf(node: { name: string } | { value: string }): string {
  return 'name' in node ? node.name : node.value
}

/** A node and all nodes in it. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key]
    for (const each of Array.isArray(child) ? child : [child]) if (each) yield* nodesIn(each)
  }
}

/** A name that a file declares: of a value, a type, a parameter, a field, or an import under another name. */
export interface Declared {
  readonly name: string
  readonly node: Node
}

/** All names that a file declares, in any scope. */
export function declarationsIn({ nodes }: Source): readonly Declared[] {
  return nodes.flatMap(namesOf)
}

function namesOf(node: Node): readonly Declared[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'TSFunctionType':
    case 'TSMethodSignature':
    case 'TSCallSignatureDeclaration':
      return [
        ...named('id' in node ? node.id : undefined),
        ...named('key' in node ? node.key : undefined),
        ...node.params.flatMap(named),
      ]
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'VariableDeclarator':
      return named(node.id)
    case 'PropertyDefinition':
    case 'MethodDefinition':
    case 'TSPropertySignature':
      return node.computed ? [] : named(node.key)
    case 'ObjectExpression':
      return node.properties.flatMap((each) => (each.type === 'Property' && !each.computed ? named(each.key) : []))
    case 'TSTypeParameter':
      return named(node.name)
    case 'CatchClause':
      return named(node.param)
    case 'ImportSpecifier':
      return node.imported.type === 'Identifier' && node.imported.name === node.local.name ? [] : named(node.local)
    default:
      return []
  }
}

/** The names in a name or a pattern. The keys of a pattern are names of others. */
function named(node: Node | null | undefined): readonly Declared[] {
  switch (node?.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return [{ name: node.name, node }]
    case 'AssignmentPattern':
      return named(node.left)
    case 'RestElement':
      return named(node.argument)
    case 'TSParameterProperty':
      return named(node.parameter)
    case 'ArrayPattern':
      return node.elements.flatMap(named)
    case 'ObjectPattern':
      return node.properties.flatMap((each) => named(each.type === 'Property' ? each.value : each))
    default:
      return []
  }
}

/** The number of the line, from 1 on, at an offset of a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
