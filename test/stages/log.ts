import type { Log } from '../../src/edges/runner.ts'

/** A log that keeps what it is told, as `level: text`. */
export interface FakeLog extends Log {
  readonly lines: string[]
}

export function fakeLog(): FakeLog {
  const lines: string[] = []
  const at = (level: string) => (text: string) => void lines.push(`${level}: ${text}`)
  return {
    lines,
    info: at('info'),
    notice: at('notice'),
    warning: at('warning'),
    error: at('error'),
    group: (title, work) => {
      lines.push(`group: ${title}`)
      return work()
    },
    foreign: (work) => work(at('foreign')),
    mask: at('mask'),
    secrets: new Set(),
  }
}
