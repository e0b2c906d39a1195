import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type IgnorePattern, matchPath, mayHaveException } from './ignore.ts'

/** Something in a folder. */
interface Entry {
  /** Relative to the root. */
  readonly path: string
  readonly isFolder: boolean
  readonly isIgnored: boolean
  readonly matched: readonly boolean[]
  /** The folder around it; undefined at the top. */
  readonly parent: Entry | undefined
  /** Whether it is in the hash. */
  isCounted: boolean
}

/** Files that are open at the same time. */
const AT_ONCE = 16

const LARGEST_CHUNK = 256 * 1024

/**
 * Returns the hash of a folder as docker sends it: of each path, its kind, its permission bits, its contents or, for a link, its
 * target. Owners and times are left out, as docker sends none, and so is `.git`, which differs between checkouts of a commit.
 *
 * @param root absolute path, not a link
 * @returns 64 hex digits
 * @throws the system's error, with the path, when something cannot be read or vanishes
 */
export async function hashFolder(
  root: string,
  patterns: readonly IgnorePattern[],
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256')
  const described: Promise<string>[] = []
  try {
    for await (const { path } of countedEntries(root, patterns)) {
      signal.throwIfAborted()
      const description = describe(root, path)
      // Its error is thrown when its turn comes.
      description.catch(() => {})
      described.push(description)
      if (described.length >= AT_ONCE) hash.update((await described.shift()) ?? '')
    }
    for (const description of described) hash.update(await description)
    return hash.digest('hex')
  } finally {
    await Promise.allSettled(described)
  }
}

/** Returns the entries that are not ignored, and the folders around them, each folder before what is in it. */
async function* countedEntries(root: string, patterns: readonly IgnorePattern[]): AsyncGenerator<Entry> {
  const waiting = await entriesOf(root, patterns, undefined)
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (!entry.isIgnored) yield* withParents(entry)
    if (entry.isFolder && (!entry.isIgnored || mayHaveException(patterns, entry.path))) {
      for (const inner of await entriesOf(root, patterns, entry)) waiting.push(inner)
    }
  }
}

function* withParents(entry: Entry): Generator<Entry> {
  if (entry.parent?.isCounted === false) yield* withParents(entry.parent)
  entry.isCounted = true
  yield entry
}

/** Returns the entries of a folder in reverse order. */
async function entriesOf(
  root: string,
  patterns: readonly IgnorePattern[],
  parent: Entry | undefined,
): Promise<Entry[]> {
  const found = await readdir(join(root, parent?.path ?? ''), { withFileTypes: true })
  return found
    .filter(({ name }) => name !== '.git')
    .sort((one, other) => (one.name < other.name ? 1 : -1))
    .map((each): Entry => {
      const path = parent === undefined ? each.name : `${parent.path}/${each.name}`
      const isFolder = each.isDirectory()
      return { path, isFolder, ...matchPath(patterns, path, parent?.matched ?? []), parent, isCounted: false }
    })
}

/** Describes an entry in one line of JSON, which no name of a file can end early. */
async function describe(root: string, path: string): Promise<string> {
  const place = join(root, path)
  checkText(place, path)
  const stats = await lstat(place)
  const content = stats.isFile()
    ? await hashFile(place)
    : stats.isSymbolicLink()
      ? checkText(place, await readlink(place))
      : stats.isDirectory()
        ? ''
        : stats.rdev
  // The mode has the kind, too.
  return `${JSON.stringify([path, stats.mode, content])}\n`
}

/** Returns the text. Throws when it is not UTF-8: two such names, or targets of links, may look the same. */
function checkText(place: string, text: string): string {
  if (text.includes('\ufffd')) throw Object.assign(new Error(), { code: 'EILSEQ', path: place })
  return text
}

/** Opens no link that has taken the place of the file, and waits for no pipe. */
async function hashFile(path: string): Promise<string> {
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  const { size } = await file.stat()
  const chunk = Buffer.allocUnsafe(Math.min(size + 1, LARGEST_CHUNK))
  const hash = createHash('sha256')
  for (let total = 0; ; ) {
    const { bytesRead } = await file.read(chunk)
    hash.update(chunk.subarray(0, bytesRead))
    total += bytesRead
    if (bytesRead === 0 || (total >= size && bytesRead < chunk.length)) return hash.digest('hex')
  }
}
