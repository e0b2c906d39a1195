import { checkRepositoryName } from './image/repository-name.ts'
import { lines, parsePairs } from './pairs.ts'
import { Problem, throwAll } from './problem.ts'

/** What the user asked for: every input of action.yml, checked and typed. An input that was left empty is undefined or its default. */
export interface Inputs {
  readonly command: Command
  readonly stackName: string
  readonly template: string
  readonly region: string | undefined
  readonly allowedAccountIds: readonly string[]
  readonly repository: string | undefined
  readonly createRepository: boolean
  readonly registry: string | undefined
  readonly image: string | undefined
  readonly build: BuildInputs
  readonly stack: StackInputs
}

export type Command = 'auto' | 'deploy' | 'delete'

/** The build as the user describes it; paths are relative to the workspace. */
export interface BuildInputs {
  readonly context: string
  readonly file: string | undefined
  readonly target: string | undefined
  readonly buildArgs: readonly string[]
  readonly labels: readonly string[]
  readonly network: string | undefined
  /** Value of buildx's `--provenance`. */
  readonly provenance: string
}

/** The stack as the user describes it. `parameterOverrides` is the raw text, which may name a file. */
export interface StackInputs {
  readonly imageParameter: string
  readonly parameterOverrides: string
  readonly capabilities: readonly string[]
  readonly tags: ReadonlyMap<string, string>
  readonly roleArn: string | undefined
  readonly timeoutMinutes: number
}

/** Gives the text of an input, `''` when it is not set. */
export type ReadInput = (name: string) => string

/**
 * Reads all inputs. This is the only file that knows their names.
 *
 * @throws Problem, or Problems, for every input that is wrong, naming it and the fix
 */
export function readInputs(read: ReadInput): Inputs {
  const wrong: unknown[] = []
  const input = <T>(name: string, parse: (text: string) => T): T => {
    try {
      return parse(read(name).trim())
    } catch (error) {
      wrong.push(error instanceof Problem ? error : new Problem(`Input ${name}: ${messageOf(error)}.`, fixOf(error)))
      return undefined as T
    }
  }
  const inputs: Inputs = {
    command: input('command', oneOf('auto', 'deploy', 'delete')),
    stackName: input('stack-name', stackName),
    template: input('template', (text) => text || 'servicefull'),
    region: input(
      'aws-region',
      optional(pattern(/^[a-z]{2,}(-[a-z]+)+-\d$/, 'is not an AWS region', 'Write it like eu-central-1.')),
    ),
    allowedAccountIds: input('allowed-account-ids', accountIds),
    repository: input('repository', optional(checkRepositoryName)),
    createRepository: input('create-repository', boolean(true)),
    registry: input(
      'registry',
      optional(
        pattern(
          /^[a-zA-Z0-9.-]+(:\d+)?$/,
          'is not a registry host',
          'Give the host and, if need be, the port, such as vpce-1.dkr.ecr.eu-central-1.vpce.amazonaws.com, without https:// and without a path.',
        ),
      ),
    ),
    image: input(
      'image',
      optional(
        pattern(
          /^[^\s@]+(@sha256:[0-9a-f]{64})?$/,
          'is not an image reference',
          'Write it like registry/name@sha256:... or registry/name:tag.',
        ),
      ),
    ),
    build: {
      context: input('context', (text) => text || '.'),
      file: input('file', optional(asIs)),
      target: input('target', optional(asIs)),
      buildArgs: input('build-args', assignments(/^[A-Za-z_][A-Za-z0-9_]*(=|$)/, 'NAME=value')),
      labels: input('labels', assignments(/^[^\s=]+=/, 'name=value')),
      network: input('network', optional(asIs)),
      provenance: input('provenance', (text) => provenance(text)),
    },
    stack: {
      imageParameter: input('image-parameter', (text) => text || 'auto'),
      parameterOverrides: input('parameter-overrides', asIs),
      capabilities: input('capabilities', capabilities),
      tags: input('tags', stackTags),
      roleArn: input(
        'role-arn',
        optional(
          pattern(
            /^arn:[a-z-]+:iam::\d{12}:role\/.+$/,
            'is not the ARN of a role',
            'Write it like arn:aws:iam::123456789012:role/name.',
          ),
        ),
      ),
      timeoutMinutes: input('timeout-in-minutes', timeoutMinutes),
    },
  }
  throwAll(wrong)
  return inputs
}

/** A wrong value: what is wrong with it, and the fix. */
class WrongInput extends Error {
  readonly fix: string
  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function fixOf(error: unknown): string {
  return error instanceof WrongInput ? error.fix : 'Correct it in the workflow, under `with:`.'
}

function asIs(text: string): string {
  return text
}

function optional<T>(parse: (text: string) => T): (text: string) => T | undefined {
  return (text) => (text === '' ? undefined : parse(text))
}

function pattern(expression: RegExp, wrong: string, fix: string): (text: string) => string {
  return (text) => {
    if (!expression.test(text)) throw new WrongInput(`\`${text}\` ${wrong}`, fix)
    return text
  }
}

function oneOf<T extends string>(...values: readonly [T, ...T[]]): (text: string) => T {
  return (text) => {
    const value = text === '' ? values[0] : values.find((each) => each === text)
    if (value === undefined) throw new WrongInput(`\`${text}\` is not known`, `Use one of ${values.join(', ')}.`)
    return value
  }
}

/** Booleans as YAML 1.2's core schema writes them, as @actions/core's getBooleanInput reads them. */
function boolean(standard: boolean): (text: string) => boolean {
  return (text) => {
    if (text === '') return standard
    if (/^(true|True|TRUE)$/.test(text)) return true
    if (/^(false|False|FALSE)$/.test(text)) return false
    throw new WrongInput(`\`${text}\` is neither true nor false`, 'Use true or false.')
  }
}

/** Rule: AWS CloudFormation API reference, CreateChangeSet, StackName. */
function stackName(text: string): string {
  if (text === '') throw new WrongInput('it is required', 'Add `stack-name: <name>` under `with:`.')
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(text)) return text
  const corrected = text
    .replace(/[^-a-zA-Z0-9]+/g, '-')
    .replace(/^[^a-zA-Z]+|-+$/g, '')
    .slice(0, 128)
  throw new WrongInput(
    `CloudFormation refuses \`${text}\` as the name of a stack: letters, digits and hyphens, a letter first, at most 128 characters`,
    corrected === '' ? 'Give a name that starts with a letter.' : `Use \`${corrected}\`.`,
  )
}

function accountIds(text: string): string[] {
  const ids = text.split(/[\s,]+/).filter((id) => id !== '')
  const wrong = ids.find((id) => !/^\d{12}$/.test(id))
  if (wrong !== undefined)
    throw new WrongInput(
      `\`${wrong}\` is not an AWS account ID`,
      'An account ID has 12 digits; quote it if it starts with 0.',
    )
  return ids
}

function assignments(expression: RegExp, form: string): (text: string) => string[] {
  return (text) => {
    const items = lines(text)
    const wrong = items.find((item) => !expression.test(item))
    if (wrong !== undefined) throw new WrongInput(`\`${wrong}\` is not \`${form}\``, `Write one \`${form}\` a line.`)
    return items
  }
}

/** Rule: Docker documentation, `docker buildx build --provenance`. */
function provenance(text: string): string {
  if (text === '') return 'false'
  return pattern(/^(true|false|mode=(min|max))$/, 'is not known', 'Use false, true, mode=min or mode=max.')(text)
}

const CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']

function capabilities(text: string): string[] {
  const given = text.split(/[\s,]+/).filter((each) => each !== '')
  const wrong = given.find((each) => !CAPABILITIES.includes(each))
  if (wrong !== undefined) throw new WrongInput(`\`${wrong}\` is not known`, `Use ${CAPABILITIES.join(', ')}.`)
  return given
}

/** Rule: AWS CloudFormation user guide, resource tags: at most 50, the prefix `aws:` is reserved. */
function stackTags(text: string): ReadonlyMap<string, string> {
  const tags = parsePairs(text, { key: 'Key', value: 'Value' })
  for (const key of tags.keys()) {
    if (/^(aws|servicefull):/i.test(key))
      throw new WrongInput(`the tag \`${key}\` is reserved`, 'Choose a key without the prefix aws: or servicefull:.')
  }
  return tags
}

function timeoutMinutes(text: string): number {
  const minutes = text === '' ? 60 : Number(text)
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new WrongInput(`\`${text}\` is not a number of minutes`, 'Give a whole number of at least 1.')
  return minutes
}
