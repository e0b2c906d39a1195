import { setTimeout as sleep } from 'node:timers/promises'
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs'
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'

/** A container that has ended. */
interface Container {
  readonly name: string
  /** `undefined` when it did not start. */
  readonly exitCode: number | undefined
  /** Its log. */
  readonly lines: readonly string[]
}

/** An execution that has ended. */
export interface Execution {
  readonly arn: string
  readonly status: string
  readonly error: string | undefined
  /** In the order in which their tasks ended. */
  readonly containers: readonly Container[]
}

/** An ECS task as Step Functions reports it. */
interface Task {
  readonly TaskArn?: string
  readonly TaskDefinitionArn?: string
  readonly Containers?: readonly TaskContainer[]
}

interface TaskContainer {
  readonly Name?: string
  readonly ExitCode?: number
}

/**
 * Starts a state machine and waits until the execution has ended.
 *
 * @param input JSON
 */
export async function runExecution(stateMachineArn: string, input: string): Promise<Execution> {
  const client = new SFNClient({})
  const { executionArn = '' } = await client.send(new StartExecutionCommand({ stateMachineArn, input }))
  for (;;) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status && execution.status !== 'RUNNING') {
      const history = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))
      const containers = await Promise.all(tasksOf(history.events ?? []).map(containersOf))
      return { arn: executionArn, status: execution.status, error: execution.error, containers: containers.flat() }
    }
    await sleep(200)
  }
}

/** Returns the ECS tasks of a history: the output of an event holds a task that succeeded, the cause one that failed. */
function tasksOf(events: readonly HistoryEvent[]): readonly Task[] {
  const texts = events.map((event) => event.taskSucceededEventDetails?.output ?? event.taskFailedEventDetails?.cause)
  return texts.map((text) => parse(text)).filter((task) => task.TaskArn)
}

function parse(text: string | undefined): Task {
  try {
    return JSON.parse(text ?? '{}') as Task
  } catch {
    return {}
  }
}

async function containersOf(task: Task): Promise<readonly Container[]> {
  const { taskDefinition } = await new ECSClient({}).send(
    new DescribeTaskDefinitionCommand({ taskDefinition: task.TaskDefinitionArn }),
  )
  const id = task.TaskArn?.split('/').at(-1)
  const read = async ({ Name: name = '', ExitCode: exitCode }: TaskContainer): Promise<Container> => {
    const definition = taskDefinition?.containerDefinitions?.find((candidate) => candidate.name === name)
    const options = definition?.logConfiguration?.options ?? {}
    const stream = `${options['awslogs-stream-prefix']}/${name}/${id}`
    return { name, exitCode, lines: await logLines(options['awslogs-group'], stream) }
  }
  return Promise.all((task.Containers ?? []).map(read))
}

async function logLines(logGroupName: string | undefined, logStreamName: string): Promise<readonly string[]> {
  if (!logGroupName) return []
  const request = new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true })
  const { events = [] } = await new CloudWatchLogsClient({}).send(request)
  return events.map((event) => event.message ?? '')
}
