import { rm } from 'node:fs/promises'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import { forgetInputs, getState, openLog } from './edges/runner.ts'
import { removeLeftBuilders } from './image/builder/temporary.ts'
import type { PendingChangeSet } from './stack/edges.ts'
import { messageOf } from './text/problem.ts'

/** CloudFormation cannot delete a change set before it has created it. */
const PATIENCE_MILLISECONDS = 120_000

const log = openLog()

forgetInputs()

// Removes the leftovers of a killed main step. A failure is only a warning, because it must not turn a finished job red.
try {
  const jobFolder = getState('job-folder')
  if (jobFolder !== '') {
    for (const name of await removeLeftBuilders(docker, log, jobFolder)) log.info(`Removed the builder ${name}.`)
    await rm(jobFolder, { recursive: true, force: true })
  }
  const state = getState('change-set')
  if (state !== '') {
    const [{ connect }, { deleteChangeSet }] = await Promise.all([
      import('./edges/aws/clients.ts'),
      import('./stack/change-set/change-set.ts'),
    ])
    const pending: PendingChangeSet = JSON.parse(state)
    const deadline = realClock.now() + PATIENCE_MILLISECONDS
    const waiting = { clock: realClock, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), deadline }
    const access = { source: JSON.parse(getState('credentials')), mask: log.mask, signal: waiting.signal }
    await deleteChangeSet(connect(pending.region, access).cloudFormation, pending, waiting)
    log.info(`Deleted the change set ${pending.name} of stack ${pending.stackName}, which was not executed.`)
  }
} catch (error) {
  log.warning(`Clean-up was not complete: ${messageOf(error)}`)
}
