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
export interface StackOfMachines {
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
  const isAuto = given === ONLY_STATE_MACHINE
  if (unread || dependsOnMore || isStateMachineArn(given) || (isAuto && outputs.has(ARN_OUTPUT))) return
  const machines = [...resources].filter(([, { type }]) => type === STATE_MACHINE)
  const sure = machines.filter(([, { condition }]) => condition === undefined).map(([logicalId]) => logicalId)
  if (machines.length === 0 || (isAuto && sure.length > 1)) throw noMachineProblem('The template', sure, given)
}

/**
 * Finds the state machine that the input state-machine means.
 *
 * @param stack undefined when the input is an ARN
 * @param given `auto`, its ARN, its logical ID or its name
 * @returns its ARN
 * @throws Problem when there is none, or `auto` does not say which of several
 */
export async function findStateMachine(
  client: CloudFormationClient,
  stack: StackOfMachines | undefined,
  given: string,
): Promise<string> {
  if (stack === undefined || isStateMachineArn(given)) return given
  const isAuto = given === ONLY_STATE_MACHINE
  const output = stack.outputs.get(ARN_OUTPUT) ?? ''
  if (isAuto && isStateMachineArn(output)) return output
  const resources = await listResources(client, stack.id)
  const machines = resources.flatMap(
    ({ ResourceType, ResourceStatus, LogicalResourceId: logicalId = '', PhysicalResourceId: arn }) =>
      ResourceType === STATE_MACHINE && ResourceStatus !== 'DELETE_COMPLETE' && arn !== undefined
        ? [{ logicalId, arn }]
        : [],
  )
  const fitting = isAuto ? machines : machines.filter(({ logicalId, arn }) => [logicalId, nameIn(arn)].includes(given))
  const [first, ...others] = fitting
  if (first !== undefined && (!isAuto || others.length === 0)) return first.arn
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
  const all = logicalIds.join(', ')
  if (logicalIds.length === 0) {
    return new Problem(
      `${where} has no state machine of its own.`,
      'Give the ARN of a state machine in `state-machine`, or give the stack an output `StateMachineArn`: one of a nested stack is found by its ARN only. If there is nothing to run, remove `run` and `command: run`.',
    )
  }
  if (given === ONLY_STATE_MACHINE) {
    return new Problem(
      `${where} has ${logicalIds.length} state machines: ${all}.`,
      'Name the one to run in `state-machine`, or give the stack an output `StateMachineArn`.',
    )
  }
  return new Problem(
    `${where} has no state machine \`${given}\` of its own; it has ${all}.`,
    'Correct `state-machine`. One of a nested stack is found by its ARN only.',
  )
}
