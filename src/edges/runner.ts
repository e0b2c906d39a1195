import { randomUUID } from 'node:crypto'
import * as core from '@actions/core'

/** What the runner shows to people while the job goes on, and the secrets that it must hide. */
export interface Log {
  info(text: string): void
  notice(text: string): void
  warning(text: string): void
  /** Runs the work with everything it writes folded under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /** Shows text of others, such as a build's output, in which nothing is taken for a command to the runner. */
  foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T>
  mask(secret: string): void
}

/** The log of the job. Source: GitHub documentation, "Workflow commands". */
export const log: Log = {
  info: core.info,
  notice: (text) => core.notice(text),
  warning: (text) => core.warning(text),
  group: core.group,
  foreign: async (work) => {
    const token = randomUUID()
    core.info(`::stop-commands::${token}`)
    try {
      return await work((text) => process.stdout.write(text))
    } finally {
      process.stdout.write(`\n::${token}::\n`)
    }
  },
  mask: (secret) => {
    for (const line of secret.split('\n')) if (line.trim() !== '') core.setSecret(line)
  },
}

/** Adds to the job summary, where the runner has one. Source: GitHub documentation, "Adding a job summary". */
export async function writeSummary(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown).write()
}
