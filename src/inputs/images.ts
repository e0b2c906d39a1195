import { closestMatch } from 'leven'
import { parseDocument } from 'yaml'
import { parseRepository } from '../aws/repository.ts'
import { yamlFault } from '../text/format.ts'
import { Problem, throwAll } from '../text/problem.ts'
import { annotations, byteSize, stageNames, ulimits } from './build-options.ts'
import { buildArguments, buildContext, dockerfileIn, platforms } from './build-values.ts'
import type { ImageItem } from './inputs.ts'
import { asIs, optional, pattern, WrongValue } from './values.ts'

const KEYS = [
  'name',
  'parameter',
  'repository',
  'context',
  'file',
  'target',
  'build-args',
  'platforms',
  'annotations',
  'no-cache-filters',
  'shm-size',
  'ulimit',
  'tag-prefix',
] as const

type Key = (typeof KEYS)[number]

/**
 * Parses the input images: a YAML or JSON list of maps. A list in a map may also be a text of one item a line.
 *
 * @throws Problem, or Problems, that name the image
 */
export function imageItems(text: string): readonly ImageItem[] {
  if (text === '') return []
  const wrong: unknown[] = []
  const items = readList(text).map((item, index) => readItem(item, index + 1, wrong))
  const names = items.map(({ name }) => name).filter((name) => name !== '')
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) < index))) {
    wrong.push(new Problem(`Input images: the name \`${name}\` is given twice.`, 'Give each image a name of its own.'))
  }
  throwAll(wrong)
  return items
}

function readList(text: string): readonly unknown[] {
  // This schema keeps each value as it is written: 010 stays 010.
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'error' })
  const [error] = document.errors
  if (error !== undefined) {
    throw new WrongValue(`it is not YAML: ${yamlFault(error)}`, 'Correct it at that line of the value.')
  }
  const list: unknown = document.toJS()
  if (Array.isArray(list) && list.length > 0) return list
  throw new WrongValue('it is not a list of images', 'Begin each image with `- name: <name>`, or leave `images` out.')
}

/** The limit leaves room for the longest tag of a build. Rule: OCI distribution specification. */
const imageName = pattern(
  /^[a-z0-9][a-z0-9-]{0,39}$/,
  'is not the name of an image',
  'Use lower-case letters, digits and hyphens, at most 40.',
)
const tagPrefix = pattern(
  /^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,40})?$/,
  'is not the beginning of a tag',
  'Use letters, digits, `_`, `.` and `-`, at most 41; do not begin with `.` or `-`.',
)

function readItem(item: unknown, number: number, wrong: unknown[]): ImageItem {
  const given = typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.entries(item) : undefined
  const fields = new Map<string, unknown>(given)
  const name = fields.get('name')
  const what = typeof name === 'string' && name !== '' ? `\`${name}\`` : `image ${number}`
  const addProblem = (message: string, fix: string): void => {
    wrong.push(new Problem(`Input images: ${what}: ${message}.`, fix))
  }
  if (given === undefined) addProblem('it is not a map', 'Begin it with `- name: <name>`.')
  else if (!fields.has('name')) addProblem('it has no name', 'Add `name: <name>`.')
  for (const key of fields.keys()) {
    if (KEYS.some((known) => known === key)) continue
    addProblem(
      `\`${key}\` is not known`,
      `Did you mean \`${closestMatch(key, [...KEYS])}\`? An image has ${KEYS.join(', ')}.`,
    )
  }
  const read = <T>(key: Key, parse: (text: string) => T): T | undefined => {
    if (!fields.has(key)) return undefined
    try {
      return parse(fieldText(key, fields.get(key)))
    } catch (error) {
      const { message, fix } = faultOf(error)
      addProblem(`${key}: ${message}`, fix)
      return undefined
    }
  }
  return readFields(read)
}

/** @param read returns undefined when the field is missing or wrong */
function readFields(read: <T>(key: Key, parse: (text: string) => T) => T | undefined): ImageItem {
  const context = read('context', optional(buildContext))
  return {
    name: read('name', imageName) ?? '',
    parameter: read('parameter', optional(asIs)),
    repository: read('repository', optional(parseRepository)),
    context: context?.folder,
    file: read('file', optional(dockerfileIn(context?.base))),
    target: read('target', optional(asIs)),
    buildArgs: read('build-args', buildArguments) ?? [],
    platforms: read('platforms', platforms),
    annotations: read('annotations', annotations),
    noCacheFilters: read('no-cache-filters', stageNames),
    shmSize: read('shm-size', optional(byteSize)),
    ulimits: read('ulimit', ulimits),
    tagPrefix: read('tag-prefix', tagPrefix),
  }
}

const LISTS: readonly Key[] = ['build-args', 'platforms', 'annotations', 'no-cache-filters', 'ulimit']

/** Returns the text of a field; a list becomes one item a line, in quotes: each is an item as it is. */
function fieldText(key: Key, value: unknown): string {
  if (typeof value === 'string') return value.trim()
  const isList = LISTS.includes(key)
  if (isList && Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.map((item) => `"${item.replaceAll('"', '""')}"`).join('\n')
  }
  throw new WrongValue(`it is not ${isList ? 'a list of strings' : 'a string'}`, `Write \`${key}: <text>\`.`)
}

function faultOf(error: unknown): { readonly message: string; readonly fix: string } {
  if (error instanceof WrongValue) return error
  if (!(error instanceof Problem)) throw error
  return { message: error.message.replace(/^Input [a-z-]+: |\.$/g, ''), fix: error.remedy }
}
