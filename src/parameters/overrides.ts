import { inputFile } from '../template/files/read.ts'
import { readWorkspaceFile, utf8Text } from '../template/files/workspace-file.ts'
import { type ListFields, type Pairs, readPairs } from '../text/pairs.ts'
import { messageOf, Problem } from '../text/problem.ts'

/** The inputs that give values of parameters. */
export type OverridesInput = 'parameter-overrides' | 'preview-parameter-overrides'

/** The inputs that values come from. */
export interface Origins {
  /** The parameters that preview-parameter-overrides gives; parameter-overrides gives all others. */
  readonly ofPreview: ReadonlySet<string>
}

/** The values that the inputs give to parameters. */
export interface GivenValues extends Origins {
  readonly values: ReadonlyMap<string, string>
}

/** Returns the input that gives the value of a parameter. */
export function inputOf(name: string, { ofPreview }: Origins): OverridesInput {
  return ofPreview.has(name) ? 'preview-parameter-overrides' : 'parameter-overrides'
}

/** The values that the inputs give, and their places there. */
export type Overrides = GivenValues & Pairs

/** Joins the values for all stacks and those for previews, which go first. */
export function joinOverrides(all: Pairs, preview: Pairs): Overrides {
  const others = [...all.bare].filter((name) => !preview.values.has(name))
  return {
    values: new Map([...all.values, ...preview.values]),
    places: new Map([...all.places, ...preview.places]),
    bare: new Set([...others, ...preview.bare]),
    ofPreview: new Set(preview.values.keys()),
  }
}

/**
 * Reads an input of parameters: the values, or the path of a file of the workspace that has them.
 *
 * @throws Problem when the file cannot be read or the values cannot be parsed
 */
export async function readOverrides(text: string, workspace: string, input: OverridesInput): Promise<Pairs> {
  const file = overridesFile(text)
  if (file === undefined) return parseOverrides(text, input)
  return parseOverrides(utf8Text(file, await readWorkspaceFile(workspace, file, inputFile(input))), input)
}

/** Source: AWS CLI, `create-change-set --parameters`; AWS CodePipeline user guide, "template configuration file". */
const FIELDS: ListFields = {
  key: 'ParameterKey',
  value: 'ParameterValue',
  none: 'UsePreviousValue',
  section: 'Parameters',
  secret: true,
  freeValues: true,
}

/**
 * Parses the values of parameters.
 *
 * @throws Problem when the text has none of the known forms
 */
export function parseOverrides(text: string, input: OverridesInput): Pairs {
  try {
    return readPairs(text, FIELDS)
  } catch (error) {
    throw new Problem(
      `Input ${input}: ${messageOf(error)}.`,
      'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue. Put an item of several lines in quotes, `"Key=<value>"`, and double each quote in it.',
    )
  }
}

/** Returns the path in an input of parameters: one line, `file://...` or a path with a known extension. Undefined: it has values. */
export function overridesFile(text: string): string | undefined {
  const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim())
  return match?.[1] ?? match?.[2]
}
