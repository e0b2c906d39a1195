import type { CloudFormationClient, StackEvent } from '@aws-sdk/client-cloudformation'
import { regionOf } from '../../aws/console.ts'
import { isAccessDenied, isTransient } from '../../aws/error.ts'
import type { Owner } from '../../aws/ownership.ts'
import { messageOf } from '../../text/problem.ts'
import type { StackEdges } from '../edges.ts'
import { listResources } from '../stack.ts'

/** How long the deletion of a state machine may take before people are told about executions, in milliseconds. */
const PATIENCE = 15_000

/** The pause between two looks at the executions of a state machine, or at the resources of a stack, in milliseconds. */
const PAUSE = 5_000

/** Notices state machines whose deletion waits for their executions. Of a preview, stops these. */
interface MachineWatch {
  /** Call it with every event of the operation. */
  see(event: Pick<StackEvent, 'ResourceType' | 'ResourceStatus' | 'PhysicalResourceId'>): void
  /** Stops executions, or logs a notice for each state machine whose deletion takes long. Call it again and again. */
  look(): Promise<void>
  /** As `look`, during a deletion whose events nobody follows: reads the resources of the stack. Takes its ARN. */
  lookAt(stackId: string): Promise<void>
  /** Says how to end what the deletions wait for; empty when they wait for nothing. */
  advice(): string
}

/** A state machine that is being deleted. Both times are in milliseconds since 1970. */
interface Machine {
  readonly since: number
  next: number
  /** Undefined until somebody needs it. */
  advice: string | undefined
}

/**
 * Returns a watch over the state machines that one operation deletes.
 *
 * @param cause why running executions are stopped; undefined: people decide about them
 */
export function watchMachines(edges: StackEdges, cause?: string): MachineWatch {
  const { client, log, clock } = edges
  const machines = new Map<string, Machine>()
  let [stops, nextRead] = [cause !== undefined, 0]
  const see: MachineWatch['see'] = ({ ResourceType, ResourceStatus, PhysicalResourceId: arn = '' }) => {
    if (ResourceType !== 'AWS::StepFunctions::StateMachine' || !MACHINE.test(arn)) return
    if (!ResourceStatus?.startsWith('DELETE_') || ResourceStatus === 'DELETE_COMPLETE') machines.delete(arn)
    else if (!machines.has(arn)) machines.set(arn, { since: clock.now(), next: 0, advice: undefined })
  }
  const stop = async (arn: string): Promise<void> => {
    try {
      const [sfn, { stopExecutions }] = await load(edges)
      for (const name of await stopExecutions(sfn, arn, cause ?? ''))
        log.info(`Stopped the execution ${name} of the state machine ${arn}.`)
    } catch (error) {
      edges.signal.throwIfAborted()
      if (isTransient(error)) return
      stops = false
      log.warning(stopWarning(arn, error))
    }
  }
  const look = async (): Promise<void> => {
    for (const [arn, machine] of machines) {
      const now = clock.now()
      if (stops && now >= machine.next) {
        machine.next = now + PAUSE
        await stop(arn)
      }
      if (machine.advice !== undefined || now - machine.since < PATIENCE) continue
      machine.advice = await adviceOn(edges, arn)
      log.notice(machine.advice)
    }
  }
  const lookAt = async (stackId: string): Promise<void> => {
    if (clock.now() >= nextRead) {
      nextRead = clock.now() + PAUSE
      for (const resource of await deletedIn(client, stackId)) see(resource)
    }
    await look()
  }
  const advice = (): string => [...machines].map(([arn, known]) => known.advice ?? generalAdvice(arn)).join('\n')
  return { see, look, lookAt, advice }
}

/** Returns why the executions of a preview are stopped, for whoever looks at them; undefined for any other stack. */
export function stopCause({ repository, pullRequest }: Owner): string | undefined {
  if (pullRequest === undefined) return undefined
  return `The preview of pull request ${pullRequest} of ${repository} is deleted.`
}

async function load({ stepFunctions }: StackEdges) {
  return Promise.all([stepFunctions(), import('./executions.ts')])
}

/** Returns the resources of a stack and its nested stacks that are being deleted, as far as they can be read. */
async function deletedIn(client: CloudFormationClient, stackId: string): ReturnType<typeof listResources> {
  const resources = await listResources(client, stackId).catch(() => [])
  const deleted = resources.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_IN_PROGRESS')
  const inner = deleted.flatMap(({ ResourceType, PhysicalResourceId: id }) =>
    ResourceType === 'AWS::CloudFormation::Stack' && id !== undefined ? [deletedIn(client, id)] : [],
  )
  return [...deleted, ...(await Promise.all(inner)).flat()]
}

/** Of an ARN that can stand in a command as it is. */
const MACHINE = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w.-]+$/
const EXECUTION = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:execution:[\w.-]+:[\w.-]+$/

/** Names the running executions with the command that stops each, or says how to list them where we cannot. */
async function adviceOn(edges: StackEdges, arn: string): Promise<string> {
  const running = await load(edges)
    .then(([sfn, { runningExecutions }]) => runningExecutions(sfn, arn))
    .catch(() => [])
  const [first, ...others] = running.filter((execution) => EXECUTION.test(execution))
  if (first === undefined) return generalAdvice(arn)
  const more = others.length === 0 ? '' : ` ${others.length} more run: \`${listCommand(arn)}\`.`
  return `The state machine ${arn} is deleted only when all its executions have ended. This one runs: ${first}. Stop it: \`${stopCommand(arn, first)}\`.${more}`
}

/** Source: AWS Step Functions API reference, "DeleteStateMachine"; AWS re:Post, "step-functions-stuck-deleting-status". */
function generalAdvice(arn: string): string {
  return `The state machine ${arn} is deleted only when all its executions have ended. List those that run: \`${listCommand(arn)}\`. Stop each: \`${stopCommand(arn, '<ARN>')}\`.`
}

function listCommand(arn: string): string {
  return `aws stepfunctions list-executions --region ${regionOf({ id: arn })} --state-machine-arn ${arn} --status-filter RUNNING`
}

function stopCommand(arn: string, execution: string): string {
  return `aws stepfunctions stop-execution --region ${regionOf({ id: arn })} --execution-arn ${execution}`
}

function stopWarning(arn: string, error: unknown): string {
  const remedy = isAccessDenied(error)
    ? ' Allow the role `states:ListExecutions` on the state machine and `states:StopExecution` on its executions.'
    : ''
  return `The executions of the state machine ${arn} were not stopped, so the deletion waits for them: ${messageOf(error).replace(/\.?$/, '.')}${remedy}`
}
