import { createHash } from 'node:crypto'
import type { BuildId } from '../../plan/build-id.ts'
import type { BuildPlan } from '../../plan/plan.ts'

/** Labels that we put on an image and look for when we find one. */
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

/**
 * Identifies what an image is built from and how: two builds with the same fingerprint make the same image.
 *
 * @returns 64 hex digits
 */
export function fingerprintOf({ settings, inherited }: BuildPlan, buildId: BuildId): string {
  const source = [buildId.id, buildId.tree ?? buildId.mergeCommit ?? buildId.revision]
  // The values of secrets, the caches and the builder do not decide what an image is.
  const how = [
    settings.context,
    settings.file,
    settings.target,
    settings.buildArgs,
    [...inherited],
    settings.labels,
    settings.platforms,
    settings.buildContexts,
    [...settings.secrets.keys(), ...settings.secretEnvs.keys(), ...settings.secretFiles.keys()],
    settings.network,
    settings.addHosts,
    settings.provenance,
    settings.sbom,
  ]
  return createHash('sha256')
    .update(JSON.stringify([source, how]))
    .digest('hex')
}

/** What the labels of an image tell. */
interface Labelled {
  readonly buildId: BuildId
  readonly fingerprint: string
  /** Address of the repository, such as https://github.com/owner/name. */
  readonly source: string
  /** An image of a pull request never has the digest of another, so that it can be removed. */
  readonly pullRequest: number | undefined
}

/**
 * The labels of an image. They hold no time of the wall clock, so that the same commit gives the same digest.
 * Source: OCI image specification, "Pre-Defined Annotation Keys".
 */
export function imageLabels({ buildId, fingerprint, source, pullRequest }: Labelled): ReadonlyMap<string, string> {
  const labels = new Map<string, string>([
    [LABELS.revision, buildId.revision],
    [LABELS.source, source],
    // Not the name of a branch or a tag: the image of a commit is the same under all of them.
    [LABELS.version, buildId.id],
    [LABELS.buildId, buildId.id],
    [LABELS.fingerprint, fingerprint],
  ])
  if (pullRequest !== undefined) labels.set(LABELS.pullRequest, String(pullRequest))
  if (buildId.mergeCommit !== undefined) labels.set(LABELS.mergeCommit, buildId.mergeCommit)
  if (buildId.time !== undefined) labels.set(LABELS.created, new Date(buildId.time * 1000).toISOString())
  return labels
}
