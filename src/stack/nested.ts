import { dirname, isAbsolute, join } from 'node:path'
import { Problem, settle } from '../problem.ts'
import type { LocalFile } from './local-files.ts'
import { parseTemplate, type Template } from './template.ts'
import { readWorkspaceFile } from './workspace-file.ts'

/** Deeper nesting is taken for a mistake. AWS names no limit. */
const DEEPEST = 10

/**
 * Reads the templates of nested stacks that are files of the workspace, and of the stacks nested in those.
 *
 * @param chain the real paths of this template and of those that it is nested in, this one last
 * @throws Problem at the line of the resource, or Problems, for a template that cannot be read, or that holds itself
 */
export async function readNested(template: Template, workspace: string, chain: readonly string[]): Promise<Template> {
  const reading = template.localFiles.map(async (file) => {
    const child = await readChild({ template, file }, workspace, chain)
    return [file.logicalId, child] as const
  })
  return { ...template, nested: new Map(await settle(reading)) }
}

/** A nested stack, in its template. */
interface Nesting {
  readonly template: Template
  readonly file: LocalFile
}

async function readChild(nesting: Nesting, workspace: string, chain: readonly string[]): Promise<Template> {
  const { template, file } = nesting
  const path = isAbsolute(file.path) ? file.path : join(dirname(template.path), file.path)
  const place = { file: template.path, line: template.resources.get(file.logicalId)?.line ?? 1 }
  const by = `Template ${template.path}, ${file.logicalId}.${file.property}`
  const remedy = `Give the path of a template, relative to the folder of ${template.path}, or its address in S3.`
  const { realPath, bytes } = await readWorkspaceFile(workspace, path, { by, remedy, place })
  if (chain.includes(realPath)) {
    throw new Problem(`${by}: \`${path}\` is nested in itself.`, 'Let it nest other templates only.', { place })
  }
  if (chain.length > DEEPEST) {
    throw new Problem(`${by}: stacks are nested more than ${DEEPEST} levels deep.`, 'Nest fewer levels.', { place })
  }
  const child = parseTemplate({ path, inWorkspace: true, body: bytes.toString('utf8') })
  return readNested(child, workspace, [...chain, realPath])
}
