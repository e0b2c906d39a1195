/** Source: gRPC, the largest message, by which BuildKit gets a Dockerfile. */
export const LARGEST_DOCKERFILE = 4 * 1024 * 1024

/** A Dockerfile of the workspace. */
export interface Dockerfile {
  /** Relative to the workspace. */
  readonly path: string
  /** Empty when it cannot be read. */
  readonly text: string
}

interface Instruction {
  /** With continued lines joined. */
  readonly text: string
  /** 1-based line where it begins. */
  readonly line: number
  /** Name of its stage, or `stage-<index>`. `FROM` belongs to the stage that it begins. */
  readonly stage: string
}

/**
 * Reads the instructions of a Dockerfile, without validating them.
 * Source: Docker documentation, "Dockerfile reference": comments, the directive `escape`, here-documents.
 */
export function readInstructions(text: string): readonly Instruction[] {
  const continues = /^(?:\s*#.*\n)*?\s*#\s*escape\s*=\s*`/i.test(text) ? '`' : '\\'
  const found: Instruction[] = []
  const lines = text.split(/\r?\n/)
  let stages = -1
  let stage = 'stage-0'
  for (let index = 0; index < lines.length; index += 1) {
    if (isBlank(lines[index])) continue
    const start = index
    const pieces = [lines[index]?.trim() ?? '']
    while (pieces.at(-1)?.endsWith(continues) && index + 1 < lines.length) {
      index += 1
      const line = lines[index] ?? ''
      if (!isBlank(line)) pieces.push((pieces.pop() ?? '').slice(0, -1), line.trimEnd())
    }
    const joined = pieces.join('')
    if (/^FROM\s/i.test(joined)) {
      stages += 1
      stage = nameOfStage(joined) ?? `stage-${stages}`
    }
    found.push({ text: joined, line: start + 1, stage })
    index = endOfDocument(lines, joined, index)
  }
  return found
}

/**
 * Returns the names of the stages of a Dockerfile, in order and in lower case; undefined for a stage without a name.
 *
 * @returns undefined when the `syntax` directive names another language
 */
export function stagesOf(text: string): readonly (string | undefined)[] | undefined {
  const syntax = /^(?:\s*#.*\n)*?\s*#\s*syntax\s*=\s*(\S+)/i.exec(text)?.[1]
  if (syntax !== undefined && !/^(docker\.io\/)?docker\/dockerfile(-upstream)?[:@]/.test(`${syntax}:`)) return undefined
  return readInstructions(text).flatMap(({ text: instruction }) =>
    /^FROM\s/i.test(instruction) ? [nameOfStage(instruction)] : [],
  )
}

/** Returns the names that are not those of stages. Ignores the names of a Dockerfile in another language. */
export function missingStages(text: string, names: readonly string[]): readonly string[] {
  const stages = stagesOf(text)
  return stages === undefined ? [] : names.filter((name) => !stages.includes(name.toLowerCase()))
}

function nameOfStage(from: string): string | undefined {
  return /\sAS\s+(\S+)\s*$/i.exec(from)?.[1]?.toLowerCase()
}

function isBlank(line: string | undefined): boolean {
  return /^\s*(#|$)/.test(line ?? '')
}

/** Each is sought in the whole file. */
const MOST_DOCUMENTS = 20

/** Returns the index of the last line of an instruction, including its here-documents. */
function endOfDocument(lines: readonly string[], instruction: string, index: number): number {
  if (!/^(RUN|COPY|ADD)\s/i.test(instruction)) return index
  let last = index
  for (const [, , name] of instruction.matchAll(/<<-?(["']?)(\w+)\1/g).take(MOST_DOCUMENTS)) {
    const length = lines.slice(last + 1).findIndex((line) => line.trim() === name)
    if (length !== -1) last += length + 1
  }
  return last
}

/**
 * Returns the line of the instruction that a build step executes. The title of the step has its variables filled in.
 *
 * @param name the title of the step, such as `[build 2/3] RUN make`
 * @returns undefined when no instruction fits, or several do
 */
export function lineOfStep(text: string, name: string): number | undefined {
  const [, where = '', instruction] = /^\[([^\]]*)\] (.*)$/.exec(name) ?? []
  if (instruction === undefined) return undefined
  const stage = /(\S+) \d+\/\d+$/.exec(where)?.[1]
  const inStage = readInstructions(text).filter((each) => stage === undefined || each.stage === stage)
  const same = inStage.filter((each) => normal(each.text) === normal(instruction))
  return onlyLine(same) ?? onlyLine(inStage.filter((each) => fits(normal(each.text), normal(instruction))))
}

/**
 * Returns the line of the first instruction that names an image.
 *
 * @param reference from an error of BuildKit, such as `docker.io/library/debian:13@sha256:...`
 */
export function lineOfImage(text: string, reference: string): number | undefined {
  const names = [reference, reference.split('@')[0] ?? ''].map(fullReference)
  const images = readInstructions(text).flatMap(({ text: instruction, line }) => {
    const image = /^FROM\s+(?:--\S+\s+)*(\S+)/i.exec(instruction)?.[1] ?? /\s--from=(\S+)/i.exec(instruction)?.[1]
    return image === undefined ? [] : [{ line, image: fullReference(image) }]
  })
  const same = images.find(({ image }) => names.includes(image))
  return (same ?? images.find(({ image }) => names.some((each) => fits(image, each))))?.line
}

function onlyLine(instructions: readonly Instruction[]): number | undefined {
  return instructions.length === 1 ? instructions[0]?.line : undefined
}

/** Normalizes white space, and puts the keyword in upper case as BuildKit does. */
function normal(instruction: string): string {
  return instruction
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\w+/, (word) => word.toUpperCase())
}

/** Whether a text matches a pattern in which `$NAME` and `${...}` stand for any text. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split(/\$(?:\w+|\{[^}]{0,200}\})/)
  const last = others.pop()
  if (last === undefined) return first === text
  let position = first.length
  for (const part of others) {
    const at = text.indexOf(part, position)
    if (at === -1) return false
    position = at + part.length
  }
  return text.startsWith(first) && text.endsWith(last) && text.length - last.length >= position
}

/** Returns a reference in the full form that BuildKit uses. Source: distribution, reference, "familiar names". */
function fullReference(image: string): string {
  if (image.startsWith('$')) return image
  const [name = '', digest] = image.split('@')
  const host = name.split('/')[0] ?? ''
  const isHost = name.includes('/') && (/[.:$]/.test(host) || host === 'localhost')
  const named = isHost ? name : `docker.io/${name.includes('/') ? '' : 'library/'}${name}`
  const tagged = digest === undefined && !/[:$][^/]*$/.test(named) ? `${named}:latest` : named
  return digest === undefined ? tagged : `${tagged}@${digest}`
}
