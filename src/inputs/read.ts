import { parseRepository } from '../aws/repository.ts'
import { attempt, messageOf, Problem, Problems, throwAll } from '../text/problem.ts'
import {
  accountIds,
  bucketName,
  capabilities,
  changeSetId,
  externalId,
  imageReference,
  keyPrefix,
  region,
  registryHost,
  repositoryEncryption,
  roleArn,
  sessionSeconds,
  stackName,
  topicArns,
} from './aws-values.ts'
import {
  annotations,
  attestations,
  byteSize,
  cgroupParent,
  checksOnly,
  entitlements,
  stageNames,
  ulimits,
} from './build-options.ts'
import {
  buildArguments,
  buildContext,
  dockerfileIn,
  namedContexts,
  network,
  platforms,
  provenance,
  sbom,
  secretPaths,
  secretValues,
  secretVariables,
  tagLines,
} from './build-values.ts'
import { imageItems } from './images.ts'
import type {
  BuildInputs,
  GateInputs,
  Inputs,
  RepositorySettings,
  RoleInputs,
  StackInputs,
  StackOptions,
} from './inputs.ts'
import { BUILT_IN_TEMPLATE } from './inputs.ts'
import { misspelledInputProblems, otherInputNotices } from './other-inputs.ts'
import { stackTags } from './stack-tags.ts'
import { tagMutability, tagPatterns, withExclusions } from './tag-mutability.ts'
import { asIs, assignments, boolean, lines, noAddress, oneOf, optional, timeoutMinutes, WrongValue } from './values.ts'

/** Inputs that may hold secrets. No other program needs them. */
export const SECRET_INPUTS = ['secrets', 'parameter-overrides', 'github-token'] as const

const command = oneOf('auto', 'deploy', 'build', 'diff', 'delete')

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
  'allow-forks',
])

/** As `readAllInputs`, where every wrong input ends the run. */
export function readInputs(read: (name: string) => string, given: readonly string[] = []): Inputs {
  const { inputs, faults } = readAllInputs(read, given)
  throwAll(faults)
  return inputs
}

/**
 * Reads all inputs. Only this file knows their names.
 *
 * @param read returns the text of an input, `''` when it is not set
 * @param given the names of all inputs that the step has, in lower case, also of those that action.yml does not have
 * @returns `faults`: the problems of wrong inputs that count as not set, so that everything else can be checked
 * @throws Problem, or Problems, that name each wrong input and its fix, when one of them is decisive or misspelled
 */
export function readAllInputs(
  read: (name: string) => string,
  given: readonly string[] = [],
): {
  readonly inputs: Inputs
  readonly faults: readonly unknown[]
} {
  const [faults, known]: [unknown[], string[]] = [[], []]
  let isFatal = false
  const input: Read = (name, parse) => {
    known.push(name)
    try {
      return parse(read(name).trim())
    } catch (error) {
      faults.push(inputProblem(name, error))
    }
    isFatal ||= DECISIVE.has(name)
    return isFatal ? (undefined as ReturnType<typeof parse>) : parse('')
  }
  const inputs: Inputs = {
    command: input('command', command),
    // A build or a check alone has no stack.
    stackName: input('stack-name', (text) =>
      text === '' && (read('command') === 'build' || read('call') === 'check') ? '' : stackName(text),
    ),
    template: input('template', (text) => noAddress(text) || BUILT_IN_TEMPLATE),
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
    stack: readStackInputs(input),
    githubToken: input('github-token', optional(asIs)),
    comment: input('comment', boolean(true)),
    allowForks: input('allow-forks', boolean(false)),
    notices: otherInputNotices(given, known),
  }
  const { errors } = attempt(() => inputs.image !== undefined && checkImageAlone(inputs))
  const decisive = [...misspelledInputProblems(given, known), ...errors]
  if (isFatal || decisive.length > 0) throwAll([...faults, ...decisive])
  return { inputs, faults }
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

/** Reads an input. Collects the problem of a wrong one, to report all of them together. */
type Read = <T>(name: string, parse: (text: string) => T) => T

function readRoleInputs(input: Read): RoleInputs | undefined {
  let given = ''
  const arn = input('role-to-assume', (text) => {
    given = text
    return optional(roleArn)(text)
  })
  const ofRole = <T>(value: T): T => {
    if (value && given === '') throw new WrongValue('it has no effect without `role-to-assume`', ROLE_NEEDED)
    return value
  }
  const role = {
    chaining: input('role-chaining', (text) => ofRole(optional(boolean(false))(text))),
    externalId: input('role-external-id', (text) => ofRole(optional(externalId)(text))),
    sessionName: input('role-session-name', optional(asIs)),
    durationSeconds: input('role-duration-seconds', sessionSeconds),
    tagSession: !input('role-skip-session-tagging', boolean(false)),
  }
  return arn === undefined ? undefined : { arn, ...role }
}

function readRepositorySettings(input: Read, read: (name: string) => string): RepositorySettings {
  const exclusions = 'image-tag-mutability-exclusions'
  const mutability = input('image-tag-mutability', optional(tagMutability(() => read(exclusions))))
  const tags = input(exclusions, (text) => withExclusions(mutability, tagPatterns(text)))
  return { ...tags, encryption: input('repository-encryption', optional(repositoryEncryption)) }
}
/** Without the role, the credentials that should assume it would deploy. */
const ROLE_NEEDED =
  'Give `role-to-assume`; if it comes from a variable, check that this job has that variable. Or remove this input.'

function readBuildInputs(input: Read): BuildInputs {
  const context = input('context', buildContext)
  return {
    context: context?.folder ?? '.',
    file: input('file', optional(dockerfileIn(context?.base))),
    target: input('target', optional(asIs)),
    buildArgs: input('build-args', buildArguments),
    labels: input('labels', assignments(/^[^\s="']+=/, 'name=value')),
    platforms: input('platforms', platforms),
    buildContexts: input('build-contexts', namedContexts),
    secrets: input('secrets', secretValues),
    secretEnvs: input('secret-envs', secretVariables),
    secretFiles: input('secret-files', secretPaths),
    ssh: input('ssh', lines),
    cacheFrom: input('cache-from', lines),
    cacheTo: input('cache-to', lines),
    noCache: input('no-cache', boolean(false)),
    noCacheFilters: input('no-cache-filters', stageNames),
    pull: input('pull', boolean(false)),
    network: input('network', optional(network)),
    addHosts: input('add-hosts', assignments(/^[^\s:="']+[:=]\S+$/, 'host:address')),
    allow: input('allow', entitlements),
    shmSize: input('shm-size', optional(byteSize)),
    ulimits: input('ulimit', ulimits),
    cgroupParent: input('cgroup-parent', optional(cgroupParent)),
    builder: input('builder', optional(asIs)),
    createBuilder: input('create-builder', boolean(false)),
    provenance: input('provenance', provenance),
    sbom: input('sbom', sbom),
    attests: input('attests', attestations),
    annotations: input('annotations', annotations),
  }
}

function readStackInputs(input: Read): StackInputs {
  return {
    imageParameter: input('image-parameter', (text) => text || 'auto'),
    parameterOverrides: input('parameter-overrides', noAddress),
    capabilities: input('capabilities', capabilities),
    tags: input('tags', stackTags),
    roleArn: input('role-arn', optional(roleArn)),
    options: readOptions(input),
    s3Bucket: input('s3-bucket', optional(bucketName)),
    s3Prefix: input('s3-prefix', keyPrefix),
    timeoutMinutes: input('timeout-in-minutes', timeoutMinutes),
  }
}

function readOptions(input: Read): StackOptions {
  return {
    notificationArns: input('notification-arns', optional(topicArns)),
    terminationProtection: input('termination-protection', optional(boolean(false))),
    disableRollback: input('disable-rollback', boolean(false)),
    deploymentMode: input('deployment-mode', optional(oneOf('REVERT_DRIFT', 'EXPRESS'))),
    includeNestedStacks: input('include-nested-stacks-change-set', boolean(false)),
    failOnEmpty: input('fail-on-empty-changeset', boolean(false)),
    execute: !input('no-execute-changeset', boolean(false)),
    changeSet: input('execute-change-set-id', optional(changeSetId)),
  }
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
