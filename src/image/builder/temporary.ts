import { randomUUID } from 'node:crypto'
import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Docker } from '../../edges/docker.ts'
import type { Log } from '../../edges/runner.ts'
import { Problem } from '../../text/problem.ts'
import type { ImageEdges } from '../image.ts'
import { missingDockerProblem } from './builder.ts'

/** A builder of ours, in a container of its own, that lives as long as the builds of one job. */
export interface TemporaryBuilder {
  /** Unique: other jobs may use the same Docker engine. */
  readonly name: string
  /** Folder of buildx's files of it, so that nothing is written to the user's. It holds no plugins: those are docker's. */
  readonly directory: string
}

/** Where the files of a builder go. */
export interface BuilderPlace {
  /** Private folder of the job, which the post step removes when nobody else has. */
  readonly directory: string
  /** The user's folder of buildx: its defaults for BuildKit count for our builder, too. */
  readonly userBuildxConfig: string
}

/** Name of the folder, in that of the job, that tells the post step which builders were made. */
const FOLDER = 'temporary-builder'

/** A file of the user that buildx reads for each new builder. Source: Docker documentation, "BuildKit configuration". */
const DEFAULTS = 'buildkitd.default.toml'

/** A daemon that is in trouble must not hold the job up. */
const REMOVAL_MILLISECONDS = 30_000

/** Arguments of docker that make a builder and start it. Source: Docker documentation, "docker buildx create". */
function createArguments(name: string): string[] {
  return ['buildx', 'create', `--name=${name}`, '--driver=docker-container', '--bootstrap']
}

/** Arguments of docker that remove a builder: its container, and the volume of its cache. */
function removeArguments(name: string): string[] {
  return ['buildx', 'rm', name]
}

/**
 * Does the work with a builder that is created before, and removed after, also when the work fails or the job is cancelled.
 *
 * @throws Problem when the builder cannot be created; what the work throws
 */
export async function withTemporaryBuilder<T>(
  edges: ImageEdges,
  { directory, userBuildxConfig }: BuilderPlace,
  work: (builder: TemporaryBuilder) => Promise<T>,
): Promise<T> {
  const name = `servicefull-${randomUUID().slice(0, 8)}`
  const builder = { name, directory: join(directory, FOLDER) }
  await mkdir(builder.directory, { recursive: true, mode: 0o700 })
  await symlink(join(userBuildxConfig, DEFAULTS), join(builder.directory, DEFAULTS))
  try {
    await create(edges, builder)
    return await work(builder)
  } finally {
    await remove(edges.docker, edges.log, builder)
  }
}

async function create({ docker, log, signal }: ImageEdges, { name, directory }: TemporaryBuilder): Promise<void> {
  const end = await log.group(`Make the builder ${name}, for this job only`, () =>
    log.foreign((write) =>
      docker({ args: createArguments(name), env: { BUILDX_CONFIG: directory }, signal, onOutput: write }),
    ),
  )
  if (end.code !== 0) throw missingDockerProblem(end) ?? builderProblem(end.output)
}

/** The builder must go although the job was cancelled, so this has a time of its own. */
async function remove(docker: Docker, log: Log, { name, directory }: TemporaryBuilder): Promise<void> {
  const signal = AbortSignal.timeout(REMOVAL_MILLISECONDS)
  const end = await docker({ args: removeArguments(name), env: { BUILDX_CONFIG: directory }, signal }).catch(String)
  const why = typeof end === 'string' ? end : end.output.trim()
  // A removal that a killed job had begun may have ended first.
  if ((typeof end !== 'string' && end.code === 0) || /: no builder ".*" found$/m.test(why)) return
  log.warning(
    `The builder ${name} was not removed: ${why}\nRemove its container: \`docker rm --force --volumes buildx_buildkit_${name}0\`.`,
  )
}

/**
 * Removes the builders that a killed job has left.
 *
 * @param folder the private folder of the job, which may be missing
 * @returns their names
 */
export async function removeLeftBuilders(docker: Docker, log: Log, folder: string): Promise<readonly string[]> {
  const directory = join(folder, FOLDER)
  // buildx writes the file of a builder before it makes the container.
  const names = await readdir(join(directory, 'instances')).catch((): string[] => [])
  await Promise.all(names.map((name) => remove(docker, log, { name, directory })))
  return names
}

const OTHERWISE = 'or add `- uses: docker/setup-buildx-action@v4` and remove `create-builder`. Nothing was deployed.'

/** Why a builder was not made, from what docker wrote. */
export function builderProblem(output: string): Problem {
  const error = /^(?:ERROR|Error|error): (.*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
  return new Problem(`The temporary builder was not made: ${error.replace(/\.$/, '')}.`, creationRemedy(error))
}

function creationRemedy(error: string): string {
  if (/toomanyrequests|too many requests|pull rate limit/i.test(error)) {
    return 'Docker Hub limits pulls by address, and runners share theirs: log in to it before this step (docker/login-action). Nothing was deployed.'
  }
  if (/operation not permitted|privileged|authorization denied/i.test(error)) {
    return `It needs a container with \`--privileged\`, which this Docker engine does not run: name a builder elsewhere in \`builder\`, ${OTHERWISE}`
  }
  if (/no space left on device/i.test(error)) {
    return 'Free disk space before this step, or take a larger runner. Nothing was deployed.'
  }
  if (/registry|lookup|dial tcp|pull access denied|manifest unknown|timeout/i.test(error)) {
    return `It needs the image moby/buildkit:buildx-stable-1: let the runner reach Docker Hub, load the image before this step, ${OTHERWISE}`
  }
  return `See what docker wrote above, ${OTHERWISE}`
}
