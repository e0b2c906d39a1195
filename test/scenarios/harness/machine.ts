import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'

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

/**
 * Makes a folder of docker's configuration with the plugins of this machine, buildx among them, but without the files that buildx
 * keeps changing for other tests.
 */
export function dockerFolder(): string {
  const folder = scratchFolder('docker')
  const own = process.env.DOCKER_CONFIG ?? join(homedir(), '.docker')
  const filter = (path: string): boolean => basename(path) !== 'buildx'
  if (existsSync(own)) cpSync(own, folder, { recursive: true, dereference: true, filter })
  return folder
}

/** The environment of a job whose clock runs `times` as fast, so that its minutes pass in seconds. */
export function fastClock(times: number): { readonly NODE_OPTIONS: string } {
  const path = join(scratchFolder('clock'), 'clock.mjs')
  writeFileSync(path, `const { now } = Date, start = now()\nDate.now = () => start + (now() - start) * ${times}\n`)
  return { NODE_OPTIONS: `--import=${path}` }
}

/** The environment of a job that runs so many hours from now. */
export function clockAhead(hours: number): { readonly NODE_OPTIONS: string } {
  const path = join(scratchFolder('clock'), 'clock.mjs')
  writeFileSync(path, `const { now } = Date\nDate.now = () => now() + ${hours} * 3600_000\n`)
  return { NODE_OPTIONS: `--import=${path}` }
}

/** The environment of a job on a machine that answers each use of a path, and of what lies below it, with a code of the system. */
export function faultyPath(path: string, code: string): { readonly NODE_OPTIONS: string } {
  const script = join(scratchFolder('fault'), 'fault.mjs')
  writeFileSync(script, FAULT.replace('PATH', JSON.stringify(path)).replace('CODE', JSON.stringify(code)))
  return { NODE_OPTIONS: `--import=${script}` }
}

const FAULT = `
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const [path, code] = [PATH, CODE]
const isFaulty = (given) => typeof given === 'string' && (given + '/').startsWith(path + '/')
const fault = (syscall, given) => Object.assign(new Error(code + ': a fault, ' + syscall), { code, syscall, path: given })
for (const [name, work] of Object.entries(fs.promises))
  if (typeof work === 'function')
    fs.promises[name] = async (...args) => {
      if (isFaulty(args[0])) throw fault(name, args[0])
      return work(...args)
    }
for (const name of Object.keys(fs).filter((each) => each.endsWith('Sync') && each !== 'existsSync')) {
  const work = fs[name]
  fs[name] = (...args) => {
    if (isFaulty(args[0])) throw fault(name, args[0])
    return work(...args)
  }
}
syncBuiltinESMExports()
`

const made: string[] = []

/** Removes the folders that `scratchFolder` has made. */
export function removeScratchFolders(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
}

/** Makes a folder in the temporary folder of the machine, which is removed after the tests of the file. */
export function scratchFolder(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `servicefull-${name}-`))
  made.push(path)
  return path
}
