import { rm } from 'node:fs/promises'
import type { ECRClient } from '@aws-sdk/client-ecr'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Http } from '../edges/http.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildInputs } from '../inputs.ts'
import type { BuildId } from '../plan/build-id.ts'
import type { BuildPlan, Owner } from '../plan/plan.ts'
import { settle } from '../problem.ts'
import { PUSH_ACTIONS, reachOther } from './access.ts'
import { checkBuildFiles } from './build-files.ts'
import type { BuildFacts } from './build-output.ts'
import type { Builder } from './builder.ts'
import { type BuilderChoice, chooseBuilder, needsOf } from './driver.ts'
import { fingerprint, imageLabels } from './fingerprint.ts'
import { type FoundBuild, findBuild, type MissingBuild, type Wanted } from './found.ts'
import type { Login } from './login.ts'
import { makerOf } from './missing-repository.ts'
import { addTags, pushImage } from './naming.ts'
import type { Registry } from './registry.ts'
import { onRegistry } from './repository.ts'
import type { TemporaryBuilder } from './temporary-builder.ts'

/** An image that can be deployed. */
export interface ImageResult {
  /** Its name, where there are several; undefined for the only one. */
  readonly name: string | undefined
  /** `repository@sha256:...`, or the reference as the user gave it where nobody can tell the digest. */
  readonly reference: string
  readonly tag: string
  /** The other tags that it was to have and has, when this run has made it or found it for a deploy. */
  readonly moreTags?: readonly string[]
  readonly digest: string
  readonly repositoryUri: string
  readonly reused: boolean
  /** `os/architecture`, each; empty when nobody can tell. */
  readonly platforms: readonly string[]
  /** Bytes that ECR stores for it, of its first image if it is an index; undefined when nobody can tell. */
  readonly size?: number | undefined
  /** How much of it was built, when this run built it. */
  readonly facts?: BuildFacts
}

/** What preflight found out: the image exists, or all is ready to build it. */
export type ImageReadiness =
  | ({ readonly kind: 'found'; readonly repositoryUri: string } & FoundBuild)
  | {
      readonly kind: 'to-build'
      /** undefined: the repository is yet to be made. */
      readonly repositoryUri: string | undefined
      readonly missing: MissingBuild
      readonly mark: string
      /** The login at the registry, a secret. */
      readonly token: string
      readonly builder: BuilderChoice
    }

/** An image of this build that exists. */
type FoundImage = Omit<Extract<ImageReadiness, { kind: 'found' }>, 'kind'>

/** An image whose repository is there, and the builder that was made for this job, if one was. */
type Housed<Kind> = Extract<ImageReadiness, { kind: Kind }> & {
  readonly repositoryUri: string
  readonly temporaryBuilder: TemporaryBuilder | undefined
}

/** What an image asks, also for others that ask the same. */
export interface Answers {
  /** The login at the registry, a secret. */
  readonly login: () => Promise<Login>
  /** The builder that the inputs name, or the present one. */
  readonly builder: () => Promise<Builder>
  /** URI of the repository; undefined when it does not exist. */
  readonly repositoryUri: () => Promise<string | undefined>
}

/** What an image needs of the world. */
export interface ImageEdges {
  /** The client of the region of the repository. */
  readonly ecr: ECRClient
  /** Whose account and which region are deployed to. */
  readonly home: () => Promise<Registry>
  readonly http: Http
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Finds the image, or checks, without changing anything, that it can be built. What only a build needs (docker, the Dockerfile)
 * is not asked for when the image exists.
 *
 * @throws Problem, or Problems
 */
export async function prepareImage(edges: ImageEdges, order: ImageOrder, answers: Answers): Promise<ImageReadiness> {
  const { plan, workspace } = order
  const mark = fingerprint(plan, order.buildId)
  const [repositoryUri, found] = await reachOther(PUSH_ACTIONS, () =>
    Promise.all([answers.repositoryUri(), findBuild(edges, wantedBuild(order, mark))]),
  )
  if (found.kind === 'reusable' && repositoryUri !== undefined) return { ...found, kind: 'found', repositoryUri }
  const missing = found.kind === 'missing' ? found : { tag: plan.tags.build, taken: undefined }
  const [{ token, registry }, builder, , maker] = await settle([
    answers.login(),
    checkBuilder(answers, plan.settings, repositoryUri),
    checkBuildFiles(workspace, plan.settings),
    Promise.resolve(repositoryUri === undefined ? makerOf(edges, plan) : undefined),
  ])
  const uri = maker === 'push' ? `${registry}/${plan.repository.name}` : repositoryUri
  return { kind: 'to-build', repositoryUri: uri, missing, mark, token, builder }
}

/**
 * Asks docker what it can do, if that decides anything: where the repository exists and nothing special is asked of the builder,
 * the build is the first change, and tells itself what is missing.
 */
async function checkBuilder(
  { builder }: Answers,
  settings: BuildInputs,
  uri: string | undefined,
): Promise<BuilderChoice> {
  if (uri !== undefined && needsOf(settings).length === 0) return 'present'
  return chooseBuilder(await builder(), settings)
}

/** The run that an image is made for. */
export interface ImageOrder {
  readonly plan: BuildPlan
  readonly buildId: BuildId
  readonly owner: Owner
  readonly workspace: string
  /** Identifies this step of this run. */
  readonly run: string
  /** Address of the source repository. */
  readonly source: string
  /** Folder of the user's docker configuration. */
  readonly userDockerConfig: string
  /** Private folder for the login; it is removed when the image is made. */
  readonly configDirectory: string
}

/** Makes the image: uses the one that exists, or builds and pushes it. */
export async function makeImage(
  edges: ImageEdges,
  order: ImageOrder,
  ready: Housed<'found' | 'to-build'>,
): Promise<ImageResult> {
  for (const note of order.plan.tags.notes) edges.log.info(note)
  return reachOther(PUSH_ACTIONS, () =>
    ready.kind === 'found' ? reuse(edges, order.plan, ready) : build(edges, order, ready),
  )
}

async function build(edges: ImageEdges, order: ImageOrder, ready: Housed<'to-build'>): Promise<ImageResult> {
  const { plan, buildId, workspace, configDirectory, userDockerConfig } = order
  const { tag, taken } = ready.missing
  const repositoryUri = onRegistry(ready.repositoryUri, plan.registry)
  if (taken !== undefined) {
    edges.log.notice(`The tag ${taken} is on an image already and stays; this one gets ${tag}.`)
  }
  const labels = imageLabels({ buildId, mark: ready.mark, source: order.source, pullRequest: plan.pullRequest })
  const request = {
    settings: plan.settings,
    buildId: buildId.id,
    labels,
    time: buildId.time,
    workspace,
    configDirectory,
    temporaryBuilder: ready.builder === 'temporary' ? ready.temporaryBuilder : undefined,
  }
  const wanted = wantedBuild(order, ready.mark)
  try {
    const push = { wanted, repositoryUri, tag, token: ready.token, userDockerConfig, request }
    const { config, ...pushed } = await pushImage(edges, plan, push)
    const { platforms, size } = config
    const reference = `${repositoryUri}@${pushed.digest}`
    return { ...pushed, name: plan.name, reference, repositoryUri, platforms, size }
  } finally {
    await rm(configDirectory, { recursive: true, force: true })
  }
}

/** The build that is looked for in the repository. */
export function wantedBuild({ plan, run }: ImageOrder, mark: string): Wanted {
  return { repository: plan.repository, tag: plan.tags.build, more: plan.tags.more, mark, reuse: plan.reuse, run }
}

async function reuse(edges: ImageEdges, plan: BuildPlan, ready: FoundImage): Promise<ImageResult> {
  const found = foundImage(plan, ready)
  const { repositoryUri, tag, digest } = found
  const moreTags = await addTags(edges, { plan, image: ready.image }, ready.lacking)
  edges.log.info(`The image of this build exists: ${repositoryUri}:${tag} (${digest}). Nothing is built.`)
  return { ...found, moreTags }
}

/** What is known of an image that was found, before anything is done with it. */
export function foundImage(plan: BuildPlan, { repositoryUri: uri, image, config }: FoundImage): ImageResult {
  const repositoryUri = onRegistry(uri, plan.registry)
  const { tag, digest } = image
  return {
    name: plan.name,
    reference: `${repositoryUri}@${digest}`,
    tag,
    digest,
    repositoryUri,
    reused: true,
    platforms: config.platforms,
    size: config.size,
  }
}
