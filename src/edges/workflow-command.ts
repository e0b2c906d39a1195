/** Properties of a command, such as `file` and `line`; those that are undefined are left out. */
export type Properties = Readonly<Record<string, string | number | undefined>>

/**
 * A command to the runner, as a line of the log.
 * Source: GitHub documentation, "Workflow commands"; actions/runner, ActionCommand (the escapes).
 *
 * @param message may be any text; only the runner sees the escapes
 */
export function commandLine(name: string, properties: Properties, message: string): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  )
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${escapeData(message)}`
}

/**
 * An entry of a file of the runner, such as GITHUB_OUTPUT.
 * Source: GitHub documentation, "Workflow commands", multiline strings.
 *
 * @param delimiter a text that the value cannot hold
 */
export function fileEntry(name: string, value: string, delimiter: string): string {
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
}

/** Name of the variable that holds an input. Source: GitHub documentation, "Metadata syntax", inputs. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replace(/ /g, '_').toUpperCase()}`
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
