import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder } from './scratch.ts'

/** What a job needs in its environment to run on a machine without docker: a PATH with git alone. */
export function withoutDocker(): { readonly PATH: string } {
  const folder = scratchFolder('path')
  symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(folder, 'git'))
  return { PATH: folder }
}
