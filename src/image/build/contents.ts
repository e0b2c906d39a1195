import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type IgnorePattern, readIgnoreFile } from '../../files/ignore.ts'
import { followBelow, readFound } from '../../files/path.ts'
import { UnfitFile } from '../../files/read.ts'
import { type BuildSources, ELSEWHERE } from './files.ts'

/** Files whose contents decide what a build makes, but are not known. The message names them, and how to make them known. */
export class UnknownContents extends Error {
  override readonly name = 'UnknownContents'
}

/** Returns the hash of a folder, without what the patterns ignore. */
export type FolderHash = (root: string, patterns: readonly IgnorePattern[]) => Promise<string>

/**
 * Returns the hashes of all files that go into a build: of the Dockerfile and of each context, as docker sends it.
 *
 * @throws UnknownContents, UnclearPattern, or the system's error for a file that cannot be read
 */
export async function contentsOf(sources: BuildSources, hashFolder: FolderHash): Promise<readonly unknown[]> {
  const { context, file, bytes, buildContexts } = sources
  // Source: moby/buildkit 73ed682, `dockerIgnorePatterns` and `NamedContext.load`.
  const hashContext = async (root: string, ...before: string[]): Promise<string> =>
    hashFolder(root, await readPatterns([...before, join(root, '.dockerignore')]))
  return Promise.all([
    createHash('sha256').update(bytes).digest('hex'),
    hashContext(context, `${file}.dockerignore`),
    ...buildContexts.map(async (text) => {
      const [name = ''] = text.split('=')
      const value = text.slice(name.length + 1)
      const isLocal = !ELSEWHERE.test(value) && !value.startsWith('oci-layout://')
      if (isLocal) return [name, await hashContext(value)]
      const pinned = PINNED.exec(value)?.[0]
      if (pinned !== undefined) return [name, pinned]
      throw new UnknownContents(
        `what the named context \`${name}\` has may change. Give an image by digest, a git repository by the SHA of its commit`,
      )
    }),
  ])
}

/** Matches the part of a named context that decides its contents. Source: Docker documentation, `--build-context`. */
const PINNED = new RegExp(
  [
    '^docker-image://.*@sha256:[0-9a-f]{64}$',
    '(?<=^oci-layout://.*)@sha256:[0-9a-f]{64}$',
    '^(?:(?:git|ssh)://|github\\.com/|[\\w-]+@|https?://[^#?]*\\.git(?=#)).*#[0-9a-f]{40}(?::.*)?$',
  ].join('|'),
)

const LARGEST_IGNORE_FILE = 1024 * 1024

/** Reads the first ignore file that is there. Where docker may read none, such as behind a link elsewhere, nothing is ignored. */
async function readPatterns([path, ...others]: readonly string[]): Promise<readonly IgnorePattern[]> {
  if (path === undefined) return []
  try {
    return readIgnoreFile((await readFound({ realPath: await followBelow(path) }, LARGEST_IGNORE_FILE)).toString())
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return readPatterns(others)
    if (code === 'ELOOP' || code === 'EISDIR' || error instanceof UnfitFile) return []
    throw error
  }
}
