import { followPath, INSIDE, readFound } from '../../files/path.ts'
import { UnfitFile } from '../../files/read.ts'
import { type Place, Problem } from '../../text/problem.ts'

/** The origin of a file's path, for the problem of a file that cannot be read. */
export interface Named {
  /** `Input template`, or the template and the property that name the file. */
  readonly by: string
  readonly remedy: string
  readonly place?: Place
  /** The most bytes that it may have; those of a template by default. */
  readonly largest?: number
}

/** CloudFormation takes 1 MB of template, and 200 parameters of 4 KB. Comments and white space are extra. */
const LARGEST_TEXT = 8_000_000

/** A file of the workspace. */
export interface WorkspaceFile {
  /** Absolute, with symbolic links resolved. */
  readonly realPath: string
  readonly bytes: Buffer
}

/**
 * Reads a file of the workspace. It may be a link, but one that leads out of the workspace is not followed.
 *
 * @param path absolute, or relative to the workspace
 * @throws Problem when it is missing, outside the workspace, or cannot be read
 */
export async function readWorkspaceFile(workspace: string, path: string, named: Named): Promise<WorkspaceFile> {
  const fileProblem = (what: string, remedy: string): Problem =>
    new Problem(`${named.by}: \`${path}\` ${what}.`, remedy, { place: named.place })
  const found = await followPath({ workspace }, path)
  if (found.kind === 'refused') throw fileProblem(found.reason, INSIDE)
  if (found.kind === 'unreadable') throw fileProblem(found.reason, named.remedy)
  if (found.kind !== 'file') throw fileProblem(NO_FILE[found.kind], named.remedy)
  try {
    return { realPath: found.realPath, bytes: await readFound(found, named.largest ?? LARGEST_TEXT) }
  } catch (error) {
    if (error instanceof UnfitFile) throw fileProblem(error.message, named.remedy)
    throw fileProblem(`cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`, named.remedy)
  }
}

const NO_FILE = { missing: 'does not exist in the workspace', folder: 'is a folder', other: 'is not a file' }

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
