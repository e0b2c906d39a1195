import type { Owner } from '../aws/ownership.ts'
import type { Repository } from '../aws/repository.ts'
import type { CredentialSource } from '../edges/aws/credentials.ts'
import type { BuildInputs, Inputs, RepositorySettings, StackInputs } from '../inputs/inputs.ts'
import type { BuildId, Commit } from './build-id.ts'
import type { Context, Environment } from './context.ts'
import type { Run } from './run.ts'
import type { Tags } from './tags.ts'

/** What will be done, decided before anything is done. */
export type Plan = DeployPlan | ExecutePlan | ImageOnlyPlan | DeletePlan | SkipPlan

/** Nothing is done, for a good reason. */
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
  /** Names this run's operation: its change set, and its client request token. Unique to the run. */
  readonly operation: string
  /** How long an operation on the stack may take. */
  readonly timeoutMinutes: number
}

/** A stack is deleted. */
export interface DeletePlan {
  readonly kind: 'delete'
  readonly account: Account
  readonly target: Target
}

/** Images are made or found, and nothing else. */
export interface ImageOnlyPlan {
  readonly kind: 'build'
  readonly account: Account
  readonly owner: Owner
  readonly buildId: BuildId
  readonly images: readonly BuildPlan[]
}

/** A stack is brought to images and a template; `diff`: what that would change is only shown, and no image is made. */
export interface DeployPlan {
  readonly kind: 'deploy' | 'diff'
  readonly account: Account
  readonly target: Target
  readonly buildId: BuildId
  /** None when the template takes none. */
  readonly images: readonly ImagePlan[]
  readonly template: string
  readonly stack: StackInputs
  readonly run: Run
}

/** A change set that was reviewed is executed. */
export interface ExecutePlan {
  readonly kind: 'execute'
  readonly account: Account
  readonly target: Target
  /** ARN or name. */
  readonly changeSet: string
  readonly stack: StackInputs
}

/** Where an image comes from. */
export type ImagePlan = ExistingPlan | BuildPlan

/** What each image of a stack has. */
interface NamedImage {
  /** Its name, where there are several; undefined for the only one. */
  readonly name: string | undefined
  /** The parameter that receives it, `auto` to find that, or `none`. */
  readonly parameter: string
}

/** An image that the user names. */
interface ExistingPlan extends NamedImage {
  readonly kind: 'existing'
  readonly image: string
  readonly registry: string | undefined
}

/** An image of this commit: found again, or built. */
export interface BuildPlan extends NamedImage {
  readonly kind: 'build'
  readonly repository: Repository
  readonly create: boolean
  readonly repositorySettings: RepositorySettings
  /** The host to push to and to pull from, if not the one that ECR names. */
  readonly registry: string | undefined
  readonly tags: Tags
  /** Number of the pull request whose code it is. */
  readonly pullRequest: number | undefined
  readonly reuse: boolean
  /** Values, by name, of the build arguments that are given by name only. */
  readonly inherited: ReadonlyMap<string, string>
  readonly settings: BuildInputs
}

/** What the plan is made of. `nonce` makes the names of this run's operations unique, also within one job. */
export interface PlanSource {
  readonly inputs: Inputs
  readonly context: Context
  readonly commit: Commit | undefined
  readonly nonce: string
  /** For build arguments that are given by name only. */
  readonly environment: Environment
}
