import type { RepositoryReference } from '../aws/repository.ts'

/** The built-in templates of a service. The first is the default of the input template. */
export const SERVICE_TEMPLATES = ['servicefull', 'fan-out'] as const

/** The built-in template of a network for several stacks. It runs no container. */
export const NETWORK_TEMPLATE = 'network'

/** The names of the templates that come with the action. Any other value of the input template is a path. */
export const BUILT_IN_TEMPLATES: readonly string[] = [...SERVICE_TEMPLATES, NETWORK_TEMPLATE]

/** The inputs that decide whether the code of a stranger is handled. */
export interface GateInputs {
  readonly command: Command
  /** Whether pull requests from forks are handled like those of this repository. */
  readonly allowForks: boolean
}

/** All inputs of action.yml, checked and typed. An empty input is undefined or has its default. */
export interface Inputs extends GateInputs {
  readonly stackName: string
  readonly template: string
  readonly region: string | undefined
  /** The role to assume, if any. */
  readonly role: RoleInputs | undefined
  readonly allowedAccountIds: readonly string[]
  readonly repository: RepositoryReference | undefined
  /** The repository for the images of pull requests; undefined: the same one. */
  readonly previewRepository: RepositoryReference | undefined
  readonly createRepository: boolean
  /** The settings of a repository that this action creates. */
  readonly repositorySettings: RepositorySettings
  readonly registry: string | undefined
  readonly image: string | undefined
  /** The images of a stack with several images; else empty. */
  readonly images: readonly ImageItem[]
  /** Additional tags, with placeholders. */
  readonly imageTags: readonly string[]
  /** Whether to use an existing image of the same build. */
  readonly reuse: boolean
  readonly build: BuildInputs
  /** Whether to check the Dockerfiles, and do nothing else. */
  readonly checkOnly: boolean
  readonly stack: StackInputs
  readonly run: RunInputs
  readonly githubToken: string | undefined
  /** Whether to report the result in a comment on the pull request. */
  readonly comment: boolean
  readonly previews: PreviewInputs
  /** Patterns of the git tags that are deployed, with `*` for any characters; empty: every tag. */
  readonly releaseTags: readonly string[]
  /** The GitHub environment that the deployment belongs to; undefined: that of the preview, or none. */
  readonly environment: string | undefined
  /** Whether a sweep only shows what it would delete. */
  readonly dryRun: boolean
}

/** The settings of the preview stacks of pull requests. */
export interface PreviewInputs {
  /** The label that a pull request needs to have a preview; undefined: every pull request has one. */
  readonly label: string | undefined
  /** Whether drafts have a preview. */
  readonly drafts: boolean
  /** Parameters of previews only, as the raw text or the path of a file. They go before those of all stacks. */
  readonly parameterOverrides: string
  /** The network of a preview of a built-in template, unless its parameters name one. `none`: leave its parameters alone. */
  readonly network: 'shared' | 'own' | 'none'
  /** Hours after its last change at which a sweep deletes a preview; undefined: when its pull request is closed. */
  readonly ttlHours: number | undefined
}

/** The values of the input command. `auto` decides by the event. */
type Command = 'auto' | 'deploy' | 'build' | 'diff' | 'delete' | 'sweep' | 'run' | 'status'

/** The role to assume, and its session. */
export interface RoleInputs {
  readonly arn: string
  /** Whether the job's own AWS credentials assume it; undefined: decided by what the job has. */
  readonly chaining: boolean | undefined
  readonly externalId: string | undefined
  readonly sessionName: string | undefined
  readonly durationSeconds: number
  /** Whether the session gets tags, where the job's own credentials assume the role. */
  readonly tagSession: boolean
}

/** The settings of a build. Paths are absolute, or relative to the workspace. */
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
  /** Entitlements, such as `security.insecure`. */
  readonly allow: readonly string[]
  /** `[level:]name=value`. */
  readonly annotations: readonly string[]
  /** `type=sbom,...` or `type=provenance,...`, each type once. */
  readonly attests: readonly string[]
  readonly cgroupParent: string | undefined
  /** Stages that are built without the cache. */
  readonly noCacheFilters: readonly string[]
  readonly shmSize: string | undefined
  readonly ulimits: readonly string[]
  readonly builder: string | undefined
  /** Whether to create a builder for this job when the current one lacks a feature. */
  readonly createBuilder: boolean
  /** Value of buildx's `--provenance`. */
  readonly provenance: string
  /** Value of buildx's `--sbom`. */
  readonly sbom: string
}

/** The settings of a stack. */
export interface StackInputs {
  readonly imageParameter: string
  /** The raw text, or the path of a file that holds it. */
  readonly parameterOverrides: string
  readonly capabilities: readonly string[]
  readonly tags: ReadonlyMap<string, string>
  readonly roleArn: string | undefined
  readonly options: StackOptions
  readonly timeoutMinutes: number
  /** Name of the bucket for files that CloudFormation reads only from S3. */
  readonly s3Bucket: string | undefined
  /** Prefix of the keys in that bucket, without a slash at its ends. */
  readonly s3Prefix: string
}

/** The value of the input state-machine that stands for the only one of the stack. */
export const ONLY_STATE_MACHINE = 'auto'

/** The settings of an execution. */
export interface RunInputs {
  /** Whether a deploy starts an execution. */
  readonly afterDeploy: boolean
  /** JSON, or the path of a file that holds it; empty: an empty object. */
  readonly input: string
  readonly timeoutMinutes: number
  /** Whether to wait for the end of the execution. */
  readonly wait: boolean
  /** `auto`, or the name, the logical ID or the ARN of a state machine. */
  readonly stateMachine: string
}

/** An item of the input images. `undefined`: use the input of the same name. */
export interface ImageItem {
  readonly name: string
  readonly parameter: string | undefined
  readonly repository: RepositoryReference | undefined
  readonly context: string | undefined
  readonly file: string | undefined
  readonly target: string | undefined
  /** Added to the input build-args. */
  readonly buildArgs: readonly string[]
  readonly platforms: readonly string[] | undefined
  readonly annotations: readonly string[] | undefined
  readonly noCacheFilters: readonly string[] | undefined
  readonly shmSize: string | undefined
  readonly ulimits: readonly string[] | undefined
  /** Prefix of every tag; empty: no prefix; undefined: derived from name and repository. */
  readonly tagPrefix: string | undefined
}

/** The options of a deploy. */
export interface StackOptions {
  /** Undefined keeps the topics of the stack; an empty list removes them. */
  readonly notificationArns: readonly string[] | undefined
  /** Undefined keeps the setting of the stack. */
  readonly terminationProtection: boolean | undefined
  readonly disableRollback: boolean
  readonly deploymentMode: 'REVERT_DRIFT' | 'EXPRESS' | undefined
  readonly includeNestedStacks: boolean
  readonly failOnEmpty: boolean
  /** Whether to execute the change set, or to leave it for review. */
  readonly execute: boolean
  /** An existing change set to execute instead of a new one: its ARN, or the end of that, `<name>/<ID>`. */
  readonly changeSet: string | undefined
}

/** Whether tags can move. */
export type TagMutability = 'IMMUTABLE' | 'MUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION'

/** The settings of a new repository. Undefined: our default. */
export interface RepositorySettings {
  readonly tagMutability: TagMutability | undefined
  /** Patterns of the tags that are excluded from it; none without `_WITH_EXCLUSION`. */
  readonly tagExclusions: readonly string[]
  readonly encryption: RepositoryEncryption | undefined
}

/** The encryption of a repository at rest. */
export interface RepositoryEncryption {
  readonly type: 'AES256' | 'KMS' | 'KMS_DSSE'
  /** ARN of a KMS key or alias; undefined: the key that AWS manages. */
  readonly key: string | undefined
}
