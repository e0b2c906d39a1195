import { join } from 'node:path'
import { attestationType } from '../../inputs/build-options.ts'
import type { BuildInputs } from '../../inputs/inputs.ts'
import type { TemporaryBuilder } from '../builder/temporary.ts'

/** A build to run with `docker buildx build --push`. */
export interface BuildRequest extends BuildSettings {
  /** Full references to push, `registry/name:tag`. */
  readonly references: readonly string[]
}

/** A build without the references that it is pushed to. */
export interface BuildSettings {
  readonly settings: BuildInputs
  readonly labels: ReadonlyMap<string, string>
  /** The build ID, for the build argument BUILD_ID. */
  readonly buildId: string
  /** Seconds since 1970, for SOURCE_DATE_EPOCH. */
  readonly time: number | undefined
  readonly workspace: string
  /** Absolute path of a folder that the runner empties after the job. */
  readonly temporary: string
  /** Private folder of the docker configuration with the login, and of the secrets of the build. */
  readonly configDirectory: string
  /** The builder of this job; undefined: the builder of the settings, or the current one. */
  readonly temporaryBuilder?: TemporaryBuilder | undefined
}

/**
 * Returns the arguments of the docker client for a build. They have no secrets: the values are in files.
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
    ...attestationArguments(settings),
    ...each('tag', request.references),
    ...each('label', [...[...request.labels].map(([name, value]) => `${name}=${value}`), ...settings.labels]),
    ...each('annotation', settings.annotations),
    ...each('build-arg', [`BUILD_ID=${request.buildId}`, ...settings.buildArgs]),
    ...each('build-context', settings.buildContexts),
    ...each('platform', settings.platforms.length === 0 ? [] : [settings.platforms.join(',')]),
    ...each('secret', secrets(request)),
    ...each('ssh', settings.ssh),
    ...each('cache-from', settings.cacheFrom),
    ...each('cache-to', settings.cacheTo),
    ...each('add-host', settings.addHosts),
    ...each('allow', settings.allow),
    ...each('no-cache-filter', settings.noCacheFilters),
    ...each('shm-size', ifGiven(settings.shmSize)),
    ...each('ulimit', settings.ulimits),
    ...each('cgroup-parent', ifGiven(settings.cgroupParent)),
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

/** Returns the arguments of the docker client for the checks of a Dockerfile. Source: Docker documentation, `--call`. */
export function checkArguments(settings: BuildInputs): string[] {
  return [
    'buildx',
    'build',
    '--call=check',
    '--progress=plain',
    ...each('build-arg', settings.buildArgs),
    ...each('build-context', settings.buildContexts),
    ...each('file', ifGiven(settings.file)),
    ...each('target', ifGiven(settings.target)),
    ...each('builder', ifGiven(settings.builder)),
    '--',
    settings.context,
  ]
}

/** `--provenance` would win over `--attest`, and without either, buildx adds provenance. Source: buildx, commands/build.go. */
function attestationArguments({ provenance, sbom, attests }: BuildInputs): string[] {
  const isAttested = attests.some((attest) => attestationType(attest) === 'provenance')
  return [
    ...(isAttested ? [] : [`--provenance=${provenance}`]),
    ...(sbom === 'false' ? [] : [`--sbom=${sbom}`]),
    ...each('attest', attests),
  ]
}

/** Returns the path of the file with the value of a secret, by the index of the secret. */
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

/** Formats an option that buildx reads as a line of CSV. */
export function csv(fields: readonly string[]): string {
  return fields.map((field) => (/[",]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field)).join(',')
}
