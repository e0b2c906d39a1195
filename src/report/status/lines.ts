import { stackConsoleUrl } from '../../aws/console.ts'
import { endOf } from '../execution/outcome.ts'
import {
  AS_LOG,
  factsOf,
  lengthText,
  type MachineStatus,
  type StatusFacts,
  shownPairs,
  timeText,
  unreadText,
} from './facts.ts'

/** Returns a status as lines of the log. */
export function statusLines(result: StatusFacts): readonly string[] {
  const { stackName, region, overview, machines } = result
  if (overview === undefined) return [`There is no stack ${stackName} in ${region}.`]
  const outputs = shownPairs(overview.stack.outputs, overview.secretOutputs)
  return [
    `Stack ${stackName}: ${stackConsoleUrl(region, overview.stack.id)}`,
    ...factsOf(result, overview, AS_LOG).map(([name, text]) => `  ${name}: ${text}`),
    ...machines.flatMap(machineLines),
    ...outputs.map(([key, text]) => `  ${key} = ${text}`),
  ]
}

function machineLines({ arn, executions }: MachineStatus): readonly string[] {
  const heading = `  Executions of ${arn.split(':').at(-1)}:`
  if ('needs' in executions) return [`${heading} ${unreadText(executions.needs, AS_LOG)}`]
  if (executions.value === undefined) return [`${heading} an EXPRESS state machine keeps none`]
  if (executions.value.length === 0) return [`${heading} none yet`]
  return [
    heading,
    ...executions.value.map((each) => {
      const { name, status, startedAt, reason = { value: '' } } = each
      const why = 'needs' in reason ? unreadText(reason.needs, AS_LOG) : reason.value
      const parts = [timeText(startedAt), name, endOf(status)[1], lengthText(each), why && `(${why})`]
      return `    ${parts.filter(Boolean).join(' ')}`
    }),
  ]
}
