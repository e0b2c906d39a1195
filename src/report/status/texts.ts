import type { RecentExecution } from '../../execution/recent.ts'
import { duration } from '../../text/format.ts'

/** Formats a time, given in milliseconds since 1970: `2026-01-31 12:00 UTC`. */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Returns the status of an execution in words. */
export function statusText({ status }: RecentExecution): string {
  return status.toLowerCase().replaceAll('_', ' ')
}

/** Returns how long an execution took; empty while it runs. */
export function lengthText({ startedAt, endedAt }: RecentExecution): string {
  return endedAt === undefined ? '' : duration(endedAt - startedAt)
}
