import { setTimeout } from 'node:timers/promises'
import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import type { Account } from '../account.ts'

/** Starts an execution and waits until it has ended. */
export async function runExecution(
  account: Account,
  stateMachineArn: string,
  input: unknown = {},
): Promise<DescribeExecutionOutput> {
  const request = { stateMachineArn, input: JSON.stringify(input) }
  const { executionArn = '' } = await account.sfn.send(new StartExecutionCommand(request))
  return endOf(account, executionArn)
}

/** Waits until an execution has ended. */
export async function endOf({ sfn }: Account, executionArn: string): Promise<DescribeExecutionOutput> {
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status !== 'RUNNING') return execution
    await setTimeout(100)
  }
}

/** Returns the names of the states that an execution entered, in order. */
export async function statesOf({ sfn }: Account, executionArn = ''): Promise<readonly string[]> {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))
  return events.flatMap(({ stateEnteredEventDetails: details }) => (details?.name ? [details.name] : []))
}

/** Returns what all tasks of a log group have printed. */
export async function readLog({ logs }: Account, logGroupName: string): Promise<string> {
  const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }))
  const pages = await Promise.all(
    logStreams.map(({ logStreamName }) => logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }))),
  )
  return pages.flatMap(({ events = [] }) => events.map(({ message }) => message)).join('\n')
}

/** Creates a stack of other resources that a service works with, and returns its outputs. */
export async function createResources(
  { cloudFormation }: Account,
  template: { readonly Resources: object; readonly Outputs: object },
): Promise<Readonly<Record<string, string>>> {
  const StackName = 'others'
  await cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }))
  for (;;) {
    const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }))
    if (stack?.StackStatus === 'CREATE_COMPLETE') {
      return Object.fromEntries((stack.Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue ?? '']))
    }
    if (stack?.StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`the stack ${StackName} is ${stack?.StackStatus}`)
    await setTimeout(100)
  }
}
