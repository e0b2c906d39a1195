import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Log } from '../edges/runner.ts'
import type { BuildRequest } from './arguments.ts'
import { type Built, buildImage, PushRefused } from './build.ts'
import type { BuildFacts } from './build-output.ts'
import { makeDockerConfig } from './docker-config.ts'
import { findBuild, type Store, type Wanted } from './found.ts'
import { logIn } from './login.ts'
import { pushFailure } from './push-fault.ts'
import { registryOf } from './repository.ts'

/** What it takes to build and push. */
export interface PushEdges extends Store {
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** A build to push. */
export interface PushOrder {
  readonly wanted: Wanted
  readonly repositoryUri: string
  readonly tag: string
  /** The login at the registry, a secret. */
  readonly token: string
  readonly userDockerConfig: string
  readonly request: Omit<BuildRequest, 'references'>
}

/** An image in its repository. `reused`: another run pushed the same build meanwhile. */
export interface Pushed {
  readonly tag: string
  readonly digest: string
  readonly reused: boolean
  /** How much of it was built, when this run built it. */
  readonly facts?: BuildFacts
}

/** A push is tried this often when the registry is in trouble; what is built is not built again. */
const TRIES = 3

/**
 * Builds and pushes. A registry that is in trouble gets more tries, a login that is refused is renewed once, and a tag that
 * another run has taken meanwhile is looked at again: it holds this very build, or the build gets another tag.
 *
 * @throws Problem
 */
export async function pushBuild(edges: PushEdges, order: PushOrder): Promise<Pushed> {
  let { tag, token } = order
  let tries = 1
  let logins = 1
  let moves = 0
  for (;;) {
    const refused = await tryPush(edges, { ...order, tag, token })
    if (!(refused instanceof PushRefused)) return { tag, reused: false, ...refused }
    if (refused.fault === 'transient' && tries < TRIES) {
      await edges.clock.wait(1000 * 2 ** tries, edges.signal)
      tries += 1
    } else if (refused.fault === 'login' && logins === 1) {
      token = (await logIn(edges)).token
      logins += 1
    } else if (refused.fault === 'taken' && moves === 0) {
      const found = await findBuild(edges, order.wanted)
      if (found.kind === 'reusable') return { tag: found.image.tag, digest: found.image.digest, reused: true }
      tag = found.tag
      moves += 1
    } else {
      throw pushFailure(refused)
    }
    edges.log.info(`The push was refused (${refused.fault}); it is tried again.`)
  }
}

/** One try: the image, or why the push was refused. */
async function tryPush(edges: PushEdges, order: PushOrder): Promise<Built | PushRefused> {
  const { request, repositoryUri, tag, token } = order
  const login = { registry: registryOf(repositoryUri), token }
  await makeDockerConfig(request.configDirectory, order.userDockerConfig, login)
  try {
    return await edges.log.group(`Build ${repositoryUri}:${tag}`, () =>
      buildImage(edges, { ...request, references: [`${repositoryUri}:${tag}`] }),
    )
  } catch (error) {
    if (error instanceof PushRefused) return error
    throw error
  }
}
