import { rm } from 'node:fs/promises'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import { findJobFolder } from './edges/job-folder.ts'
import { forgetInputs, getInput, getState, openLog, readPayload } from './edges/runner.ts'
import { faultProblem } from './files/fault.ts'
import { removeLeftBuilders } from './image/builder/temporary.ts'
import type { CleanUpPlan } from './plan/clean-up.ts'
import { readContext } from './plan/context.ts'
import { messageOf, Problem } from './text/problem.ts'

/** CloudFormation cannot delete a change set before it has created it. */
const PATIENCE_MILLISECONDS = 120_000

const log = openLog()

// Removes the leftovers of a killed main step. State is a claim: each part is checked, and one that fails does not stop the others.
const plan = await orWarning(planChangeSet)
forgetInputs()
await orWarning(removeJobFolder)
if (plan !== undefined) await orWarning(() => removeChangeSet(plan))

/** Does a part of the clean-up. A failure is only a warning, because it must not turn a finished job red. */
async function orWarning<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
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

async function planChangeSet(): Promise<CleanUpPlan | undefined> {
  const state = getState('change-set')
  if (state === '') return undefined
  const [{ readInputs }, { planCleanUp }] = await Promise.all([
    import('./inputs/read.ts'),
    import('./plan/clean-up.ts'),
  ])
  const context = readContext(process.env, await readPayload())
  const source = { inputs: readInputs(getInput), context, commit: undefined, nonce: '', environment: {} }
  return planCleanUp(state, source)
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
