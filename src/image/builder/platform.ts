import { join } from 'node:path'
import { readFileUpTo } from '../../files/read.ts'
import type { BuildPlan } from '../../plan/plan.ts'
import { ownEntry } from '../../text/table.ts'

/** Folders of the user's configuration: of docker and of buildx. */
export interface UserFolders {
  readonly directory: string
  readonly buildx: string
}

const LARGEST_CONFIG = 1024 * 1024

/**
 * Whether the builder of a build surely runs on this machine, and so builds for its architecture. Asks no docker.
 * Source: docker/cli, `cli/command/cli.go`, on the choice of an engine; docker/buildx, `store` and `builder`, on that of a builder.
 */
export async function isBuilderHere(
  { settings, engine }: BuildPlan,
  { directory, buildx }: UserFolders,
): Promise<boolean> {
  const context = engine.host ?? engine.context ?? ownEntry(await readJson(directory, 'config.json'), 'currentContext')
  if (!isHere(context)) return false
  const name = settings.builder ?? engine.builder ?? ownEntry(await readJson(buildx, 'current'), 'Name')
  if (!name || name === 'default') return true
  if (typeof name !== 'string') return false
  const instance = await readJson(buildx, 'instances', name)
  const nodes = ownEntry(instance, 'Nodes')
  const isContainer = ownEntry(instance, 'Driver') === 'docker-container' && Array.isArray(nodes)
  return isContainer && nodes.every((node) => isHere(ownEntry(node, 'Endpoint')))
}

/** Whether an engine is on this machine, by its address or the name of its context. */
function isHere(endpoint: unknown): boolean {
  return !endpoint || endpoint === 'default' || (typeof endpoint === 'string' && /^(?:unix|npipe):/.test(endpoint))
}

async function readJson(...path: readonly string[]): Promise<unknown> {
  try {
    return JSON.parse((await readFileUpTo(join(...path), LARGEST_CONFIG)).toString())
  } catch {
    return undefined
  }
}
