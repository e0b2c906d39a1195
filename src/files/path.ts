import { constants } from 'node:fs'
import { lstat, readlink, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path'
import { readFileUpTo } from './read.ts'

/** The folders of a job that a path is compared with. */
export interface Workspace {
  /** Absolute path of the checkout. */
  readonly workspace: string
  /** Absolute path of the folder that the runner empties after the job. */
  readonly temporary?: string
}

/**
 * How far a path may lead. `workspace`: nowhere else; `absolute`: also to any place that the workflow names by an absolute path;
 * `temporary`: the same, and below the temporary folder by a relative path.
 */
export type Reach = 'workspace' | 'absolute' | 'temporary'

/** The end of a path, with all links resolved. */
export type Destination = Found | Missing | Refused

interface Found {
  /** `other`: a socket, a pipe or a device. */
  readonly kind: 'file' | 'folder' | 'other'
  /** Absolute; neither it nor a folder above it is a link. */
  readonly realPath: string
  /** Relative to the workspace. */
  readonly relativePath: string
}

/** The place of something that does not exist, in a permitted folder. */
interface Missing extends Omit<Found, 'kind'> {
  readonly kind: 'missing'
}

interface Refused {
  /** `unreadable`: the path could be right, but the system does not let it be followed. */
  readonly kind: 'refused' | 'unreadable'
  /** Completes the sentence that begins with the path. */
  readonly reason: string
}

/** The remedy for a path that is refused. */
export const INSIDE = 'Give the path of a file or folder in the checkout; a link may lead only to another place in it.'

/** The limit of Linux. Source: path_resolution(7). */
const MOST_LINKS = 40

/** Folders whose files show processes, their environments, and devices. */
const SYSTEM = /^\/(?:proc|sys|dev)(?=\/|$)/

/**
 * Follows a path to its end. Resolves every link on the way, so that no link of a checkout leads out of the workspace, into `.git`
 * or into a folder of the system. Hand on `realPath`, not the path: a link may change after the check.
 *
 * @param path absolute, or relative to the workspace; `..` is resolved before links
 */
export async function followPath(place: Workspace, path: string, reach: Reach = 'workspace'): Promise<Destination> {
  const root = await realpath(place.workspace).catch(() => resolve(place.workspace))
  const temporary = place.temporary && (await realpath(place.temporary).catch(() => undefined))
  const written = isAbsolute(path) ? withoutAlias(place.workspace, root, path) : join(root, path)
  const start = [root, isAbsolute(path) ? parse(written).root : reach === 'temporary' && temporary].find(
    (folder) => folder && isWithin(folder, written),
  )
  if (!start) return { kind: 'refused', reason: 'is outside of the workspace' }
  try {
    const walk = await walkFrom(start, relative(start, written), root)
    if (walk.forbidden !== undefined) return { kind: 'refused', reason: leads(root, walk, walk.forbidden) }
    const { realPath } = walk
    const isFree = reach !== 'workspace' && !walk.entered && (isAbsolute(path) || isWithin(start, realPath))
    if (!isFree && !isWithin(root, realPath)) return { kind: 'refused', reason: leavesWorkspace(root, walk) }
    return { kind: walk.kind, realPath, relativePath: relative(root, realPath) }
  } catch (error) {
    if (start !== root && reach === 'workspace') return { kind: 'refused', reason: 'is outside of the workspace' }
    return { kind: 'unreadable', reason: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` }
  }
}

/**
 * Reads a file that `followPath` found. A link that has taken its place meanwhile is not followed.
 *
 * @param largest in bytes
 * @throws as `readFileUpTo`
 */
export async function readFound({ realPath }: Pick<Found, 'realPath'>, largest: number): Promise<Buffer> {
  return readFileUpTo(realPath, largest, constants.O_RDONLY | constants.O_NOFOLLOW)
}

/**
 * Returns the file that a link leads to, where docker surely follows it: below its folder, without a further link, not in `.git`.
 * Else returns the path. Source: tonistiigi/fsutil 6d9dc2e, `FollowLinks`.
 */
export async function followBelow(path: string): Promise<string> {
  const target = await readlink(path).catch(() => undefined)
  if (target === undefined || isAbsolute(target)) return path
  const followed = join(dirname(path), target)
  const isPlain = !target.split(sep).some((name) => name === '..' || isGitFolder(name))
  return isPlain && (await realpath(followed).catch(() => undefined)) === followed ? followed : path
}

/** Whether a path is a folder, or below it. Both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const between = relative(folder, path)
  return between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between)
}

/** Replaces the workspace at the beginning of a path by its real path. */
function withoutAlias(workspace: string, root: string, path: string): string {
  const alias = resolve(workspace)
  return isWithin(alias, path) ? join(root, relative(alias, path)) : resolve(path)
}

interface Walk {
  readonly realPath: string
  readonly kind: 'file' | 'folder' | 'other' | 'missing'
  /** Whether the walk was in the workspace at any time. */
  readonly entered: boolean
  /** The last link of the workspace on the way. */
  readonly link: string | undefined
  /** The place that ended the walk early: it may not be entered. */
  readonly forbidden: string | undefined
}

/** Walks from a folder along a relative path, link by link. Does not read what it must not. */
async function walkFrom(start: string, path: string, root: string): Promise<Walk> {
  const names = path.split(sep)
  let realPath = start
  let kind: Walk['kind'] = 'folder'
  let entered = isWithin(root, start)
  let link: string | undefined
  let links = 0
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    if (name === '' || name === '.') continue
    const next = name === '..' ? dirname(realPath) : join(realPath, name)
    const forbidden = forbiddenPlace(name, next, root)
    if (forbidden !== undefined) return { realPath, kind, entered, link, forbidden }
    const found = await lookAt(next)
    if (found.kind !== 'link') {
      realPath = next
      kind = found.kind
      entered ||= isWithin(root, next)
      continue
    }
    links += 1
    if (links > MOST_LINKS) throw Object.assign(new Error('too many links'), { code: 'ELOOP' })
    if (isWithin(root, next)) {
      entered = true
      link = next
    }
    names.unshift(...found.target.split(sep))
    if (isAbsolute(found.target)) realPath = parse(found.target).root
  }
  return { realPath, kind, entered, link, forbidden: undefined }
}

/** Looks at the end of a path whose folder is no link. */
async function lookAt(
  path: string,
): Promise<{ readonly kind: Walk['kind'] } | { readonly kind: 'link'; readonly target: string }> {
  try {
    const stats = await lstat(path)
    if (stats.isSymbolicLink()) return { kind: 'link', target: await readlink(path) }
    if (stats.isDirectory()) return { kind: 'folder' }
    return { kind: stats.isFile() ? 'file' : 'other' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' }
    throw error
  }
}

function forbiddenPlace(name: string, path: string, root: string): string | undefined {
  if (isGitFolder(name)) return 'into `.git`, which may hold credentials'
  const system = isWithin(root, path) ? undefined : SYSTEM.exec(path)?.[0]
  return system && `into the system folder \`${system}\``
}

/** Characters that the file system of macOS ignores in a name. Source: git, `next_hfs_char` in utf8.c. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/** Whether a file system may take a name for `.git`. Source: git, `is_ntfs_dotgit` and `is_hfs_dotgit`. */
function isGitFolder(name: string): boolean {
  return /^(?:\.git|git~1)[ .]*(?::.*)?$/i.test(name.replace(IGNORED, ''))
}

function leavesWorkspace(root: string, walk: Walk): string {
  return walk.link === undefined ? 'is outside of the workspace' : leads(root, walk, 'out of the workspace')
}

function leads(root: string, { link }: Walk, where: string): string {
  return link === undefined ? `leads ${where}` : `leads by the link \`${relative(root, link)}\` ${where}`
}
