import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import type { Place } from '../text/problem.ts'
import { commandLine, fileEntry, inputVariable, type Properties } from './workflow-command.ts'

/** What the runner shows to people while the job goes on, and the secrets that it must hide. */
export interface Log {
  info(text: string): void
  notice(text: string): void
  /** Writes a warning as an annotation, at a place in the workspace if one is given; `error` likewise. */
  warning(text: string, place?: Place): void
  error(text: string, place?: Place): void
  /** Runs the work with everything it writes folded under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /** Shows text of others, such as a build's output, in which nothing is taken for a command to the runner. */
  foreign<T>(work: (write: (text: string) => void) => Promise<T>): Promise<T>
  mask(secret: string): void
  /** What was masked, each line by itself. The runner hides that in the log; a text that goes elsewhere must be without it. */
  readonly secrets: ReadonlySet<string>
}

/** Opens the log of the job. */
export function openLog(): Log {
  const secrets = new Set<string>()
  return { ...WRITING, secrets, mask: (secret) => mask(secret, secrets) }
}

const WRITING: Omit<Log, 'mask' | 'secrets'> = {
  info: print,
  notice: (text) => print(commandLine('notice', {}, text)),
  warning: (text, place) => print(commandLine('warning', annotationAt(place), text)),
  error: (text, place) => print(commandLine('error', annotationAt(place), text)),
  group: async (title, work) => {
    print(commandLine('group', {}, title))
    try {
      return await work()
    } finally {
      print(commandLine('endgroup', {}, ''))
    }
  },
  foreign: async (work) => {
    const token = randomUUID()
    print(commandLine('stop-commands', {}, token))
    try {
      return await work((text) => process.stdout.write(text))
    } finally {
      print(`\n::${token}::`)
    }
  },
}

/** Source: GitHub documentation, "Workflow commands", error. */
function annotationAt(place: Place | undefined): Properties {
  return place === undefined ? {} : { file: place.file, line: place.line, col: place.column }
}

/** The runner warns of an empty mask, and masks only whole lines. */
function mask(secret: string, secrets: Set<string>): void {
  for (const line of secret.split('\n').filter((each) => each.trim() !== '' && !secrets.has(each))) {
    secrets.add(line)
    print(commandLine('add-mask', {}, line))
  }
}

/** The text of an input, without white space around it; empty when it is not given. */
export function readInput(name: string): string {
  return process.env[inputVariable(name)]?.trim() ?? ''
}

/** Removes an input from the environment of this process, which every program that is started gets. */
export function forgetInput(name: string): void {
  delete process.env[inputVariable(name)]
}

/** Removes all inputs from the environment, by which the post step has those of main again. */
export function forgetInputs(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith(inputVariable(''))) delete process.env[name]
}

/** Sets an output of the step. */
export function setOutput(name: string, value: string): void {
  append('GITHUB_OUTPUT', name, value)
}

/** Keeps a value for the post step; a later one of the same name counts. */
export function saveState(name: string, value: string): void {
  append('GITHUB_STATE', name, value)
}

/** What main has kept for the post step; empty when it has not. */
export function readState(name: string): string {
  return process.env[`STATE_${name}`] ?? ''
}

/** Adds to the job summary. Source: GitHub documentation, "Adding a job summary". */
export function writeSummary(markdown: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY
  if (file) appendFileSync(file, markdown)
}

/** Outside of a runner there is no such file, and nobody to read it. */
function append(variable: string, name: string, value: string): void {
  const file = process.env[variable]
  if (file) appendFileSync(file, fileEntry(name, value, `delimiter_${randomUUID()}`))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
