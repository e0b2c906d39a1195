import { createHash } from 'node:crypto'
import type { BuildId } from '../../plan/build-id.ts'
import type { BuildPlan } from '../../plan/plan.ts'

/** The labels of our images. */
export const LABELS = {
  buildId: 'servicefull.build-id',
  fingerprint: 'servicefull.fingerprint',
  mergeCommit: 'servicefull.merge-commit',
  pullRequest: 'servicefull.pull-request',
  revision: 'org.opencontainers.image.revision',
  source: 'org.opencontainers.image.source',
  created: 'org.opencontainers.image.created',
  version: 'org.opencontainers.image.version',
} as const

/** Matches labels and annotations that tell of a run and not of the program. Source: docker/metadata-action, which gives them. */
const VOLATILE = /^(?:[^=:]*:)?org\.opencontainers\.image\.(?:created|revision|version|ref\.name)=/

/**
 * Returns the hash of all that decides what a build makes. Builds with the same fingerprint make the same image.
 *
 * @param source `contents`: of the files that go into the build; `platforms`: those that it is for
 * @returns 64 hex digits
 */
export function fingerprintOf(
  { settings, inherited }: BuildPlan,
  { id }: BuildId,
  source: { readonly contents: unknown; readonly platforms: readonly string[] },
): string {
  // The values of secrets, the caches and the builder do not affect the image.
  const how = [
    settings.target,
    settings.buildArgs,
    [...inherited],
    settings.labels.filter((each) => !VOLATILE.test(each)),
    source.platforms,
    [...settings.secrets.keys(), ...settings.secretEnvs.keys(), ...settings.secretFiles.keys()],
    settings.network,
    settings.addHosts,
    settings.provenance,
    settings.sbom,
    settings.attests,
    settings.annotations.filter((each) => !VOLATILE.test(each)),
    // BuildKit counts these as parts of a step.
    settings.shmSize,
    settings.ulimits,
    settings.cgroupParent,
  ]
  return createHash('sha256')
    .update(JSON.stringify([id, source.contents, how]))
    .digest('hex')
}

/**
 * Returns the labels of an image. They have no time of the wall clock, so that the same commit gives the same digest.
 * Source: OCI image specification, "Pre-Defined Annotation Keys".
 *
 * @param image `source`: URL of the GitHub repository; `pullRequest`: its number, which gives its images digests of their own, so
 * that they can be removed
 */
export function imageLabels(image: {
  readonly buildId: BuildId
  readonly fingerprint: string
  readonly source: string
  readonly pullRequest: number | undefined
}): ReadonlyMap<string, string> {
  const { buildId, fingerprint, source, pullRequest } = image
  const labels = new Map<string, string>([
    [LABELS.revision, buildId.revision],
    [LABELS.source, source],
    // Not the name of a branch or tag: the image of a commit is the same for all of them.
    [LABELS.version, buildId.id],
    [LABELS.buildId, buildId.id],
    [LABELS.fingerprint, fingerprint],
  ])
  if (pullRequest !== undefined) labels.set(LABELS.pullRequest, String(pullRequest))
  if (buildId.mergeCommit !== undefined) labels.set(LABELS.mergeCommit, buildId.mergeCommit)
  if (buildId.time !== undefined) labels.set(LABELS.created, new Date(buildId.time * 1000).toISOString())
  return labels
}
