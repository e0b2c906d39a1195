import { readValue } from '../aws/readable.ts'
import { commitOf } from '../plan/build-id.ts'
import type { StatusPlan } from '../plan/plan.ts'
import type { StatusResult } from '../report/result.ts'
import type { MachineStatus } from '../report/status/facts.ts'
import { readOverview, type StackOverview } from '../stack/overview.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'

/** More state machines of a stack are only counted. */
const MACHINES = 5

/**
 * Shows a stack: its state, what it runs, and its last executions. Changes nothing. A part that the role may not read says so, and a
 * stack that does not exist is an answer, too.
 *
 * @throws Problem when the account is not allowed
 */
export async function runStatus({ account, stackName }: StatusPlan, world: World): Promise<StatusResult> {
  const { phases, time } = stopwatch(world.clock)
  const { aws, log, context } = world
  await checkIdentity(world, account)
  return time('Status', async () => {
    const overview = await readOverview(aws.cloudFormation, aws.ecrIn, stackName)
    const result = { operation: 'status', stackName, region: account.region, phases } as const
    if (overview === undefined) return { ...result, overview, commit: undefined, machines: [] }
    for (const secret of secretsIn(overview)) log.mask(secret)
    const { buildId, lastChange, machines } = overview
    const source = readValue(lastChange)?.source?.run.url.replace(/\/actions\/runs\/.*/, '') ?? context.source
    const commit = buildId === undefined ? undefined : commitOf(buildId, source)
    return { ...result, overview, commit, machines: await readMachines(world, readValue(machines) ?? []) }
  })
}

function secretsIn({ stack, secretParameters, secretOutputs }: StackOverview): readonly string[] {
  return [
    ...[...secretParameters].map((key) => stack.parameters.get(key) ?? ''),
    ...[...secretOutputs].map((key) => stack.outputs.get(key) ?? ''),
  ]
}

/** Loads the client of Step Functions only for a stack that has a state machine. */
async function readMachines({ aws }: World, arns: readonly string[]): Promise<readonly MachineStatus[]> {
  if (arns.length === 0) return []
  const [client, { recentExecutions }] = await Promise.all([aws.stepFunctions(), import('../execution/recent.ts')])
  return Promise.all(
    arns.slice(0, MACHINES).map(async (arn) => ({ arn, executions: await recentExecutions(client, arn) })),
  )
}
