import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { Trouble } from '../local-cloud/processes.ts'

/** The arguments of a command. */
export interface Arguments {
  /** Values by name of the option. */
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/**
 * Runs a command of script/ and sets the exit code of this process: the number that `run` returns; 0 on `--help` and 2 on a
 * wrong argument, both of which print `usage`; 1 on a `Trouble`, of which it prints the message.
 */
export async function command(
  usage: string,
  options: ParseArgsOptionsConfig,
  run: (given: Arguments) => Promise<number>,
): Promise<void> {
  const given = read(options)
  if (!given || given.values.help) {
    console[given ? 'log' : 'error'](usage)
    process.exitCode = given ? 0 : 2
    return
  }
  try {
    process.exitCode = await run(given)
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
