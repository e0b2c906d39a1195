import { randomUUID } from 'node:crypto'
import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isJobName, JOB_PREFIX } from '../../aws/ownership.ts'
import type { Docker } from '../../edges/docker.ts'
import type { Log } from '../../edges/runner.ts'
import { Problem } from '../../text/problem.ts'
import type { ImageEdges } from '../image.ts'
import { missingDockerProblem } from './builder.ts'

/** A builder in a container of its own, for the builds of one job. */
export interface TemporaryBuilder {
  /** Unique: other jobs may use the same Docker engine. */
  readonly name: string
  /** The buildx configuration folder (BUILDX_CONFIG) of this builder, so that the user's folder stays unchanged. */
  readonly directory: string
}

/** The folders for the files of a builder. */
export interface BuilderPlace {
  /** Private folder of the job. The post step removes it if it is left. */
  readonly directory: string
  /** The user's buildx folder, whose defaults for BuildKit apply to the temporary builder, too. */
  readonly userBuildxConfig: string
}

/** A builder to create. */
interface Creation extends BuilderPlace {
  /** Entitlements that it allows. */
  readonly allow: readonly string[]
}

/** Name of a folder in the private folder of the job. The post step finds the builders to remove in it. */
const FOLDER = 'temporary-builder'

/** The user's settings, which buildx reads for each new builder. Source: Docker documentation, "BuildKit configuration". */
const DEFAULTS = 'buildkitd.default.toml'

/** A daemon that hangs must not hold up the job. */
const REMOVAL_MILLISECONDS = 30_000

/**
 * Creates a builder, does the work with it, and removes it, also when the work fails or the job is cancelled.
 *
 * @throws Problem when the builder cannot be created; any error of the work
 */
export async function withTemporaryBuilder<T>(
  edges: ImageEdges,
  { directory, userBuildxConfig, allow }: Creation,
  work: (builder: TemporaryBuilder) => Promise<T>,
): Promise<T> {
  const name = `${JOB_PREFIX}${randomUUID().slice(0, 8)}`
  const builder = { name, directory: join(directory, FOLDER) }
  await mkdir(builder.directory, { recursive: true, mode: 0o700 })
  await symlink(join(userBuildxConfig, DEFAULTS), join(builder.directory, DEFAULTS))
  try {
    await create(edges, builder, allow)
    return await work(builder)
  } finally {
    await remove(edges.docker, edges.log, builder)
  }
}

/** Source: Docker documentation, "docker buildx create". */
async function create(
  { docker, log, signal }: ImageEdges,
  { name, directory }: TemporaryBuilder,
  allow: readonly string[],
): Promise<void> {
  const kinds = new Set(allow.map((each) => `--allow-insecure-entitlement=${each.split('=')[0]}`))
  const flags = kinds.size === 0 ? [] : [`--buildkitd-flags=${[...kinds].join(' ')}`]
  const args = ['buildx', 'create', `--name=${name}`, '--driver=docker-container', ...flags, '--bootstrap']
  const end = await log.section(`Create the builder ${name}, for this job only`, () =>
    log.during(`creating the builder ${name}`, () =>
      log.foreign((write) => docker({ args, env: { BUILDX_CONFIG: directory }, signal, onOutput: write })),
    ),
  )
  if (end.code !== 0) throw missingDockerProblem(end) ?? builderProblem(end.output)
}

/** Removes a builder: its container, and the volume of its cache. Ignores the signal of the job, which may be cancelled. */
async function remove(docker: Docker, log: Log, { name, directory }: TemporaryBuilder): Promise<void> {
  const signal = AbortSignal.timeout(REMOVAL_MILLISECONDS)
  const env = { BUILDX_CONFIG: directory }
  const end = await docker({ args: ['buildx', 'rm', '--', name], env, signal }).catch(String)
  const why = typeof end === 'string' ? end : end.output.trim()
  // A removal that a killed job started may have finished first.
  if ((typeof end !== 'string' && end.code === 0) || /: no builder ".*" found$/m.test(why)) return
  log.warning([
    `The builder ${name} was not removed: ${why}`,
    `Remove its container: \`docker rm --force --volumes buildx_buildkit_${name}0\`.`,
  ])
}

/**
 * Removes the builders that a killed job left: those with names of this action.
 *
 * @param folder the private folder of the job, which may be missing
 * @returns their names
 */
export async function removeLeftBuilders(docker: Docker, log: Log, folder: string): Promise<readonly string[]> {
  const directory = join(folder, FOLDER)
  // buildx writes the file of a builder before it creates the container.
  const files = await readdir(join(directory, 'instances')).catch((): string[] => [])
  const names = files.filter(isJobName)
  await Promise.all(names.map((name) => remove(docker, log, { name, directory })))
  return names
}

const OTHERWISE = 'or add `- uses: docker/setup-buildx-action@v4` and remove `create-builder`. Nothing was deployed.'

/** Returns the Problem of a builder that could not be created, given docker's output. */
export function builderProblem(output: string): Problem {
  const error = /^(?:ERROR|Error|error): (.*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
  return new Problem(`The temporary builder was not created: ${error.replace(/\.$/, '')}.`, creationRemedy(error))
}

function creationRemedy(error: string): string {
  if (/toomanyrequests|too many requests|pull rate limit/i.test(error)) {
    return 'Docker Hub limits pulls by address, and runners share theirs: log in to it before this step (docker/login-action). Nothing was deployed.'
  }
  if (/operation not permitted|privileged|authorization denied/i.test(error)) {
    return `It needs a container with \`--privileged\`, which this Docker engine does not run: name a builder elsewhere in \`builder\`, ${OTHERWISE}`
  }
  if (/no space left on device/i.test(error)) {
    return 'Free disk space before this step, or use a larger runner. Nothing was deployed.'
  }
  if (/registry|lookup|dial tcp|pull access denied|manifest unknown|timeout/i.test(error)) {
    return `It needs the image moby/buildkit:buildx-stable-1: let the runner reach Docker Hub, load the image before this step, ${OTHERWISE}`
  }
  return `See what docker wrote above, ${OTHERWISE}`
}
