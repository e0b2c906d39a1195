import { part } from '../../text/format.ts'
import { visible } from '../../text/harmless.ts'
import type { BuildFacts } from '../image.ts'

/** The output of `docker buildx build --progress=plain`. */
export interface BuildOutput {
  /** In the order in which they began. */
  readonly steps: readonly Step[]
  /** The last 200 lines of buildx itself, outside of steps, such as its warnings and its last error. */
  readonly own: readonly string[]
}

/** A step of a build: an instruction of the Dockerfile, or an internal step of BuildKit. */
export interface Step {
  /** Its title, such as `[2/3] RUN make` or `[internal] load .dockerignore`. */
  readonly name: string
  readonly state: 'running' | 'done' | 'cached' | 'canceled' | 'failed'
  /** The error of a failed step. */
  readonly error: string | undefined
  /** The end of its program's output, without BuildKit's prefixes and colours. At most 15 lines of 240 characters. */
  readonly tail: readonly string[]
}

const KEPT_TAIL = 15
const KEPT_OWN = 200
/** 15 such lines and a sentence fit into an annotation, which has at most 4096 characters. */
const KEPT_WIDTH = 240
/** A progress bar may never end its line. */
const KEPT_LINE = 64 * 1024
/** Longer lines of buildx itself would only slow down the patterns that read them. */
const KEPT_OWN_WIDTH = 2048
const KEPT_ERROR = 8192

type OpenStep = { -readonly [K in keyof Step]: Step[K] } & { readonly tail: string[] }

/**
 * Creates a reader for the output of a build. `take` accepts chunks, which may end anywhere.
 * Source: BuildKit, util/progress/progressui, the plain display.
 */
export function buildReader(): { readonly take: (chunk: string) => void; readonly read: () => BuildOutput } {
  const steps = new Map<string, OpenStep>()
  const own: string[] = []
  let rest = ''
  const takeLine = (line: string): void => {
    const [, number, text = ''] = /^#(\d+) (.*)$/s.exec(line) ?? []
    if (number === undefined) keep(own, part(withoutTerminalCodes(line), 0, KEPT_OWN_WIDTH), KEPT_OWN)
    else if (number !== '0') steps.set(number, withLine(steps.get(number), part(text, 0, KEPT_OWN_WIDTH)))
  }
  return {
    take: (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = (lines.pop() ?? '').slice(0, KEPT_LINE)
      for (const line of lines) takeLine(line)
    },
    read: () => {
      if (rest !== '') takeLine(rest)
      rest = ''
      return { steps: [...steps.values()], own: withoutErrorLogs(own) }
    },
  }
}

function withLine(step: OpenStep | undefined, text: string): OpenStep {
  if (step === undefined) return { name: text, state: 'running', error: undefined, tail: [] }
  const written = /^\d+\.\d+ (.*)$/s.exec(text)?.[1]
  if (written !== undefined) keep(step.tail, part(withoutTerminalCodes(written), 0, KEPT_WIDTH), KEPT_TAIL)
  // BuildKit writes nothing more about a step that failed.
  else if (step.state === 'failed') return step
  else if (text === 'CACHED') step.state = 'cached'
  else if (text === 'CANCELED') step.state = 'canceled'
  else if (/^DONE\b/.test(text)) step.state = 'done'
  else if (text.startsWith('ERROR: ')) Object.assign(step, { state: 'failed', error: text.slice('ERROR: '.length) })
  return step
}

function keep(lines: string[], line: string, most: number): void {
  lines.push(line)
  if (lines.length > most) lines.shift()
}

/** Returns a line as a terminal finally shows it: without colours and overwritten text. */
function withoutTerminalCodes(line: string): string {
  const shown = line.trimEnd()
  return visible(shown.slice(shown.lastIndexOf('\r') + 1))
}

/** Removes the lines of a failed step, which BuildKit repeats between two rules, some without their prefix. */
function withoutErrorLogs(lines: readonly string[]): readonly string[] {
  let inside = false
  return lines.flatMap((line, index) => {
    const begins = !inside && line === RULE && /^ > .*:$/.test(lines[index + 1] ?? '')
    const ends = inside && line === RULE
    inside = begins || (inside && !ends)
    return inside || ends ? [] : [line]
  })
}

const RULE = '------'

/** Counts the steps of a build, and those from the cache. */
export function buildFacts({ steps }: BuildOutput): BuildFacts {
  const layers = steps.filter(({ name }) => /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM\b)/.test(name))
  return { steps: layers.length, cachedSteps: layers.filter(({ state }) => state === 'cached').length }
}

/** Returns the warnings about the Dockerfile, which buildx lists at the end. Source: Docker documentation, "Build checks". */
export function buildWarnings({
  own,
}: BuildOutput): readonly { readonly message: string; readonly line: number | undefined }[] {
  const start = own.findIndex((line) => /^ ?\d+ warnings? found\b.*:$/.test(line))
  if (start === -1) return []
  const list = own.slice(start + 1)
  const end = list.findIndex((line) => !line.startsWith(' - '))
  return list.slice(0, end === -1 ? undefined : end).map((line) => {
    const [, message = '', number] = /^ - (.*?)(?: \(line (\d+)\))?$/.exec(line) ?? []
    return { message, line: number === undefined ? undefined : Number(number) }
  })
}

/** Returns the warnings of `--call=check`, with the lines of the Dockerfile. Source: BuildKit, frontend/subrequests/lint. */
export function checkWarnings({ own }: BuildOutput): ReturnType<typeof buildWarnings> {
  return own.flatMap((line, index) => {
    const [, name] = /^WARNING: (\w+)(?: - \S+)?$/.exec(line) ?? []
    if (name === undefined) return []
    const place = own.slice(index + 1, index + 4).find((each) => /^\S.*:\d+$/.test(each))
    const number = place === undefined ? undefined : Number(place.slice(place.lastIndexOf(':') + 1))
    return [{ message: `${name}: ${own[index + 1]}`, line: number }]
  })
}

/** Returns the last error of buildx, with all its lines. */
export function lastError({ own }: BuildOutput): string | undefined {
  const start = own.findLastIndex((line) => /^(?:ERROR|error): |^unknown flag: /.test(line))
  if (start === -1) return undefined
  const lines = own.slice(start)
  const end = lines.indexOf('')
  return part(lines.slice(0, end === -1 ? undefined : end).join('\n'), 0, KEPT_ERROR)
}

/** Removes the prefixes that all errors of builds have in common. */
export function withoutWrappers(error: string): string {
  const wrappers = [
    /^(?:ERROR|error): /,
    /^failed to build: /,
    /^failed to solve: /,
    /^rpc error: code = Unknown desc = /,
    /^failed to solve with frontend \S+: /,
    /^failed to create LLB definition: /,
    /^failed to (?:compute cache key|load cache key|receive status): /,
  ]
  return wrappers.reduce((text, wrapper) => text.replace(wrapper, ''), error)
}

/** Returns the line in the heading of the excerpt after an error, such as `Dockerfile:5`. Source: BuildKit, solver/errdefs. */
export function sourceLine({ own }: BuildOutput, path: string): number | undefined {
  const index = own.findLastIndex((line, at) => /^-+$/.test(own[at + 1] ?? '') && /^\S.*:\d+$/.test(line))
  const [, file = '', line] = /^(.*):(\d+)$/.exec(own[index] ?? '') ?? []
  return line !== undefined && `/${path}`.endsWith(`/${file}`) ? Number(line) : undefined
}
