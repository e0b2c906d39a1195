/** The status of an execution. Source: AWS Step Functions API reference, DescribeExecution, status. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE'

/** The executions of a Map state, by how they stand. Source: AWS Step Functions API reference, MapRunItemCounts. */
export interface MapCounts {
  readonly total: number
  readonly pending: number
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
}

/** A state that an execution has entered. One that it enters again, such as in a loop, is there again. */
export interface ExecutedState {
  readonly name: string
  /** Type in the definition, such as `Task`. */
  readonly type: string
  /** `ABORTED`: the execution was stopped, or has timed out, in this state. */
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  /** Milliseconds since 1970. */
  readonly enteredAt: number
  /** Milliseconds since 1970; undefined while the execution is in this state. */
  readonly exitedAt: number | undefined
  /** Whether the execution failed in this state, or in one within it. */
  readonly isFatal?: boolean
  /** The number of tries so far that failed and were followed by another one. */
  readonly retries?: number
  /** Of a Map state; undefined for any other, and while they are unknown. */
  readonly counts?: MapCounts | undefined
}

/** A container of a task that has ended. */
export interface ContainerEnd {
  readonly name: string
  /** Undefined when it did not start. */
  readonly exitCode: number | undefined
  readonly reason: string | undefined
}

/** A task of ECS in an execution. Until it has ended, nothing is known but its ARNs and the names of its containers. */
export interface TaskEnd {
  readonly arn: string
  readonly definitionArn: string
  readonly stoppedReason: string | undefined
  readonly containers: readonly ContainerEnd[]
}

/** An execution, as far as it was followed. Text of others is as they wrote it: log, output, error, cause. */
export interface ExecutionResult {
  readonly arn: string
  readonly name: string
  readonly stateMachineArn: string
  readonly status: ExecutionStatus
  /** JSON, as it was sent. */
  readonly input: string | undefined
  /** JSON; undefined unless the execution has succeeded. */
  readonly output: string | undefined
  readonly error: string | undefined
  /** The JSON of a task, or of a function of Lambda, is here in words. */
  readonly cause: string | undefined
  /** The state that failed; undefined when the execution has not failed, or failed in no state. */
  readonly failedState: string | undefined
  /** Exit code of the container that failed, else of the last one; undefined when no task has told one. */
  readonly exitCode: number | undefined
  /** Why ECS stopped the task of that container. */
  readonly stoppedReason: string | undefined
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Milliseconds since 1970; undefined while it runs. */
  readonly endedAt: number | undefined
  readonly states: readonly ExecutedState[]
  /** The last lines of the log of that container, oldest first; empty unless the execution has failed. */
  readonly logTail: readonly string[]
  /** The definition of the state machine in the Amazon States Language; undefined when it cannot be read. */
  readonly definition: string | undefined
  /** Address in the AWS console. */
  readonly consoleUrl: string
}
