import { part } from '../../text/format.ts'
import type { BuildFacts } from '../image.ts'

/** What `docker buildx build --progress=plain` has told. */
export interface BuildOutput {
  /** In the order in which they began. */
  readonly steps: readonly Step[]
  /** The lines that are no step's: buildx's own words, such as its warnings and its last error. The last 200. */
  readonly own: readonly string[]
}

/** A step of a build: an instruction of the Dockerfile, or something that BuildKit does by itself. */
export interface Step {
  /** Its title, such as `[2/3] RUN make` or `[internal] load .dockerignore`. */
  readonly name: string
  readonly state: 'running' | 'done' | 'cached' | 'canceled' | 'failed'
  /** What BuildKit says of a step that failed. */
  readonly error: string | undefined
  /** The end of what its program wrote, without BuildKit's marks and without colours. At most 15 lines of 240 characters. */
  readonly tail: readonly string[]
}

/** Reads the output of a build as it comes, and keeps little of it. */
interface BuildReader {
  /** Takes the next piece, which may end anywhere. */
  readonly take: (chunk: string) => void
  readonly read: () => BuildOutput
}

const KEPT_TAIL = 15
const KEPT_OWN = 200
/** An annotation takes 4096 characters: 15 such lines and a sentence. */
const KEPT_WIDTH = 240
/** A progress bar may never end its line. */
const KEPT_LINE = 64 * 1024

type OpenStep = { -readonly [K in keyof Step]: Step[K] } & { readonly tail: string[] }

/** A reader at the start of a build. Source: BuildKit, util/progress/progressui, the plain display. */
export function buildReader(): BuildReader {
  const steps = new Map<string, OpenStep>()
  const own: string[] = []
  let rest = ''
  const takeLine = (line: string): void => {
    const [, number, text = ''] = /^#(\d+) (.*)$/s.exec(line) ?? []
    if (number === undefined) keep(own, line, KEPT_OWN)
    else if (number !== '0') steps.set(number, withLine(steps.get(number), text))
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

/** A line as a terminal shows it in the end: no colours, and what a progress bar has written over is gone. */
function withoutTerminalCodes(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape is one
  const plain = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r+$/, '')
  return plain.slice(plain.lastIndexOf('\r') + 1)
}

/** BuildKit repeats the last lines of a failed step between two rules, some without their mark: they are foreign. */
function withoutErrorLogs(lines: readonly string[]): readonly string[] {
  let inside = false
  return lines.flatMap((line, index) => {
    const begins = !inside && line === RULE && /^ > .*:$/.test(lines[index + 1] ?? '')
    const ends = inside && line === RULE
    inside = begins || (inside && !ends)
    return inside || ends ? [] : [withoutTerminalCodes(line)]
  })
}

const RULE = '------'

/** Counts the steps of a build. */
export function buildFacts({ steps }: BuildOutput): BuildFacts {
  const layers = steps.filter(({ name }) => /^\[(?:[^\]]* )?\d+\/\d+\] (?!FROM\b)/.test(name))
  return { steps: layers.length, cachedSteps: layers.filter(({ state }) => state === 'cached').length }
}

/** Something that BuildKit's checks found in the Dockerfile. Source: Docker documentation, "Build checks". */
interface BuildWarning {
  readonly message: string
  readonly line: number | undefined
}

/** The warnings that buildx lists when a build has ended, well or not. */
export function buildWarnings({ own }: BuildOutput): readonly BuildWarning[] {
  const start = own.findIndex((line) => /^ ?\d+ warnings? found\b.*:$/.test(line))
  if (start === -1) return []
  const list = own.slice(start + 1)
  const end = list.findIndex((line) => !line.startsWith(' - '))
  return list.slice(0, end === -1 ? undefined : end).map((line) => {
    const [, message = '', number] = /^ - (.*?)(?: \(line (\d+)\))?$/.exec(line) ?? []
    return { message, line: number === undefined ? undefined : Number(number) }
  })
}

/** The last error that buildx tells, with the lines that belong to it. */
export function lastError({ own }: BuildOutput): string | undefined {
  const start = own.findLastIndex((line) => /^(?:ERROR|error): |^unknown flag: /.test(line))
  if (start === -1) return undefined
  const lines = own.slice(start)
  const end = lines.indexOf('')
  return lines.slice(0, end === -1 ? undefined : end).join('\n')
}

/** The line of the Dockerfile that the excerpt beside an error begins with, such as `Dockerfile:5`. Source: BuildKit, solver/errdefs. */
export function sourceLine({ own }: BuildOutput, path: string): number | undefined {
  const index = own.findLastIndex((line, at) => /^-+$/.test(own[at + 1] ?? '') && /^\S.*:\d+$/.test(line))
  const [, file = '', line] = /^(.*):(\d+)$/.exec(own[index] ?? '') ?? []
  return line !== undefined && `/${path}`.endsWith(`/${file}`) ? Number(line) : undefined
}
