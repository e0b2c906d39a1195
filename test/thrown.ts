import { Problem, Problems } from '../src/problem.ts'

/** A problem as people read it; `place` only where it has one. */
export interface Told {
  readonly message: string
  readonly remedy: string
  readonly place?: unknown
}

/** Runs the work and gives what it tells people, each problem by itself. An error that is not for people is thrown on. */
export function thrown(work: () => unknown): readonly Told[] {
  const problems = problemsOf(work)
  if (problems.length === 0) throw new Error('nothing was thrown')
  return problems
}

/** As `thrown`, of work that may succeed: nothing then. */
export function problemsOf(work: () => unknown): readonly Told[] {
  try {
    work()
  } catch (error) {
    return told(error)
  }
  return []
}

/** As `thrown`, of a promise. */
export async function rejected(work: Promise<unknown>): Promise<readonly Told[]> {
  return work.then(() => {
    throw new Error('nothing was thrown')
  }, told)
}

function told(error: unknown): readonly Told[] {
  if (error instanceof Problems) return error.all.flatMap(told)
  if (!(error instanceof Problem)) throw error
  const { message, remedy, place } = error
  return [place === undefined ? { message, remedy } : { message, remedy, place }]
}
