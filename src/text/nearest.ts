import { closestMatch } from 'leven'

/**
 * Returns the known name that a misspelled one is a near miss of: after case and separators are dropped, a third of its characters
 * differ, at most three. Any other text may be a piece of a secret, so messages must not show it.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const names = new Map(known.map((each) => [bare(each), each]))
  const given = bare(name)
  const maxDistance = Math.min(3, Math.max(1, Math.floor(given.length / 3)))
  const nearest = given.length > 255 ? undefined : closestMatch(given, [...names.keys()], { maxDistance })
  return nearest === undefined ? undefined : names.get(nearest)
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '')
}
