import type { ImageResult } from '../image/image.ts'
import type { ReadChange } from '../stack/changes/summary.ts'
import type { ResourceDuration } from '../stack/events/events.ts'

/** What was done: the job's outputs, summary and messages are made from it. */
export type Result = DeployResult | DiffResult | BuildResult | DeleteResult | SkipResult

/** Nothing was done. */
interface SkipResult {
  readonly operation: 'skip'
  readonly reason: string
}

/** Images were made, or found. */
export interface BuildResult {
  readonly operation: 'build'
  readonly buildId: string
  readonly images: readonly ImageResult[]
  readonly phases: readonly Phase[]
}

/** A stack was deleted, or was gone already. */
export interface DeleteResult {
  readonly operation: 'delete'
  readonly stackName: string
  /** undefined when there was no stack. */
  readonly stackId: string | undefined
  readonly region: string
  /** How long each resource took; none when there was nothing to delete. */
  readonly resources: readonly ResourceDuration[]
  readonly phases: readonly Phase[]
}

/** What a deploy would change was shown. */
export interface DiffResult {
  readonly operation: 'diff'
  readonly would: 'create' | 'update' | 'none'
  readonly buildId: string
  /** None when the stack takes none; one that is not `reused` does not exist yet. */
  readonly images: readonly ImageResult[]
  readonly stackName: string
  readonly changes: readonly ReadChange[]
  readonly phases: readonly Phase[]
}

/** A stack is what is wanted, or, with `review`, has a change set that would make it so. */
export interface DeployResult {
  readonly operation: 'create' | 'update' | 'none' | 'review'
  /** undefined when a change set of another run was executed. */
  readonly buildId: string | undefined
  /** None when the stack takes none; one without a name, or several with names. */
  readonly images: readonly ImageResult[]
  readonly stackName: string
  readonly stackId: string
  readonly region: string
  /** ARN of the change set, if one was made. */
  readonly changeSetId: string | undefined
  readonly changes: readonly ReadChange[]
  /** How long each resource took; none when nothing was changed. */
  readonly resources: readonly ResourceDuration[]
  readonly stackOutputs: ReadonlyMap<string, string>
  /** Keys of those outputs whose values are not shown to people. */
  readonly secretOutputs: ReadonlySet<string>
  readonly stateMachineArn: string | undefined
  readonly taskDefinitionArn: string | undefined
  readonly phases: readonly Phase[]
}

/** A part of the job and how long it took. */
export interface Phase {
  readonly name: string
  readonly milliseconds: number
}
