import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { bytes } from '../text/format.ts'
import { folderError, namePath } from './fault.ts'

/** A file that is not read: it is larger than its kind can be, or no file at all, such as a device. */
export class UnfitFile extends Error {
  override readonly name = 'UnfitFile'
}

/**
 * Reads a file up to a limit. The only way to read a file that is not ours: none fills the memory, and no device or pipe is opened,
 * which might never end.
 *
 * @param largest in bytes
 * @param flags of `open`; O_RDONLY by default
 * @throws UnfitFile, whose message completes the sentence "the file ..."; the system's error, with its code
 */
export async function readFileUpTo(path: string, largest: number, flags = constants.O_RDONLY): Promise<Buffer> {
  const found = await stat(path)
  if (found.isDirectory()) throw folderError(path)
  if (!found.isFile()) throw new UnfitFile('is not a regular file')
  await using file = await open(path, flags)
  const chunks: Buffer[] = []
  let size = 0
  // The file may grow, and some have no size, such as those of /proc.
  try {
    for await (const chunk of file.createReadStream({ end: largest, autoClose: false })) {
      chunks.push(chunk)
      size += chunk.length
    }
  } catch (error) {
    namePath(path)(error)
  }
  if (size > largest) throw new UnfitFile(`is larger than ${bytes(largest)}`)
  return Buffer.concat(chunks)
}
