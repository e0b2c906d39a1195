import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { BuildInputs } from '../inputs.ts'
import { Problem, throwAll } from '../problem.ts'
import { stagesOf } from './dockerfile.ts'

/**
 * Checks that the context, the Dockerfile and the stage to build are there.
 *
 * @throws Problem, or Problems, that name the path that was tried
 */
export async function checkBuildFiles(workspace: string, { context, file, target }: BuildInputs): Promise<void> {
  const folder = await stat(resolve(workspace, context)).catch(() => undefined)
  if (folder?.isDirectory() !== true) {
    const missing = [notThere(`Input context: there is no folder \`${context}\` in the workspace.`)]
    throwAll(file === undefined ? missing : [...missing, ...(await checkDockerfile(workspace, file, target))])
  }
  throwAll(await checkDockerfile(workspace, file ?? join(context, 'Dockerfile'), target))
}

async function checkDockerfile(workspace: string, path: string, target: string | undefined): Promise<Problem[]> {
  const text = await readFile(resolve(workspace, path), 'utf8').catch(() => undefined)
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

function notThere(message: string): Problem {
  return new Problem(
    message,
    'Set `context` and `file` to paths in the checkout; check that actions/checkout runs before this step.',
  )
}
