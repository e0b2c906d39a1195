import type { ExecutionResult } from '../execution/execution.ts'
import type { ImageResult } from '../image/image.ts'
import type { CommitLink } from '../plan/build-id.ts'
import type { Plan, Release } from '../plan/plan.ts'
import type { ReadChange } from '../stack/changes/summary.ts'
import type { ResourceDuration, StackNews } from '../stack/edges.ts'
import type { Running } from './headline.ts'
import type { StatusFacts } from './status/facts.ts'

/** The result of a job, for its outputs, summary and log. */
export type Result =
  | DeployResult
  | DiffResult
  | BuildResult
  | DeleteResult
  | SweepResult
  | RunResult
  | StatusResult
  | { readonly operation: 'skip'; readonly reason: string }

/** The facts of a run that has not ended yet, as far as they are known. */
export interface KnownFacts extends Omit<StackNews, 'running'> {
  readonly kind?: Plan['kind']
  readonly buildId?: string | undefined
  readonly commit?: CommitLink | undefined
  readonly stackName?: string | undefined
  /** The images that exist. */
  readonly images?: readonly ImageResult[]
  /** The version of the stack that this run found. */
  readonly running?: Running
  /** The execution that this run has started. */
  readonly execution?: ExecutionResult
}

/** The result of building or finding images. */
export interface BuildResult {
  readonly operation: 'build'
  readonly buildId: string
  readonly commit?: CommitLink | undefined
  readonly images: readonly ImageResult[]
  readonly phases: readonly Phase[]
}

/** The result of deleting a stack. */
export interface DeleteResult {
  readonly operation: 'delete'
  readonly stackName: string
  /** ARN; undefined when there was no stack. */
  readonly stackId: string | undefined
  readonly region: string
  /** How long each resource took; empty when there was no stack. */
  readonly resources: readonly ResourceDuration[]
  /** Why a deploy has deleted its own preview again; undefined for a deletion. */
  readonly reason?: string
  readonly phases: readonly Phase[]
}

/** The result of deleting the previews that are over. */
export interface SweepResult {
  readonly operation: 'sweep'
  readonly dryRun: boolean
  /** Address of the repository on GitHub. */
  readonly source: string
  /** All previews of the repository, by name. */
  readonly stacks: readonly SweptStack[]
  /** Only images that were removed, or would be. */
  readonly images: readonly SweptImages[]
  readonly phases: readonly Phase[]
}

/** The result of an execution without a deploy. */
export interface RunResult {
  readonly operation: 'run'
  /** Undefined when the ARN of the state machine was given. */
  readonly stackName: string | undefined
  readonly region: string
  readonly execution: ExecutionResult
  /** Why the job fails; undefined when the execution has succeeded, or nobody waits for it. */
  readonly failure?: unknown
  readonly phases: readonly Phase[]
}

/** The result of looking at a stack. */
export interface StatusResult extends StatusFacts {
  readonly operation: 'status'
  readonly phases: readonly Phase[]
}

/** The end of a stack or of images in a sweep. */
type SweepEnd = 'deleted' | 'would be deleted' | 'kept' | 'failed'

/** A preview that a sweep has looked at. */
export interface SweptStack {
  readonly stack: string
  /** ARN. */
  readonly stackId: string
  readonly pullRequest: number
  /** A sentence without a full stop. */
  readonly reason: string
  readonly done: SweepEnd
}

/** The images of a pull request in a repository. */
export interface SweptImages extends Omit<SweptStack, 'stack' | 'stackId'> {
  /** Name of the ECR repository. */
  readonly repository: string
  readonly tags: readonly string[]
}

/** The result of showing what a deploy would change. */
export interface DiffResult {
  readonly operation: 'diff'
  readonly would: 'create' | 'update' | 'none'
  readonly buildId: string
  readonly commit?: CommitLink | undefined
  /** Empty when the stack needs no image. An image that is not `reused` does not exist yet. */
  readonly images: readonly ImageResult[]
  readonly stackName: string
  readonly changes: readonly ReadChange[]
  readonly phases: readonly Phase[]
}

/** The result of a deploy. */
export interface DeployResult extends StackFacts {
  /** Undefined when a change set of another run was executed. */
  readonly buildId: string | undefined
  readonly commit?: CommitLink | undefined
  /** Empty when the stack needs no image; one without a name, or several with names. */
  readonly images: readonly ImageResult[]
  /** Undefined when no tag or release was deployed. */
  readonly release: Release | undefined
  /** The execution that was started after the deploy; undefined for none. */
  readonly execution?: ExecutionResult | undefined
  /** Why the job fails although the deploy has succeeded: the execution failed, or did not start. */
  readonly failure?: unknown
  readonly phases: readonly Phase[]
}

/** The part of a deploy's result that describes the stack. */
export interface StackFacts {
  /** `review`: the stack has a change set that somebody must execute. */
  readonly operation: 'create' | 'update' | 'none' | 'review'
  readonly stackName: string
  /** ARN. */
  readonly stackId: string
  readonly region: string
  /** ARN of the change set, if one was created. */
  readonly changeSetId: string | undefined
  readonly changes: readonly ReadChange[]
  /** How long each resource took; empty when nothing was changed. */
  readonly resources: readonly ResourceDuration[]
  readonly stackOutputs: ReadonlyMap<string, string>
  /** Keys of the outputs to mask. */
  readonly secretOutputs: ReadonlySet<string>
  readonly stateMachineArn: string | undefined
  readonly taskDefinitionArn: string | undefined
}

/** A phase of the job. */
export interface Phase {
  readonly name: string
  readonly milliseconds: number
}
