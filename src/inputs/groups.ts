import {
  bucketName,
  capabilities,
  changeSetId,
  externalId,
  keyPrefix,
  repositoryEncryption,
  roleArn,
  sessionSeconds,
  stateMachine,
  topicArns,
} from './aws-values.ts'
import {
  annotations,
  attestations,
  byteSize,
  cgroupParent,
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
} from './build-values.ts'
import type {
  BuildInputs,
  PreviewInputs,
  RepositorySettings,
  RoleInputs,
  RunInputs,
  StackInputs,
  StackOptions,
} from './inputs.ts'
import { stackTags } from './stack-tags.ts'
import { tagMutability, tagPatterns, withExclusions } from './tag-mutability.ts'
import {
  asIs,
  assignments,
  boolean,
  lines,
  listItems,
  noAddress,
  oneOf,
  optional,
  pattern,
  timeoutMinutes,
  timeToLive,
  WrongValue,
} from './values.ts'

/** Reads an input. Collects the problem of a wrong one, to report all of them together. */
export type Read = <T>(name: string, parse: (text: string) => T) => T

/** Reads the inputs of the role that the job assumes; undefined without a role. */
export function readRoleInputs(input: Read): RoleInputs | undefined {
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

/** Reads the settings of a repository that is made. */
export function readRepositorySettings(input: Read, read: (name: string) => string): RepositorySettings {
  const exclusions = 'image-tag-mutability-exclusions'
  const mutability = input('image-tag-mutability', optional(tagMutability(() => read(exclusions))))
  const tags = input(exclusions, (text) => withExclusions(mutability, tagPatterns(text)))
  return { ...tags, encryption: input('repository-encryption', optional(repositoryEncryption)) }
}

/** Without the role, the credentials that should assume it would deploy. */
const ROLE_NEEDED =
  'Give `role-to-assume`; if it comes from a variable, check that this job has that variable. Or remove this input.'

/** Reads the inputs of the build. */
export function readBuildInputs(input: Read): BuildInputs {
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

/**
 * Reads the inputs of the stack.
 *
 * @param auto what image-parameter means by `auto`: `none` for a template that takes no image
 */
export function readStackInputs(input: Read, auto: string): StackInputs {
  return {
    imageParameter: input('image-parameter', (text) => (text === '' || text === 'auto' ? auto : text)),
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

/**
 * Reads the inputs of an execution.
 *
 * @param isRun whether `command: run` starts one
 */
export function readRunInputs(input: Read, isRun: boolean): RunInputs {
  const run = input('run', (text) => {
    const value = optional(boolean(false))(text)
    if (value === false && isRun) throw new WrongValue('`false` contradicts `command: run`', 'Remove one of the two.')
    return value
  })
  const ofRun =
    <T>(parse: (text: string) => T) =>
    (text: string): T => {
      const value = parse(text)
      // Where `run: false` is given, an expression may decide from event to event.
      if (value !== parse('') && !isRun && run === undefined)
        throw new WrongValue('it has no effect without `run: true` or `command: run`', RUN_NEEDED)
      return value
    }
  return {
    afterDeploy: run ?? false,
    input: input('run-input', ofRun(noAddress)),
    timeoutMinutes: input('run-timeout-in-minutes', ofRun(timeoutMinutes)),
    wait: input('wait', ofRun(boolean(true))),
    stateMachine: input('state-machine', ofRun(stateMachine)),
  }
}

const RUN_NEEDED = 'Use `run: true` to run after a deploy, or `command: run` to run without one. Or remove this input.'

/** Reads the inputs of previews. */
export function readPreviewInputs(input: Read): PreviewInputs {
  return {
    label: input('preview-label', optional(asIs)),
    drafts: input('preview-drafts', boolean(true)),
    parameterOverrides: input('preview-parameter-overrides', noAddress),
    network: input('preview-network', oneOf('shared', 'own', 'none')),
    ttlHours: input('ttl', optional(timeToLive)),
  }
}

/** Rule: GitHub documentation, "Managing environments for deployment": at most 255 characters. */
export const environmentName = pattern(
  /^[^\p{Cc}]{1,255}$/u,
  'is not the name of an environment',
  'Give one line of at most 255 characters.',
)

/**
 * Parses patterns of git tags, separated by lines, commas or spaces. GitHub's own filters also have `?`, `+`, `[]` and `!`, which
 * would only match a tag of that name here, so those that no name has are refused.
 * Rule: git documentation, git-check-ref-format.
 */
export function releasePatterns(text: string): readonly string[] {
  const given = listItems(text)
  const wrong = given.find((each) => /^!|^refs\/|[\p{Cc}?[\\~^:]/u.test(each))
  if (wrong === undefined) return given
  throw new WrongValue(
    `\`${wrong}\` is not a pattern of git tags`,
    'Write the name of the tag, with `*` for any characters, such as `v*`.',
  )
}
