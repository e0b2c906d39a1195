import type { Place } from '../problem.ts'

/**
 * The properties of an annotation at a place; none for one of the whole run.
 * Source: GitHub documentation, "Workflow commands", error.
 */
export function annotationOf(place: Place | undefined): Readonly<Record<string, string | number | undefined>> {
  return place === undefined ? {} : { file: place.file, line: place.line, col: place.column }
}
