import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

/** Makes a folder in the temporary folder of the machine, which is removed after the tests of the file. */
export function scratchFolder(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `servicefull-${name}-`))
  made.push(path)
  return path
}
