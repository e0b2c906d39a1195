import { type Readable, readValue } from '../../aws/readable.ts'
import type { RecentExecution } from '../../execution/recent.ts'
import type { StackOverview } from '../../stack/overview.ts'
import { type StatusFacts, shownPairs } from './facts.ts'

/** Returns a status as JSON: what the summary shows, with times in ISO 8601. A part that cannot be read is in `notReadable`. */
export function statusJson(result: StatusFacts): string {
  const { stackName, region, overview, commit, machines } = result
  if (overview === undefined) return JSON.stringify({ name: stackName, region, status: 'none' })
  const { stack, images, schedules, lastChange } = overview
  const change = readValue(lastChange)
  return JSON.stringify({
    name: stackName,
    region,
    status: stack.status,
    reason: stack.reason,
    id: stack.id,
    createdAt: isoTime(overview.createdAt),
    changedAt: isoTime(stack.changedAt),
    buildId: overview.buildId,
    commit: commit?.sha,
    images: images.map(({ parameter, reference, tag }) => ({
      parameter,
      image: reference,
      tag: tag && readValue(tag),
    })),
    lastChange: change && { name: change.name, description: change.description, run: change.source?.run.url },
    schedules: readValue(schedules),
    terminationProtection: stack.terminationProtection,
    drift: overview.drift,
    tags: Object.fromEntries(stack.tags),
    outputs: Object.fromEntries(shownPairs(stack.outputs, overview.secretOutputs)),
    parameters: Object.fromEntries(shownPairs(stack.parameters, overview.secretParameters)),
    stateMachines: machines.map(({ arn, executions }) => ({
      arn,
      executions: readValue(executions)?.map(executionJson),
    })),
    notReadable: [...new Set(neededIn(result, overview))],
  })
}

function executionJson({ arn, name, status, startedAt, endedAt, reason }: RecentExecution): object {
  return {
    arn,
    name,
    status,
    startedAt: isoTime(startedAt),
    endedAt: endedAt === undefined ? undefined : isoTime(endedAt),
    reason: reason && readValue(reason),
  }
}

function isoTime(time: number): string {
  return new Date(time).toISOString()
}

/** Returns the permissions without which parts cannot be read. */
function neededIn({ machines }: StatusFacts, overview: StackOverview): readonly string[] {
  const lists = machines.map(({ executions }) => executions)
  const reasons = lists.flatMap((list) => readValue(list) ?? []).map(({ reason }) => reason)
  const parts: readonly (Readable<unknown> | undefined)[] = [
    overview.template,
    overview.lastChange,
    overview.schedules,
    overview.machines,
    ...overview.images.map(({ tag }) => tag),
    ...lists,
    ...reasons,
  ]
  return parts.flatMap((part) => (part !== undefined && 'needs' in part ? [part.needs] : []))
}
