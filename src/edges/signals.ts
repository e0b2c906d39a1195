/**
 * Turns the first SIGINT or SIGTERM into an abort of the returned signal. A second one ends the process at once with 130.
 * The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, to this process only.
 * Source: actions/runner, ProcessInvoker.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort(new Cancelled())
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return controller.signal
}

/** The reason of the abort. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
  constructor() {
    super('the job was cancelled')
  }
}

/** The runner kills a cancelled step 10 s after its first signal. The other half is for the report. */
const GRACE_MILLISECONDS = 5000

/**
 * Waits for the work, but no longer than 5 s after an abort: a request without an answer must not outlast the job.
 *
 * @throws what the work throws, and Cancelled
 */
export async function withGrace<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), GRACE_MILLISECONDS).unref(), {
    once: true,
  })
  return Promise.race([work, late])
}

/** Returns a signal that aborts some time after another one, for the last requests of a cancelled job. */
export function afterAbort(signal: AbortSignal, milliseconds: number): AbortSignal {
  const late = new AbortController()
  const abort = (): void => void setTimeout(() => late.abort(signal.reason), milliseconds).unref()
  signal.addEventListener('abort', abort, { once: true })
  return late.signal
}
