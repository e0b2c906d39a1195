import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { Trouble } from '../local-cloud/processes.ts'

/** Reads a command line: `values` by option name, `positionals` in their order. */
export interface Arguments {
  values: Record<string, string | boolean | undefined>
  positionals: string[]
}

/**
 * Runs a program of script/: reads its arguments, prints `usage` on `--help` (exit code 0) and on a wrong argument (2),
 * a `Trouble` as its message (1), and else exits with the number that `work` gives.
 */
export async function command(
  usage: string,
  options: ParseArgsOptionsConfig,
  work: (given: Arguments) => Promise<number>,
): Promise<void> {
  const given = read(options)
  if (!given || given.values.help) {
    console[given ? 'log' : 'error'](usage)
    process.exitCode = given ? 0 : 2
    return
  }
  try {
    process.exitCode = await work(given)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

function read(options: ParseArgsOptionsConfig): Arguments | undefined {
  const all = { ...options, help: { type: 'boolean', short: 'h' } } as const
  try {
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true })
    return { values: values as Arguments['values'], positionals }
  } catch (error) {
    console.error((error as Error).message)
    return undefined
  }
}
