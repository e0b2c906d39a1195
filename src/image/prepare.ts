import type { Owner } from '../aws/ownership.ts'
import { platforms } from '../inputs/build-values.ts'
import type { BuildInputs } from '../inputs/inputs.ts'
import type { BuildId } from '../plan/build-id.ts'
import type { BuildPlan, ImagePlan } from '../plan/plan.ts'
import { allOrProblems, attempt, joinErrors, settleAll } from '../text/problem.ts'
import { resolveBuildFiles } from './build/files.ts'
import { type BuilderChoice, chooseBuilder, needsOf } from './builder/choose.ts'
import { type IdentityLookups, identify } from './identity.ts'
import type { ImageEdges, ImageResult } from './image.ts'
import type { Login, UserDockerConfig } from './push/login.ts'
import { PULL_ACTIONS, PUSH_ACTIONS, withCrossAccountHelp } from './repository/access.ts'
import { repositoryCreator } from './repository/creator.ts'
import { type BuildQuery, type FoundBuild, findBuild, type MissingBuild } from './repository/lookup.ts'
import { findRepository, onRegistry } from './repository/repository.ts'

/** An image to provide, and the run that it is provided for. */
export interface ImageRequest {
  readonly plan: BuildPlan
  readonly buildId: BuildId
  readonly owner: Owner
  readonly workspace: string
  /** Absolute path of a folder that the runner empties after the job. */
  readonly temporary: string
  /** Identifies this step of this run. */
  readonly run: string
  /** Address of the source repository, such as https://github.com/owner/name. */
  readonly source: string
  readonly userDockerConfig: UserDockerConfig
  /** Private folder for the login. It is removed when the image is built. */
  readonly configDirectory: string
}

/** The result of preflight: the image exists, or everything is ready to build it. */
export type ImageReadiness = FoundImage | ImageToBuild

/** An image of this build that exists. */
export interface FoundImage extends FoundBuild {
  readonly kind: 'found'
  readonly repositoryUri: string
}

/** An image that can be built. */
export interface ImageToBuild {
  readonly kind: 'to-build'
  /** Undefined when the repository does not exist yet. */
  readonly repositoryUri: string | undefined
  readonly missing: MissingBuild
  readonly fingerprint: string
  /** The login at the registry, a secret. */
  readonly token: string
  readonly builder: BuilderChoice
}

/** Lookups whose results several images share. */
export interface SharedLookups extends IdentityLookups {
  readonly login: () => Promise<Login>
  /** Checks the user's configuration of docker. */
  readonly dockerConfig: () => Promise<void>
  /** URI of the repository; undefined when it does not exist. */
  readonly repositoryUri: () => Promise<string | undefined>
}

/**
 * Finds the image, or checks, without changing anything, that it can be built. Checks docker and the Dockerfile only when the
 * image does not exist.
 *
 * @throws Problem, or Problems
 */
export async function prepareImage(
  edges: ImageEdges,
  request: ImageRequest,
  lookups: SharedLookups,
): Promise<ImageReadiness> {
  const { plan } = request
  const identifying = identify(edges, request, lookups)
  const [repositoryUri, lookup] = await withCrossAccountHelp(placeOf(edges, plan), PUSH_ACTIONS, () =>
    Promise.all([lookups.repositoryUri(), find(edges, request, identifying)]),
  ).catch(async (error: unknown) => {
    const { errors } = await settleAll([resolveBuildFiles(request, plan.settings)])
    throw joinErrors([...errors, error])
  })
  const fingerprint = await identifying
  if (lookup.kind === 'reusable' && repositoryUri !== undefined) return { ...lookup, kind: 'found', repositoryUri }
  const missing = lookup.kind === 'missing' ? lookup : { tag: plan.tags.build, takenTag: undefined }
  const [, { token, registry }, builder, , creator] = await allOrProblems([
    resolveBuildFiles(request, plan.settings),
    lookups.login(),
    checkBuilder(lookups, plan.settings, repositoryUri),
    lookups.dockerConfig(),
    Promise.resolve(repositoryUri === undefined ? repositoryCreator(edges, plan) : undefined),
  ])
  const uri = creator === 'push' ? `${registry}/${plan.repository.name}` : repositoryUri
  return { kind: 'to-build', repositoryUri: uri, missing, fingerprint, token, builder }
}

async function find(edges: ImageEdges, request: ImageRequest, fingerprint: Promise<string>) {
  return findBuild(edges, buildQuery(request, await fingerprint))
}

/**
 * Checks the builder, unless the repository exists and the settings need no special feature: then the build is the first change,
 * and reports itself what docker lacks.
 */
async function checkBuilder(
  { builder }: SharedLookups,
  settings: BuildInputs,
  uri: string | undefined,
): Promise<BuilderChoice> {
  if (uri !== undefined && needsOf(settings).length === 0) return 'present'
  return chooseBuilder(await builder(), settings)
}

/** Returns the repository of a plan, for the explanation of a refusal. */
export function placeOf({ ownRegistry }: ImageEdges, { repository }: BuildPlan) {
  return { repository, ownRegistry }
}

/** Returns the query for the build of an image. */
export function buildQuery({ plan, run }: ImageRequest, fingerprint: string): BuildQuery {
  const { repository, tags, pullRequest, reuse } = plan
  return { repository, tag: tags.build, extraTags: tags.extra, fingerprint, pullRequest, reuse, run }
}

/** Returns the result for an image that was found. */
export function foundImageResult(plan: BuildPlan, found: Omit<FoundImage, 'kind'>): ImageResult {
  const repositoryUri = onRegistry(found.repositoryUri, plan.registry)
  const { tag, digest } = found.image
  const { platforms, size } = found.config
  const reference = `${repositoryUri}@${digest}`
  return { name: plan.name, reference, tag, digest, repositoryUri, reused: true, platforms, size }
}

/** Returns the platforms that the inputs decide, in the form `os/architecture`; none when docker decides. */
function requestedPlatforms({ builtFor }: BuildPlan): readonly string[] {
  // DOCKER_DEFAULT_PLATFORM may have a form of docker's own: then the platform is checked after the build.
  const { value = [] } = attempt(() => platforms(builtFor.join('\n')))
  return value.map((platform) => platform.split('/').slice(0, 2).join('/'))
}

/**
 * Returns the images that are not built yet. Stand-ins, one for each image, take the place of what is known after the build only.
 */
export function expectedImages(plans: readonly ImagePlan[]): readonly (ImageResult & { readonly attested: boolean })[] {
  return plans.flatMap((plan) => {
    if (plan.kind === 'existing') return []
    const { name, repository, tags } = plan
    const reference = `${repository.name}:${tags.build}`
    const known = { name, reference, tag: tags.build, extraTags: tags.extra, repositoryUri: repository.name }
    const { provenance, sbom, attests } = plan.settings
    const attested = provenance !== 'false' || sbom !== 'false' || attests.length > 0
    const digest = `${NO_DIGEST}${name ?? ''}`
    return [{ ...known, digest, reused: false, platforms: requestedPlatforms(plan), attested }]
  })
}

/** Stands for a digest that is unknown before the build. */
const NO_DIGEST = `sha256:${'0'.repeat(64)}`

/**
 * Predicts the result of a build without building: the existing image, else the reference `repository:tag` with `reused: false`.
 * Does not check docker and the Dockerfile.
 */
export async function predictImage(
  edges: ImageEdges,
  request: ImageRequest,
  lookups: IdentityLookups,
): Promise<ImageResult> {
  const { plan } = request
  const [stored, lookup] = await withCrossAccountHelp(
    placeOf(edges, plan),
    [...PULL_ACTIONS, 'ecr:DescribeRepositories'],
    () =>
      Promise.all([
        findRepository(edges.ecr, plan.repository),
        find(edges, request, identify(edges, request, lookups)),
      ]),
  )
  const uri = stored?.repositoryUri
  if (lookup.kind === 'reusable' && uri !== undefined) return foundImageResult(plan, { ...lookup, repositoryUri: uri })
  const repositoryUri = uri === undefined ? plan.repository.name : onRegistry(uri, plan.registry)
  const tag = lookup.kind === 'missing' ? lookup.tag : plan.tags.build
  const reference = `${repositoryUri}:${tag}`
  edges.log.info(`The image of this build does not exist yet. ${reference} stands for it.`)
  return {
    name: plan.name,
    reference,
    tag,
    digest: NO_DIGEST,
    repositoryUri,
    reused: false,
    platforms: requestedPlatforms(plan),
  }
}
