import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateListStackResources,
  type Stack as SdkStack,
  type StackResourceSummary,
  type Tag,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws/error.ts'
import type { StackEdges } from './edges.ts'
import { poll } from './poll.ts'

/** A stack as it is now. */
export interface Stack {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly reason: string | undefined
  readonly parameters: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, string>
  readonly outputs: ReadonlyMap<string, string>
  /** The service role. */
  readonly roleArn: string | undefined
  readonly notificationArns: readonly string[]
  /** ARN of the change set that was executed last. */
  readonly changeSetId: string | undefined
  /** Whether CloudFormation refuses to delete it. */
  readonly terminationProtection: boolean
}

/**
 * Reads a stack.
 *
 * @param name its name, or its ARN, by which also a deleted one is found
 * @returns undefined when there is none; any other refusal is thrown
 */
export async function readStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }))
    return Stacks?.[0] && toStack(Stacks[0])
  } catch (error) {
    if (isError(error, 'ValidationError', /does not exist/)) return undefined
    throw error
  }
}

function toStack(stack: SdkStack): Stack {
  return {
    id: stack.StackId ?? '',
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    reason: stack.StackStatusReason,
    parameters: toMap(stack.Parameters, ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
    tags: tagMap(stack.Tags),
    outputs: toMap(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    roleArn: stack.RoleARN,
    notificationArns: stack.NotificationARNs ?? [],
    changeSetId: stack.ChangeSetId,
    terminationProtection: stack.EnableTerminationProtection ?? false,
  }
}

/** Tags by their keys. */
export function tagMap(tags: readonly Tag[] | undefined): ReadonlyMap<string, string> {
  return toMap(tags, ({ Key, Value }) => [Key, Value])
}

function toMap<T>(
  items: readonly T[] | undefined,
  pair: (item: T) => [string | undefined, string | undefined],
): ReadonlyMap<string, string> {
  return new Map((items ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']))
}

/** The template of a stack as it was given; undefined when there is none or it may not be read. */
export async function readTemplateBody(client: CloudFormationClient, name: string): Promise<string | undefined> {
  try {
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }))
    return TemplateBody
  } catch (error) {
    if (isAccessDenied(error) || isError(error, 'ValidationError')) return undefined
    throw error
  }
}

/** Returns all resources of a stack. */
export async function listResources(client: CloudFormationClient, stackId: string): Promise<StackResourceSummary[]> {
  const pages = await Array.fromAsync(paginateListStackResources({ client }, { StackName: stackId }))
  return pages.flatMap(({ StackResourceSummaries }) => StackResourceSummaries ?? [])
}

/** The ARNs that become outputs of the action; undefined where a stack has no such resource, or several. */
interface ResourceArns {
  readonly stateMachineArn: string | undefined
  readonly taskDefinitionArn: string | undefined
}

/** Reads the ARNs of the only state machine and the only task definition of a stack. If that fails, warns and returns none. */
export async function readArns({ client, clock, log, signal }: StackEdges, stackId: string): Promise<ResourceArns> {
  const waiting = { clock, signal, deadline: clock.now() + 60_000 }
  const resources = await poll(waiting, () => listResources(client, stackId)).catch((error: unknown) => {
    signal.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    log.warning(
      `The resources of the stack could not be read, so state-machine-arn and task-definition-arn are not set: ${reason}`,
    )
    return []
  })
  const only = (type: string): string | undefined => {
    const [id, ...others] = resources.flatMap((each) => (each.ResourceType === type ? [each.PhysicalResourceId] : []))
    return others.length === 0 ? id : undefined
  }
  return {
    stateMachineArn: only('AWS::StepFunctions::StateMachine'),
    taskDefinitionArn: only('AWS::ECS::TaskDefinition'),
  }
}
