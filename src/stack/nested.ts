import { dirname, isAbsolute, join } from 'node:path'
import { Problem, settle } from '../problem.ts'
import type { LocalFile } from './local-files.ts'
import { parseTemplate, type Template } from './template.ts'
import { readWorkspaceFile, textOf, type WorkspaceFile } from './workspace-file.ts'

/** Deeper nesting is taken for a mistake. AWS names no limit. */
const DEEPEST = 10

/**
 * Reads the local files that a template names, and those that nested templates name.
 *
 * @param chain the real paths of this template and of those that it is nested in, this one last
 * @throws Problem at the line that names the file, or Problems, for one that cannot be read, and for a template that holds itself
 */
export async function readLocalFiles(
  template: Template,
  workspace: string,
  chain: readonly string[],
): Promise<Template> {
  const reading = template.localFiles.map((file) => readContent({ template, file }, workspace, chain))
  const contents = new Map(
    (await settle(reading)).map((content, index) => [template.localFiles[index]?.path ?? '', content]),
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
export function templateOf(path: string, file: WorkspaceFile): Template {
  return parseTemplate({ path, inWorkspace: true, body: textOf(path, file) })
}
