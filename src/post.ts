import { rm } from 'node:fs/promises'
import { realClock } from './edges/clock.ts'
import { docker } from './edges/docker.ts'
import { forgetInputs, getState, openLog } from './edges/runner.ts'
import { removeLeftBuilders } from './image/temporary-builder.ts'
import type { PendingChangeSet } from './stack/order.ts'

/** A change set that is still being made can only be deleted afterwards. */
const PATIENCE_MILLISECONDS = 120_000

const log = openLog()

forgetInputs()

// What a killed main has left. A failure here is a warning: it must not turn a finished job red.
try {
  const login = getState('docker-login')
  if (login !== '') {
    for (const name of await removeLeftBuilders({ docker, log }, login)) log.info(`Removed the builder ${name}.`)
    await rm(login, { recursive: true, force: true })
  }
  const state = getState('change-set')
  if (state !== '') {
    const [{ connect }, { dropChangeSet }] = await Promise.all([
      import('./edges/aws.ts'),
      import('./stack/change-set.ts'),
    ])
    const pending: PendingChangeSet = JSON.parse(state)
    const deadline = realClock.now() + PATIENCE_MILLISECONDS
    const waiting = { clock: realClock, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), deadline }
    const access = { source: JSON.parse(getState('credentials')), mask: log.mask, signal: waiting.signal }
    await dropChangeSet(connect(pending.region, access).cloudFormation, pending, waiting)
    log.info(`Deleted the change set ${pending.name} of stack ${pending.stackName}, which was not executed.`)
  }
} catch (error) {
  log.warning(`Clean-up was not complete: ${error instanceof Error ? error.message : String(error)}`)
}
