import {
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandInput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type ExecuteChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation'
import { type Account, endpoint, until } from './account.ts'

/** A template as an object, without the version line. */
export type Template = Record<string, unknown>

/** A template with one topic and, if given, one output. */
export function topic(name: string, outputs?: Template): Template {
  const resources = { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: name } } }
  return outputs ? { Resources: resources, Outputs: outputs } : { Resources: resources }
}

/** CreateChangeSet for the stack `s`, change set `c`, of type CREATE unless told otherwise. */
export function createChangeSet(account: Account, template: Template, more: Partial<CreateChangeSetCommandInput> = {}) {
  return account.cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: 's',
      ChangeSetName: 'c',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify(template),
      ...more,
    }),
  )
}

/** ExecuteChangeSet of the stack `s`, change set `c`. */
export function executeChangeSet(account: Account, more: Partial<ExecuteChangeSetCommandInput> = {}) {
  return account.cloudFormation.send(new ExecuteChangeSetCommand({ StackName: 's', ChangeSetName: 'c', ...more }))
}

/** DescribeChangeSet of the stack `s`, change set `c`, or of an ARN. */
export function describeChangeSet(account: Account, arn?: string, more: Partial<DescribeChangeSetCommandInput> = {}) {
  const which = arn ? { ChangeSetName: arn } : { StackName: 's', ChangeSetName: 'c' }
  return account.cloudFormation.send(new DescribeChangeSetCommand({ ...which, ...more }))
}

/** The stack, by name or id. */
export async function describeStack(account: Account, name = 's') {
  const { Stacks = [] } = await account.cloudFormation.send(new DescribeStacksCommand({ StackName: name }))
  if (!Stacks[0]) throw new Error(`no stack ${name}`)
  return Stacks[0]
}

/** Wait until the stack (by id) has one of the statuses. */
export function reaches(account: Account, id: string, ...statuses: string[]) {
  return until(
    () => describeStack(account, id),
    (stack) => statuses.includes(stack.StackStatus ?? ''),
  )
}

/** Create or update the stack `s` and wait for the end. Returns the stack, found by its id. */
export async function deploy(
  account: Account,
  template: Template,
  more: Partial<CreateChangeSetCommandInput> = {},
  execute: Partial<ExecuteChangeSetCommandInput> = {},
) {
  const { StackId = '', Id = '' } = await createChangeSet(account, template, more)
  await executeChangeSet(account, { ChangeSetName: Id, StackName: undefined, ...execute })
  return until(
    () => describeStack(account, StackId),
    (stack) => !stack.StackStatus?.endsWith('_IN_PROGRESS'),
  )
}

/** Puts a template into S3, and gives a stack that nests it as `Child`, with more properties. */
export async function nesting(account: Account, child: Template, more: Template = {}): Promise<Template> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${account.id}/20260301/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`
  const bucket = `templates-${account.id}`
  for (const [path, body] of [
    [bucket, ''],
    [`${bucket}/child.json`, JSON.stringify(child)],
  ] as const) {
    const answer = await fetch(`${endpoint}/${path}`, { method: 'PUT', headers: { authorization }, body })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  const Properties = { ...more, TemplateURL: `${endpoint}/${bucket}/child.json` }
  return { Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties } } }
}

/** The stack's events, oldest first, each as `LogicalId STATUS` with ` | reason` when it has one. */
export async function events(account: Account, name = 's'): Promise<string[]> {
  const { StackEvents = [] } = await account.cloudFormation.send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.toReversed().map((event) => {
    const reason = event.ResourceStatusReason ? ` | ${event.ResourceStatusReason}` : ''
    return `${event.LogicalResourceId} ${event.ResourceStatus}${reason}`
  })
}

/** Makes a role by a stack of its own, `roles`. */
export async function makeRole(account: Account, name: string): Promise<void> {
  const AssumeRolePolicyDocument = { Statement: [] }
  const Role = { Type: 'AWS::IAM::Role', Properties: { RoleName: name, AssumeRolePolicyDocument } }
  const more = { StackName: 'roles', Capabilities: ['CAPABILITY_NAMED_IAM' as const] }
  await createChangeSet(account, { Resources: { Role } }, more)
  await executeChangeSet(account, { StackName: 'roles' })
  await until(
    () => describeStack(account, 'roles'),
    (stack) => stack.StackStatus === 'CREATE_COMPLETE',
  )
}
