import type { ImageResult } from './image/image.ts'
import { changesSummary } from './report/changes.ts'
import { stackConsoleUrl } from './report/console.ts'
import type { BuildResult, DeleteResult, DeployResult, Result } from './result.ts'

/**
 * The outputs of the action for a result. This is the only file that knows their names. Every output of the stack stands
 * under its own key; where that is a name of ours, ours wins, and `outputs` has it all.
 *
 * @returns pairs to set, in order; what a result does not know is left out
 */
export function outputsOf(result: Result): ReadonlyMap<string, string> {
  if (result.operation === 'skip') return pairs({ operation: 'skip' })
  if (result.operation === 'build') return buildOutputs(result)
  return result.operation === 'delete' ? deleteOutputs(result) : deployOutputs(result)
}

function buildOutputs({ operation, buildId, images }: BuildResult): ReadonlyMap<string, string> {
  return pairs({ operation, 'build-id': buildId, ...imageOutputs(images) })
}

/** Those of the only image, or `images` with those of each by its name. */
function imageOutputs(images: readonly ImageResult[]): Record<string, string> {
  const named = images.flatMap((image) =>
    image.name === undefined ? [] : [[image.name, outputsOfImage(image)] as const],
  )
  if (named.length > 0) return { images: JSON.stringify(Object.fromEntries(named)) }
  const [only] = images
  if (only === undefined) return {}
  return { ...outputsOfImage(only), 'image-reused': String(only.reused) }
}

function outputsOfImage({ reference, tag, digest, repositoryUri, reused }: ImageResult) {
  return { image: reference, 'image-tag': tag, digest, 'repository-uri': repositoryUri, 'image-reused': reused }
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

function deployOutputs(result: DeployResult): ReadonlyMap<string, string> {
  const { stackOutputs } = result
  const consoleUrl = stackConsoleUrl(result.region, result.stackId)
  return new Map([
    ...stackOutputs,
    ...pairs({
      operation: result.operation,
      'build-id': result.buildId,
      ...imageOutputs(result.images),
      'stack-name': result.stackName,
      'stack-id': result.stackId,
      'has-changes': String(result.operation !== 'none'),
      'changes-count': String(result.changes.length),
      'changes-summary': JSON.stringify(changesSummary(result.changes)),
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
