import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Docker, DockerEnd } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import { Problem } from '../problem.ts'
import { type BuildRequest, buildArguments, secretFile } from './arguments.ts'
import { missingDocker } from './builder.ts'
import { type PushFault, pushFault } from './push-fault.ts'

/**
 * Builds and pushes the image.
 *
 * @returns its digest, `sha256:...`, as buildx's metadata file tells it
 * @throws PushRefused when the image was built and not pushed; Problem when it was not built
 */
export async function buildImage(
  edges: { readonly docker: Docker; readonly log: Log; readonly signal: AbortSignal },
  request: BuildRequest,
): Promise<string> {
  const metadataFile = join(request.configDirectory, `metadata-${randomUUID()}.json`)
  await writeSecrets(request)
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
  if (end.code !== 0) {
    const fault = pushFault(end.output)
    throw missingDocker(end) ?? (fault === undefined ? buildFailure(end) : new PushRefused(fault, end.output))
  }
  return readDigest(await readFile(metadataFile, 'utf8'))
}

/** The image was built, but its push was refused. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused'
  readonly fault: PushFault
  readonly output: string

  constructor(fault: PushFault, output: string) {
    super(`the push was refused: ${fault}`)
    this.fault = fault
    this.output = output
  }
}

/** Secrets of the build lie in files that only this user reads, and that go with the private folder. */
async function writeSecrets({ settings, configDirectory }: BuildRequest): Promise<void> {
  const values = [...settings.secrets.values()]
  await Promise.all(values.map((value, index) => writeFile(secretFile(configDirectory, index), value, { mode: 0o600 })))
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
