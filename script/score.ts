import { lastLines } from '../local-cloud/processes.ts'

/** How many checks and tests ended how. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export interface Result {
  name: string
  counts: Counts
  /** Milliseconds. */
  took: number
  /** What to read when something failed. */
  output: string
}

/** A score sheet: prints one line for each result as it ends, and the whole output of what failed. */
export function openScore(print: (line: string) => void) {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  return {
    add(result: Result): void {
      for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += result.counts[key]
      print(resultLine(result))
      if (result.counts.failed) print(lastLines(result.output, Number.POSITIVE_INFINITY))
    },
    /** The last line of a run. */
    line: () => `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
    failed: () => total.failed > 0,
  }
}

export type Score = ReturnType<typeof openScore>

function resultLine({ name, counts, took }: Result): string {
  const state = counts.failed ? 'FAILED' : counts.passed ? 'ok' : 'skipped'
  const several = counts.passed + counts.failed + counts.skipped > 1 || counts.skipped
  const parts = Object.entries(counts).filter(([, count]) => count)
  const detail = several ? `  ${parts.map(([word, count]) => `${count} ${word}`).join(', ')}` : ''
  return `${state.padEnd(8)}${name.padEnd(44)}${(took / 1000).toFixed(1).padStart(6)} s${detail}`
}
