import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the project. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of the folder where `script/cloud up` keeps the state of the running cloud. Git ignores it. */
export const cloudDirectory = join(projectRoot, '.cloud')

/**
 * Makes the folder for everything that is built once and used by every run, such as Python environments and Go programs,
 * and returns its path: `$XDG_CACHE_HOME/servicefull-action`, by default `~/.cache/servicefull-action`.
 */
export function cacheDirectory(): string {
  const directory = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'servicefull-action')
  mkdirSync(directory, { recursive: true })
  return directory
}
