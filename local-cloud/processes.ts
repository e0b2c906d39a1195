import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** An error for people: its message says what failed and what to do next. It is shown without a stack trace. */
export class Trouble extends Error {}

/** What a finished program left. `code` is null when it could not be started or was ended by a signal. */
export interface Finished {
  code: number | null
  stdout: string
  /** Standard output and standard error, in the order in which they came. */
  all: string
}

export interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Written to the program's standard input. */
  input?: string
  /** Milliseconds after which the program is ended. */
  timeout?: number
  /** Called with each piece of output as it comes. */
  onOutput?: (text: string) => void
}

/** The programs that `run` waits for at this moment. */
const waitedFor = new Set<ChildProcess>()

/** Those that were ended before their time. Some have an exit code all the same. */
const interrupted = new Set<ChildProcess>()

/** Ends the programs that `run` waits for, because this process has been asked to stop. Their `run` throws `Trouble`. */
export function endPrograms(): void {
  for (const child of waitedFor) {
    interrupted.add(child)
    child.kill('SIGTERM')
  }
}

/** Runs a program to its end. A program that does not exist gives `code: null`. */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [program = '', ...args] = command
  const settings: SpawnOptions = { cwd: options.cwd, env: options.env ?? process.env, stdio: 'pipe' }
  if (options.timeout) settings.timeout = options.timeout
  return new Promise((resolve, reject) => {
    const finished: Finished = { code: null, stdout: '', all: '' }
    const child = spawn(program, args, settings)
    waitedFor.add(child)
    const collect = (text: string) => {
      finished.all += text
      options.onOutput?.(text)
    }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      finished.stdout += text
      collect(text)
    })
    child.stderr?.setEncoding('utf8').on('data', collect)
    child.stdin?.on('error', () => {}).end(options.input ?? '')
    const end = (result: Finished) => {
      waitedFor.delete(child)
      resolve(result)
    }
    child.on('error', (error) => end({ ...finished, all: `${finished.all}${error.message}\n` }))
    child.on('close', (code) => {
      // Half an answer must not be taken for one.
      if (interrupted.has(child)) reject(new Trouble('Stopped.'))
      end({ ...finished, code })
    })
  })
}

/** Runs a program that must succeed; gives its standard output. Throws `Trouble` with the end of the output otherwise. */
export async function must(what: string, command: readonly string[], options: RunOptions = {}): Promise<string> {
  const finished = await run(command, options)
  if (finished.code === 0) return finished.stdout
  throw new Trouble(`${what} failed: ${command.join(' ')}\n${lastLines(finished.all)}`)
}

/** The last lines of a text, each indented, for an error message. */
export function lastLines(text: string, count = 15): string {
  const lines = text.trimEnd().split('\n').slice(-count)
  return lines.map((line) => `  ${line}`).join('\n')
}

/**
 * Starts a program that goes on after this process, with its output in a log file. It leads a process group of its
 * own, so that Ctrl-C in the terminal does not reach it before we have cleaned up.
 */
export async function startInBackground(
  command: readonly string[],
  options: { log: string; env: NodeJS.ProcessEnv },
): Promise<number> {
  const [program = '', ...args] = command
  const log = openSync(options.log, 'a')
  const child = spawn(program, args, { env: options.env, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  await new Promise((resolve, reject) => child.on('spawn', resolve).on('error', reject))
  child.unref()
  return child.pid as number
}

/** Whether the process runs. One that has ended and was not yet reaped by its parent does not run. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z'
  } catch {
    return false
  }
}

/** Ends a process: SIGTERM, then SIGKILL after `grace` milliseconds. Returns when it has ended. */
export async function stopProcess(pid: number, grace = 10_000): Promise<void> {
  signal(pid, 'SIGTERM')
  if (!(await until(() => !isAlive(pid), grace))) signal(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 5_000)
}

/** Asks every 50 ms until the answer is true. Gives false when `timeout` milliseconds have passed. */
export async function until(question: () => boolean | Promise<boolean>, timeout: number): Promise<boolean> {
  const end = Date.now() + timeout
  while (!(await question())) {
    if (Date.now() > end) return false
    await sleep(50)
  }
  return true
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}
