import { lastLines } from '../local-cloud/processes.ts'

/** Numbers of checks or tests. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The result of a check, or of a file of tests. */
export interface Result {
  readonly name: string
  readonly counts: Counts
  /** In milliseconds. */
  readonly took: number
  /** Printed when something failed. */
  readonly output: string
  /** The names of the tests that failed, or a line for each error. */
  readonly failed?: readonly string[]
}

/** Opens a score that prints a line for each result as it comes, and the whole output of a failed one. */
export function openScore(print: (line: string) => void) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failed: string[] = []
  return {
    add(result: Result): void {
      for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += result.counts[key]
      print(resultLine(result))
      if (!result.counts.failed) return
      print(lastLines(result.output, Number.POSITIVE_INFINITY))
      failed.push(result.name, ...(result.failed ?? []).map((test) => `  ✗ ${test}`))
    },
    /** The end of a run: a list of what failed, if anything did, and the totals as the last line. */
    end: () => [...(failed.length ? ['', 'Failed:', ...failed] : []), totalsLine(total)].join('\n'),
    failed: () => total.failed > 0,
  }
}

/** Collects results, and knows their totals. */
export type Score = ReturnType<typeof openScore>

function totalsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function resultLine({ name, counts, took }: Result): string {
  const state = counts.failed ? 'FAILED' : counts.passed ? 'ok' : 'skipped'
  const several = counts.passed + counts.failed + counts.skipped > 1 || counts.skipped
  const parts = Object.entries(counts).filter(([, count]) => count)
  const detail = several ? `  ${parts.map(([word, count]) => `${count} ${word}`).join(', ')}` : ''
  return `${state.padEnd(8)}${name.padEnd(56)}${(took / 1000).toFixed(1).padStart(6)} s${detail}`
}
