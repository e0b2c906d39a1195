import { rm } from 'node:fs/promises'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import type { GitHub } from './edges/github.ts'
import { findJobFolder } from './edges/job-folder.ts'
import { forgetInputs, getInput, getState, openLog, readPayload } from './edges/runner.ts'
import { faultProblem } from './files/fault.ts'
import { removeLeftBuilders } from './image/builder/temporary.ts'
import type { CleanUpPlan, StopPlan } from './plan/clean-up.ts'
import type { CommentTarget, DeploymentTarget } from './plan/comment-target.ts'
import { readContext } from './plan/context.ts'
import type { PlanSource } from './plan/plan.ts'
import { messageOf, Problem } from './text/problem.ts'

/** CloudFormation cannot delete a change set before it has created it. */
const PATIENCE_MILLISECONDS = 120_000

const log = openLog()

// Removes the leftovers of a killed main step. State is a claim: each part is checked, and one that fails does not stop the others.
const plan = await fromState('change-set', ({ planCleanUp }, state, source) => planCleanUp(state, source))
const stop = await fromState('execution', ({ planStop }, state, source) => planStop(state, source))
// This state is only a flag: everything else comes from the inputs, the event and GitHub.
const comment = await fromState('comment', ({ planCommentCleanUp }, _, source) => planCommentCleanUp(source))
const deployment = await fromState('deployment', ({ planDeploymentCleanUp }, _, source) =>
  planDeploymentCleanUp(source),
)
forgetInputs()
await orWarning(removeJobFolder)
if (plan !== undefined) await orWarning(() => removeChangeSet(plan))
if (stop !== undefined) await orWarning(() => stopLeftExecution(stop))
if (comment !== undefined) await orWarning(() => endComment(comment))
if (deployment !== undefined) await orWarning(() => endDeployment(deployment))

/** Does a part of the clean-up. A failure is only a warning, because it must not turn a finished job red. */
async function orWarning<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await log.during('cleaning up', work)
  } catch (thrown) {
    const error = await faultProblem(thrown)
    const remedy = error instanceof Problem ? ` ${error.remedy}` : ''
    log.warning(`Clean-up was not complete: ${messageOf(error)}${remedy}`)
    return undefined
  }
}

async function removeJobFolder(): Promise<void> {
  const state = getState('job-folder')
  const folder = state === '' ? undefined : await findJobFolder(state, readContext(process.env, {}).temporary)
  if (folder === undefined) return
  for (const name of await removeLeftBuilders(docker, log, folder)) log.info(`Removed the builder ${name}.`)
  await rm(folder, { recursive: true, force: true })
}

/** Plans a part of the clean-up, where the main step has left state of this name. Loads what that takes only then. */
function fromState<T>(
  name: string,
  plan: (cleanUp: typeof import('./plan/clean-up.ts'), state: string, source: PlanSource) => T,
): Promise<T | undefined> {
  return orWarning(async () => {
    const state = getState(name)
    return state === '' ? undefined : plan(await import('./plan/clean-up.ts'), state, await readSource())
  })
}

async function readSource(): Promise<PlanSource> {
  const { readInputs } = await import('./inputs/read.ts')
  const context = readContext(process.env, await readPayload())
  return { inputs: readInputs(getInput), context, commit: undefined, nonce: '', environment: {} }
}

async function removeChangeSet({ changeSet, owner, credentials: source }: CleanUpPlan): Promise<void> {
  const [{ connect }, { deleteChangeSet }] = await Promise.all([
    import('./edges/aws/clients.ts'),
    import('./stack/change-set/change-set.ts'),
  ])
  const deadline = realClock.now() + PATIENCE_MILLISECONDS
  const waiting = { clock: realClock, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), deadline }
  const { cloudFormation } = connect(changeSet.region, { source, mask: log.mask, signal: waiting.signal })
  await deleteChangeSet(cloudFormation, changeSet, owner, waiting)
  log.info(`Deleted the change set ${changeSet.name} of stack ${changeSet.stackName}, which was not executed.`)
}

async function stopLeftExecution({ execution, region, cause, credentials: source }: StopPlan): Promise<void> {
  const [{ connect }, { stopExecution }] = await Promise.all([
    import('./edges/aws/clients.ts'),
    import('./execution/start.ts'),
  ])
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS)
  const { stepFunctions } = connect(region, { source, mask: log.mask, signal })
  if (await stopExecution(await stepFunctions(), execution, cause)) log.info(`Stopped the execution ${execution}.`)
}

/** Ends a comment that still shows what this run did when it was killed. */
async function endComment(target: CommentTarget): Promise<void> {
  const [github, { putComment }, { endedComment }] = await Promise.all([
    openGitHub(target),
    import('./github/put-comment.ts'),
    import('./report/comment.ts'),
  ])
  await putComment(github, target, (current) => current && endedComment(current, target))
}

/** Ends a deployment that was in progress when this run was killed. */
async function endDeployment(target: DeploymentTarget): Promise<void> {
  const [github, { endOwnDeployment }] = await Promise.all([openGitHub(target), import('./github/deployment.ts')])
  await endOwnDeployment(github, target)
}

async function openGitHub({ token }: { readonly token: string }): Promise<GitHub> {
  log.mask(token)
  const [github, { openHttp }] = await Promise.all([import('./edges/github.ts'), import('./edges/http.ts')])
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS)
  return github.openGitHub({ http: openHttp(process.env), signal, token })
}
