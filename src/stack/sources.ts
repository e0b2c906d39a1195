import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { Problem } from '../problem.ts'
import { overridesFile, parseOverrides } from './parameters.ts'
import { parseTemplate, type Template } from './template.ts'

/** The templates that come with the action, by name. */
const BUILT_IN = ['servicefull']

/**
 * Reads the template that the input names: a built-in one, or a file of the workspace.
 *
 * @param templates absolute path of the folder with the built-in ones
 * @throws Problem when it is not there, not inside the workspace, or cannot be read as a template
 */
export async function readTemplate(setting: string, workspace: string, templates: string): Promise<Template> {
  if (BUILT_IN.includes(setting)) {
    const body = await readFile(join(templates, `${setting}.yml`), 'utf8')
    return parseTemplate({ path: setting, inWorkspace: false, body })
  }
  const body = await readWorkspaceFile(workspace, setting, 'template')
  return parseTemplate({ path: setting, inWorkspace: true, body })
}

/** Reads the parameters that the input parameter-overrides gives, in place or in a file of the workspace. */
export async function readOverrides(text: string, workspace: string): Promise<ReadonlyMap<string, string>> {
  const file = overridesFile(text)
  return parseOverrides(file === undefined ? text : await readWorkspaceFile(workspace, file, 'parameter-overrides'))
}

/** Links are followed before the check, so that none leads out of the workspace. */
async function readWorkspaceFile(workspace: string, path: string, input: string): Promise<string> {
  const root = await realpath(workspace)
  const wanted = isAbsolute(path) ? path : join(root, path)
  try {
    const real = await realpath(wanted)
    const inside = relative(root, real)
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw new Problem(
        `Input ${input}: \`${path}\` is outside of the workspace.`,
        'Give the path of a file in the checkout.',
      )
    }
    return await readFile(real, 'utf8')
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(
      `Input ${input}: \`${path}\` ${unreadable(error)}.`,
      'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.',
    )
  }
}

function unreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist in the workspace'
  return code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? String(error)})`
}
