import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Docker, DockerEnd } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildInputs } from '../inputs.ts'
import { Problem } from '../problem.ts'
import { missingDocker } from './builder.ts'

/** Everything that one `docker buildx build --push` needs. */
export interface BuildRequest {
  readonly settings: BuildInputs
  /** Full references to push, `registry/name:tag`. */
  readonly references: readonly string[]
  readonly labels: ReadonlyMap<string, string>
  /** Seconds since 1970, for SOURCE_DATE_EPOCH. */
  readonly time: number | undefined
  readonly workspace: string
  /** Private folder that holds the docker configuration with the login. */
  readonly configDirectory: string
}

/**
 * The arguments of the docker client for a build.
 * Source: Docker documentation, "docker buildx build".
 */
export function buildArguments(request: BuildRequest, metadataFile: string): string[] {
  const { settings } = request
  return [
    'buildx',
    'build',
    '--push',
    '--progress=plain',
    `--metadata-file=${metadataFile}`,
    `--provenance=${settings.provenance}`,
    ...request.references.map((reference) => `--tag=${reference}`),
    ...[...request.labels].map(([name, value]) => `--label=${name}=${value}`),
    ...settings.labels.map((label) => `--label=${label}`),
    ...settings.buildArgs.map((argument) => `--build-arg=${argument}`),
    ...(settings.file === undefined ? [] : [`--file=${settings.file}`]),
    ...(settings.target === undefined ? [] : [`--target=${settings.target}`]),
    ...(settings.network === undefined ? [] : [`--network=${settings.network}`]),
    '--',
    settings.context,
  ]
}

/**
 * Builds and pushes the image.
 *
 * @returns its digest, `sha256:...`, as buildx's metadata file tells it
 * @throws Problem when the build or the push fails, with the last lines of it
 */
export async function buildImage(
  edges: { readonly docker: Docker; readonly log: Log; readonly signal: AbortSignal },
  request: BuildRequest,
): Promise<string> {
  const metadataFile = join(request.configDirectory, `metadata-${randomUUID()}.json`)
  const end = await edges.log.foreign((write) =>
    edges.docker({
      args: buildArguments(request, metadataFile),
      cwd: request.workspace,
      env: {
        DOCKER_CONFIG: request.configDirectory,
        // The builder and its state stay the user's, although the login is private.
        ...(request.time === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.time) }),
      },
      signal: edges.signal,
      onOutput: write,
    }),
  )
  if (end.code !== 0) throw missingDocker(end) ?? buildFailure(end)
  return readDigest(await readFile(metadataFile, 'utf8'))
}

/** Reads the digest from the content of a metadata file. Source: Docker documentation, "docker buildx build --metadata-file". */
export function readDigest(metadata: string): string {
  const digest: unknown = JSON.parse(metadata)['containerimage.digest']
  if (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest)) return digest
  throw new Problem(
    'buildx pushed the image but its metadata file names no digest.',
    'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.',
  )
}

/** What a failed build means, from the end of its output. */
export function buildFailure({ code, output }: DockerEnd): Problem {
  const lines = output.trimEnd().split('\n')
  const error = lines.findLast((line) => /^(ERROR|error): /.test(line)) ?? lines.at(-1) ?? ''
  const step = lines.findLast((line) => /^ > \[/.test(line))
  const tail = lines.slice(-20).join('\n')
  return new Problem(
    `The image was not built (exit code ${code}): ${error.replace(/^ERROR: /, '')}${step === undefined ? '' : `, in step${step.slice(2).replace(/:$/, '')}`}\n${tail}`,
    'See the build above. Nothing was deployed.',
  )
}
