import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder } from './scratch.ts'

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
