/**
 * Turns the first SIGINT or SIGTERM into an abort of the signal returned; a second one ends the process at once with 130.
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
