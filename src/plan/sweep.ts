/** Whether a preview is over, and why. */
export interface Verdict {
  /** Undefined when the repository has no such pull request. */
  readonly over: boolean | undefined
  /** A sentence without a full stop. */
  readonly reason: string
}

const HOUR = 3_600_000

/**
 * Returns the verdict on a preview whose time to live is over; undefined while it is not.
 *
 * @param preview `ttlHours`: undefined for one that lives as long as its pull request is open; `changedAt`: when it was created or
 * last changed, in milliseconds since 1970
 * @param now in milliseconds since 1970
 */
export function expiry(
  { ttlHours, changedAt }: { readonly ttlHours: number | undefined; readonly changedAt: number },
  now: number,
): Verdict | undefined {
  if (ttlHours === undefined || changedAt + ttlHours * HOUR > now) return undefined
  return { over: true, reason: `its last change was more than ${ttlHours} h ago` }
}

/**
 * Returns the verdict on a preview by its pull request.
 *
 * @param state undefined when the repository has no such pull request
 */
export function verdictOf(
  state: { readonly open: boolean; readonly merged: boolean } | undefined,
  pullRequest: number,
): Verdict {
  if (state === undefined) return { over: undefined, reason: `GitHub has no pull request ${pullRequest}` }
  const { open, merged } = state
  return { over: !open, reason: `pull request ${pullRequest} is ${open ? 'open' : merged ? 'merged' : 'closed'}` }
}
