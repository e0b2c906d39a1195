import { type ChildProcess, spawn } from 'node:child_process'

/** One run of the docker client. */
export interface DockerRun {
  readonly args: readonly string[]
  /** Variables added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Ends the whole process group. */
  readonly signal: AbortSignal
  /** Receives every chunk that docker writes, both streams in the order of arrival. */
  readonly onOutput?: (chunk: string) => void
}

/** How a run of docker ended. */
export interface DockerEnd {
  /** Exit code; undefined when docker is not installed. */
  readonly code: number | undefined
  /** Both streams, the last 64 KiB. */
  readonly output: string
}

/** Starts the docker client and waits for its end. */
export type Docker = (run: DockerRun) => Promise<DockerEnd>

const KEPT = 64 * 1024
const GRACE_MILLISECONDS = 4000

/**
 * The docker client of this machine. It runs in a process group of its own, so that buildx, a child of docker, ends with it.
 */
export const docker: Docker = (run) =>
  new Promise((resolve, reject) => {
    run.signal.throwIfAborted()
    const child = spawn('docker', run.args, {
      cwd: run.cwd,
      env: { ...process.env, ...run.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    const take = (text: string): void => {
      output = (output + text).slice(-KEPT)
      run.onOutput?.(text)
    }
    // A character may come in two chunks.
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take)
    const stop = stopGroup(child, run.signal)
    child.on('error', (error: NodeJS.ErrnoException) => {
      stop()
      if (error.code === 'ENOENT') resolve({ code: undefined, output })
      else reject(error)
    })
    child.on('close', (code) => {
      stop()
      if (run.signal.aborted) reject(run.signal.reason)
      else resolve({ code: code ?? 1, output })
    })
  })

/** Sends SIGINT to the group when the signal aborts, and SIGKILL to what is left of it 4 s later; returns how to stop doing so. */
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
