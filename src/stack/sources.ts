import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readLocalFiles, templateOf } from './nested.ts'
import { overridesFile, parseOverrides } from './parameters.ts'
import { parseTemplate, type Template } from './template.ts'
import { type Named, readWorkspaceFile, textOf } from './workspace-file.ts'

/** The templates that come with the action, by name. */
const BUILT_IN = ['servicefull']

/**
 * Reads the template that the input names: a built-in one, or a file of the workspace, with the files that it names.
 *
 * @param templates absolute path of the folder with the built-in ones
 * @throws Problem when it is not there, not inside the workspace, or cannot be read as a template
 */
export async function readTemplate(setting: string, workspace: string, templates: string): Promise<Template> {
  if (BUILT_IN.includes(setting)) {
    const body = await readFile(join(templates, `${setting}.yml`), 'utf8')
    return parseTemplate({ path: setting, inWorkspace: false, body })
  }
  const file = await readWorkspaceFile(workspace, setting, named('template'))
  return readLocalFiles(templateOf(setting, file), workspace, [file.realPath])
}

/** Reads the parameters that the input parameter-overrides gives, in place or in a file of the workspace. */
export async function readOverrides(text: string, workspace: string): Promise<ReadonlyMap<string, string>> {
  const file = overridesFile(text)
  if (file === undefined) return parseOverrides(text)
  return parseOverrides(textOf(file, await readWorkspaceFile(workspace, file, named('parameter-overrides'))))
}

function named(input: string): Named {
  return {
    by: `Input ${input}`,
    remedy: 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.',
  }
}
