import type { Lines, Log } from '../edges/runner.ts'
import { hashFolder } from '../files/contents.ts'
import { allOrProblems, settleAll, throwAll, withSubject } from '../text/problem.ts'
import { resolveBuildFiles } from './build/files.ts'
import { findBuilder } from './builder/builder.ts'
import { type BuilderPlace, type TemporaryBuilder, withTemporaryBuilder } from './builder/temporary.ts'
import type { ImageEdges, ImageResult } from './image.ts'
import { type ImageReadiness, type ImageRequest, predictImage, prepareImage, type SharedLookups } from './prepare.ts'
import { checkDockerConfig, logIn } from './push/login.ts'
import { createRepository, findRepository, warnOfDifference } from './repository/repository.ts'
import { type BuildSite, reuseOrBuild } from './reuse-or-build.ts'

/** An image to provide, and its edges. */
interface RequestedImage {
  readonly edges: ImageEdges
  readonly request: ImageRequest
}

/** An image to provide, after preflight. */
export interface PreparedImage extends RequestedImage {
  readonly ready: ImageReadiness
}

/**
 * Prepares all images concurrently, without changing anything.
 *
 * @returns `errors`: those of the other images, with the name of the image where there are several
 */
export async function prepareImages(
  images: readonly RequestedImage[],
): Promise<{ readonly prepared: readonly PreparedImage[]; readonly errors: readonly unknown[] }> {
  const lookupsFor = sharedLookups()
  const { values, errors } = await settleAll<readonly PreparedImage[]>(
    images.map(async (image) => {
      const { edges, request } = image
      try {
        return { edges, request, ready: await prepareImage(edges, request, lookupsFor(image)) }
      } catch (error) {
        throw withSubject(subjectOf(request), error)
      }
    }),
  )
  return { prepared: values.filter((each) => each !== undefined), errors }
}

/** Predicts all images concurrently, as `predictImage` does. */
export function predictImages(images: readonly RequestedImage[]): ReturnType<typeof settleAll<readonly ImageResult[]>> {
  const lookupsFor = sharedLookups()
  return settleAll<readonly ImageResult[]>(
    images.map((image) => predictImage(image.edges, image.request, lookupsFor(image))),
  )
}

/**
 * Checks the files of all builds, without AWS and docker.
 *
 * @throws Problem, or Problems, with the name of the image where there are several
 */
export async function checkBuildFiles(requests: readonly ImageRequest[]): Promise<void> {
  await allOrProblems(
    requests.map(async (request) => {
      const { errors } = await settleAll([resolveBuildFiles(request, request.plan.settings)])
      throwAll(errors.map((error) => withSubject(subjectOf(request), error)))
    }),
  )
}

/** Shares lookups between images: a login is valid for a region; several images may have the same builder and repository. */
function sharedLookups(): (image: RequestedImage) => SharedLookups {
  const logInOnce = once((_, { ecr, log }: ImageEdges) => logIn(ecr, log))
  const inspectOnce = once((name, { docker, signal }: ImageEdges) =>
    findBuilder(docker, signal, name === '' ? undefined : name),
  )
  const findOnce = once(async (_, { edges, request: { plan } }: RequestedImage) => {
    const stored = await findRepository(edges.ecr, plan.repository)
    if (stored !== undefined) warnOfDifference(edges.log, stored, plan.repositorySettings)
    return stored?.repositoryUri
  })
  const hashOnce = once((_, [root, patterns, signal]: Parameters<typeof hashFolder>) =>
    hashFolder(root, patterns, signal),
  )
  const checkConfigOnce = once((_, { edges, request }: RequestedImage) =>
    checkDockerConfig(request.userDockerConfig, edges.log),
  )
  return ({ edges, request }) => ({
    login: async () => logInOnce(await edges.ecr.config.region(), edges),
    builder: () => inspectOnce(request.plan.settings.builder ?? '', edges),
    dockerConfig: () => checkConfigOnce('', { edges, request }),
    repositoryUri: () => findOnce(JSON.stringify(request.plan.repository), { edges, request }),
    hashFolder: (root, patterns) => hashOnce(JSON.stringify([root, patterns]), [root, patterns, edges.signal]),
  })
}

/**
 * Provides all images concurrently. When one fails, stops the other builds. Images that need a temporary builder share one.
 *
 * @returns the results in the order given
 * @throws Problem, or Problems, with the name of the image where there are several
 */
export async function provideAll(
  images: readonly PreparedImage[],
  place: BuilderPlace,
): Promise<readonly ImageResult[]> {
  const [first] = images
  if (first === undefined) return []
  const { edges } = first
  const temporary = images.some(({ ready }) => ready.kind === 'to-build' && ready.builder === 'temporary')
  if (!temporary) return provideWith(edges.log, images, undefined)
  const allow = images.flatMap(({ request }) => request.plan.settings.allow)
  return withTemporaryBuilder(edges, { ...place, allow }, (builder) => provideWith(edges.log, images, builder))
}

async function provideWith(
  log: Log,
  images: readonly PreparedImage[],
  temporaryBuilder: TemporaryBuilder | undefined,
): Promise<readonly ImageResult[]> {
  const stop = new AbortController()
  const logOf = namedLogs(log)
  const create = once((name, { edges, request: { owner, plan } }: PreparedImage) =>
    createRepository(edges, { name, owner, settings: plan.repositorySettings }),
  )
  return allOrProblems<readonly ImageResult[]>(
    images.map(async (image) => {
      const { request, ready } = image
      const { name, repository } = request.plan
      const signal = AbortSignal.any([image.edges.signal, stop.signal])
      const edges = { ...image.edges, signal }
      let { repositoryUri } = ready
      try {
        signal.throwIfAborted()
        repositoryUri ??= await create(repository.name, image)
        const site = { repositoryUri, temporaryBuilder }
        return await provideOne(name === undefined ? edges : { ...edges, log: logOf(name) }, request, ready, site)
      } catch (error) {
        // A build that was stopped has no error of its own.
        if (signal.aborted && isAbort(error, signal)) throw signal.reason
        // A repository that cannot be created concerns all its images.
        const fault = repositoryUri === undefined ? error : withSubject(subjectOf(request), error)
        stop.abort(fault)
        throw fault
      }
    }),
  )
}

/** Whether docker or the clock threw an error because a signal stopped them. */
function isAbort(error: unknown, { reason }: AbortSignal): boolean {
  return error === reason || (error instanceof Error && error.name === 'AbortError')
}

/** Logs the progress of a build. The output of one of several appears only when it ends. */
async function provideOne(
  edges: ImageEdges,
  request: ImageRequest,
  ready: ImageReadiness,
  site: BuildSite,
): Promise<ImageResult> {
  if (ready.kind === 'to-build' && request.plan.name !== undefined) edges.log.info('building')
  const image = await reuseOrBuild(edges, request, ready, site)
  if (!image.reused) edges.log.info(`Pushed ${image.repositoryUri}:${image.tag} (${image.digest}).`)
  return image
}

/** Does the work once for each key, also when calls overlap. */
function once<Given, T>(work: (key: string, given: Given) => Promise<T>): (key: string, given: Given) => Promise<T> {
  const done = new Map<string, Promise<T>>()
  return (key, given) => {
    const result = done.get(key) ?? work(key, given)
    done.set(key, result)
    return result
  }
}

function subjectOf({ plan }: ImageRequest): string | undefined {
  return plan.name === undefined ? undefined : `Image ${plan.name}`
}

/** The most characters of a build's output that wait for its end. */
const KEPT_OUTPUT = 16 * 1024 * 1024

/** Keeps the output of a build until it ends; of a very long one, the last part. */
function lastOutput(): { readonly add: (text: string) => void; readonly take: () => string } {
  const chunks: string[] = []
  let size = 0
  let note = ''
  return {
    add: (text) => {
      chunks.push(text)
      size += text.length
      while (size > KEPT_OUTPUT && chunks.length > 1) {
        size -= chunks.shift()?.length ?? 0
        note = '(the beginning of this output is left out)\n'
      }
    },
    take: () => {
      const text = note + chunks.splice(0).join('')
      size = 0
      note = ''
      return text
    },
  }
}

/**
 * Creates logs for images that are built concurrently. Lines begin with the name of the image; the output of a build appears as a
 * whole when it ends, never mixed with that of another.
 *
 * @returns a function from the name of an image to its log, which writes to `log`
 */
export function namedLogs(log: Log): (name: string) => Log {
  let shown = Promise.resolve()
  const show = (print: () => unknown): Promise<void> => {
    shown = shown.then(async () => void (await print()))
    return shown
  }
  return (name) => {
    const titled = (text: string): string => `image ${name}: ${text}`
    const annotated = (text: Lines): Lines =>
      typeof text === 'string' ? titled(text) : [titled(text[0] ?? ''), ...text.slice(1)]
    const output = lastOutput()
    const folded: Log['group'] = async (title, work) => {
      try {
        return await work()
      } finally {
        const text = output.take()
        await show(() => log.group(titled(title), () => log.foreign(async (write) => write(text))))
      }
    }
    return {
      info: (text) => void show(() => log.info(titled(text))),
      notice: (text) => void show(() => log.notice(annotated(text))),
      warning: (text, place) => void show(() => log.warning(annotated(text), place)),
      error: (text, place) => void show(() => log.error(annotated(text), place)),
      section: folded,
      group: folded,
      foreign: (work) => work((text) => output.add(text)),
      during: (what, work) => log.during(what, work),
      // Masks a secret at once, before any output that may contain it.
      mask: (secret) => log.mask(secret),
      secrets: log.secrets,
    }
  }
}
