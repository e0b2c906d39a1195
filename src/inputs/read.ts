import { isDeepStrictEqual } from 'node:util'
import { parseRepository } from '../aws/repository.ts'
import { attempt, messageOf, Problem, Problems, throwAll } from '../text/problem.ts'
import { accountIds, imageReference, isStateMachineArn, region, registryHost, stackName } from './aws-values.ts'
import { checksOnly } from './build-options.ts'
import { tagLines } from './build-values.ts'
import {
  environmentName,
  type Read,
  readBuildInputs,
  readPreviewInputs,
  readRepositorySettings,
  readRoleInputs,
  readRunInputs,
  readStackInputs,
  releasePatterns,
} from './groups.ts'
import { imageItems } from './images.ts'
import type { GateInputs, Inputs } from './inputs.ts'
import { NETWORK_TEMPLATE, SERVICE_TEMPLATES } from './inputs.ts'
import { misspelledInputProblems, otherInputNotices } from './other-inputs.ts'
import { asIs, boolean, noAddress, oneOf, optional, WrongValue } from './values.ts'

/** Inputs that may hold secrets. No other program needs them. */
export const SECRET_INPUTS = ['secrets', 'parameter-overrides', 'preview-parameter-overrides', 'github-token'] as const

const command = oneOf('auto', 'deploy', 'build', 'diff', 'delete', 'sweep', 'run', 'status')

/** Inputs that decide what is looked at, where, and with which credentials. Without them, nothing else can be checked. */
const DECISIVE: ReadonlySet<string> = new Set([
  'command',
  'call',
  'stack-name',
  'template',
  'aws-region',
  'role-to-assume',
  'role-chaining',
  'role-external-id',
  'allowed-account-ids',
  'repository',
  'preview-repository',
  'registry',
  'image',
  'images',
  'context',
  'file',
  'build-contexts',
  'secrets',
  'secret-envs',
  'secret-files',
  'ssh',
  'parameter-overrides',
  'execute-change-set-id',
  's3-bucket',
  'run',
  'run-input',
  'state-machine',
  'allow-forks',
  'preview-label',
  'preview-drafts',
  'preview-parameter-overrides',
  'ttl',
  'release-tags',
  'dry-run',
])

/** Inputs that a deletion needs. Each must be right. */
const OF_DELETION: ReadonlySet<string> = new Set([
  'command',
  'call',
  'stack-name',
  'aws-region',
  'role-to-assume',
  'role-chaining',
  'role-external-id',
  'role-session-name',
  'role-duration-seconds',
  'role-skip-session-tagging',
  'allowed-account-ids',
  'timeout-in-minutes',
  'github-token',
  'comment',
  'environment',
  'preview-label',
  'preview-drafts',
  'allow-forks',
])

/** Inputs that only say where the images of a pull request are, or how its stack's long name was cut. */
const OF_IMAGES: ReadonlySet<string> = new Set([
  'template',
  'repository',
  'preview-repository',
  'image',
  'images',
  'image-parameter',
])

/** As `readAllInputs`, where every wrong input ends the run. */
export function readInputs(read: (name: string) => string, given: readonly string[] = []): Inputs {
  const { inputs, faults } = readAllInputs(read, given)
  throwAll(faults)
  return inputs
}

/**
 * Reads all inputs. Only this file and groups.ts know their names.
 *
 * @param read returns the text of an input, `''` when it is not set
 * @param given the names of all inputs that the step has, in lower case, also of those that action.yml does not have
 * @param deletes whether the run only deletes: nothing that a deletion does not need can be wrong then
 * @returns `faults`: the problems of wrong inputs that count as not set, so that everything else can be checked; `notices`: what
 * takes the place of inputs of other actions
 * @throws Problem, or Problems, that name each wrong input and its fix, when one of them is decisive or misspelled
 */
export function readAllInputs(
  read: (name: string) => string,
  given: readonly string[] = [],
  deletes = false,
): {
  readonly inputs: Inputs
  readonly faults: readonly unknown[]
  readonly notices: readonly string[]
} {
  const faults: unknown[] = []
  const parsers = new Map<string, (text: string) => unknown>()
  let isFatal = false
  const counts = (name: string): boolean => !deletes || OF_DELETION.has(name)
  const text = (name: string): string => (counts(name) || OF_IMAGES.has(name) ? read(name) : '')
  const input: Read = (name, parse) => {
    parsers.set(name, parse)
    try {
      return parse(text(name).trim())
    } catch (error) {
      if (!counts(name)) return parse('')
      faults.push(inputProblem(name, error))
    }
    isFatal ||= DECISIVE.has(name)
    return isFatal ? (undefined as ReturnType<typeof parse>) : parse('')
  }
  const inputs = readEach(input, text)
  const { errors } = attempt(() => !deletes && inputs.image !== undefined && checkImageAlone(inputs))
  const known = [...parsers.keys()]
  const isSet = (name: string): boolean => !counts(name) || isChosen(text(name).trim(), parsers.get(name))
  const decisive = [...misspelledInputProblems(given, { known, isSet }), ...errors]
  if (isFatal || decisive.length > 0) throwAll([...faults, ...decisive])
  return { inputs, faults, notices: otherInputNotices(given) }
}

/** Whether a text says something else than none does. */
function isChosen(text: string, parse: (text: string) => unknown = asIs): boolean {
  if (text === '') return false
  return attempt(() => isDeepStrictEqual(parse(text), parse(''))).value !== true
}

function readEach(input: Read, read: (name: string) => string): Inputs {
  const target = {
    command: input('command', command),
    stackName: input('stack-name', (text) => (text === '' && needsNoStack(read) ? '' : stackName(text))),
    template: input('template', (text) => noAddress(text) || SERVICE_TEMPLATES[0]),
  }
  return {
    ...target,
    region: input('aws-region', optional(region)),
    role: readRoleInputs(input),
    allowedAccountIds: input('allowed-account-ids', accountIds),
    repository: input('repository', optional(parseRepository)),
    previewRepository: input(
      'preview-repository',
      optional((text) => parseRepository(text, 'preview-repository')),
    ),
    createRepository: input('create-repository', boolean(true)),
    repositorySettings: readRepositorySettings(input, read),
    registry: input('registry', optional(registryHost)),
    image: input('image', optional(imageReference)),
    images: input('images', imageItems),
    imageTags: input('image-tags', tagLines),
    reuse: input('reuse', boolean(true)),
    build: readBuildInputs(input),
    checkOnly: input('call', checksOnly),
    stack: readStackInputs(input, target.template === NETWORK_TEMPLATE ? 'none' : 'auto'),
    run: readRunInputs(input, target.command === 'run'),
    releaseTags: input('release-tags', releasePatterns),
    githubToken: input('github-token', optional(asIs)),
    comment: input('comment', boolean(true)),
    previews: readPreviewInputs(input),
    environment: input('environment', optional(environmentName)),
    dryRun: input('dry-run', boolean(false)),
    allowForks: input('allow-forks', boolean(false)),
  }
}

/** A build or a check alone has no stack, and a state machine that has an ARN needs none; a sweep without a name takes those of all. */
function needsNoStack(read: (name: string) => string): boolean {
  const command = read('command')
  if (command === 'run') return isStateMachineArn(read('state-machine').trim())
  return command === 'build' || command === 'sweep' || read('call') === 'check'
}

/** Reads the inputs that decide before the others are read. A wrong one counts as the strictest, since `readInputs` reports it. */
export function readGateInputs(read: (name: string) => string): GateInputs {
  const given = <T>(name: string, parse: (text: string) => T, strictest: T): T => {
    try {
      return parse(read(name).trim())
    } catch {
      return strictest
    }
  }
  return { command: given('command', command, 'deploy'), allowForks: given('allow-forks', boolean(false), false) }
}

function inputProblem(name: string, error: unknown): Problem | Problems {
  if (error instanceof Problem || error instanceof Problems) return error
  const message = messageOf(error)
  const fix = error instanceof WrongValue ? error.fix : 'Correct it in the workflow, under `with:`.'
  return new Problem(`Input ${name}: ${message}.`, fix)
}

/** Refuses the input `image` together with inputs that build images. */
function checkImageAlone({ command, images }: Inputs): void {
  if (command === 'build') {
    throw new Problem(
      'Input image names an image that exists, and `command: build` builds one.',
      'Remove `image`, or give `command: deploy` to deploy it.',
    )
  }
  if (images.length === 0) return
  throw new Problem(
    'Inputs image and images are both given: `image` deploys one that exists and builds nothing.',
    'Remove one of the two. In a stack of several images, give one that exists by parameter-overrides.',
  )
}
