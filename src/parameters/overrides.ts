import { inputFile } from '../template/files/read.ts'
import { readWorkspaceFile, utf8Text } from '../template/files/workspace-file.ts'
import { type ListFields, type Pairs, readPairs } from '../text/pairs.ts'
import { messageOf, Problem } from '../text/problem.ts'

/**
 * Reads the input parameter-overrides: the values, or the path of a file of the workspace that has them.
 *
 * @throws Problem when the file cannot be read or the values cannot be parsed
 */
export async function readOverrides(text: string, workspace: string): Promise<Pairs> {
  const file = overridesFile(text)
  if (file === undefined) return parseOverrides(text)
  return parseOverrides(utf8Text(file, await readWorkspaceFile(workspace, file, inputFile('parameter-overrides'))))
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
 * Parses the values of parameter-overrides.
 *
 * @throws Problem when the text has none of the known forms
 */
export function parseOverrides(text: string): Pairs {
  try {
    return readPairs(text, FIELDS)
  } catch (error) {
    throw new Problem(
      `Input parameter-overrides: ${messageOf(error)}.`,
      'Write one `Key=Value` a line, a YAML or JSON map, or a JSON list of ParameterKey and ParameterValue. Put an item of several lines in quotes, `"Key=<value>"`, and double each quote in it.',
    )
  }
}

/** Returns the path in parameter-overrides: one line, `file://...` or a path with a known extension. Undefined: it has values. */
export function overridesFile(text: string): string | undefined {
  const match = /^(?:file:\/\/)(.+)$|^([^\s=:{[]+\.(?:ya?ml|json|txt|env|properties))$/.exec(text.trim())
  return match?.[1] ?? match?.[2]
}
