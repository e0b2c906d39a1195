import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** The environment of a job that has a docker client, but no Docker engine. */
export const NO_ENGINE = { DOCKER_HOST: 'unix:///nowhere.sock' }

/** The environment of a job that brings no keys of AWS. */
export const NO_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }

/** The environment of a run whose user has turned on debug logging. */
export const DEBUG = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }

/** The environment of a job on a machine without docker: its PATH holds only git. */
export function withoutDocker(): { readonly PATH: string } {
  const folder = scratchFolder('path')
  symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(folder, 'git'))
  return { PATH: folder }
}

/** The environment of a job whose clock runs `times` as fast, so that its minutes pass in seconds. */
export function fastClock(times: number): { readonly NODE_OPTIONS: string } {
  const path = join(scratchFolder('clock'), 'clock.mjs')
  writeFileSync(path, `const { now } = Date, start = now()\nDate.now = () => start + (now() - start) * ${times}\n`)
  return { NODE_OPTIONS: `--import=${path}` }
}

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
