import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Problem, throwAll } from '../../text/problem.ts'
import { stagesOf } from './dockerfile.ts'
import type { BuildInputs } from '../../inputs/inputs.ts'

/**
 * Checks that what the inputs of a build name in the workspace is there: the context, the Dockerfile and its stage, other
 * contexts, the files of secrets and keys.
 *
 * @throws Problem, or Problems, that name the path that was tried
 */
export async function checkBuildFiles(workspace: string, settings: BuildInputs): Promise<void> {
  const at = (path: string): string => resolve(workspace, path)
  const problems = await Promise.all([
    checkContext(at, settings),
    ...[...settings.secretFiles].map(([id, path]) => checkFile(at, { input: 'secret-files', id, path })),
    ...keysOf(settings.ssh).map(({ id, path }) => checkFile(at, { input: 'ssh', id, path })),
    ...settings.buildContexts.map((text) => checkOtherContext(at, text)),
  ])
  throwAll(problems.flat())
}

/** The absolute path of one in the workspace. */
type At = (path: string) => string

async function checkContext(at: At, { context, file, target }: BuildInputs): Promise<Problem[]> {
  const isThere = await isFolder(at(context))
  const dockerfile = file ?? join(context, 'Dockerfile')
  return [
    ...(isThere ? [] : [notThere(`Input context: there is no folder \`${context}\` in the workspace.`)]),
    ...(isThere || file !== undefined ? await checkDockerfile(at, dockerfile, target) : []),
  ]
}

async function checkDockerfile(at: At, path: string, target: string | undefined): Promise<Problem[]> {
  const text = await readFile(at(path), 'utf8').catch(() => undefined)
  if (text === undefined) return [notThere(`There is no Dockerfile at \`${path}\` in the workspace.`)]
  const stages = stagesOf(text)
  if (target === undefined || stages === undefined || isStage(target, stages)) return []
  const names = stages.flatMap((name) => name ?? [])
  return [
    new Problem(
      `Input target: \`${path}\` has no stage \`${target}\`.`,
      `Give one that it has (${names.join(', ') || 'none has a name'}), or leave \`target\` out. A stage is named so: \`FROM ... AS <name>\`.`,
      { place: { file: path } },
    ),
  ]
}

/** By its name, in upper or lower case, or its number. Source: Docker documentation, "Multi-stage builds". */
function isStage(target: string, stages: readonly (string | undefined)[]): boolean {
  return stages.includes(target.toLowerCase()) || (/^\d+$/.test(target) && Number(target) < stages.length)
}

/** A file that an input names for an ID. */
interface NamedFile {
  readonly input: string
  readonly id: string
  readonly path: string
}

async function checkFile(at: At, { input, id, path }: NamedFile): Promise<Problem[]> {
  const found = await stat(at(path)).catch(() => undefined)
  if (found !== undefined && !found.isDirectory()) return []
  return [notThere(`Input ${input}: there is no file \`${path}\`, of \`${id}\`, in the workspace.`)]
}

/** The keys and sockets of the input ssh. Source: Docker documentation, `docker buildx build --ssh`: `id=path[,path]`. */
function keysOf(ssh: readonly string[]): readonly Pick<NamedFile, 'id' | 'path'>[] {
  return ssh.flatMap((text) => {
    const [id = '', paths = ''] = text.split('=')
    return paths === '' ? [] : paths.split(',').map((path) => ({ id, path }))
  })
}

/** An address, an image and a stage are no folders. Source: Docker documentation, `docker buildx build --build-context`. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|git@|github\.com\/)/i

async function checkOtherContext(at: At, text: string): Promise<Problem[]> {
  const [name = ''] = text.split('=')
  const path = text.slice(name.length + 1)
  if (ELSEWHERE.test(path) || (await isFolder(at(path)))) return []
  return [notThere(`Input build-contexts: there is no folder \`${path}\`, of \`${name}\`, in the workspace.`)]
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

function notThere(message: string): Problem {
  return new Problem(
    message,
    'Give paths in the checkout, relative to its root; check that actions/checkout runs before this step.',
  )
}
