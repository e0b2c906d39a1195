import { posix } from 'node:path'

/** A pattern that docker would refuse, or would read otherwise than we do. */
export class UnclearPattern extends Error {
  override readonly name = 'UnclearPattern'
}

/** A pattern of an ignore file. */
export interface IgnorePattern {
  /** Without the `!` of an exception. */
  readonly text: string
  readonly isException: boolean
  readonly matches: (path: string) => boolean
}

/** Whether a path, or a folder above it, matches each pattern. */
type Matched = readonly boolean[]

/**
 * Reads the patterns of a `.dockerignore`. Source: moby/patternmatcher 5a6d842, `ignorefile.ReadAll` and `New`.
 *
 * @throws UnclearPattern
 */
export function readIgnoreFile(text: string): readonly IgnorePattern[] {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  return lines.flatMap((line) => {
    const written = trim(line)
    if (line.startsWith('#') || written === '') return []
    // Bytes that are not UTF-8 look like each other, and Go keeps another byte order mark in some patterns only.
    if (/[\ufffd\ufeff]/.test(line)) throw new UnclearPattern(line)
    const [sign, rest] = written.startsWith('!') ? ['!', trim(written.slice(1))] : ['', written]
    // Without the slash, there may be a space or a `!` in front again.
    const pattern = clean(trim(`${sign}${clean(rest).replace(/^\/(?=.)/s, '')}`))
    if (pattern === '') return []
    if (pattern === '!') throw new UnclearPattern(line)
    const isException = pattern.startsWith('!')
    const text = isException ? pattern.slice(1) : pattern
    return [{ text, isException, matches: matcherOf(text) }]
  })
}

/** Matches a character that Go takes for space. */
const SPACE = /[\s\u0085]/

/** Source: Go, `strings.TrimSpace`. */
function trim(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && SPACE.test(text.charAt(start))) start += 1
  while (start < end && SPACE.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** Source: Go, `filepath.Clean`. */
function clean(path: string): string {
  return path === '' ? '' : posix.normalize(path).replace(/(?<=.)\/$/s, '')
}

/**
 * Whether a path is ignored: the last pattern that it, or a folder above it, matches decides.
 * Source: moby/patternmatcher 5a6d842, `MatchesUsingParentResults`, as tonistiigi/fsutil calls it.
 *
 * @param above the same of the folder around the path; empty at the top
 */
export function matchPath(
  patterns: readonly IgnorePattern[],
  path: string,
  above: Matched,
): { readonly isIgnored: boolean; readonly matched: Matched } {
  let isIgnored = false
  const matched = patterns.map((pattern, index) => {
    const isMatch = above[index] || (pattern.isException === isIgnored && pattern.matches(path))
    if (isMatch) isIgnored = !pattern.isException
    return isMatch
  })
  return { isIgnored, matched }
}

/** Whether an ignored folder may have something in it that is not ignored. Source: tonistiigi/fsutil 6d9dc2e, `filterFS.Walk`. */
export function mayHaveException(patterns: readonly IgnorePattern[], folder: string): boolean {
  const beginnings = patterns.flatMap(({ text, isException }) => (isException ? text.replace(/\/\*\*?$/, '') : []))
  return beginnings.some((text) => /[*[\]?^\\]/.test(text) || `${text}/`.startsWith(`${folder}/`))
}

/** The beginning of `**` and a slash: no folder, or some. */
const FOLDERS = 'folders'
/** The rest of `FOLDERS`, if there are some: all up to a slash. */
const INSIDE = 'inside'
/** `**` at the end. */
const REST = 'rest'
/** `*`: some characters of a name, or none. */
const STAR = 'star'

/** One character that is as it should be, or a wildcard. */
type Token = typeof FOLDERS | typeof INSIDE | typeof REST | typeof STAR | ((character: string) => boolean)

const SPECIAL = /[*?[\]\\]/

/** Source: moby/patternmatcher 5a6d842, `Pattern.compile` and `Pattern.match`, odd cases included. */
function matcherOf(pattern: string): (path: string) => boolean {
  if (!SPECIAL.test(pattern)) return (path) => path === pattern
  const [beginning, end] = [pattern.slice(0, -2), pattern.slice(2)]
  if (pattern.endsWith('**') && !SPECIAL.test(beginning)) return (path) => path.startsWith(beginning)
  if (pattern.startsWith('**') && !SPECIAL.test(end)) {
    return (path) => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1))
  }
  const tokens = tokensOf(pattern)
  // Nearly all paths of a large folder differ here already. The slash of `**/` may match nothing.
  const first = pattern.slice(0, pattern.search(SPECIAL))
  const last = pattern.slice(Math.max(...[...'*?[]\\'].map((one) => pattern.lastIndexOf(one))) + 1).replace(/^\//, '')
  return (path) => path.startsWith(first) && path.endsWith(last) && matchTokens(tokens, [...path])
}

const ITEM = String.raw`(?:\\.|[^\\[\]\-*?])`
const TOKEN = new RegExp(String.raw`\*\*\/?|\[\^?(?:${ITEM}(?:-${ITEM})?)+\]|\\.|.`, 'gsu')

function tokensOf(pattern: string): readonly Token[] {
  // patternmatcher up to 0.6.1 hands these to Go, which takes them for a choice and a number of times.
  if (/(?<!\\)(?:\\\\)*(?:\||\{\d+(?:,\d*)?\})/.test(pattern)) throw new UnclearPattern(pattern)
  const texts = pattern.match(TOKEN) ?? []
  return texts.flatMap((text, index): Token | Token[] => {
    const before = texts[index - 1]
    if (text.startsWith('**'))
      return index === texts.length - 1 ? REST : before?.startsWith('**') ? [] : [FOLDERS, INSIDE]
    if (text === '*') return before === '*' ? [] : STAR
    if (text === '?') return (character) => character !== '/'
    // Go takes `\d` for a digit and `^` for the beginning, and refuses a bracket or a backslash without an end.
    if (/^[[\\^]$|\\[\p{L}\p{N}_]/u.test(text)) throw new UnclearPattern(pattern)
    if (text.startsWith('[')) return classOf(text, pattern)
    const expected = text.replace(/^\\/, '')
    return (character) => character === expected
  })
}

function classOf(text: string, pattern: string): Token {
  try {
    // In a class, a backslash may stand before punctuation that this engine does not let be escaped.
    const written = text.replace(/\\(.)/gsu, (escaped, one) => (/[\^$\\.*+?()[\]{}|/-]/.test(one) ? escaped : one))
    const one = new RegExp(`^${written}$`, 'u')
    return (character) => one.test(character)
  } catch {
    throw new UnclearPattern(pattern)
  }
}

/** Visits each pair of a token and a place in the path at most once, so that no pattern takes long. */
function matchTokens(tokens: readonly Token[], path: readonly string[]): boolean {
  const seen = new Set<number>()
  const waiting: (readonly [at: number, index: number])[] = [[0, 0]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [at, index] = next
    const key = at * (path.length + 1) + index
    if (seen.has(key)) continue
    seen.add(key)
    const [token, character] = [tokens[at], path[index]]
    if (token === undefined ? character === undefined : token === REST && !path.includes('\n', index)) return true
    if (token === FOLDERS) waiting.push([at + 1, index], [at + 2, index])
    if (token === STAR) waiting.push([at + 1, index])
    if (character === undefined) continue
    if (token === STAR && character !== '/') waiting.push([at, index + 1])
    if (token === INSIDE && character !== '\n') waiting.push([at, index + 1])
    if (token === INSIDE && character === '/') waiting.push([at + 1, index + 1])
    if (typeof token === 'function' && token(character)) waiting.push([at + 1, index + 1])
  }
  return false
}
