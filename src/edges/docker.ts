import { type ChildProcess, spawn } from 'node:child_process'
import { type DockerVariables, dockerEnvironment } from './environment.ts'
import { keepEnd, type ProgramEnd, runProgram } from './exec.ts'

/** One run of the docker client. */
export interface DockerRun extends DockerVariables {
  readonly args: readonly string[]
  readonly cwd?: string
  /** Ends the whole process group; of a question, ends the wait. */
  readonly signal: AbortSignal
  /** Whether docker answers at once, with output that is not shown as it arrives. */
  readonly question?: boolean
  /** Receives every chunk that docker writes, both streams in the order of arrival. */
  readonly onOutput?: (chunk: string) => void
}

/** The end of a run of docker; without an exit code when docker is not installed. */
export type DockerEnd = ProgramEnd

/** Starts the docker client and waits for its end. */
export type Docker = (run: DockerRun) => Promise<DockerEnd>

const GRACE_MILLISECONDS = 4000

/** The docker client of this machine. */
export const docker: Docker = async (run) => {
  run.signal.throwIfAborted()
  return run.question ? ask(run) : follow(run)
}

/** @actions/exec cannot end a program. A question ends by itself. */
function ask(run: DockerRun): Promise<DockerEnd> {
  const { args, cwd, signal } = run
  const { promise: cancelled, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return Promise.race([runProgram({ tool: 'docker', args, cwd, env: dockerEnvironment(process.env, run) }), cancelled])
}

/**
 * Runs docker in a process group of its own, so that buildx, a child of docker, ends with it. Does not use @actions/exec, which
 * takes no signal and creates no process group: it could not end a build within the 6 s that a cancelled job has, nor the removal
 * of a builder when its time is up.
 */
const follow: Docker = (run) =>
  new Promise((resolve, reject) => {
    const child = spawn('docker', run.args, {
      cwd: run.cwd,
      env: { ...dockerEnvironment(process.env, run) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const output = keepEnd()
    const take = (text: string): void => {
      output.add(text)
      run.onOutput?.(text)
    }
    // A character may come in two chunks.
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take)
    const stop = stopGroup(child, run.signal)
    child.on('error', (error: NodeJS.ErrnoException) => {
      stop()
      if (error.code === 'ENOENT') resolve({ code: undefined, output: output.text() })
      else reject(error)
    })
    child.on('close', (code) => {
      stop()
      if (run.signal.aborted) reject(run.signal.reason)
      else resolve({ code: code ?? 1, output: output.text() })
    })
  })

/** Sends SIGINT to the group when the signal aborts, and SIGKILL 4 s later; returns a function that stops this. */
function stopGroup(child: ChildProcess, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined
  const kill = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, name)
    } catch {
      // The group has ended already.
    }
  }
  const onAbort = (): void => {
    kill('SIGINT')
    timer = setTimeout(() => kill('SIGKILL'), GRACE_MILLISECONDS)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  return () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
