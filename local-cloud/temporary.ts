import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes a directory that is removed when this process ends. Its path is `<temp>/servicefull-<name>-<random>`. */
export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `servicefull-${name}-`))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  return directory
}
