import type { Log } from '../edges/runner.ts'
import { about, settle } from '../problem.ts'
import { findBuilder } from './builder.ts'
import {
  type Answers,
  type ImageEdges,
  type ImageOrder,
  type ImageReadiness,
  type ImageResult,
  makeImage,
  prepareImage,
} from './image.ts'
import { logIn } from './login.ts'
import { namedLogs } from './named-log.ts'
import { createRepository, findRepository, tellDifference } from './repository.ts'
import { type BuilderEdges, type BuilderPlace, type TemporaryBuilder, withBuilder } from './temporary-builder.ts'

/** An image that is asked for, and the world that it is made in. */
export interface ImageRequest {
  readonly edges: ImageEdges
  readonly order: ImageOrder
}

/** An image to make: what is asked for, and what preflight found out. */
export interface ImageWork extends ImageRequest {
  readonly ready: ImageReadiness
}

/**
 * Prepares images, all at once and without changing anything.
 *
 * @throws Problem, or Problems, with the name of the image where there are several
 */
export async function prepareImages(requests: readonly ImageRequest[]): Promise<readonly ImageWork[]> {
  const answersTo = sharedAnswers()
  return settle<readonly ImageWork[]>(
    requests.map(async (request) => {
      const { edges, order } = request
      try {
        return { edges, order, ready: await prepareImage(edges, order, answersTo(request)) }
      } catch (error) {
        throw about(subject(order), error)
      }
    }),
  )
}

/** Asks once what several images ask: a login is good for all of a region, a builder and a repository may be that of all. */
function sharedAnswers(): (request: ImageRequest) => Answers {
  const logInOnce = once((_, edges: ImageEdges) => logIn(edges))
  const inspectOnce = once((name, edges: ImageEdges) => findBuilder(edges, name === '' ? undefined : name))
  const findOnce = once(async (_, { edges, order: { plan } }: ImageRequest) => {
    const stored = await findRepository(edges.ecr, plan.repository)
    if (stored !== undefined) tellDifference(edges.log, stored, plan.repositorySettings)
    return stored?.repositoryUri
  })
  return ({ edges, order }) => ({
    login: async () => logInOnce(await edges.ecr.config.region(), edges),
    builder: () => inspectOnce(order.plan.settings.builder ?? '', edges),
    repositoryUri: () => findOnce(JSON.stringify(order.plan.repository), { edges, order }),
  })
}

/**
 * Makes images, all at once. When one fails, the builds of the others are stopped. Those that take a temporary builder share one.
 *
 * @returns in the order given
 * @throws Problem, or Problems, with the name of the image where there are several
 */
export async function makeImages(
  edges: BuilderEdges,
  works: readonly ImageWork[],
  place: BuilderPlace,
): Promise<readonly ImageResult[]> {
  const choice = works.some(({ ready }) => ready.kind === 'to-build' && ready.builder === 'temporary')
    ? 'temporary'
    : 'present'
  return withBuilder(edges, { ...place, choice }, (temporaryBuilder) => makeAll(edges.log, works, temporaryBuilder))
}

async function makeAll(
  log: Log,
  works: readonly ImageWork[],
  temporaryBuilder: TemporaryBuilder | undefined,
): Promise<readonly ImageResult[]> {
  const stop = new AbortController()
  const logOf = namedLogs(log)
  const create = once((name, { edges, order }: ImageWork) =>
    createRepository(edges, { name, owner: order.owner, settings: order.plan.repositorySettings }),
  )
  return settle<readonly ImageResult[]>(
    works.map(async (work) => {
      const { edges, order, ready } = work
      const { name, repository } = order.plan
      const signal = AbortSignal.any([edges.signal, stop.signal])
      let { repositoryUri } = ready
      try {
        signal.throwIfAborted()
        repositoryUri ??= await create(repository.name, work)
        const housed = { ...ready, repositoryUri, temporaryBuilder }
        if (name === undefined) return await makeImage({ ...edges, signal }, order, housed)
        return await tellProgress(logOf(name), ready, (log) => makeImage({ ...edges, signal, log }, order, housed))
      } catch (error) {
        // One that was stopped has no fault of its own.
        if (signal.aborted && isAbort(error, signal)) throw signal.reason
        // A repository that cannot be made is no fault of one image.
        const fault = repositoryUri === undefined ? error : about(subject(order), error)
        stop.abort(fault)
        throw fault
      }
    }),
  )
}

/** What docker and the clock throw when a signal stops them. */
function isAbort(error: unknown, { reason }: AbortSignal): boolean {
  return error === reason || (error instanceof Error && error.name === 'AbortError')
}

/** The output of a build is shown when it ends: until then, these lines tell where it is. */
async function tellProgress(
  log: Log,
  { kind }: ImageReadiness,
  make: (log: Log) => Promise<ImageResult>,
): Promise<ImageResult> {
  if (kind === 'to-build') log.info('building')
  const image = await make(log)
  if (!image.reused) log.info(`pushed ${image.repositoryUri}:${image.tag} (${image.digest})`)
  return image
}

/** Does the work once for each key, also for those who ask at the same time. */
function once<Given, T>(work: (key: string, given: Given) => Promise<T>): (key: string, given: Given) => Promise<T> {
  const done = new Map<string, Promise<T>>()
  return (key, given) => {
    const result = done.get(key) ?? work(key, given)
    done.set(key, result)
    return result
  }
}

function subject({ plan }: ImageOrder): string | undefined {
  return plan.name === undefined ? undefined : `Image ${plan.name}`
}
