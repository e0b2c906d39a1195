import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** An error for people: its message says what failed and what to do next. It is shown without a stack trace. */
export class Trouble extends Error {}

/** Receives one line for people about a step that takes time, without its line end. */
export type Say = (line: string) => void

/** The end of a program. */
export interface Finished {
  /** `null` when the program could not be started or a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  /** Standard output and standard error, in the order of arrival. */
  readonly all: string
}

export interface RunOptions {
  readonly cwd?: string
  /** The whole environment; by default that of this process. */
  readonly env?: NodeJS.ProcessEnv
  /** Text for the program's standard input. */
  readonly input?: string
  /** Milliseconds after which the program gets SIGTERM. */
  readonly timeout?: number
  /** Receives every chunk of both streams as it arrives. */
  readonly onOutput?: (text: string) => void
}

/** The programs that `run` waits for at this moment. */
const running = new Set<ChildProcess>()

/** The programs that `endPrograms` has ended. Some exit with a code all the same. */
const interrupted = new Set<ChildProcess>()

/** Ends the programs that `run` waits for, because this process has been asked to stop. Their `run` throws `Trouble`. */
export function endPrograms(): void {
  for (const child of running) {
    interrupted.add(child)
    child.kill('SIGTERM')
  }
}

/**
 * Runs a program to its end. For a program that does not exist, `code` is `null` and `all` says so.
 *
 * @throws Trouble when `endPrograms` has ended the program
 */
export function run(command: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const [program = '', ...args] = command
  const settings: SpawnOptions = { cwd: options.cwd, env: options.env ?? process.env, stdio: 'pipe' }
  if (options.timeout) settings.timeout = options.timeout
  return new Promise((resolve, reject) => {
    let stdout = ''
    let all = ''
    const child = spawn(program, args, settings)
    running.add(child)
    const collect = (text: string) => {
      all += text
      options.onOutput?.(text)
    }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      collect(text)
    })
    child.stderr?.setEncoding('utf8').on('data', collect)
    child.stdin?.on('error', () => {}).end(options.input ?? '')
    child.on('error', (error) => {
      running.delete(child)
      resolve({ code: null, stdout, all: `${all}${error.message}\n` })
    })
    child.on('close', (code) => {
      running.delete(child)
      // The output of an interrupted program may be cut, and must not be taken for an answer.
      if (interrupted.has(child)) reject(new Trouble('Stopped.'))
      resolve({ code, stdout, all })
    })
  })
}

/**
 * Runs a program that must succeed, and returns its standard output.
 *
 * @param what the step, as the start of a sentence: `<what> failed: <command>`
 * @throws Trouble with the end of the output when the exit code is not 0
 */
export async function must(what: string, command: readonly string[], options: RunOptions = {}): Promise<string> {
  const finished = await run(command, options)
  if (finished.code === 0) return finished.stdout
  throw new Trouble(`${what} failed: ${command.join(' ')}\n${lastLines(finished.all)}`)
}

/** Returns the last lines of a text, each indented by two spaces, for an error message. */
export function lastLines(text: string, count = 15): string {
  const lines = text.trimEnd().split('\n').slice(-count)
  return lines.map((line) => `  ${line}`).join('\n')
}

/**
 * Starts a program that goes on after this process, and returns its process ID. Its output is appended to the file `log`.
 * It leads a process group of its own, so that Ctrl-C in the terminal does not reach it before we have cleaned up.
 *
 * @throws Error of Node.js when the program cannot be started
 */
export async function startInBackground(
  command: readonly string[],
  options: { readonly log: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
  const [program = '', ...args] = command
  const log = openSync(options.log, 'a')
  const child = spawn(program, args, { env: options.env, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  await new Promise((resolve, reject) => child.on('spawn', resolve).on('error', reject))
  child.unref()
  return child.pid as number
}

/** Returns whether the process runs. A process that has ended, but is not yet reaped by its parent, does not run. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z'
  } catch {
    return false
  }
}

/** Ends a process, by SIGTERM and, after `grace` milliseconds, by SIGKILL, and waits until it has ended. */
export async function stopProcess(pid: number, grace = 10_000): Promise<void> {
  signal(pid, 'SIGTERM')
  if (!(await until(() => !isAlive(pid), grace))) signal(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 5_000)
}

/** Waits until the answer is true, and asks every 50 ms. Returns false when `timeout` milliseconds have passed. */
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
