import { posix } from 'node:path'
import type { Import, Source } from '../../script/source.ts'
import { at, folderOf, forbid, inSrc, isSrc, type Law } from './law.ts'

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

/** A folder of `src/` has at most so many files, those of its sub-folders not counted. */
export function small(most: number): Law {
  return (sources) =>
    [...Map.groupBy(sources.filter(isSrc), ({ path }) => posix.dirname(path))].flatMap(([path, { length }]) =>
      length > most ? [{ path, what: `${length} files` }] : [],
    )
}

/** No word of a path is one of these, whatever its case. */
export function withoutNames(words: readonly string[]): Law {
  return (sources) =>
    sources.flatMap(({ path }) => {
      const found = path.split(/[^a-zA-Z]+/).filter((word) => words.includes(word.toLowerCase()))
      return found.map((word) => ({ path, what: word }))
    })
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
