import type { ImageResult } from './image/image.ts'
import { changesJson } from './report/changes.ts'
import { stackConsoleUrl } from './report/console.ts'
import type { BuildResult, DeleteResult, DeployResult, DiffResult, Result } from './result.ts'

/**
 * The outputs of the action for a result. This is the only file that knows their names. Every output of the stack stands
 * under its own key; where that is a name of ours, ours wins, and `outputs` has it all.
 *
 * @returns pairs to set, in order; what a result does not know is left out
 */
export function outputsOf(result: Result): ReadonlyMap<string, string> {
  if (result.operation === 'skip') return pairs({ operation: 'skip' })
  if (result.operation === 'build') return buildOutputs(result)
  if (result.operation === 'diff') return diffOutputs(result)
  return result.operation === 'delete' ? deleteOutputs(result) : deployOutputs(result)
}

function buildOutputs({ operation, buildId, image }: BuildResult): ReadonlyMap<string, string> {
  return pairs({ operation, 'build-id': buildId, ...imageOutputs(image) })
}

function imageOutputs({ reference, tag, digest, repositoryUri, reused }: ImageResult): Record<string, string> {
  return {
    image: reference,
    'image-tag': tag,
    digest,
    'repository-uri': repositoryUri,
    'image-reused': String(reused),
  }
}

function deleteOutputs({ stackName, stackId, region }: DeleteResult): ReadonlyMap<string, string> {
  return pairs({
    operation: 'delete',
    'stack-name': stackName,
    'stack-id': stackId,
    'has-changes': String(stackId !== undefined),
    'console-url': stackId && stackConsoleUrl(region, stackId),
  })
}

function diffOutputs({ would, buildId, stackName, changes }: DiffResult): ReadonlyMap<string, string> {
  return pairs({
    operation: 'diff',
    'build-id': buildId,
    'stack-name': stackName,
    'has-changes': String(would !== 'none'),
    'changes-count': String(changes.length),
    'changes-summary': changesJson(changes),
  })
}

function deployOutputs(result: DeployResult): ReadonlyMap<string, string> {
  const { image, stackOutputs } = result
  const consoleUrl = stackConsoleUrl(result.region, result.stackId)
  return new Map([
    ...stackOutputs,
    ...pairs({
      operation: result.operation,
      'build-id': result.buildId,
      ...(image && imageOutputs(image)),
      'stack-name': result.stackName,
      'stack-id': result.stackId,
      'has-changes': String(result.operation !== 'none'),
      'changes-count': String(result.changes.length),
      'changes-summary': changesJson(result.changes),
      'change-set-id': result.changeSetId,
      outputs: JSON.stringify(Object.fromEntries(stackOutputs)),
      url: urlOf(stackOutputs) ?? consoleUrl,
      'console-url': consoleUrl,
      'state-machine-arn': result.stateMachineArn,
      'task-definition-arn': result.taskDefinitionArn,
    }),
  ])
}

function urlOf(stackOutputs: ReadonlyMap<string, string>): string | undefined {
  return [...stackOutputs].find(([key]) => key.toLowerCase() === 'url')?.[1]
}

function pairs(values: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
