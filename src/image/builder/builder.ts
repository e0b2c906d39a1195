import type { Docker, DockerEnd } from '../../edges/docker.ts'
import { Problem } from '../../text/problem.ts'

/** The entitlements that a BuildKit daemon may allow, besides devices. Source: Docker documentation, `docker buildx build --allow`. */
export const ENTITLEMENTS = ['network.host', 'security.insecure'] as const

/** One of them, by the name that buildx gives it. */
export type Entitlement = (typeof ENTITLEMENTS)[number]

/** A builder of buildx. */
export interface Builder {
  readonly name: string
  /** `docker`, `docker-container`, `remote`, `kubernetes` or `cloud`. */
  readonly driver: string
  /** Whether it has each feature or entitlement, by buildx's name; those that buildx does not list are missing. */
  readonly features: ReadonlyMap<string, boolean>
  /** The platform that it builds for by default; undefined when it does not run. */
  readonly platform: string | undefined
}

/**
 * Inspects a builder, with one run of docker.
 *
 * @param name of the builder; undefined for the current one
 * @throws Problem when there is no docker, no buildx, or no daemon
 */
export async function findBuilder(docker: Docker, signal: AbortSignal, name: string | undefined): Promise<Builder> {
  // With --debug, buildx lists the features of the builder.
  const args = ['--debug', 'buildx', 'inspect', ...(name === undefined ? [] : ['--', name])]
  const end = await docker({ args, signal, question: true })
  const problem = missingDockerProblem(end)
  if (problem !== undefined) throw problem
  return readBuilder(end)
}

/** Returns the Problem when docker, buildx or the daemon is missing, as the end of a run shows; undefined when all are present. */
export function missingDockerProblem({ code, output }: DockerEnd): Problem | undefined {
  if (code === undefined) {
    return new Problem(
      'Docker is not installed on this runner.',
      'Run on ubuntu-latest, add the docker client and its socket to the container of the job, or give `image:` to deploy an image that exists.',
    )
  }
  if (/unknown command: docker buildx|'buildx' is not a docker command|unknown flag: --push/.test(output)) {
    return new Problem('This docker has no buildx.', 'Add `- uses: docker/setup-buildx-action@v4` before this step.')
  }
  const unreachable = /^.*(Cannot connect to the Docker daemon|failed to connect to the docker API).*$/m.exec(output)
  return unreachable === null ? undefined : cannotBuildProblem(unreachable[0].replace(/^(ERROR|Error|error):\s*/, ''))
}

/**
 * Parses the output of `docker buildx inspect`.
 *
 * @throws Problem for an error in it, such as that of a builder that does not exist
 */
export function readBuilder({ code, output }: DockerEnd): Builder {
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(output)?.[1]?.trim() ?? ''
  const driver = field('Driver')
  const platform = /^[\w/-]+/.exec(field('Platforms'))?.[0]
  if (code === 0 && driver !== '')
    return { name: field('Name'), driver, features: readFeatures(output, driver), platform }
  const error =
    field('Error') || field('ERROR') || output.trim().split('\n').at(-1) || 'docker buildx inspect prints nothing'
  throw cannotBuildProblem(error)
}

/** Drivers of daemons that buildx starts, whose flags and files it lists. */
const STARTED = ['docker-container', 'kubernetes']

function readFeatures(output: string, driver: string): ReadonlyMap<string, boolean> {
  // Labels and garbage collection rules follow, with the same indentation.
  const section = /^Features:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$))*)/m.exec(output)?.[1] ?? ''
  return new Map([
    ...(STARTED.includes(driver) ? ENTITLEMENTS : []).map((each): [string, boolean] => [each, output.includes(each)]),
    ...[...section.matchAll(/^[ \t]+(\w[\w -]*):[ \t]+(true|false)[ \t\r]*$/gm)].map(
      ([, name, value]) => [name ?? '', value === 'true'] as [string, boolean],
    ),
  ])
}

function cannotBuildProblem(error: string): Problem {
  return new Problem(
    `Docker cannot build here: ${error.replace(/[.?]$/, '')}.`,
    'Start the Docker daemon, or correct DOCKER_HOST or the builder; `docker buildx inspect` must name a driver.',
  )
}
