import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { type Place, Problem } from '../../text/problem.ts'

/** Who names a file, for people. */
export interface Named {
  /** `Input template`, or the template and the property that name the file. */
  readonly by: string
  /** What to do when it cannot be read. */
  readonly remedy: string
  readonly place?: Place
}

/** A file as it was read. */
export interface WorkspaceFile {
  /** Absolute, links followed: the same for the same file. */
  readonly realPath: string
  readonly bytes: Buffer
}

/**
 * Reads a file of the workspace. Links are followed before the check, so that none leads out of it.
 *
 * @param path absolute, or relative to the workspace
 * @throws Problem when it is not there, not inside the workspace, or cannot be read
 */
export async function readWorkspaceFile(workspace: string, path: string, named: Named): Promise<WorkspaceFile> {
  const root = await realpath(workspace)
  const refuse = (what: string, remedy: string): Problem =>
    new Problem(`${named.by}: \`${path}\` ${what}.`, remedy, { place: named.place })
  try {
    const realPath = await realpath(isAbsolute(path) ? path : join(root, path))
    const inside = relative(root, realPath)
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw refuse('is outside of the workspace', 'Give the path of a file in the checkout.')
    }
    return { realPath, bytes: await readFile(realPath) }
  } catch (error) {
    throw error instanceof Problem ? error : refuse(unreadable(error), named.remedy)
  }
}

/**
 * The text of a file, a byte order mark and all line ends kept.
 *
 * @throws Problem when it is not UTF-8
 */
export function utf8Text(path: string, { bytes }: WorkspaceFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Problem(`The file ${path} is not UTF-8.`, 'Save it as UTF-8; PowerShell writes UTF-16 by `>`.', {
      place: { file: path },
    })
  }
}

function unreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist in the workspace'
  return code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? String(error)})`
}
