import { otherAccountRemedy } from '../../aws/policy.ts'
import type { BuildSettings } from '../build/arguments.ts'
import { type Built, buildImage, PushRefused } from '../build/build.ts'
import { type PushFault, pushProblem } from '../build/push-fault.ts'
import type { BuildFacts, ImageEdges } from '../image.ts'
import { PUSH_ACTIONS } from '../repository/access.ts'
import { type BuildQuery, findBuild } from '../repository/lookup.ts'
import { registryOf } from '../repository/repository.ts'
import { logIn, makeDockerConfig, type UserDockerConfig } from './login.ts'

/** A build to push. */
export interface PushRequest {
  readonly query: BuildQuery
  readonly repositoryUri: string
  readonly tag: string
  /** The login at the registry, a secret. */
  readonly token: string
  readonly userDockerConfig: UserDockerConfig
  readonly build: BuildSettings
}

/** An image in its repository. */
export interface Pushed {
  readonly tag: string
  readonly digest: string
  /** Whether another run pushed the same build meanwhile. */
  readonly reused: boolean
  /** Only for an image that this run built. */
  readonly facts?: BuildFacts
}

/**
 * Maximum attempts by the fault of the registry; 1 where a wait does not help. A retry takes the built layers from the cache.
 * A registry with too many requests needs longer pauses. Source: fluxcd/flux2#3714.
 */
const TRIES: Readonly<Record<PushFault, number>> = {
  throttled: 5,
  unreachable: 3,
  transient: 3,
  login: 1,
  denied: 1,
  taken: 1,
}

/**
 * Builds and pushes an image. Retries after a fault that may pass, waiting longer each time; renews a refused login once. If another run has
 * taken the tag meanwhile, uses its image if that is of the same build, else pushes with another tag.
 *
 * @throws Problem
 */
export async function pushBuild(edges: ImageEdges, request: PushRequest): Promise<Pushed> {
  let { tag, token } = request
  let tries = 1
  let logins = 1
  let moves = 0
  for (;;) {
    const refused = await tryPush(edges, { ...request, tag, token })
    if (!(refused instanceof PushRefused)) return { tag, reused: false, ...refused }
    if (tries < TRIES[refused.fault]) {
      const pause = 1000 * 2 ** tries
      await edges.log.during('waiting for the registry', () => edges.clock.wait(pause, edges.signal))
      tries += 1
    } else if (refused.fault === 'login' && logins === 1) {
      token = (await logIn(edges.ecr, edges.log)).token
      logins += 1
    } else if (refused.fault === 'taken' && moves === 0) {
      const lookup = await findBuild(edges, request.query)
      if (lookup.kind === 'reusable') return { tag: lookup.image.tag, digest: lookup.image.digest, reused: true }
      tag = lookup.tag
      moves += 1
    } else {
      const { repository } = request.query
      const own = repository.registryId === undefined ? undefined : await edges.ownRegistry()
      throw pushProblem(refused, own && otherAccountRemedy(own, repository, PUSH_ACTIONS))
    }
    edges.log.info(`The push was refused (${refused.fault}); trying again.`)
  }
}

/** Builds and pushes once. Returns, not throws, the refusal of the push. */
async function tryPush(edges: ImageEdges, request: PushRequest): Promise<Built | PushRefused> {
  const { build, repositoryUri, tag, token } = request
  const login = { registry: registryOf(repositoryUri), token }
  await makeDockerConfig(build.configDirectory, request.userDockerConfig, login)
  try {
    const reference = `${repositoryUri}:${tag}`
    return await edges.log.section(`Build ${reference}`, () =>
      edges.log.during(`building ${reference}`, () => buildImage(edges, { ...build, references: [reference] })),
    )
  } catch (error) {
    if (error instanceof PushRefused) return error
    throw error
  }
}
