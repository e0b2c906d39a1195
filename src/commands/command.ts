import { type Aws, connect } from '../edges/aws/clients.ts'
import type { Log } from '../edges/runner.ts'
import { withFaultProblems } from '../files/fault.ts'
import { commitOf } from '../plan/build-id.ts'
import type { CheckPlan, Plan, SkipPlan } from '../plan/plan.ts'
import type { Result } from '../report/result.ts'
import { NotNeeded } from '../stack/edges.ts'
import { runBuild } from './build.ts'
import { runCheck } from './check.ts'
import { runDelete } from './delete.ts'
import { runDeploy } from './deploy.ts'
import { runDiff } from './diff.ts'
import { runExecute } from './execute.ts'
import { openNews, withComment } from './job/announce.ts'
import { withDeployment } from './job/deployment.ts'
import type { Surroundings, World } from './job/world.ts'
import { runRun } from './run.ts'
import { runStatus } from './status.ts'
import { runSweep } from './sweep.ts'

/**
 * Carries out a plan, with AWS clients for its account and region.
 *
 * @throws Problem, Problems, or an error of the AWS SDK
 */
export async function carryOut(plan: Plan, surroundings: Surroundings): Promise<Result> {
  if (plan.kind === 'skip') return { operation: 'skip', reason: plan.reason }
  if (plan.kind === 'check') return withFaultProblems(() => runCheck(plan, surroundings))
  const { log, signal } = surroundings
  const news = openNews(surroundings.learn)
  const buildId = 'buildId' in plan ? plan.buildId.id : undefined
  news.learn({
    kind: plan.kind,
    buildId,
    commit: buildId === undefined ? undefined : commitOf(buildId, surroundings.context.source),
    stackName: stackNameOf(plan),
  })
  const { region, credentials: source } = plan.account
  if (plan.kind === 'deploy') news.learn({ moment: { state: 'building' } })
  const aws = connect(region, { source, mask: log.mask, signal })
  const github = githubOpener(surroundings, aws)
  const world = { ...surroundings, learn: news.learn, aws, github, confirm: async () => false }
  const work = (): Promise<Result> =>
    log.during(workOf(plan), () =>
      withFaultProblems(() => run(plan, world).catch((error: unknown) => skipped(log, error))),
    )
  const working = (): Promise<Result> =>
    work().finally(() => void log.during('telling GitHub how the run ended', () => announced.catch(() => undefined)))
  const announced = withDeployment(world, working, {
    announce: (recorded) => withComment(world, news, recorded),
    deletes: () => news.known().moment?.state === 'deleting',
  })
  return announced
}

/** The work of a job, for the waits that say nothing more exact. */
const WORK = {
  deploy: 'deploying',
  diff: 'comparing',
  execute: 'executing the change set of',
  delete: 'deleting',
  build: 'building',
  sweep: 'sweeping',
  run: 'running the state machine',
  status: 'reading the status',
} as const

function workOf(plan: Exclude<Plan, CheckPlan | SkipPlan>): string {
  return 'target' in plan ? `${WORK[plan.kind]} stack ${plan.target.stackName}` : WORK[plan.kind]
}

function stackNameOf(plan: Exclude<Plan, CheckPlan | SkipPlan>): string | undefined {
  if ('target' in plan) return plan.target.stackName
  return 'stackName' in plan ? plan.stackName : undefined
}

/** Octokit is a large part of the bundle: it is loaded when it is used. */
function githubOpener({ githubToken: token, signal }: Surroundings, { http }: Aws): World['github'] {
  if (token === undefined) return undefined
  return async (until = signal) => (await import('../edges/github.ts')).openGitHub({ http, signal: until, token })
}

/** Returns the result of a run whose work turned out not to be needed. Throws any other error. */
function skipped(log: Log, error: unknown): Result {
  if (!(error instanceof NotNeeded)) throw error
  log.notice(`Nothing is done: ${error.message}.`)
  return { operation: 'skip', reason: error.message }
}

function run(plan: Exclude<Plan, CheckPlan | SkipPlan>, world: World): Promise<Result> {
  if (plan.kind === 'build') return runBuild(plan, world)
  if (plan.kind === 'delete') return runDelete(plan, world)
  if (plan.kind === 'execute') return runExecute(plan, world)
  if (plan.kind === 'sweep') return runSweep(plan, world)
  if (plan.kind === 'run') return runRun(plan, world)
  if (plan.kind === 'status') return runStatus(plan, world)
  return plan.kind === 'diff' ? runDiff(plan, world) : runDeploy(plan, world)
}
