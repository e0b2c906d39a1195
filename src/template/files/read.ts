import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { allOrProblems, Problem } from '../../text/problem.ts'
import type { LocalFile } from '../local-files.ts'
import { parseTemplate, type Template } from '../template.ts'
import { type Named, readWorkspaceFile, utf8Text, type WorkspaceFile } from './workspace-file.ts'

/** Deeper nesting is taken for a mistake. AWS names no limit. */
const DEEPEST = 10

/**
 * Reads the local files that a template names, and those that nested templates name.
 *
 * @param chain the real paths of this template and of those that it is nested in, this one last
 * @throws Problem at the line that names the file, or Problems, for one that cannot be read, and for a template that holds itself
 */
async function readLocalFiles(template: Template, workspace: string, chain: readonly string[]): Promise<Template> {
  const reading = template.localFiles.map((file) => readContent({ template, file }, workspace, chain))
  const contents = new Map(
    (await allOrProblems(reading)).map((content, index) => [template.localFiles[index]?.path ?? '', content]),
  )
  const nested = template.localFiles.flatMap(({ nestedStack, path }) => {
    const child = contents.get(path)
    return nestedStack === undefined || child === undefined || Buffer.isBuffer(child)
      ? []
      : [[nestedStack, child] as const]
  })
  return { ...template, contents, nested: new Map(nested) }
}

/** A file that a template names. */
interface Naming {
  readonly template: Template
  readonly file: LocalFile
}

async function readContent(
  { template, file }: Naming,
  workspace: string,
  chain: readonly string[],
): Promise<Buffer | Template> {
  const path = isAbsolute(file.path) ? file.path : join(dirname(template.path), file.path)
  const place = { file: template.path, line: file.line }
  const by = `Template ${template.path}, ${file.by}`
  const remedy = `Give the path of a file, relative to the folder of ${template.path}, or an address in S3.`
  const read = await readWorkspaceFile(workspace, path, { by, remedy, place })
  if (file.form !== 'template') return read.bytes
  if (chain.includes(read.realPath)) {
    throw new Problem(`${by}: \`${path}\` is nested in itself.`, 'Let it nest other templates only.', { place })
  }
  if (chain.length > DEEPEST) {
    throw new Problem(`${by}: stacks are nested more than ${DEEPEST} levels deep.`, 'Nest fewer levels.', { place })
  }
  return readLocalFiles(templateOf(path, read), workspace, [...chain, read.realPath])
}

/**
 * The template that a file of the workspace is; its local files are not read.
 *
 * @throws Problem
 */
function templateOf(path: string, file: WorkspaceFile): Template {
  return parseTemplate({ path, inWorkspace: true, body: utf8Text(path, file) })
}

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
  const file = await readWorkspaceFile(workspace, setting, inputFile('template'))
  return readLocalFiles(templateOf(setting, file), workspace, [file.realPath])
}

export function inputFile(input: string): Named {
  return {
    by: `Input ${input}`,
    remedy: 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.',
  }
}
