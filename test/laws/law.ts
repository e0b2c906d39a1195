import { join, posix } from 'node:path'
import type { Node } from 'oxc-parser'
import { expect, test } from 'vitest'
import { type Import, lineAt, parseSource, readSources, type Source } from '../../script/source.ts'

/** A place that breaks a law. */
export interface Breach {
  readonly path: string
  readonly line?: number
  readonly what: string
}

/** The breaches among all TypeScript files of the project. */
export type Law = (sources: readonly Source[]) => readonly Breach[]

/** A law, and a tree that breaks it, by the paths of its files, with the complaints about it. */
export interface Row {
  readonly law: string
  readonly breaches: Law
  readonly bad: Readonly<Record<string, string>>
  readonly expected: readonly string[]
}

/** All TypeScript files of the project. */
export const sources = readSources(join(import.meta.dirname, '../..'), 'src', 'test', 'script', 'local-cloud')

/** Tests that the project breaks no law, and that each law can be broken. */
export function testLaws(rows: readonly Row[]): void {
  const named = rows.map((row) => [row.law, row] as const)

  test.each(named)('%s', (_law, { breaches }) => {
    const found = breaches(sources)
    if (found.length > 0) throw new Error(found.map(textOf).join('\n'))
  })

  test.each(named)('the law can be broken: %s', (_law, { breaches, bad, expected }) => {
    const tree = Object.entries(bad).map(([path, text]) => parseSource(path, text))
    expect(breaches(tree).map(textOf)).toEqual(expected)
  })
}

const textOf = ({ path, line, what }: Breach): string => `${path}${line === undefined ? '' : `:${line}`}: ${what}`

export const at = ({ path, text }: Source, { start }: { start: number }, what: string): Breach => ({
  path,
  line: lineAt(text, start),
  what,
})

/** A law for each file of `src/` by itself. */
export function inSrc(breachesOf: (source: Source) => readonly Breach[]): Law {
  return (sources) => sources.filter(isSrc).flatMap(breachesOf)
}

export const isSrc = ({ path }: Source): boolean => path.startsWith('src/')

/** The folder that a file of `src/` stands in, without `src/`; `.` for `src/` itself. */
export const folderOf = (path: string): string => posix.dirname(path).replace(/^src\/?/, '') || '.'

/** Forbids imports of some files of `src/`. */
export function forbid(isBad: (path: string, imported: Import) => boolean): Law {
  return inSrc((source) =>
    source.imports
      .filter((imported) => isBad(source.path, imported))
      .map((imported) => at(source, imported, `imports ${imported.from}`)),
  )
}

export const typeName = (node: Node): string | undefined =>
  node.type === 'TSTypeReference' && node.typeName.type === 'Identifier' ? node.typeName.name : undefined
