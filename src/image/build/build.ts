import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Docker } from '../../edges/docker.ts'
import type { Log } from '../../edges/runner.ts'
import { namePath } from '../../files/fault.ts'
import { readFileUpTo } from '../../files/read.ts'
import { attempt, Problem } from '../../text/problem.ts'
import { ownEntry } from '../../text/table.ts'
import type { BuildFacts } from '../image.ts'
import { type BuildRequest, buildxArguments, secretFile } from './arguments.ts'
import { buildFailure } from './failure.ts'
import { resolveBuildFiles } from './files.ts'
import { buildFacts, buildReader, buildWarnings } from './output.ts'
import { type FailedPush, findPushFault, type PushFault } from './push-fault.ts'
import { buildVariables } from './variables.ts'

/** With `provenance: mode=max`, the metadata has the whole provenance. */
const LARGEST_METADATA = 32 * 1024 * 1024

/** An image that was built and pushed. */
export interface Built {
  /** `sha256:...`, from the metadata file of buildx. */
  readonly digest: string
  readonly facts: BuildFacts
}

/**
 * Builds and pushes an image.
 *
 * @throws PushRefused when the image was built but not pushed; Problem, with the last lines of the step and its place in the
 * Dockerfile, when it was not built
 */
export async function buildImage(
  edges: { readonly docker: Docker; readonly log: Log; readonly signal: AbortSignal },
  request: BuildRequest,
): Promise<Built> {
  const metadataFile = join(request.configDirectory, `metadata-${randomUUID()}.json`)
  // Again, after preflight: the workspace may have changed meanwhile.
  const { settings, dockerfile } = await resolveBuildFiles(request, request.settings)
  await writeSecrets(request)
  const reader = buildReader()
  const end = await edges.log.foreign((write) =>
    edges.docker({
      args: buildxArguments({ ...request, settings }, metadataFile),
      cwd: request.workspace,
      env: {
        DOCKER_CONFIG: request.configDirectory,
        ...(request.temporaryBuilder === undefined ? {} : { BUILDX_CONFIG: request.temporaryBuilder.directory }),
        ...(request.time === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.time) }),
      },
      variables: buildVariables(request.settings),
      signal: edges.signal,
      onOutput: (chunk) => {
        reader.take(chunk)
        write(chunk)
      },
    }),
  )
  const output = reader.read()
  showWarnings(edges.log, buildWarnings(output), dockerfile.path)
  if (end.code !== 0) {
    const push = findPushFault(output)
    if (push !== undefined) throw new PushRefused(push)
    throw buildFailure({ code: end.code, output, dockerfile })
  }
  const metadata = await readFileUpTo(metadataFile, LARGEST_METADATA)
  return { digest: readDigest(metadata.toString()), facts: buildFacts(output) }
}

/** The runner shows at most ten warnings of a step as annotations; this leaves room for others. */
const WARNINGS_SHOWN = 5

/** Shows warnings of build checks as annotations of the Dockerfile. */
export function showWarnings(log: Log, warnings: ReturnType<typeof buildWarnings>, file: string): void {
  for (const { message, line } of warnings.slice(0, WARNINGS_SHOWN)) {
    log.warning(message, { file, ...(line === undefined ? {} : { line }) })
  }
  const more = warnings.length - WARNINGS_SHOWN
  if (more > 0) log.info(`The checks of the Dockerfile found ${more} more: see the list at the end of the build.`)
}

/** The image was built, but its push was refused. */
export class PushRefused extends Error implements FailedPush {
  override readonly name = 'PushRefused'
  readonly fault: PushFault
  readonly error: string

  constructor({ fault, error }: FailedPush) {
    super(`the push was refused: ${fault}`)
    this.fault = fault
    this.error = error
  }
}

/** Writes secrets to files that only this user can read, and that are removed with the private folder. */
async function writeSecrets({ settings, configDirectory }: BuildRequest): Promise<void> {
  const values = [...settings.secrets.values()]
  await Promise.all(
    values.map((value, index) => {
      const path = secretFile(configDirectory, index)
      return writeFile(path, value, { mode: 0o600 }).catch(namePath(path))
    }),
  )
}

/** Reads the digest from the content of a metadata file. Source: Docker documentation, "docker buildx build --metadata-file". */
export function readDigest(metadata: string): string {
  const digest = ownEntry(attempt((): unknown => JSON.parse(metadata)).value, 'containerimage.digest')
  if (typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest)) return digest
  throw new Problem(
    'buildx pushed the image but its metadata file names no digest.',
    'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.',
  )
}
