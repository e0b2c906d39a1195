import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder } from './scratch.ts'

/** The environment of a job whose clock runs so many times as fast, so that its minutes go by in seconds. */
export function fastClock(times: number): { readonly NODE_OPTIONS: string } {
  const path = join(scratchFolder('clock'), 'clock.mjs')
  writeFileSync(path, `const { now } = Date, start = now()\nDate.now = () => start + (now() - start) * ${times}\n`)
  return { NODE_OPTIONS: `--import=${path}` }
}
