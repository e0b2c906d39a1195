import { network, platforms, provenance, sbom, tagLines } from './build-values.ts'
import { parseRepository, type RepositoryReference } from './image/repository-name.ts'
import type { RepositorySettings } from './image/repository-settings.ts'
import { checkAlone, type ImageItem, imageItems } from './image-items.ts'
import {
  accountIds,
  asIs,
  assignments,
  boolean,
  bucketName,
  buildArguments,
  capabilities,
  changeSetId,
  imageReference,
  keyPrefix,
  oneOf,
  optional,
  pairs,
  region,
  registryHost,
  repositoryEncryption,
  roleArn,
  secretValues,
  sessionSeconds,
  stackName,
  stackTags,
  tagMutability,
  timeoutMinutes,
  topicArns,
  WrongValue,
} from './input-values.ts'
import { lines } from './pairs.ts'
import { Problem, Problems, throwAll } from './problem.ts'
import type { StackOptions } from './stack/options.ts'

/** What the user asked for: every input of action.yml, checked and typed. An input that was left empty is undefined or its default. */
export interface Inputs {
  readonly command: Command
  readonly stackName: string
  readonly template: string
  readonly region: string | undefined
  /** The role to assume; undefined: none. */
  readonly role: RoleInputs | undefined
  readonly allowedAccountIds: readonly string[]
  readonly repository: RepositoryReference | undefined
  readonly createRepository: boolean
  /** What a repository that is made gets. */
  readonly repositorySettings: RepositorySettings
  readonly registry: string | undefined
  readonly image: string | undefined
  /** Several images for one stack; none when there is one. */
  readonly images: readonly ImageItem[]
  /** More tags for the image, with placeholders. */
  readonly imageTags: readonly string[]
  /** Whether an image that exists may be used. */
  readonly reuse: boolean
  readonly build: BuildInputs
  readonly stack: StackInputs
  readonly githubToken: string | undefined
  /** Whether a pull request is told how it ended. */
  readonly comment: boolean
}

/** What the user asks for. */
export type Command = 'auto' | 'deploy' | 'build' | 'diff' | 'delete'

/** A role as the user names it. */
export interface RoleInputs {
  readonly arn: string
  readonly sessionName: string | undefined
  readonly durationSeconds: number
}

/** The build as the user describes it; paths are relative to the workspace. */
export interface BuildInputs {
  readonly context: string
  readonly file: string | undefined
  readonly target: string | undefined
  readonly buildArgs: readonly string[]
  readonly labels: readonly string[]
  readonly platforms: readonly string[]
  readonly buildContexts: readonly string[]
  /** Values by ID. */
  readonly secrets: ReadonlyMap<string, string>
  /** Names of environment variables by ID. */
  readonly secretEnvs: ReadonlyMap<string, string>
  /** Paths by ID. */
  readonly secretFiles: ReadonlyMap<string, string>
  readonly ssh: readonly string[]
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly noCache: boolean
  readonly pull: boolean
  readonly network: string | undefined
  readonly addHosts: readonly string[]
  readonly builder: string | undefined
  /** Whether a builder may be made for this job, where the current one cannot do what is asked. */
  readonly createBuilder: boolean
  /** Value of buildx's `--provenance`. */
  readonly provenance: string
  /** Value of buildx's `--sbom`. */
  readonly sbom: string
}

/** The stack as the user describes it. `parameterOverrides` is the raw text, which may name a file. */
export interface StackInputs {
  readonly imageParameter: string
  readonly parameterOverrides: string
  readonly capabilities: readonly string[]
  readonly tags: ReadonlyMap<string, string>
  readonly roleArn: string | undefined
  readonly options: StackOptions
  readonly timeoutMinutes: number
  /** The bucket for what CloudFormation takes from S3 only. */
  readonly s3Bucket: string | undefined
  /** Begins the keys in it, without a slash at its ends. */
  readonly s3Prefix: string
}

/** Inputs that may hold secrets. No other program needs them. */
export const SECRET_INPUTS = ['secrets', 'parameter-overrides', 'github-token'] as const

/** Gives the text of an input, `''` when it is not set. */
export type ReadInput = (name: string) => string

/**
 * Reads all inputs. This is the only file that knows their names.
 *
 * @throws Problem, or Problems, for every input that is wrong, naming it and the fix
 */
export function readInputs(read: ReadInput): Inputs {
  const wrong: unknown[] = []
  const input: Read = (name, parse) => {
    try {
      return parse(read(name).trim())
    } catch (error) {
      wrong.push(wrongInput(name, error))
      return undefined as ReturnType<typeof parse>
    }
  }
  const inputs: Inputs = {
    command: input('command', oneOf('auto', 'deploy', 'build', 'diff', 'delete')),
    // A build alone has no stack.
    stackName: input('stack-name', (text) => (text === '' && read('command') === 'build' ? '' : stackName(text))),
    template: input('template', (text) => text || 'servicefull'),
    region: input('aws-region', optional(region)),
    role: readRole(input),
    allowedAccountIds: input('allowed-account-ids', accountIds),
    repository: input('repository', optional(parseRepository)),
    createRepository: input('create-repository', boolean(true)),
    repositorySettings: {
      tagMutability: input('image-tag-mutability', optional(tagMutability)),
      encryption: input('repository-encryption', optional(repositoryEncryption)),
    },
    registry: input('registry', optional(registryHost)),
    image: input('image', optional(imageReference)),
    images: input('images', imageItems),
    imageTags: input('image-tags', tagLines),
    reuse: input('reuse', boolean(true)),
    build: readBuild(input),
    stack: readStack(input),
    githubToken: input('github-token', optional(asIs)),
    comment: input('comment', boolean(true)),
  }
  throwAll(wrong)
  if (inputs.image !== undefined) checkAlone(inputs)
  return inputs
}

/** Reads one input; one that is wrong is told later, with all the others. */
type Read = <T>(name: string, parse: (text: string) => T) => T

function readRole(input: Read): RoleInputs | undefined {
  const arn = input('role-to-assume', optional(roleArn))
  const sessionName = input('role-session-name', optional(asIs))
  const durationSeconds = input('role-duration-seconds', sessionSeconds)
  return arn === undefined ? undefined : { arn, sessionName, durationSeconds }
}

function readBuild(input: Read): BuildInputs {
  return {
    context: input('context', (text) => text || '.'),
    file: input('file', optional(asIs)),
    target: input('target', optional(asIs)),
    buildArgs: input('build-args', buildArguments),
    labels: input('labels', assignments(/^[^\s=]+=/, 'name=value')),
    platforms: input('platforms', platforms),
    buildContexts: input('build-contexts', assignments(/^[^\s=]+=./, 'name=path')),
    secrets: input('secrets', secretValues),
    secretEnvs: input('secret-envs', pairs('env')),
    secretFiles: input('secret-files', pairs('path')),
    ssh: input('ssh', lines),
    cacheFrom: input('cache-from', lines),
    cacheTo: input('cache-to', lines),
    noCache: input('no-cache', boolean(false)),
    pull: input('pull', boolean(false)),
    network: input('network', optional(network)),
    addHosts: input('add-hosts', assignments(/^[^\s:=]+[:=]\S+$/, 'host:address')),
    builder: input('builder', optional(asIs)),
    createBuilder: input('create-builder', boolean(false)),
    provenance: input('provenance', provenance),
    sbom: input('sbom', sbom),
  }
}

function readStack(input: Read): StackInputs {
  return {
    imageParameter: input('image-parameter', (text) => text || 'auto'),
    parameterOverrides: input('parameter-overrides', asIs),
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

function wrongInput(name: string, error: unknown): Problem | Problems {
  if (error instanceof Problem || error instanceof Problems) return error
  const message = error instanceof Error ? error.message : String(error)
  const fix = error instanceof WrongValue ? error.fix : 'Correct it in the workflow, under `with:`.'
  return new Problem(`Input ${name}: ${message}.`, fix)
}
