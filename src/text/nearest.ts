import { closestMatch } from 'leven'

/** Longer texts are no names. The search takes the product of two lengths. */
const LONGEST = 128

/** Returns the text among known ones that is nearest to a text; undefined when there is none, or the text is too long for a name. */
export function nearest(text: string, known: readonly string[], maxDistance?: number): string | undefined {
  if (text.length > LONGEST) return undefined
  const names = known.filter(({ length }) => length <= LONGEST)
  return closestMatch(text, names, maxDistance === undefined ? {} : { maxDistance })
}

/**
 * Returns the known name that a misspelled one is a near miss of: after case and separators are dropped, a third of its characters
 * differ, at most three. Any other text may be a piece of a secret, so messages must not show it.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const names = new Map(known.map((each) => [bare(each), each]))
  const given = bare(name)
  const maxDistance = Math.min(3, Math.max(1, Math.floor(given.length / 3)))
  const found = nearest(given, [...names.keys()], maxDistance)
  return found === undefined ? undefined : names.get(found)
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '')
}
