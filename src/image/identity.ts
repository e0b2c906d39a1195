import { relative } from 'node:path'
import { UnclearPattern } from '../files/ignore.ts'
import type { Workspace } from '../files/path.ts'
import type { BuildId } from '../plan/build-id.ts'
import type { BuildPlan } from '../plan/plan.ts'
import { Problem, Problems } from '../text/problem.ts'
import { contentsOf, type FolderHash, UnknownContents } from './build/contents.ts'
import { resolveSources } from './build/files.ts'
import type { Builder } from './builder/builder.ts'
import { isBuilderHere, type UserFolders } from './builder/platform.ts'
import type { ImageEdges } from './image.ts'
import { fingerprintOf } from './repository/fingerprint.ts'

/** A build to identify. */
interface IdentifiedBuild extends Workspace {
  readonly plan: BuildPlan
  readonly buildId: BuildId
  /** Identifies this step of this run. */
  readonly run: string
  readonly userDockerConfig: UserFolders
}

/** Lookups that identify a build, whose results several images share. */
export interface IdentityLookups {
  /** Several images may have the same context. */
  readonly hashFolder: FolderHash
  /** The builder that the inputs name, or the current one. */
  readonly builder: () => Promise<Builder>
}

/**
 * Returns the fingerprint of a build. Where it cannot be known what goes into the build, no other build has its fingerprint, and the
 * log says why.
 */
export async function identify(
  { log, signal }: ImageEdges,
  build: IdentifiedBuild,
  lookups: IdentityLookups,
): Promise<string> {
  const { plan, buildId, run, workspace } = build
  try {
    const sources = await resolveSources(build, plan.settings)
    const [contents, platforms] = await Promise.all([
      contentsOf(sources, lookups.hashFolder),
      platformsOf(build, lookups),
    ])
    return fingerprintOf(plan, buildId, { contents, platforms })
  } catch (error) {
    signal.throwIfAborted()
    // The check of the build reports problems.
    if (plan.reuse && !(error instanceof Problem || error instanceof Problems)) {
      const subject = plan.name === undefined ? '' : `image ${plan.name}: `
      log.info(`${subject}No existing image is used: ${reasonOf(error, workspace)}.`)
    }
    return fingerprintOf(plan, buildId, { contents: run, platforms: [] })
  }
}

async function platformsOf(
  { plan, userDockerConfig }: IdentifiedBuild,
  { builder }: IdentityLookups,
): Promise<readonly string[]> {
  if (plan.builtFor.length > 0) return plan.builtFor
  if (await isBuilderHere(plan, userDockerConfig)) return [plan.engine.runner]
  const { name, platform } = await builder()
  if (platform !== undefined) return [platform]
  throw new UnknownContents(`the builder \`${name}\` does not say for which platform it builds. Give \`platforms\``)
}

function reasonOf(error: unknown, workspace: string): string {
  if (error instanceof UnknownContents) return error.message
  if (error instanceof UnclearPattern)
    return `docker may read the pattern \`${error.message}\` of an ignore file in another way`
  const { code, path } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return `\`${path === undefined ? 'a file' : relative(workspace, path)}\`, which goes into the build, cannot be read (${code})`
}
