import { dirname, isAbsolute, join } from 'node:path'
import { readFileUpTo } from '../../files/read.ts'
import { BUILT_IN_TEMPLATES } from '../../inputs/inputs.ts'
import { Problem, settleAll } from '../../text/problem.ts'
import type { LocalFile } from '../local-files.ts'
import type { ParameterDeclaration } from '../parameter-declaration.ts'
import { isUnreadable, parseTemplate, type Template, type TemplateSource, unreadTemplate } from '../template.ts'
import { LARGEST_OBJECT } from './package.ts'
import { type Named, readWorkspaceFile, utf8Text, type WorkspaceFile } from './workspace-file.ts'

/** Source: AWS Elastic Beanstalk developer guide, "Create an application source bundle": 500 MB; Lambda takes 250 MB. */
const LARGEST_ARCHIVE = 500 * 1024 * 1024

/** Deeper nesting is treated as a mistake. AWS documents no limit. */
const DEEPEST = 10

/** Templates that name others several times on each level would have any number. Source: CloudFormation quotas, nested stacks. */
const MOST_FILES = 2500

/**
 * Asks CloudFormation for the parameters of a template that we cannot read.
 *
 * @throws Problem when CloudFormation refuses it, too, or cannot be asked: `problem`, with what it says
 */
export type AskForParameters = (
  source: TemplateSource,
  problem: Problem,
) => Promise<ReadonlyMap<string, ParameterDeclaration>>

/** Where templates are, and who reads what we cannot. */
interface TemplateSources {
  readonly workspace: string
  /** Absolute path of the folder of the built-in templates. */
  readonly templates: string
  readonly ask: AskForParameters
}

/** The reading of a template with all files that it names. */
interface Reading {
  readonly workspace: string
  readonly ask: AskForParameters
  /** The outermost template. */
  readonly path: string
  /** The number of files that may still be named. */
  left: number
  /** Each object is kept once, however often it is named. */
  readonly objects: Map<string, Promise<Buffer>>
}

/** A template, and the problems of the files that it names, which are missing in it. */
interface ReadTemplate {
  readonly template: Template
  readonly errors: readonly unknown[]
}

/**
 * Reads the local files that a template and its nested templates name.
 *
 * @param chain real paths of the templates from the outermost to this one
 * @returns `errors`: Problems at the lines that name a file that cannot be read or that nests itself
 * @throws Problem when they are too many
 */
async function readLocalFiles(template: Template, reading: Reading, chain: readonly string[]): Promise<ReadTemplate> {
  const { localFiles } = template
  reading.left -= localFiles.length
  if (reading.left < 0) {
    throw new Problem(
      `The template ${reading.path} and those that it nests name more than ${MOST_FILES} files.`,
      'Nest fewer templates, or split the stack.',
      { place: { file: reading.path } },
    )
  }
  const read = await settleAll<readonly (Buffer | ReadTemplate)[]>(
    localFiles.map((file) => readContent(template, file, reading, chain)),
  )
  const inner = read.values.flatMap((each) => (each === undefined || Buffer.isBuffer(each) ? [] : each.errors))
  const contents = new Map(
    read.values.flatMap((each, index): [string, Buffer | Template][] =>
      each === undefined ? [] : [[localFiles[index]?.path ?? '', Buffer.isBuffer(each) ? each : each.template]],
    ),
  )
  const nested = localFiles.flatMap(({ nestedStack, path }) => {
    const child = contents.get(path)
    return nestedStack === undefined || child === undefined || Buffer.isBuffer(child)
      ? []
      : [[nestedStack, child] as const]
  })
  return { template: { ...template, contents, nested: new Map(nested) }, errors: [...read.errors, ...inner] }
}

async function readContent(
  template: Template,
  file: LocalFile,
  reading: Reading,
  chain: readonly string[],
): Promise<Buffer | ReadTemplate> {
  const { workspace, objects } = reading
  const path = isAbsolute(file.path) ? file.path : join(dirname(template.path), file.path)
  const place = { file: template.path, line: file.line }
  const by = `Template ${template.path}, ${file.by}`
  const remedy = `Give the path of a file, relative to the folder of ${template.path}, or an address in S3.`
  if (file.form !== 'template') {
    const named = { by, remedy, place, largest: LARGEST_ARCHIVE }
    const bytes = objects.get(path) ?? readWorkspaceFile(workspace, path, named).then((read) => read.bytes)
    objects.set(path, bytes)
    return bytes
  }
  const read = await readWorkspaceFile(workspace, path, { by, remedy, place })
  if (chain.includes(read.realPath)) {
    throw new Problem(`${by}: \`${path}\` is nested in itself.`, 'Let it nest other templates only.', { place })
  }
  if (chain.length > DEEPEST) {
    throw new Problem(`${by}: stacks are nested more than ${DEEPEST} levels deep.`, 'Nest fewer levels.', { place })
  }
  return readLocalFiles(await templateOf(path, read, reading.ask), reading, [...chain, read.realPath])
}

/** Parses a file of the workspace as a template. Does not read its local files. */
async function templateOf(path: string, file: WorkspaceFile, ask: AskForParameters): Promise<Template> {
  const source = { path, inWorkspace: true, body: utf8Text(path, file) }
  try {
    return parseTemplate(source)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return unreadTemplate(source, await ask(source, error))
  }
}

/**
 * Reads a built-in template, or a file of the workspace with all local files that it names.
 *
 * @param setting the input template: the name of a built-in template, or a path. A file of such a name needs a path, `./network`
 * @returns `errors`: Problems of the files that it names
 * @throws Problem when the template is missing, outside the workspace, or cannot be parsed
 */
export async function readTemplate(
  setting: string,
  { workspace, templates, ask }: TemplateSources,
): Promise<ReadTemplate> {
  if (BUILT_IN_TEMPLATES.includes(setting)) {
    const body = await readFileUpTo(join(templates, `${setting}.yml`), LARGEST_OBJECT)
    return { template: parseTemplate({ path: setting, inWorkspace: false, body: body.toString() }), errors: [] }
  }
  const file = await readWorkspaceFile(workspace, setting, inputFile('template'))
  const reading = { workspace, ask, path: setting, left: MOST_FILES, objects: new Map() }
  return readLocalFiles(await templateOf(setting, file, ask), reading, [file.realPath])
}

/** Describes a file of the workspace that an input names. */
export function inputFile(input: string): Named {
  return {
    by: `Input ${input}`,
    remedy: 'Give the path of a file, relative to the workspace; check that actions/checkout runs before this step.',
  }
}
