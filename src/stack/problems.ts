import { cliCommand } from '../aws/console.ts'
import { isInvalid } from '../aws/error.ts'
import { OWNER_TAG_PREFIX, type Owner, ownerTags } from '../aws/ownership.ts'
import { CAPABILITIES } from '../inputs/aws-values.ts'
import type { Target } from '../plan/plan.ts'
import { minutes } from '../text/format.ts'
import { Problem } from '../text/problem.ts'
import type { Stack } from './stack.ts'
import { actionFor } from './status.ts'

/** The arguments of a refused call. */
export interface Called {
  readonly stackName: string
  /** ARN; undefined before the stack exists. CLI commands take their region from it. */
  readonly stackId?: string
  /** The capabilities input; undefined for a deletion. */
  readonly capabilities?: readonly string[]
  readonly roleArn?: string | undefined
}

/**
 * Explains why CloudFormation refused to begin an operation, which changed nothing: a capability is not acknowledged, the service
 * role cannot be used, or the template or a parameter is invalid. A transform needs its capability only while CloudFormation
 * creates the change set, which then fails with the same message.
 * Source: localstack's recordings of AWS (capabilities, role); aws-samples/serverless-patterns#622 (transform).
 *
 * @returns a Problem, or any other error unchanged
 */
export function explainRefusal(error: unknown, called: Called): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error
  if (/Requires capabilities : \[/.test(error.message)) return capabilitiesProblem(error, called)
  const role = /Role (arn:\S+) is invalid or cannot be assumed/.exec(error.message)?.[1]
  if (role !== undefined) return serviceRoleProblem(error, role, called)
  if (!isInvalid(error, 'CloudFormation CreateChangeSet')) return error
  return new Problem(
    `CloudFormation cannot create the change set: ${error.message}`,
    'Correct the template or its parameters. The stack was not changed.',
    { cause: error },
  )
}

function capabilitiesProblem(error: Error, { stackName, capabilities = [] }: Called): Problem {
  const required = /Requires capabilities : \[([^\]]{0,500})\]/.exec(error.message)?.[1]?.split(/,\s*/) ?? []
  const line = CAPABILITIES.filter((each) => [...capabilities, ...required].includes(each)).join(',')
  return new Problem(
    `CloudFormation refuses the template of stack ${stackName}: it needs the capabilities ${required.join(', ')}.`,
    `Check which IAM resources and transforms the template has, then acknowledge them: \`capabilities: ${line}\`.`,
    { cause: error },
  )
}

/** A stack keeps the service role of its last operation. Source: API reference, "Stack" (RoleARN). */
function serviceRoleProblem(error: Error, role: string, called: Called): Problem {
  const { stackName, stackId: id = '', capabilities, roleArn } = called
  const trust = 'it must exist, and its trust policy must let cloudformation.amazonaws.com assume it'
  const command = cliCommand('delete-stack', { id, name: stackName }, '--role-arn <role>')
  const deletes = capabilities === undefined
  const other = deletes ? `Or delete the stack with another one: ${command}.` : 'Or give another one in role-arn.'
  const whose = roleArn === role ? '' : ', which it was created with'
  return new Problem(
    `CloudFormation cannot use the service role ${role} of stack ${stackName}${whose}.`,
    `Correct the role: ${trust}. ${other}`,
    { cause: error },
  )
}

/** Returns the problem of a stack with termination protection, which this action never turns off to delete a stack. */
export function protectedStackProblem(stack: Stack, purpose: 'deleted' | 'deleted and recreated'): Problem {
  return new Problem(
    `The stack ${stack.name} (${stack.status}) is not ${purpose}: it has termination protection.`,
    `To delete it, run ${cliCommand('update-termination-protection', stack, '--no-enable-termination-protection')}, then run the job again.`,
  )
}

/** Returns the problem of a stack that a command takes as it is, and that is not there. */
export function missingStackProblem(stackName: string, region: string): Problem {
  return new Problem(
    `Stack ${stackName} does not exist in ${region}.`,
    'Correct `stack-name` or `aws-region`, or deploy the stack first.',
  )
}

/** Returns the problem of a stack that was never created, or was rolled back as a whole. */
export function emptyStackProblem({ name, status }: Stack): Problem {
  return new Problem(`Stack ${name} is ${status}, so it has no state machine.`, 'Deploy the stack first.')
}

/**
 * Returns the problem of a stack that belongs to somebody else.
 *
 * @param verb the refused action, such as `deleted`
 */
export function foreignStackProblem(stack: Stack, owner: Owner, verb: string): Problem {
  return new Problem(
    `The stack ${stack.name} is not ${verb}: it ${whoseText(stack.tags)}.`,
    `Choose another stack-name. ${takeoverAdvice(stack, owner)}`,
  )
}

/** Says whom the tags of a stack or change set name, as the end of a sentence. */
function whoseText(tags: ReadonlyMap<string, string>): string {
  const ours = [...tags].filter(([key]) => key.startsWith(OWNER_TAG_PREFIX)).map(([key, value]) => `${key}=${value}`)
  if (ours.length > 0) return `belongs to ${ours.join(', ')}`
  return 'carries no tag of this action, so something else created it'
}

/** A stack as a message names it; `id`: its ARN. */
interface NamedStack {
  readonly id: string
  readonly name: string
}

/** Returns the problem of a stack in review whose change set is not ours. */
export function foreignReviewProblem(
  stack: NamedStack,
  changeSet: { readonly name: string; readonly tags: ReadonlyMap<string, string> },
  verb: string,
): Problem {
  return new Problem(
    `The stack ${stack.name} is not ${verb}: it is in review, and its change set ${changeSet.name} is not ours: it ${whoseText(changeSet.tags)}.`,
    `Choose another stack-name, or let the owner of the change set execute or delete it. If the stack is yours, delete it, as it has no resources yet: ${cliCommand('delete-stack', stack)}.`,
  )
}

/** Returns the problem of a change set that no run of the owner's repository created for the owner's stack. */
export function foreignChangeSetProblem(
  { id, tags }: { readonly id: string; readonly tags: ReadonlyMap<string, string> },
  verb: string,
): Problem {
  return new Problem(
    `The change set ${id} is not ${verb}: no run of this repository created it for this stack. It ${whoseText(tags)}.`,
    'See in CloudTrail who created it (CreateChangeSet). To deploy, create a new one with `no-execute-changeset: true`, review that, and give its ARN.',
  )
}

/** Returns the problem of a change set that cannot be deleted any more, because its execution has begun. */
export function executedProblem({
  id,
  execution,
}: {
  readonly id: string
  readonly execution: string | undefined
}): Problem {
  return new Problem(
    `The change set ${id} is not deleted: its execution has begun (${execution}).`,
    'Nothing needs to be removed. Run the job again: it waits for the running operation.',
  )
}

/** Returns the problem of a change set that CloudFormation could not delete. */
export function undeletableProblem(id: string, reason: string): Problem {
  return new Problem(
    `The change set ${id} cannot be deleted (DELETE_FAILED): ${reason}`,
    'Remove what blocks it, then delete the change set in the console of CloudFormation. Later deploys do not use it.',
  )
}

/** Returns the problem of a change set that somebody deletes before it is ready. */
export function deletedChangeSetProblem(deleted: {
  readonly id: string
  readonly status: string | undefined
  readonly reason: string
}): Problem {
  const { id, status, reason } = deleted
  return new Problem(
    `The change set ${id} cannot be used: it is being deleted, or that failed (${status}): ${reason}`,
    'See in CloudTrail who deletes it (DeleteChangeSet), then run the job again. The stack was not changed.',
  )
}

/** Returns the problem of a stack in review without any change set, which nothing marks as ours. */
export function emptyReviewProblem(stack: NamedStack, verb: string): Problem {
  return new Problem(
    `The stack ${stack.name} is not ${verb}: it is in review and has no change set, so nothing shows whose it is.`,
    `If the stack is yours, delete it, as it has no resources yet: ${cliCommand('delete-stack', stack)}. Then run the job again.`,
    { retryable: true },
  )
}

/**
 * Returns what lets this action take a stack over, as AWS accepts it in the status of the stack.
 * Source: AWS CloudFormation user guide, "Stack status codes": a stack that never came up can only be deleted, and only a stack
 * whose last operation has ended is updated.
 */
function takeoverAdvice(stack: Stack, owner: Owner): string {
  const action = actionFor(stack.status)
  if (action.kind === 'update') return adoptionAdvice(stack, owner)
  if (action.kind === 'recreate') {
    const protection = cliCommand('update-termination-protection', stack, '--no-enable-termination-protection')
    const first = stack.terminationProtection ? `run ${protection}, then ` : ''
    return `The stack is ${stack.status}, so it can only be deleted. If it is yours, ${first}delete it: ${cliCommand('delete-stack', stack)}. Then run the job again.`
  }
  if (action.kind === 'stop') return `If the stack is yours, repair it first. ${action.remedy(stack, [])}`
  return 'If the stack is yours, run the job again when its operation has ended.'
}

/**
 * Returns the command that gives a stack the tags of its owner. UpdateStack resets omitted parameters to their defaults, and replaces
 * all tags.
 * Source: API reference, "UpdateStack" (Parameters, Tags, Capabilities).
 */
function adoptionAdvice(stack: Stack, owner: Owner): string {
  const others = [...stack.tags].filter(([key]) => !key.startsWith(OWNER_TAG_PREFIX) && !key.startsWith('aws:'))
  const tags = [...new Map([...others, ...ownerTags(owner)])].map(([Key, Value]) => ({ Key, Value }))
  const parameters = [...stack.parameters.keys()].map((key) => `ParameterKey=${key},UsePreviousValue=true`)
  const options = [
    '--use-previous-template',
    ...(parameters.length === 0 ? [] : ['--parameters', ...parameters]),
    '--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND',
    `--tags '${JSON.stringify(tags).replaceAll("'", "'\\''")}'`,
  ]
  return `If the stack is yours, give it the tags of this action: ${cliCommand('update-stack', stack, options.join(' '))}.`
}

/** Returns the problem of another operation that outlasts the time limit. */
export function busyTimeoutProblem({
  stackName,
  timeoutMinutes,
}: {
  readonly stackName: string
  readonly timeoutMinutes: number
}): Problem {
  return new Problem(
    `Another operation on stack ${stackName} is still running after ${minutes(timeoutMinutes)}.`,
    'Run the job again when it has ended, or raise timeout-in-minutes. The stack was not changed.',
  )
}

/** Returns the problem of a change set whose creation outlasts the time limit. */
export function changeSetTimeoutProblem({ stackName, timeoutMinutes }: Target): Problem {
  return new Problem(
    `CloudFormation did not create the change set of stack ${stackName} within ${minutes(timeoutMinutes)}.`,
    'Run the job again, or raise timeout-in-minutes. The stack was not changed.',
  )
}

/** Returns the problem of a deletion that outlasts the time limit. */
export function deleteTimeoutProblem({ stackName, timeoutMinutes }: Target): Problem {
  return new Problem(
    `Stack ${stackName} is not deleted after ${minutes(timeoutMinutes)}. CloudFormation continues with it.`,
    'Run the job again: it waits for the running operation. Raise timeout-in-minutes if the stack needs longer.',
  )
}
