import type { ContainerEnd, TaskEnd } from './execution.ts'

/**
 * Reads an ECS task that Step Functions reports: the output or the cause of `ecs:runTask.sync`, or the output of its submission.
 * Source: AWS Step Functions developer guide, "Run Amazon ECS or Fargate tasks"; ECS API reference, Task. The names begin with capitals.
 *
 * @returns undefined for any other text
 */
export function readTask(text: string | undefined): TaskEnd | undefined {
  const all = objectIn(text)
  const task = Array.isArray(all?.Tasks) ? all.Tasks[0] : all
  const { TaskArn: arn, TaskDefinitionArn: definitionArn, Containers: containers, StoppedReason: reason } = task ?? {}
  if (typeof arn !== 'string' || typeof definitionArn !== 'string' || !Array.isArray(containers)) return undefined
  const stoppedReason = typeof reason === 'string' && reason !== '' ? reason : undefined
  return { arn, definitionArn, stoppedReason, containers: containers.map(toContainer) }
}

function toContainer({ Name, ExitCode, Reason }: Record<'Name' | 'ExitCode' | 'Reason', unknown>): ContainerEnd {
  return {
    name: String(Name ?? ''),
    exitCode: typeof ExitCode === 'number' ? ExitCode : undefined,
    reason: typeof Reason === 'string' && Reason !== '' ? Reason : undefined,
  }
}

/** Returns the container that failed; undefined when none did. Another one may have been ended because of that. */
export function failedContainer({ containers }: TaskEnd): ContainerEnd | undefined {
  const failed = containers.filter(({ exitCode, reason }) => (exitCode ?? 0) !== 0 || reason !== undefined)
  return failed.find((each) => !wasEnded(each)) ?? failed[0]
}

/** Whether a signal ended a container. ECS sends it to the others when an essential one has ended. */
function wasEnded({ exitCode, reason }: ContainerEnd): boolean {
  return reason === undefined && (exitCode === 137 || exitCode === 143)
}

/** Returns why a task ended, in words: its containers that failed, and the reason of ECS. */
function taskReason(task: TaskEnd): string {
  const container = failedContainer(task)
  const exit =
    container?.exitCode === undefined
      ? container?.reason
      : `container ${container.name} exited with ${container.exitCode}${container.reason === undefined ? '' : `, ${container.reason}`}`
  return [exit, task.stoppedReason && (exit ? `(${task.stoppedReason})` : task.stoppedReason)].filter(Boolean).join(' ')
}

/** Returns the exit code that a result of the built-in template has; undefined for any other text. */
export function exitCodeIn(output: string | undefined): number | undefined {
  const code = objectIn(output)?.ExitCode
  return typeof code === 'number' && Number.isInteger(code) ? code : undefined
}

/** Returns the words in a cause: those of the task, or of the function of Lambda, that it is the JSON of; else the text itself. */
export function causeText(cause: string | undefined): string | undefined {
  const task = readTask(cause)
  if (task !== undefined) return taskReason(task) || undefined
  const { errorMessage } = objectIn(cause) ?? {}
  return typeof errorMessage === 'string' ? errorMessage : cause || undefined
}

/** An error, and its cause. */
export interface StateFailure {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

/** Returns an error and its cause in words; empty when there is neither. */
export function reasonText({ error, cause }: StateFailure = {}): string {
  return [error, causeText(cause)].filter(Boolean).join(': ')
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of others, whose members are checked where they are read
function objectIn(text: string | undefined): any {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return value !== null && typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
