import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type GoProgram, goProgram } from './go.ts'
import { cacheDirectory } from './places.ts'
import { run } from './processes.ts'

/** 0.33.0: 0.29.1 and 0.30.1 cannot be installed by `go install`, 0.38.2 misses a module. */
const buildx: GoProgram = {
  name: 'buildx',
  path: 'github.com/docker/buildx/cmd/buildx',
  version: 'v0.33.0',
  variables: ['github.com/docker/buildx/version.Version=v0.33.0'],
  takes: 'about 3 minutes',
}

/**
 * Makes sure that `docker buildx` works. Gives the variables to add to the environment: none when it works already,
 * else `DOCKER_CONFIG` of a directory of ours that holds the plugin, so that nothing is written to the user's own.
 */
export async function findBuildx(say: (line: string) => void): Promise<{ DOCKER_CONFIG?: string }> {
  if ((await run(['docker', 'buildx', 'version'])).code === 0) return {}
  const program = await goProgram(buildx, say)
  const directory = join(cacheDirectory(), 'docker-config')
  const plugin = join(directory, 'cli-plugins', 'docker-buildx')
  mkdirSync(join(directory, 'cli-plugins'), { recursive: true })
  rmSync(plugin, { force: true })
  symlinkSync(program, plugin)
  return { DOCKER_CONFIG: directory }
}
