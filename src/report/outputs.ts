import { regionOf, stackConsoleUrl } from '../aws/console.ts'
import type { ExecutionResult } from '../execution/execution.ts'
import type { ImageResult } from '../image/image.ts'
import { changesJson } from '../stack/changes/summary.ts'
import { urlOutput } from '../stack/url-output.ts'
import type {
  BuildResult,
  DeleteResult,
  DeployResult,
  DiffResult,
  KnownFacts,
  Result,
  RunResult,
  StatusResult,
  SweepResult,
} from './result.ts'
import { statusJson } from './status/json.ts'

/**
 * Returns the outputs of the action. Only this file knows their names. Adds every stack output under its sanitised key, unless the
 * action has an output of that name; the output `outputs` contains all of them.
 *
 * @returns values by name, in order; an unknown value is omitted
 */
export function outputsOf(result: Result): ReadonlyMap<string, string> {
  if (result.operation === 'skip') return outputPairs({ operation: 'skip' })
  if (result.operation === 'build') return buildOutputs(result)
  if (result.operation === 'diff') return diffOutputs(result)
  if (result.operation === 'sweep') return sweepOutputs(result)
  if (result.operation === 'run') return runOutputs(result)
  if (result.operation === 'status') return statusOutputs(result)
  return result.operation === 'delete' ? deleteOutputs(result) : deployOutputs(result)
}

/** Returns the outputs of a failed run: those that are known. Its `url` is the address of the stack. */
export function failedOutputs(known: KnownFacts): ReadonlyMap<string, string> {
  const { buildId, images = [], stackName, stackId, changeSetId, execution } = known
  const consoleUrl = stackId && stackConsoleUrl(regionOf({ id: stackId }), stackId)
  return outputPairs({
    operation: 'failed',
    'build-id': buildId,
    ...imageOutputs(images),
    'stack-name': stackName,
    'stack-id': stackId,
    'change-set-id': changeSetId,
    url: consoleUrl,
    'console-url': consoleUrl,
    'state-machine-arn': execution?.stateMachineArn,
    ...executionOutputs(execution),
  })
}

function buildOutputs({ operation, buildId, images }: BuildResult): ReadonlyMap<string, string> {
  return outputPairs({ operation, 'build-id': buildId, ...imageOutputs(images) })
}

/** Returns the outputs of an unnamed image, or the output `images` for named ones. */
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
  return outputPairs({
    operation: 'delete',
    'stack-name': stackName,
    'stack-id': stackId,
    'has-changes': String(stackId !== undefined),
    'console-url': stackId && stackConsoleUrl(region, stackId),
  })
}

function sweepOutputs({ stacks, images }: SweepResult): ReadonlyMap<string, string> {
  const count = stacks.filter(({ done }) => done.endsWith('deleted')).length
  return outputPairs({
    operation: 'sweep',
    'has-changes': String(count + images.length > 0),
    'changes-count': String(count),
    'changes-summary': JSON.stringify({ stacks, images }),
  })
}

function runOutputs({ stackName, execution, failure }: RunResult): ReadonlyMap<string, string> {
  return outputPairs({
    operation: failure === undefined ? 'run' : 'failed',
    'stack-name': stackName,
    url: execution.consoleUrl,
    'state-machine-arn': execution.stateMachineArn,
    ...executionOutputs(execution),
  })
}

function executionOutputs(execution: ExecutionResult | undefined): Record<string, string | undefined> {
  if (execution === undefined) return {}
  const { arn, status, output, exitCode } = execution
  return {
    'execution-arn': arn,
    'execution-status': status,
    'execution-output': output,
    'exit-code': exitCode === undefined ? undefined : String(exitCode),
  }
}

function statusOutputs(result: StatusResult): ReadonlyMap<string, string> {
  const { stackName, region, overview, machines } = result
  const { id, outputs = new Map<string, string>() } = overview?.stack ?? {}
  const consoleUrl = id && stackConsoleUrl(region, id)
  const [image, ...images] = overview?.images ?? []
  const [machine, ...others] = machines
  return outputPairs({
    operation: 'status',
    'build-id': overview?.buildId,
    image: images.length === 0 ? image?.reference : undefined,
    'stack-name': stackName,
    'stack-id': id,
    outputs: overview && JSON.stringify(Object.fromEntries(outputs)),
    url: urlOutput(outputs)?.[1] ?? consoleUrl,
    'console-url': consoleUrl,
    'state-machine-arn': others.length === 0 ? machine?.arn : undefined,
    status: statusJson(result),
  })
}

function diffOutputs({ would, buildId, stackName, changes }: DiffResult): ReadonlyMap<string, string> {
  return outputPairs({
    operation: 'diff',
    'build-id': buildId,
    'stack-name': stackName,
    'has-changes': String(would !== 'none'),
    'changes-count': String(changes.length),
    'changes-summary': changesJson(changes),
  })
}

function deployOutputs(result: DeployResult): ReadonlyMap<string, string> {
  const stackOutputs = [...result.stackOutputs].map(([key, value]): [string, string] => [outputName(key), value])
  return new Map([...stackOutputs, ...ownOutputs(result)])
}

/** Expressions read `steps.<id>.outputs.<name>`. Source: GitHub documentation, "Contexts", property dereference. */
function outputName(key: string): string {
  return key.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^(?=[^A-Za-z_])/, '_')
}

/**
 * Returns a sentence for each stack output that cannot be read by its own key. GitHub ignores the case of output names.
 */
export function outputNotes(result: Result): readonly string[] {
  if (!('stackOutputs' in result)) return []
  const own = new Map([...ownOutputs(result)].map(([name, value]) => [name.toLowerCase(), value]))
  const byName = Map.groupBy(result.stackOutputs.keys(), (key) => outputName(key).toLowerCase())
  return [...byName].flatMap(([name, keys]) => {
    const hidden = keys.filter((key) => own.has(name) && own.get(name) !== result.stackOutputs.get(key))
    if (hidden.length > 0)
      return `The stack's output ${hidden.join(' and ')} has the name of an output of this action; read it from \`outputs\`.`
    return keys.length > 1
      ? `The stack's outputs ${keys.join(' and ')} have the same name for GitHub; read them from \`outputs\`.`
      : []
  })
}

function ownOutputs(result: DeployResult): ReadonlyMap<string, string> {
  const { stackOutputs } = result
  const consoleUrl = stackConsoleUrl(result.region, result.stackId)
  return outputPairs({
    operation: result.failure === undefined ? result.operation : 'failed',
    'build-id': result.buildId,
    ...imageOutputs(result.images),
    'stack-name': result.stackName,
    'stack-id': result.stackId,
    'has-changes': String(result.operation !== 'none'),
    'changes-count': String(result.changes.length),
    'changes-summary': changesJson(result.changes),
    'change-set-id': result.changeSetId,
    outputs: JSON.stringify(Object.fromEntries(stackOutputs)),
    url: urlOutput(stackOutputs)?.[1] ?? consoleUrl,
    'console-url': consoleUrl,
    'state-machine-arn': result.stateMachineArn,
    'task-definition-arn': result.taskDefinitionArn,
    ...executionOutputs(result.execution),
  })
}

function outputPairs(values: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
