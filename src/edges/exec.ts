import { StringDecoder } from 'node:string_decoder'
import { type ExecOptions, exec } from '@actions/exec'
import type { ChildEnvironment } from './environment.ts'

/** A program that ends by itself. */
interface Program {
  readonly tool: string
  readonly args: readonly string[]
  readonly cwd?: string | undefined
  /** All of it: nothing of the environment of this process is added. */
  readonly env: ChildEnvironment
  /** Receives stdout chunk by chunk; `output` then has only stderr. */
  readonly onStdout?: (chunk: Buffer) => void
}

/** The end of a program. */
export interface ProgramEnd {
  /** Exit code; undefined when the program is not installed. */
  readonly code: number | undefined
  /** Both streams in the order of arrival, the last 64 KiB. */
  readonly output: string
}

const KEPT = 64 * 1024

/** Collects text, and keeps its last 64 KiB. */
export function keepEnd(): { readonly add: (text: string) => void; readonly text: () => string } {
  let kept = ''
  return {
    add: (text) => {
      kept = (kept + text).slice(-KEPT)
    },
    text: () => kept,
  }
}

/**
 * Runs a program without showing its output, and waits for its end.
 *
 * @throws Error when the program cannot be started, such as in a folder that does not exist
 */
export async function runProgram({ tool, args, cwd, env, onStdout }: Program): Promise<ProgramEnd> {
  const output = keepEnd()
  const keep = (): ((chunk: Buffer) => void) => {
    const decoder = new StringDecoder('utf8')
    return (chunk) => output.add(decoder.write(chunk))
  }
  const options: ExecOptions = {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env },
    silent: true,
    ignoreReturnCode: true,
    listeners: { stdout: withoutLines(onStdout ?? keep()), stderr: withoutLines(keep()) },
  }
  try {
    // A program that a signal has ended has no exit code.
    return { code: (await exec(tool, [...args], options)) ?? 1, output: output.text() }
  } catch (error) {
    const { message } = error as Error
    const code = /failed to start\. Error: spawn (?:.* )?([A-Z0-9]+)$/m.exec(message)?.[1]
    if (code === 'ENOENT' || /^Unable to locate executable file/.test(message)) return { code: undefined, output: '' }
    // @actions/exec has the code of the system in its message only.
    throw code === undefined ? error : Object.assign(error as Error, { code, syscall: 'spawn', path: tool })
  }
}

/**
 * @actions/exec splits each chunk into lines after its listener, and keeps the last one, which has no limit. A chunk that is
 * overwritten with one line of zeros leaves nothing to keep.
 */
function withoutLines(take: (chunk: Buffer) => void): (chunk: Buffer) => void {
  return (chunk) => {
    take(chunk)
    chunk.fill(0).write('\n', chunk.length - 1)
  }
}
