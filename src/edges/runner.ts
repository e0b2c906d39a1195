import { randomUUID } from 'node:crypto'
import * as core from '@actions/core'
import type { Place } from '../text/problem.ts'
import { maskForms } from '../text/secrets.ts'

export { getInput, getState, saveState, setOutput } from '@actions/core'

/** The log of the job, and the secrets that it hides. */
export interface Log {
  info(text: string): void
  notice(text: string): void
  /** Writes a warning as an annotation, at a place in the workspace if one is given; `error` likewise. */
  warning(text: string, place?: Place): void
  error(text: string, place?: Place): void
  /** Runs the work, and folds everything that it writes under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /** Shows text of others, such as the output of a build. The runner takes nothing in it for a command. */
  foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T>
  mask(secret: string): void
  /** The masked forms. The runner hides them in the log only; remove them from text that goes elsewhere. */
  readonly secrets: ReadonlySet<string>
}

/** Opens the log of the job. */
export function openLog(): Log {
  const secrets = new Set<string>()
  const { info, notice, group } = core
  return {
    info,
    notice,
    warning: (text, place) => core.warning(text, annotationAt(place)),
    error: (text, place) => core.error(text, annotationAt(place)),
    group,
    foreign,
    mask: (secret) => mask(secret, secrets),
    secrets,
  }
}

/** @actions/core has no `stop-commands`. Source: GitHub documentation, "Workflow commands", stopping and starting them. */
async function foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T> {
  const token = randomUUID()
  core.info(`::stop-commands::${token}`)
  try {
    return await work((text) => process.stdout.write(text))
  } finally {
    core.info(`\n::${token}::`)
  }
}

/** Source: GitHub documentation, "Workflow commands", error. */
function annotationAt(place: Place | undefined): core.AnnotationProperties {
  if (place === undefined) return {}
  const { file, line, column } = place
  return { file, ...(line && { startLine: line }), ...(column && { startColumn: column }) }
}

/** Masks every form of a secret, each once: the runner masks whole lines only. */
function mask(secret: string, secrets: Set<string>): void {
  for (const form of maskForms(secret).filter((each) => !secrets.has(each))) {
    secrets.add(form)
    core.setSecret(form)
  }
}

/** Source: GitHub documentation, "Metadata syntax", inputs. */
const INPUT = 'INPUT_'

/** Removes an input from the environment of this process, which its child processes inherit. */
export function forgetInput(name: string): void {
  delete process.env[INPUT + name.replace(/ /g, '_').toUpperCase()]
}

/** Removes all inputs from the environment: the post step gets those of main again. */
export function forgetInputs(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith(INPUT)) delete process.env[name]
}

/** Adds to the job summary. Outside of a runner there is none. */
export async function writeSummary(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown).write()
}
