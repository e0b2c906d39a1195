import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { isStateMachineArn } from '../inputs/aws-values.ts'
import { ONLY_STATE_MACHINE } from '../inputs/inputs.ts'
import { listResources } from '../stack/stack.ts'
import type { Template } from '../template/template.ts'
import { Problem } from '../text/problem.ts'

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine'

/** The output of a stack that says which state machine `auto` means. */
const ARN_OUTPUT = 'StateMachineArn'

/** A stack that may have state machines. */
interface StackOfMachines {
  /** ARN. */
  readonly id: string
  readonly name: string
  readonly outputs: ReadonlyMap<string, string>
}

/**
 * Checks before a deploy, as far as the template tells, that its stack will have the state machine that the input state-machine means.
 * Conditions, transforms and names decide later.
 *
 * @throws Problem
 */
export function checkStateMachine({ resources, outputs, unread, dependsOnMore }: Template, given: string): void {
  if (unread || dependsOnMore || isStateMachineArn(given) || (given === ONLY_STATE_MACHINE && outputs.has(ARN_OUTPUT)))
    return
  const machines = [...resources].filter(([, { type }]) => type === STATE_MACHINE)
  const sure = machines.filter(([, { condition }]) => condition === undefined)
  const isOpen = given === ONLY_STATE_MACHINE ? machines.length > 0 && sure.length < 2 : machines.length > 0
  if (!isOpen)
    throw noMachineProblem(
      'The template',
      (sure.length < 2 ? machines : sure).map(([logicalId]) => logicalId),
      given,
    )
}

/**
 * Finds the state machine of a stack that the input state-machine names.
 *
 * @param given `auto`, its logical ID or its name
 * @returns its ARN
 * @throws Problem when there is none, or `auto` does not say which of several
 */
export async function findStateMachine(
  client: CloudFormationClient,
  stack: StackOfMachines,
  given: string,
): Promise<string> {
  const resources = await listResources(client, stack.id)
  const machines = resources.flatMap(
    ({ ResourceType, ResourceStatus, LogicalResourceId: logicalId = '', PhysicalResourceId: arn }) =>
      ResourceType === STATE_MACHINE && ResourceStatus !== 'DELETE_COMPLETE' && arn !== undefined
        ? [{ logicalId, arn }]
        : [],
  )
  const output = stack.outputs.get(ARN_OUTPUT) ?? ''
  if (given === ONLY_STATE_MACHINE && isStateMachineArn(output)) return output
  const named = machines.find(({ logicalId, arn }) => logicalId === given || nameIn(arn) === given)
  const [first, ...others] = machines
  if (given !== ONLY_STATE_MACHINE && named !== undefined) return named.arn
  if (given === ONLY_STATE_MACHINE && first !== undefined && others.length === 0) return first.arn
  throw noMachineProblem(
    `Stack ${stack.name}`,
    machines.map(({ logicalId }) => logicalId),
    given,
  )
}

/** Returns the name of a state machine, which its ARN ends with. */
function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}

/**
 * Returns the problem of an input state-machine that names no state machine.
 *
 * @param where begins the sentence
 * @param logicalIds those of the state machines that are there
 */
function noMachineProblem(where: string, logicalIds: readonly string[], given: string): Problem {
  if (logicalIds.length === 0) {
    return new Problem(
      `${where} has no state machine to run.`,
      'Give the ARN of a state machine in `state-machine`, or give the stack an output `StateMachineArn`. If there is nothing to run, remove `run` and `command: run`.',
    )
  }
  const all = logicalIds.join(', ')
  if (given === ONLY_STATE_MACHINE) {
    return new Problem(
      `${where} has ${logicalIds.length} state machines: ${all}.`,
      'Name the one to run in `state-machine`, or give the stack an output `StateMachineArn`.',
    )
  }
  return new Problem(`${where} has no state machine \`${given}\`; it has ${all}.`, 'Correct `state-machine`.')
}
