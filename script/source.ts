import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Comment, type Node, type Program, parseSync, visitorKeys } from 'oxc-parser'

/** A TypeScript file of the project, parsed. */
export interface Source {
  /** Relative to the project's root. */
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]
  readonly imports: readonly Import[]
}

/** An import, a re-export, an `import()` or a type such as `import('./a.ts').A`. */
export interface Import {
  /** A path relative to the project's root, or the name of a package. */
  readonly from: string
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
  const { program, comments, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`)
  const found = (from: string, { start }: { start: number }, onlyTypes: boolean): Import => ({
    from: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from,
    onlyTypes,
    start,
  })
  const areTypes = (entries: readonly { isType: boolean }[]): boolean =>
    entries.length > 0 && entries.every(({ isType }) => isType)
  const imports = module.staticImports.map((each) => found(each.moduleRequest.value, each, areTypes(each.entries)))
  const passedOn = module.staticExports.flatMap((each) => {
    const from = each.entries[0]?.moduleRequest?.value
    return from === undefined ? [] : [found(from, each, areTypes(each.entries))]
  })
  const late = [...nodesIn(program)].flatMap((node) => {
    if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') return []
    const { source } = node
    return source.type === 'Literal' ? [found(String(source.value), node, node.type === 'TSImportType')] : []
  })
  return { path, text, program, comments, imports: [...imports, ...passedOn, ...late] }
}

/** A node and all nodes in it, from the outside to the inside, in the order of the text. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key]
    for (const each of Array.isArray(child) ? child : [child]) if (each) yield* nodesIn(each)
  }
}

/** The number of the line, from 1 on, at an offset of a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
