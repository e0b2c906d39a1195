import { readdirSync, readFileSync } from 'node:fs'

/** Collects the command lines and environments of all processes of this machine, until it is stopped. */
export function watchProcesses() {
  const [commandLines, environments] = [new Set<string>(), new Set<string>()]
  const timer = setInterval(() => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        commandLines.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
        environments.add(readFileSync(`/proc/${pid}/environ`, 'utf8'))
      } catch {
        // The process has ended meanwhile.
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
