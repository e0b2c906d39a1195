import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { BuildInputs } from '../../inputs/inputs.ts'
import { Problem, throwAll } from '../../text/problem.ts'
import { stagesOf } from './dockerfile.ts'

/**
 * Checks that the workspace has the files that the inputs of a build name: the context, the Dockerfile and its stage, other
 * contexts, the files of secrets and keys.
 *
 * @throws Problem, or Problems, that name the missing path
 */
export async function checkBuildFiles(workspace: string, settings: BuildInputs): Promise<void> {
  const at = (path: string): string => resolve(workspace, path)
  const problems = await Promise.all([
    checkContext(at, settings),
    ...[...settings.secretFiles].map(([id, path]) => checkFile(at, 'secret-files', id, path)),
    ...keysOf(settings.ssh).map(({ id, path }) => checkFile(at, 'ssh', id, path)),
    ...settings.buildContexts.map((text) => checkOtherContext(at, text)),
  ])
  throwAll(problems.flat())
}

/** Returns the absolute path of a path in the workspace. */
type At = (path: string) => string

async function checkContext(at: At, { context, file, target }: BuildInputs): Promise<Problem[]> {
  const isThere = await isFolder(at(context))
  const dockerfile = file ?? join(context, 'Dockerfile')
  return [
    ...(isThere ? [] : [missingPathProblem(`Input context: there is no folder \`${context}\` in the workspace.`)]),
    ...(isThere || file !== undefined ? await checkDockerfile(at, dockerfile, target) : []),
  ]
}

async function checkDockerfile(at: At, path: string, target: string | undefined): Promise<Problem[]> {
  const text = await readFile(at(path), 'utf8').catch(() => undefined)
  if (text === undefined) return [missingPathProblem(`There is no Dockerfile at \`${path}\` in the workspace.`)]
  const stages = stagesOf(text)
  if (target === undefined || stages === undefined || isStage(target, stages)) return []
  const names = stages.flatMap((name) => name ?? [])
  return [
    new Problem(
      `Input target: \`${path}\` has no stage \`${target}\`.`,
      `Use one that it has (${names.join(', ') || 'none has a name'}), or leave \`target\` out. To name a stage, write \`FROM ... AS <name>\`.`,
      { place: { file: path } },
    ),
  ]
}

/** Whether a target is the name, in any case, or the number of a stage. Source: Docker documentation, "Multi-stage builds". */
function isStage(target: string, stages: readonly (string | undefined)[]): boolean {
  return stages.includes(target.toLowerCase()) || (/^\d+$/.test(target) && Number(target) < stages.length)
}

async function checkFile(at: At, input: string, id: string, path: string): Promise<Problem[]> {
  const found = await stat(at(path)).catch(() => undefined)
  if (found !== undefined && !found.isDirectory()) return []
  return [missingPathProblem(`Input ${input}: there is no file \`${path}\`, of \`${id}\`, in the workspace.`)]
}

/** Returns the keys and sockets of the input ssh. Source: Docker documentation, `docker buildx build --ssh`: `id=path[,path]`. */
function keysOf(ssh: readonly string[]) {
  return ssh.flatMap((text) => {
    const [id = '', paths = ''] = text.split('=')
    return paths === '' ? [] : paths.split(',').map((path) => ({ id, path }))
  })
}

/** Matches a URL, an image or a stage: no folder. Source: Docker documentation, `docker buildx build --build-context`. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|git@|github\.com\/)/i

async function checkOtherContext(at: At, text: string): Promise<Problem[]> {
  const [name = ''] = text.split('=')
  const path = text.slice(name.length + 1)
  if (ELSEWHERE.test(path) || (await isFolder(at(path)))) return []
  return [missingPathProblem(`Input build-contexts: there is no folder \`${path}\`, of \`${name}\`, in the workspace.`)]
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

function missingPathProblem(message: string): Problem {
  return new Problem(
    message,
    'Give paths in the checkout, relative to its root; check that actions/checkout runs before this step.',
  )
}
