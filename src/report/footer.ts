import { plain } from '../text/markdown.ts'
import { phaseText, totalText } from './lines.ts'
import type { Phase } from './result.ts'

/** Joins what is known for the last line of a report: where to look further, and how long all took. */
export function lastLine(...known: readonly (string | undefined)[]): string {
  return known.filter((text) => text !== undefined && text !== '').join(' · ')
}

/** A phase that took less time is not worth telling, in milliseconds. */
const SHORTEST = 100

/** Returns how long all phases took together, and each of several; empty when that is no time. */
export function timesText(phases: readonly Phase[]): string {
  const shown = phases.filter(({ milliseconds }) => milliseconds >= SHORTEST)
  if (shown.length === 0) return ''
  return shown.length === 1 ? totalText(phases) : `${totalText(phases)} (${plain(phaseText(shown))})`
}
