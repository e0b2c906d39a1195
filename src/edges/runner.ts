import { randomUUID } from 'node:crypto'
import * as core from '@actions/core'
import { readFileUpTo } from '../files/read.ts'
import { harmlessLine, streamCleaner } from '../text/harmless.ts'
import type { Place } from '../text/problem.ts'
import { maskForms } from '../text/secrets.ts'

export { getInput, getState, saveState } from '@actions/core'

/** One line, or several. Nothing within a line begins another one. */
export type Lines = string | readonly string[]

/**
 * The log of the job, and the secrets that it hides. The only way to the log: it makes every text harmless, whoever wrote it, so
 * that no text is a command for the runner, moves the cursor or begins a line.
 */
export interface Log {
  info(text: string): void
  notice(text: Lines): void
  /** Writes a warning as an annotation, at a place in the workspace if one is given; `error` likewise. */
  warning(text: Lines, place?: Place): void
  error(text: Lines, place?: Place): void
  /** Runs the work, and folds everything that it writes under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /** Shows text of others as it comes, such as the output of a build, with its lines and colours. */
  foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T>
  mask(secret: string): void
  /** The masked forms. The runner hides them in the log only; remove them from text that goes elsewhere. */
  readonly secrets: ReadonlySet<string>
}

/** Opens the log of the job. */
export function openLog(): Log {
  const secrets = new Set<string>()
  return {
    info: (text) => core.info(harmlessLine(text)),
    notice: (text) => core.notice(harmless(text)),
    warning: (text, place) => core.warning(harmless(text), annotationAt(place)),
    error: (text, place) => core.error(harmless(text), annotationAt(place)),
    group: (title, work) => core.group(harmlessLine(title), work),
    foreign,
    mask: (secret) => mask(secret, secrets),
    secrets,
  }
}

function harmless(text: Lines): string {
  return [text].flat().map(harmlessLine).join('\n')
}

/** @actions/core has no `stop-commands`. Source: GitHub documentation, "Workflow commands", stopping and starting them. */
async function foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T> {
  const token = randomUUID()
  const cleaner = streamCleaner()
  core.info(`::stop-commands::${token}`)
  try {
    return await work((text) => process.stdout.write(cleaner.take(text)))
  } finally {
    core.info(`${cleaner.end()}\n::${token}::`)
  }
}

/** Source: GitHub documentation, "Workflow commands", error. */
function annotationAt(place: Place | undefined): core.AnnotationProperties {
  if (place === undefined) return {}
  const { file, line, column } = place
  return { file: harmlessLine(file), ...(line && { startLine: line }), ...(column && { startColumn: column }) }
}

/** Masks every form of a secret, each once: the runner masks whole lines only. */
function mask(secret: string, secrets: Set<string>): void {
  for (const form of maskForms(secret).filter((each) => !secrets.has(each))) {
    secrets.add(form)
    core.setSecret(form)
  }
}

/** Sets outputs, by name. A name may come from others, such as a template: it cannot begin another entry. */
export function setOutputs(values: ReadonlyMap<string, string>): void {
  for (const [name, value] of values) core.setOutput(name.replace(/[^\w-]/g, '-'), value)
}

/** Source: GitHub documentation, "Webhook events and payloads", payload cap. */
const LARGEST_EVENT = 25 * 1024 * 1024

/** Reads the event of this run; an empty one outside of a runner. */
export async function readPayload(): Promise<unknown> {
  const path = process.env.GITHUB_EVENT_PATH ?? ''
  return path === '' ? {} : JSON.parse((await readFileUpTo(path, LARGEST_EVENT)).toString())
}

/** Source: GitHub documentation, "Metadata syntax", inputs. */
const INPUT = 'INPUT_'

/** Returns the names of all inputs in lower case: the runner hands on those that action.yml does not have, too. */
export function givenInputs(): readonly string[] {
  return Object.keys(process.env).flatMap((name) =>
    name.startsWith(INPUT) ? [name.slice(INPUT.length).toLowerCase()] : [],
  )
}

/** Removes an input from the environment of this process, so that nothing which reads that finds a secret. */
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
