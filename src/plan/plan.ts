import type { Owner } from '../aws/ownership.ts'
import type { Repository } from '../aws/repository.ts'
import type { CredentialSource } from '../edges/aws/credentials.ts'
import type {
  BuildInputs,
  Inputs,
  PreviewInputs,
  RepositorySettings,
  RunInputs,
  StackInputs,
} from '../inputs/inputs.ts'
import type { BuildId, Commit } from './build-id.ts'
import type { Context, Environment } from './context.ts'
import type { Run } from './run.ts'
import type { Tags } from './tags.ts'

/** Everything that a run decides before it changes anything. */
export type Plan =
  | DeployPlan
  | ExecutePlan
  | ImageOnlyPlan
  | CheckPlan
  | DeletePlan
  | SweepPlan
  | RunPlan
  | StatusPlan
  | SkipPlan

/** Does nothing. */
export interface SkipPlan {
  readonly kind: 'skip'
  readonly reason: string
}

/** The AWS account and region that a plan works in. */
export interface Account {
  readonly region: string
  readonly credentials: CredentialSource
  /** Empty: every account is allowed. */
  readonly allowedAccountIds: readonly string[]
}

/** The stack that a plan creates, changes or deletes. */
export interface Target {
  readonly stackName: string
  readonly owner: Owner
  readonly region: string
  /** Unique name of this run's operation: its change set, and its client request token. */
  readonly operation: string
  /** Time limit of an operation on the stack. */
  readonly timeoutMinutes: number
}

/** The pull request of a preview, as the event of this run shows it. */
export interface Preview {
  readonly number: number
  /** The commit that people see in the pull request. */
  readonly headSha: string
  readonly settings: PreviewInputs
  /** Its images, wherever runs push them. */
  readonly images: readonly PreviewImages[]
}

/** Undefined for a stack that is of no pull request. */
interface WithPreview {
  readonly preview?: Preview | undefined
}

/** Deletes a stack, and the images of its pull request. */
export interface DeletePlan extends WithPreview {
  readonly kind: 'delete'
  readonly account: Account
  readonly target: Target
  /** Empty for a stack that is of no pull request. */
  readonly images: readonly PreviewImages[]
}

/** A repository with images of the pull requests of a GitHub repository. */
export interface PreviewRepository {
  readonly repository: Repository
  /** Address of the repository on GitHub, which the images have as a label. */
  readonly source: string
}

/** The images of a pull request in a repository. */
export interface PreviewImages extends PreviewRepository {
  readonly pullRequest: number
}

/** Deletes the previews of a repository that are over. */
export interface SweepPlan {
  readonly kind: 'sweep'
  readonly account: Account
  /** `owner/name` of the repository on GitHub. */
  readonly repository: string
  /** The input stack-name of the previews; undefined: those of every stack of the repository. */
  readonly stack: string | undefined
  /** Where to look for images of pull requests that have no stack. */
  readonly repositories: readonly PreviewRepository[]
  readonly dryRun: boolean
  /** Begins the name of each deletion. */
  readonly operation: string
  /** Time limit of each deletion. */
  readonly timeoutMinutes: number
  /** Whether to report a deletion in the comment on its pull request. */
  readonly comment: boolean
  /** The GitHub environment whose deployments end with a preview; undefined: that of the preview. */
  readonly environment: string | undefined
}

/** An execution of a state machine to start. */
export interface ExecutionPlan {
  /** An idempotency token: the same in each try of one step of one attempt. */
  readonly name: string
  /** Why the execution is stopped with the job, for whoever looks at it. */
  readonly cancelCause: string
  readonly settings: RunInputs
}

/** Starts an execution, and deploys nothing. */
export interface RunPlan {
  readonly kind: 'run'
  readonly account: Account
  /** The stack that has the state machine; undefined when its ARN is given. */
  readonly stackName: string | undefined
  readonly owner: Owner
  /** Time limit of an operation on the stack that must end first. */
  readonly timeoutMinutes: number
  readonly execution: ExecutionPlan
}

/** Shows a stack and its last executions, and changes nothing. */
export interface StatusPlan {
  readonly kind: 'status'
  readonly account: Account
  readonly stackName: string
  readonly owner: Owner
}

/** A plan that preflight checks. */
interface CheckedPlan {
  /** The problems of the inputs, for preflight to report together with all others. */
  readonly faults: readonly unknown[]
}

/** Builds images, or finds the existing ones, and deploys nothing. */
export interface ImageOnlyPlan extends CheckedPlan {
  readonly kind: 'build'
  readonly account: Account
  readonly owner: Owner
  readonly buildId: BuildId
  readonly images: readonly BuildPlan[]
}

/** Checks Dockerfiles, and builds and deploys nothing. Needs no AWS. */
export interface CheckPlan {
  readonly kind: 'check'
  readonly images: readonly BuildPlan[]
}

/** Deploys images and a template to a stack. `diff`: only shows what would change, and builds no image. */
export interface DeployPlan extends CheckedPlan, WithPreview {
  readonly kind: 'deploy' | 'diff'
  readonly account: Account
  readonly target: Target
  readonly buildId: BuildId
  /** Empty when the input image-parameter is `none`. */
  readonly images: readonly ImagePlan[]
  readonly template: string
  readonly stack: StackInputs
  /** The input preview-parameter-overrides; undefined unless the stack is a preview. */
  readonly previewOverrides: string | undefined
  readonly release: Release | undefined
  readonly run: Run
  /** The execution to start after the deploy; undefined for none. */
  readonly execution: ExecutionPlan | undefined
}

/** The git tag that a run deploys, and its page on GitHub. */
export interface Release {
  readonly tag: string
  readonly url: string
}

/** Executes a change set that was reviewed. */
export interface ExecutePlan extends WithPreview {
  readonly kind: 'execute'
  readonly account: Account
  readonly target: Target
  /** Its ARN, or the end of that, `<name>/<ID>`. */
  readonly changeSet: string
  readonly stack: StackInputs
  readonly release: Release | undefined
  /** The execution to start afterwards; undefined for none. */
  readonly execution: ExecutionPlan | undefined
}

/** An image of a stack: it exists, or this run provides it. */
export type ImagePlan = ExistingPlan | BuildPlan

interface NamedImage {
  /** Undefined for the only image of a stack. */
  readonly name: string | undefined
  /** The parameter that receives it, `auto` to find the parameter, or `none`. */
  readonly parameter: string
}

interface ExistingPlan extends NamedImage {
  readonly kind: 'existing'
  /** The reference, as the user gives it. */
  readonly image: string
  readonly registry: string | undefined
  /** Number of the pull request of this run. Any other run takes no image of a pull request. */
  readonly pullRequest: number | undefined
}

/** An image of this commit: reused if it exists, else built. */
export interface BuildPlan extends NamedImage {
  readonly kind: 'build'
  readonly repository: Repository
  /** Whether to create the repository if it does not exist. */
  readonly create: boolean
  readonly repositorySettings: RepositorySettings
  /** The host to push to and pull from; undefined: the host of ECR. */
  readonly registry: string | undefined
  readonly tags: Tags
  /** Number of the pull request whose code is built. */
  readonly pullRequest: number | undefined
  readonly reuse: boolean
  /** The platforms that the input or docker's default names; empty where the builder takes its own. */
  readonly builtFor: readonly string[]
  readonly engine: EngineChoice
  /** Values, by name, of the build arguments without a value of their own. */
  readonly inherited: ReadonlyMap<string, string>
  readonly settings: BuildInputs
}

/** The runner, and what its environment says of the engine to build with. */
export interface EngineChoice {
  /** Platform of the runner, such as `linux/amd64`. */
  readonly runner: string
  readonly host: string | undefined
  readonly context: string | undefined
  readonly builder: string | undefined
}

/** The input of `makePlan`. */
export interface PlanSource {
  readonly inputs: Inputs
  readonly context: Context
  readonly commit: Commit | undefined
  /** Makes the names of operations unique, also within one job. */
  readonly nonce: string
  /** Has the values of secret variables, and of build arguments without a value. */
  readonly environment: Environment
  /** The problems of inputs that count as not set; undefined: there are none. */
  readonly faults?: readonly unknown[] | undefined
}
