import { basename, dirname, isAbsolute, join } from 'node:path'
import {
  type Destination,
  followPath,
  INSIDE,
  isWithin,
  type Reach,
  readFound,
  type Workspace,
} from '../../files/path.ts'
import { UnfitFile } from '../../files/read.ts'
import type { BuildInputs } from '../../inputs/inputs.ts'
import { allOrProblems, Problem } from '../../text/problem.ts'
import { csv } from './arguments.ts'
import { type Dockerfile, LARGEST_DOCKERFILE, missingStages, stagesOf } from './dockerfile.ts'

/** The files of a build. */
interface BuildFiles {
  /** The settings as docker receives them: the paths are absolute, and no folder or file on them is a link. */
  readonly settings: BuildInputs
  readonly dockerfile: Dockerfile
}

/** The Dockerfile and the contexts of a build, with paths as in `BuildFiles`. */
export interface BuildSources {
  readonly context: string
  /** Path of the Dockerfile. */
  readonly file: string
  readonly dockerfile: Dockerfile
  readonly bytes: Buffer
  readonly buildContexts: readonly string[]
}

/**
 * Finds the files that the inputs of a build name: the Dockerfile, its stage and the contexts, the files of secrets and keys, local
 * caches. Follows their links, which may not lead out of the workspace.
 *
 * @throws Problem, or Problems, that name the input and the path
 */
export async function resolveBuildFiles(place: Workspace, settings: BuildInputs): Promise<BuildFiles> {
  const [{ context, file: passed, dockerfile, buildContexts }, secretFiles, ssh, cacheFrom, cacheTo] =
    await allOrProblems([
      resolveSources(place, settings),
      each([...settings.secretFiles], (pair) => resolveSecret(place, pair)),
      each(settings.ssh, (text) => resolveKeys(place, text)),
      each(settings.cacheFrom, (text) => resolveCache(place, 'cache-from', text)),
      each(settings.cacheTo, (text) => resolveCache(place, 'cache-to', text)),
    ])
  // Without the option, docker takes this file.
  const file = settings.file === undefined && passed === join(context, 'Dockerfile') ? undefined : passed
  const paths = { context, file, secretFiles: new Map(secretFiles), ssh, buildContexts, cacheFrom, cacheTo }
  return { settings: { ...settings, ...paths }, dockerfile }
}

/**
 * Finds the Dockerfile and the contexts of a build, as `resolveBuildFiles` does.
 *
 * @throws Problem, or Problems
 */
export async function resolveSources(place: Workspace, settings: BuildInputs): Promise<BuildSources> {
  const [source, buildContexts] = await allOrProblems([
    resolveSource(place, settings),
    each(settings.buildContexts, (text) => resolveOtherContext(place, text)),
  ])
  return { ...source, buildContexts }
}

function each<Item, T>(items: readonly Item[], work: (item: Item) => Promise<T>): Promise<readonly T[]> {
  return allOrProblems<readonly T[]>(items.map(work))
}

/** A path that an input names, and the ID that it belongs to. */
interface NamedPath {
  readonly input: string
  readonly path: string
  readonly of?: string
  readonly reach?: Reach
}

type NotLocated = Exclude<Destination, { readonly realPath: string }>
type Located = Extract<Destination, { readonly realPath: string }>

const CHECKED_OUT =
  'Give paths in the checkout, relative to its root; check that actions/checkout runs before this step.'

/**
 * Follows a path to something that is expected there.
 *
 * @param missing the problem where there is something else, or nothing
 * @throws Problem
 */
async function locate(
  place: Workspace,
  named: NamedPath,
  missing: string,
  ...expected: readonly Located['kind'][]
): Promise<Located> {
  const found = await followPath(place, named.path, named.reach ?? 'absolute')
  if ('reason' in found) throw refusedPathProblem(named, found)
  if (expected.includes(found.kind)) return found
  throw new Problem(missing, CHECKED_OUT)
}

function refusedPathProblem({ input, path, of }: NamedPath, { kind, reason }: NotLocated): Problem {
  const owner = of === undefined ? '' : `, of \`${of}\`,`
  return new Problem(`Input ${input}: \`${path}\`${owner} ${reason}.`, kind === 'refused' ? INSIDE : CHECKED_OUT)
}

async function resolveSource(place: Workspace, settings: BuildInputs) {
  const { context, file } = settings
  const folder = resolveContext(place, context)
  const [isThere] = await Promise.allSettled([folder])
  if (isThere.status === 'rejected' && file === undefined) throw isThere.reason
  const [{ realPath }, found] = await allOrProblems([folder, resolveDockerfile(place, settings)])
  return { context: realPath, ...found }
}

async function resolveContext(place: Workspace, path: string): Promise<Located> {
  const input = 'context'
  const missing = `Input context: there is no folder \`${path}\` in the workspace.`
  const found = await locate(place, { input, path }, missing, 'folder')
  await checkIgnoreFile(place, { input, path: join(path, '.dockerignore') })
  return found
}

/**
 * Finds the Dockerfile. BuildKit follows its link within its folder only, and reads `<name>.dockerignore` beside the name that it
 * is given: that name stays where BuildKit can follow it.
 */
async function resolveDockerfile(place: Workspace, { context, file, target, noCacheFilters }: BuildInputs) {
  const path = await firstFile(place, dockerfilePaths(context, file))
  const input = file === undefined ? 'context' : 'file'
  const missing = `There is no Dockerfile at \`${path}\` in the workspace.`
  const found = await locate(place, { input, path }, missing, 'file')
  const folder = await locate(place, { input, path: dirname(path) }, missing, 'folder')
  const isFollowed = isWithin(folder.realPath, found.realPath)
  await checkIgnoreFile(place, { input, path: `${isFollowed ? path : found.realPath}.dockerignore` })
  const bytes = await readFound(found, LARGEST_DOCKERFILE).catch((error: unknown) => {
    if (!(error instanceof UnfitFile)) throw error
    throw new Problem(`The Dockerfile \`${path}\` ${error.message}.`, 'Correct `file`, or move files out of it.')
  })
  const text = bytes.toString()
  checkStage(path, text, target)
  checkFilters(path, text, noCacheFilters)
  const passed = isFollowed ? join(folder.realPath, basename(path)) : found.realPath
  return { file: passed, dockerfile: { path: found.relativePath, text }, bytes }
}

/**
 * Returns where a Dockerfile can be, the right place first: docker takes a `dockerfile` where there is no `Dockerfile`, and many write
 * `file` relative to the context. Source: buildx, `handleLowercaseDockerfile`.
 */
function dockerfilePaths(context: string, file: string | undefined): readonly string[] {
  const given =
    file === undefined ? [join(context, 'Dockerfile')] : [file, isAbsolute(file) ? file : join(context, file)]
  return given.flatMap((path) => (basename(path) === 'Dockerfile' ? [path, join(dirname(path), 'dockerfile')] : [path]))
}

/** Returns the first path where that is something, else the first of the others that is a file, else the first. */
async function firstFile(place: Workspace, paths: readonly string[]): Promise<string> {
  const found = await Promise.all(paths.map((path) => followPath(place, path, 'absolute')))
  const index = found[0]?.kind === 'missing' ? found.findIndex(({ kind }) => kind === 'file') : 0
  return paths[Math.max(index, 0)] ?? ''
}

async function checkIgnoreFile(place: Workspace, named: NamedPath): Promise<void> {
  const found = await followPath(place, named.path, 'absolute')
  if (found.kind === 'refused') throw refusedPathProblem(named, found)
}

function checkStage(path: string, text: string, target: string | undefined): void {
  const stages = stagesOf(text)
  if (target === undefined || stages === undefined || isStage(target, stages)) return
  const names = stages.flatMap((name) => name ?? [])
  throw new Problem(
    `Input target: \`${path}\` has no stage \`${target}\`.`,
    `Use one that it has (${names.join(', ') || 'none has a name'}), or leave \`target\` out. To name a stage, write \`FROM ... AS <name>\`.`,
    { place: { file: path } },
  )
}

/** BuildKit ignores the name of a stage that is not there. Source: Docker documentation, `--no-cache-filter`: names of stages. */
function checkFilters(path: string, text: string, filters: readonly string[]): void {
  const missing = missingStages(text, filters)
  if (missing.length === 0) return
  throw new Problem(
    `Input no-cache-filters: \`${path}\` has no stage \`${missing.join('`, `')}\`.`,
    'Use the names of its stages. Of several images, give `no-cache-filters` to those that have the stage.',
    { place: { file: path } },
  )
}

/** Whether a target is the name, in any case, or the number of a stage. Source: Docker documentation, "Multi-stage builds". */
function isStage(target: string, stages: readonly (string | undefined)[]): boolean {
  return stages.includes(target.toLowerCase()) || (/^\d+$/.test(target) && Number(target) < stages.length)
}

function missingFile({ input, path, of }: NamedPath): string {
  return `Input ${input}: there is no file \`${path}\`, of \`${of}\`, in the workspace.`
}

async function resolveSecret(place: Workspace, [id, path]: readonly [string, string]) {
  const named = { input: 'secret-files', path, of: id, reach: 'temporary' } as const
  const { realPath } = await locate(place, named, missingFile(named), 'file', 'other')
  return [id, realPath] as const
}

/** Finds the keys and sockets of the input ssh. Source: Docker documentation, `docker buildx build --ssh`: `id=path[,path]`. */
async function resolveKeys(place: Workspace, text: string): Promise<string> {
  const [id = ''] = text.split('=')
  const paths = text.slice(id.length + 1)
  if (paths === '') return text
  const found = await each(paths.split(','), async (path) => {
    const named = { input: 'ssh', path, of: id }
    return unsplit(await locate(place, named, missingFile(named), 'file', 'other'), named, ',')
  })
  return `${id}=${found.join(',')}`
}

/** Matches a URL, an image or a stage: no folder. Source: buildx, `loadInputs`; Docker documentation, `--build-context`. */
export const ELSEWHERE =
  /^(?:docker-image:\/\/|target:|https?:\/\/|(?:git|ssh):\/\/|github\.com\/|[\w-]+@[a-zA-Z\d.-]+:)/

async function resolveOtherContext(place: Workspace, text: string): Promise<string> {
  const [name = ''] = text.split('=')
  const value = text.slice(name.length + 1)
  if (ELSEWHERE.test(value)) return text
  const [, scheme = '', path = '', reference = ''] = /^(oci-layout:\/\/)([^:@]*)(.*)$/s.exec(value) ?? ['', '', value]
  const named = { input: 'build-contexts', path, of: name }
  const missing = `Input build-contexts: there is no folder \`${path}\`, of \`${name}\`, in the workspace.`
  const found = await locate(place, named, missing, 'folder')
  return `${name}=${scheme}${scheme === '' ? found.realPath : unsplit(found, named, ':@')}${reference}`
}

/**
 * Returns a path for an option that docker splits at some characters: a folder of the checkout could have them in its name.
 *
 * @throws Problem when the path has one of them
 */
function unsplit({ realPath, relativePath }: Located, named: NamedPath, separators: string): string {
  const path = [realPath, relativePath].find((each) => ![...separators].some((separator) => each.includes(separator)))
  if (path !== undefined) return path
  const reason = `leads to a path with one of the characters \`${separators}\`, which docker would split`
  throw refusedPathProblem(named, { kind: 'refused', reason })
}

/** Finds the folder of a cache of `type=local`, which need not exist. Source: Docker documentation, "Local cache". */
async function resolveCache(place: Workspace, input: string, text: string): Promise<string> {
  const fields = [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  )
  if (!fields.some((field) => /^type=local$/i.test(field))) return text
  const resolved = await each(fields, async (field) => {
    const [, key = '', path = ''] = /^(src|dest)=(.*)$/is.exec(field) ?? []
    if (path === '') return field
    const found = await locate(
      place,
      { input, path },
      `Input ${input}: \`${path}\` is not a folder.`,
      'folder',
      'missing',
    )
    return `${key}=${found.realPath}`
  })
  return csv(resolved)
}
