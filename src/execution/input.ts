import { readWorkspaceFile, utf8Text } from '../template/files/workspace-file.ts'
import { type Place, Problem } from '../text/problem.ts'

/** Source: AWS Step Functions developer guide, "Service quotas": the input of an execution, in bytes of UTF-8. */
const LARGEST_INPUT = 262_144

/** Source: Amazon ECS API reference, RunTask, overrides: so many characters, those of their JSON included. */
const LONGEST_OVERRIDES = 8192

/** The characters that the overrides of the built-in template have at least besides the input. */
const LEAST_OVERRIDES = 100

/** A one-line text without a brace, a bracket or a quote that ends like the name of a file, or a URL of one. */
const PATH = /^(?:file:\/\/)?([^\s{}[\]"]+\.json)$/

/**
 * Reads the input of an execution: JSON, or the path of a file of the workspace that holds it.
 *
 * @param isOverride whether the built-in template hands it to the container, in the environment
 * @returns JSON, as it was written
 * @throws Problem when it is not JSON, or too large
 */
export async function readExecutionInput(text: string, workspace: string, isOverride: boolean): Promise<string> {
  const [, file] = PATH.exec(text) ?? []
  const input = file === undefined ? text || '{}' : await readInputFile(workspace, file)
  const parsed = parseInput(input, file)
  const size = Buffer.byteLength(input)
  if (size > LARGEST_INPUT) {
    throw new Problem(
      `Input run-input has ${size} bytes; Step Functions accepts at most ${LARGEST_INPUT}.`,
      'Put the data into a bucket, and pass its address as the input.',
    )
  }
  const length = isOverride ? compactLength(parsed, input) : 0
  if (length > LONGEST_OVERRIDES - LEAST_OVERRIDES) {
    throw new Problem(
      `Input run-input has ${length} characters; the built-in template passes it to the container, and ECS accepts at most ${LONGEST_OVERRIDES} for all overrides.`,
      'Put the data into a bucket, and pass its address as the input.',
    )
  }
  return input
}

/** Returns the length of JSON without white space. JSON that is very deep can be read, but not written. */
function compactLength(parsed: unknown, input: string): number {
  try {
    return JSON.stringify(parsed).length
  } catch {
    return input.length
  }
}

async function readInputFile(workspace: string, file: string): Promise<string> {
  const named = {
    by: 'Input run-input',
    remedy:
      'Give JSON, or the path of a `.json` file in the workspace. The job must check out or write the file before this step.',
    largest: 4 * LARGEST_INPUT,
  }
  return utf8Text(file, await readWorkspaceFile(workspace, file, named))
    .replace(/^\uFEFF/, '')
    .trim()
}

function parseInput(text: string, file: string | undefined): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const place = placeOf(text, faultIn(text))
    const what = file === undefined ? 'the text' : `the file ${file}`
    throw new Problem(
      `Input run-input: ${what} is not valid JSON: there is an error in line ${place.line}, column ${place.column}.`,
      'Write JSON, such as {"key": "value"}, or the path of a `.json` file in the workspace. In an expression, `toJSON` turns any value into JSON.',
      file === undefined ? {} : { place: { file, ...place } },
    )
  }
}

/** Returns the length of the longest beginning that a rest could make JSON. The parser names a position in long texts only. */
function faultIn(text: string): number {
  let [good, bad] = [0, text.length]
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2)
    if (isBeginning(text.slice(0, middle))) good = middle
    else bad = middle - 1
  }
  return good
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const message = (error as Error).message
    return /end of JSON|Unterminated/.test(message) || message.includes(`at position ${text.length} `)
  }
}

function placeOf(text: string, offset: number): Required<Omit<Place, 'file'>> {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
