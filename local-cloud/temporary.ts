import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder `<temp>/servicefull-<name>-<random>`, which is removed when this process ends, and returns its path. */
export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `servicefull-${name}-`))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  return directory
}
