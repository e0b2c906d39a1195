import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { type Place, Problem } from '../../text/problem.ts'

/** The origin of a file's path, for the problem of a file that cannot be read. */
export interface Named {
  /** `Input template`, or the template and the property that name the file. */
  readonly by: string
  readonly remedy: string
  readonly place?: Place
}

/** A file of the workspace. */
export interface WorkspaceFile {
  /** Absolute, with symbolic links resolved. */
  readonly realPath: string
  readonly bytes: Buffer
}

/**
 * Reads a file of the workspace. Resolves symbolic links before the check, so that none leads out of the workspace.
 *
 * @param path absolute, or relative to the workspace
 * @throws Problem when it is missing, outside the workspace, or cannot be read
 */
export async function readWorkspaceFile(workspace: string, path: string, named: Named): Promise<WorkspaceFile> {
  const root = await realpath(workspace)
  const fileProblem = (what: string, remedy: string): Problem =>
    new Problem(`${named.by}: \`${path}\` ${what}.`, remedy, { place: named.place })
  try {
    const realPath = await realpath(isAbsolute(path) ? path : join(root, path))
    const inside = relative(root, realPath)
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw fileProblem('is outside of the workspace', 'Give the path of a file in the checkout.')
    }
    return { realPath, bytes: await readFile(realPath) }
  } catch (error) {
    throw error instanceof Problem ? error : fileProblem(whyUnreadable(error), named.remedy)
  }
}

/**
 * Returns the text of a file, with its byte order mark and line ends.
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

function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist in the workspace'
  return code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? String(error)})`
}
