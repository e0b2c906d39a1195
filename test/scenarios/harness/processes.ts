import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Collects the command lines and environments of all processes of this machine, until `stop` returns them. */
export function watchProcesses() {
  const [commandLines, environments] = [new Set<string>(), new Set<string>()]
  const timer = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        commandLines.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
        environments.add(readFileSync(`/proc/${pid}/environ`, 'utf8'))
      } catch {
        // The process has ended in the meantime.
      }
    }
  }, 15)
  return {
    stop: (): { readonly commandLines: string; readonly environments: readonly string[] } => {
      clearInterval(timer)
      return { commandLines: [...commandLines].join('\n'), environments: [...environments] }
    },
  }
}

/** The command lines of all processes that run on this machine now, one a line. */
export function runningCommands(): string {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
}
