import { lstat, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isJobName } from '../aws/ownership.ts'
import { Problem } from '../text/problem.ts'

/**
 * Finds the private folder of a job. Its path is a claim, because any step of the job, and any text in its log, may have written the
 * state that holds it: it must be a folder directly in the temporary folder, with a name of this action, of this user, and no link.
 *
 * @param temporary folder that the runner empties after the job
 * @returns its path without links; undefined when it does not exist
 * @throws Problem when the path is anything else
 */
export async function findJobFolder(path: string, temporary: string): Promise<string | undefined> {
  const name = basename(path)
  const refuse = (reason: string): Problem =>
    new Problem(
      `The folder in the saved state of this step was not removed: ${reason}.`,
      'Another step of this job has written that state. The runner empties its temporary folder after the job.',
    )
  if (!isJobName(name) || path !== join(temporary, name)) throw refuse('it is no folder of this action in RUNNER_TEMP')
  const folder = join(await realpath(temporary), name)
  const found = await lstat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (found === undefined) return undefined
  if (!found.isDirectory()) throw refuse('it is a link or a file')
  if (found.uid !== (process.getuid?.() ?? found.uid)) throw refuse('it belongs to another user')
  return folder
}
