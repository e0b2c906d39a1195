import { stackConsoleUrl } from '../../aws/console.ts'
import { factsOf, type MachineStatus, type StatusFacts, shownPairs, unreadText } from './facts.ts'
import { lengthText, statusText, timeText } from './texts.ts'

/** Returns a status as lines of the log. */
export function statusLines(result: StatusFacts): readonly string[] {
  const { stackName, region, overview, machines } = result
  if (overview === undefined) return [`There is no stack ${stackName} in ${region}.`]
  const outputs = shownPairs(overview.stack.outputs, overview.secretOutputs)
  return [
    `Stack ${stackName}: ${stackConsoleUrl(region, overview.stack.id)}`,
    ...factsOf(result, overview).map(([name, , text]) => `  ${name}: ${text}`),
    ...machines.flatMap(machineLines),
    ...outputs.map(([key, text]) => `  ${key} = ${text}`),
  ]
}

function machineLines({ arn, executions }: MachineStatus): readonly string[] {
  const name = arn.split(':').at(-1)
  if ('needs' in executions) return [`  Executions of ${name}: ${unreadText(executions.needs)}`]
  const listed = executions.value ?? []
  if (listed.length === 0)
    return [
      `  Executions of ${name}: ${executions.value === undefined ? 'an EXPRESS state machine keeps none' : 'none yet'}`,
    ]
  return [
    `  Executions of ${name}:`,
    ...listed.map((each) => {
      const { reason } = each
      const why = reason === undefined ? '' : ` (${'needs' in reason ? unreadText(reason.needs) : reason.value})`
      return `    ${timeText(each.startedAt)} ${each.name} ${statusText(each)} ${lengthText(each)}`.trimEnd() + why
    }),
  ]
}
