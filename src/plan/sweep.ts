/** What a preview says of how long it lives. */
interface Lifetime {
  /** Undefined: as long as its pull request is open. */
  readonly ttlHours: number | undefined
  /** When it was created or last changed, in milliseconds since 1970. */
  readonly changedAt: number
}

/** Whether a preview is over, and why. */
export interface Verdict {
  readonly isOver: boolean
  /** A sentence without a full stop. */
  readonly reason: string
}

const HOUR = 3_600_000

/** Returns why the time to live of a preview is over; undefined while it is not. */
export function expiry({ ttlHours, changedAt }: Lifetime, now: number): Verdict | undefined {
  if (ttlHours === undefined || changedAt + ttlHours * HOUR > now) return undefined
  return { isOver: true, reason: `its last change was more than ${ttlHours} hours ago` }
}

/** Says whether the end of a pull request is that of its preview. */
export function verdictOf(
  { open, merged }: { readonly open: boolean; readonly merged: boolean },
  pullRequest: number,
): Verdict {
  return { isOver: !open, reason: `pull request ${pullRequest} is ${open ? 'open' : merged ? 'merged' : 'closed'}` }
}
