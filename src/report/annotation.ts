import type { Place } from '../problem.ts'

/** Where the runner shows an annotation. Source: GitHub documentation, "Workflow commands", error. */
export interface Annotation {
  file?: string
  startLine?: number
  startColumn?: number
}

/** The annotation's place; empty for one of the whole run. */
export function annotationOf(place: Place | undefined): Annotation {
  if (place === undefined) return {}
  return {
    file: place.file,
    ...(place.line === undefined ? {} : { startLine: place.line }),
    ...(place.column === undefined ? {} : { startColumn: place.column }),
  }
}
