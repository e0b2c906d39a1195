import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root directory. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where `script/cloud up` keeps the state of the running cloud. Git ignores it. */
export const cloudDirectory = join(projectRoot, '.cloud')

/**
 * The directory for what is made once and used by every run: Python environments, Go programs.
 * `$XDG_CACHE_HOME/servicefull-action`, by default `~/.cache/servicefull-action`. It is made when missing.
 */
export function cacheDirectory(): string {
  const directory = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'servicefull-action')
  mkdirSync(directory, { recursive: true })
  return directory
}
