import type { RepositoryReference } from '../aws/repository.ts'

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

/** One of several images of a stack, as the input images describes it. What is undefined is as the input of the same name says. */
export interface ImageItem {
  readonly name: string
  readonly parameter: string | undefined
  readonly repository: RepositoryReference | undefined
  readonly context: string | undefined
  readonly file: string | undefined
  readonly target: string | undefined
  /** Added to those of the input build-args. */
  readonly buildArgs: readonly string[]
  readonly platforms: readonly string[] | undefined
  /** In front of every tag; empty for none, undefined for what follows from name and repository. */
  readonly tagPrefix: string | undefined
}

/** What is asked of CloudFormation besides. */
export interface StackOptions {
  /** undefined leaves the topics of the stack as they are; none removes them. */
  readonly notificationArns: readonly string[] | undefined
  /** undefined leaves it as it is. */
  readonly terminationProtection: boolean | undefined
  readonly disableRollback: boolean
  readonly deploymentMode: 'REVERT_DRIFT' | 'EXPRESS' | undefined
  readonly includeNestedStacks: boolean
  readonly failOnEmpty: boolean
  /** Whether a change set is executed, or left to be reviewed. */
  readonly execute: boolean
  /** ARN or name of the change set to execute, in place of a new one. */
  readonly changeSet: string | undefined
}

/** What a repository is made with, where the user said it; undefined: our default. */
export interface RepositorySettings {
  readonly tagMutability: 'IMMUTABLE' | 'MUTABLE' | undefined
  readonly encryption: RepositoryEncryption | undefined
}

/** How ECR encrypts what a repository holds. */
export interface RepositoryEncryption {
  readonly type: 'AES256' | 'KMS' | 'KMS_DSSE'
  /** ARN of a key or of an alias; undefined: the key of AWS. */
  readonly key: string | undefined
}
