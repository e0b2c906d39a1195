import { join } from 'node:path'
import type { TemporaryBuilder } from '../builder/temporary.ts'
import type { BuildInputs } from '../../inputs/inputs.ts'

/** One `docker buildx build --push`. */
export interface BuildRequest extends BuildSettings {
  /** Full references to push, `registry/name:tag`. */
  readonly references: readonly string[]
}

/** How an image is built, wherever it is pushed. */
export interface BuildSettings {
  readonly settings: BuildInputs
  readonly labels: ReadonlyMap<string, string>
  /** The build ID, for the build argument BUILD_ID. */
  readonly buildId: string
  /** Seconds since 1970, for SOURCE_DATE_EPOCH. */
  readonly time: number | undefined
  readonly workspace: string
  /** Private folder that holds the docker configuration with the login, and the secrets of the build. */
  readonly configDirectory: string
  /** The builder that was made for this job, where it is to build. */
  readonly temporaryBuilder?: TemporaryBuilder | undefined
}

/**
 * The arguments of the docker client for a build. No secret is among them: a secret's value is in a file.
 * Source: Docker documentation, "docker buildx build".
 */
export function buildxArguments(request: BuildRequest, metadataFile: string): string[] {
  const { settings } = request
  return [
    'buildx',
    'build',
    '--push',
    '--progress=plain',
    `--metadata-file=${metadataFile}`,
    `--provenance=${settings.provenance}`,
    ...(settings.sbom === 'false' ? [] : [`--sbom=${settings.sbom}`]),
    ...each('tag', request.references),
    ...each('label', [...[...request.labels].map(([name, value]) => `${name}=${value}`), ...settings.labels]),
    ...each('build-arg', [`BUILD_ID=${request.buildId}`, ...settings.buildArgs]),
    ...each('build-context', settings.buildContexts),
    ...each('platform', settings.platforms.length === 0 ? [] : [settings.platforms.join(',')]),
    ...each('secret', secrets(request)),
    ...each('ssh', settings.ssh),
    ...each('cache-from', settings.cacheFrom),
    ...each('cache-to', settings.cacheTo),
    ...each('add-host', settings.addHosts),
    ...each('file', ifGiven(settings.file)),
    ...each('target', ifGiven(settings.target)),
    ...each('network', ifGiven(settings.network)),
    ...each('builder', ifGiven(request.temporaryBuilder?.name ?? settings.builder)),
    ...(settings.noCache ? ['--no-cache'] : []),
    ...(settings.pull ? ['--pull'] : []),
    '--',
    settings.context,
  ]
}

/** The file that holds a secret of the build, by the place of the secret in the list. */
export function secretFile(configDirectory: string, index: number): string {
  return join(configDirectory, `secret-${index}`)
}

function secrets({ settings, configDirectory }: BuildRequest): string[] {
  return [
    ...[...settings.secrets.keys()].map((id, index) => csv([`id=${id}`, `src=${secretFile(configDirectory, index)}`])),
    ...[...settings.secretEnvs].map(([id, variable]) => csv([`id=${id}`, `env=${variable}`])),
    ...[...settings.secretFiles].map(([id, path]) => csv([`id=${id}`, `src=${path}`])),
  ]
}

function each(name: string, values: readonly string[]): string[] {
  return values.map((value) => `--${name}=${value}`)
}

function ifGiven(value: string | undefined): string[] {
  return value === undefined ? [] : [value]
}

/** buildx reads some options as a line of CSV. */
function csv(fields: readonly string[]): string {
  return fields.map((field) => (/[",]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',')
}
