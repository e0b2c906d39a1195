import { expect } from 'vitest'
import type { Job } from './runner.ts'

/** Sends a signal to the main step of a job. */
export type Kill = (signal: NodeJS.Signals) => void

type OnLog = NonNullable<Job['onLog']>

/** Acts once, as soon as the log of a job matches. */
export function onceLogged(pattern: RegExp, act: (kill: Kill) => void): OnLog {
  let acted = false
  return (log, kill) => {
    if (acted || !pattern.test(log)) return
    acted = true
    act(kill)
  }
}

/** Cancels a job as the runner does, as soon as its log matches. */
export function cancelOnceLogged(pattern: RegExp): OnLog {
  return onceLogged(pattern, (kill) => kill('SIGINT'))
}

/** Kills a job as a runner that is lost does, as soon as the condition holds; it is first checked when the job logs. */
export function killWhen(condition: () => Promise<boolean>): OnLog {
  return onceLogged(/^/, async (kill) => {
    await expect.poll(condition, { timeout: 30_000 }).toBe(true)
    kill('SIGKILL')
  })
}

/** A way to signal a job from outside of its log. Until the job has logged something, `kill` does nothing. */
export function remoteKill(): { readonly onLog: OnLog; readonly kill: Kill } {
  let current: Kill = () => {}
  return {
    onLog: (_, kill) => {
      current = kill
    },
    kill: (signal) => current(signal),
  }
}
