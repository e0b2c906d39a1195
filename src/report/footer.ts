import { plain } from '../text/markdown.ts'
import { phaseText, totalText } from './lines.ts'
import type { Phase } from './result.ts'

/** Joins what is known for the last line of a report: where to look further, and how long all took. */
export function lastLine(...known: readonly (string | undefined)[]): string {
  return known.filter((text) => text !== undefined && text !== '').join(' · ')
}

/** Returns how long all phases took together, and each of several; empty when that is no time. */
export function timesText(phases: readonly Phase[]): string {
  const each = phaseText(phases)
  if (each === '') return ''
  return each.includes(' · ') ? `${totalText(phases)} (${plain(each)})` : totalText(phases)
}
