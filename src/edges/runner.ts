import { randomUUID } from 'node:crypto'
import * as core from '@actions/core'
import { checkWritable } from '../files/fault.ts'
import { readFileUpTo, UnfitFile } from '../files/read.ts'
import { harmlessLine, streamCleaner } from '../text/harmless.ts'
import { allOrProblems, messageOf, type Place, Problem } from '../text/problem.ts'
import { maskForms } from '../text/secrets.ts'
import { type Heartbeat, openHeartbeat } from './heartbeat.ts'

export { getInput, getState } from '@actions/core'

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
  /** Runs the work under a title, and shows what it writes as it comes. */
  section<T>(title: string, work: () => Promise<T>): Promise<T>
  /** Folds everything that the work writes under a title. Nobody sees that before opening it, so the work must be short. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /** Shows text of others as it comes, such as the output of a build, with its lines and colours. */
  foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T>
  /** Does the work. While the log is silent, says every 25 s what is still done, such as `waiting for the stack`. */
  readonly during: Heartbeat['during']
  mask(secret: string): void
  /** The masked forms. The runner hides them in the log only; remove them from text that goes elsewhere. */
  readonly secrets: ReadonlySet<string>
}

/** Opens the log of the job. */
export function openLog(): Log {
  const secrets = new Set<string>()
  let isMidLine = false
  const write = (line: string): void => {
    if (isMidLine) process.stdout.write('\n')
    isMidLine = false
    beat()
    core.info(harmlessLine(line))
  }
  const { beat, during } = openHeartbeat(write)
  const wrote = (text: string): void => {
    if (text !== '') isMidLine = !text.endsWith('\n')
    beat()
  }
  const annotate =
    (command: typeof core.error): Log['error'] =>
    (text, place) => {
      beat()
      command(harmless(text), annotationAt(place))
    }
  const notice = annotate(core.notice)
  return {
    info: write,
    notice: (text) => notice(text),
    warning: annotate(core.warning),
    error: annotate(core.error),
    section: (title, work) => {
      write(title)
      return work()
    },
    group: (title, work) => core.group(harmlessLine(title), work),
    foreign: (work) => foreign(work, wrote),
    during,
    mask: (secret) => mask(secret, secrets),
    secrets,
  }
}

function harmless(text: Lines): string {
  return [text].flat().map(harmlessLine).join('\n')
}

/** @actions/core has no `stop-commands`. Source: GitHub documentation, "Workflow commands", stopping and starting them. */
async function foreign<T>(
  work: (write: (text: string) => void) => Promise<T>,
  wrote: (text: string) => void,
): Promise<T> {
  const token = randomUUID()
  const cleaner = streamCleaner()
  core.info(`::stop-commands::${token}`)
  try {
    return await work((text) => {
      const cleaned = cleaner.take(text)
      process.stdout.write(cleaned)
      wrote(cleaned)
    })
  } finally {
    core.info(`${cleaner.end()}\n::${token}::`)
    wrote('\n')
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

/** Makes the job red, with an annotation for each error. */
export function failJob(
  log: Log,
  errors: readonly { readonly lines: Lines; readonly place?: Place | undefined }[],
): void {
  for (const { lines, place } of errors) log.error(lines, place)
  process.exitCode = 1
}

/** Sets outputs, by name. A name may come from others, such as a template: it cannot begin another entry. */
export function setOutputs(values: ReadonlyMap<string, string>): void {
  writeTo('GITHUB_OUTPUT', () => {
    for (const [name, value] of values) core.setOutput(name.replace(/[^\w-]/g, '-'), value)
  })
}

/** Saves a text for the post step. */
export function saveState(name: string, value: string): void {
  writeTo('GITHUB_STATE', () => core.saveState(name, value))
}

/** @actions/core does not say why a file is missing, nor which one is full. */
function writeTo(variable: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const { code = 'ENOENT' } = error as NodeJS.ErrnoException
    throw Object.assign(error as Error, { code, syscall: 'write', path: process.env[variable] })
  }
}

/**
 * Checks that the runner takes outputs and state, before anything is done that they report.
 *
 * @throws the system's error
 */
export async function checkCommandFiles(): Promise<void> {
  const paths = [process.env.GITHUB_OUTPUT, process.env.GITHUB_STATE].flatMap((path) => path || [])
  await allOrProblems(paths.map(checkWritable))
}

/** Source: GitHub documentation, "Webhook events and payloads", payload cap. */
const LARGEST_EVENT = 25 * 1024 * 1024

/**
 * Reads the event of this run; an empty one outside of a runner.
 *
 * @throws Problem, or the system's error
 */
export async function readPayload(): Promise<unknown> {
  const path = process.env.GITHUB_EVENT_PATH ?? ''
  if (path === '') return {}
  try {
    return JSON.parse((await readFileUpTo(path, LARGEST_EVENT)).toString())
  } catch (error) {
    if (!(error instanceof UnfitFile || error instanceof SyntaxError)) throw error
    const why = error instanceof UnfitFile ? error.message : 'is not JSON'
    throw new Problem(
      `The event of this run, ${path}, ${why}.`,
      'Run the job again, and check that no step before writes that file.',
      { cause: error },
    )
  }
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

/** Adds to the job summary. Outside of a runner there is none. A summary that cannot be written fails no job. */
export async function writeSummary(markdown: string): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY
  if (!path) return
  try {
    await core.summary.addRaw(markdown).write()
  } catch (error) {
    core.summary.emptyBuffer()
    core.warning(harmless(`The job summary was not written to ${path}: ${messageOf(error)}`))
  }
}
