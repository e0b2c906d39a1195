/** A command to the runner. */
export interface Command {
  readonly name: string
  readonly data: string
}

/** The commands that a runner knows. Source: actions/runner, ActionCommandManager and its extensions. */
const KNOWN = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'internal-set-repo-path'],
  ...['notice', 'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
]

/** Characters that a comparison by culture skips, as the runner compares. Source: Unicode collation algorithm. */
const SKIPPED = /[\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\t\n\v\f\r\u0085]/gu

/**
 * Lists the commands that a runner finds in a log, but for those that it stops.
 * Source: actions/runner, ActionCommand (TryParseV2, TryParse), ActionCommandManager.
 */
export function commandsIn(log: string): readonly Command[] {
  const found: Command[] = []
  let stopped: string | undefined
  for (const line of log.split(/\r\n|\r|\n/)) {
    const command = parse(line.replace(SKIPPED, ''), stopped)
    if (command === undefined) continue
    if (stopped === undefined) found.push(command)
    if (command.name === 'stop-commands') stopped = command.data
    else if (command.name === stopped) stopped = undefined
  }
  return found
}

function parse(line: string, token: string | undefined): Command | undefined {
  const [, info, data = ''] = /^\s*::(.*?)::(.*)$/.exec(line) ?? /##\[([^\]]*)\](.*)$/.exec(line) ?? []
  const name = info?.split(' ')[0] ?? ''
  return (token === undefined ? KNOWN.includes(name) : name === token) ? { name, data } : undefined
}
