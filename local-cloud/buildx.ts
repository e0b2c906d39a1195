import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type GoProgram, goProgram } from './go.ts'
import { cacheDirectory } from './places.ts'
import { run, type Say } from './processes.ts'

/** Version 0.33.0, because `go install` refuses 0.29.1 and 0.30.1, and 0.38.2 lacks a module. */
const buildx: GoProgram = {
  name: 'buildx',
  path: 'github.com/docker/buildx/cmd/buildx',
  version: 'v0.33.0',
  variables: ['github.com/docker/buildx/version.Version=v0.33.0'],
  takes: 'about 3 minutes',
}

/**
 * Makes sure that `docker buildx` works, and returns the variables that a process needs for it: none when the machine has
 * buildx, otherwise a `DOCKER_CONFIG` of ours that holds the plugin, so that nothing is written to the user's own.
 *
 * @throws Trouble when buildx cannot be built
 */
export async function findBuildx(say: Say): Promise<{ readonly DOCKER_CONFIG?: string }> {
  if ((await run(['docker', 'buildx', 'version'])).code === 0) return {}
  const program = await goProgram(buildx, say)
  const directory = join(cacheDirectory(), 'docker-config')
  const plugin = join(directory, 'cli-plugins', 'docker-buildx')
  mkdirSync(join(directory, 'cli-plugins'), { recursive: true })
  rmSync(plugin, { force: true })
  symlinkSync(program, plugin)
  return { DOCKER_CONFIG: directory }
}
