import { connect } from '../edges/aws.ts'
import type { Plan, SkipPlan } from '../plan/plan.ts'
import type { Result } from '../result.ts'
import { buildOnly } from './build.ts'
import { tellEnd } from './comment.ts'
import { deleteStack } from './delete.ts'
import { deploy } from './deploy.ts'
import { diff } from './diff.ts'
import { executeChangeSet } from './execute.ts'
import type { World } from './world.ts'

/**
 * Carries out a plan; the clients of AWS are made for its region.
 *
 * @throws Problem, or Problems, and errors of the AWS SDK
 */
export async function carryOut(plan: Plan, world: Omit<World, 'aws'>): Promise<Result> {
  if (plan.kind === 'skip') return { operation: 'skip', reason: plan.reason }
  const { log, signal } = world
  const whole = { ...world, aws: connect(plan.region, { source: plan.credentials, mask: log.mask, signal }) }
  return tellEnd(whole, () => run(plan, whole))
}

async function run(plan: Exclude<Plan, SkipPlan>, whole: World): Promise<Result> {
  if (plan.kind === 'build') return buildOnly(plan, whole)
  if (plan.kind === 'delete') return deleteStack(plan, whole)
  if (plan.kind === 'execute') return executeChangeSet(plan, whole)
  return plan.kind === 'diff' ? diff(plan, whole) : deploy(plan, whole)
}
