import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dockerFolder, scratchFolder } from './machine.ts'

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

/** A child process of a job: its arguments and its environment, both whole. */
export interface Child {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The programs of a machine that record how they are started, and then do what they do. */
export interface Recorder {
  /** The environment of a job on that machine. */
  readonly env: { readonly PATH: string; readonly DOCKER_CONFIG: string }
  /** All runs of a program so far, in no order; `buildx` is the plugin that docker starts. */
  readonly runsOf: (program: 'git' | 'docker' | 'buildx') => readonly Child[]
}

/** Makes a machine whose git, docker and buildx record how they are started. */
export function recordChildren(): Recorder {
  const [bin, seen] = ['bin', 'seen'].map(scratchFolder) as [string, string]
  const config = dockerFolder()
  const record = (program: string, path: string, real: string): void => {
    // `env` would show the variables of the shell, too.
    const copy = (name: string) => `cat /proc/$$/${name} > '${seen}/${program}.'$$.${name}`
    writeFileSync(path, `#!/bin/sh\n${copy('cmdline')}\n${copy('environ')}\nexec '${real}' "$@"\n`, { mode: 0o755 })
  }
  for (const program of ['git', 'docker'])
    record(program, join(bin, program), execFileSync('which', [program], { encoding: 'utf8' }).trim())
  const plugin = join(config, 'cli-plugins/docker-buildx')
  renameSync(plugin, join(bin, 'real-buildx'))
  record('buildx', plugin, join(bin, 'real-buildx'))
  return {
    env: { PATH: `${bin}:${process.env.PATH}`, DOCKER_CONFIG: config },
    runsOf: (program) =>
      readdirSync(seen)
        .filter((name) => name.startsWith(`${program}.`) && name.endsWith('.environ'))
        .map((name) => ({
          // The first two are the shell and its script.
          args: partsOf(join(seen, name.replace('.environ', '.cmdline'))).slice(2),
          env: Object.fromEntries(partsOf(join(seen, name)).map((each) => each.split(/=(.*)/s, 2))),
        })),
  }
}

function partsOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split('\0').slice(0, -1)
}
