import { regionOf, stackConsoleUrl } from '../aws/console.ts'
import type { ExecutionResult } from '../execution/execution.ts'
import type { ImageResult } from '../image/image.ts'
import type { Decision } from '../plan/decision.ts'
import type { CheckPlan, Plan, SkipPlan } from '../plan/plan.ts'
import { urlOutput } from '../stack/url-output.ts'
import { bytes, duration } from '../text/format.ts'
import { executionText } from './execution/section.ts'
import type { DeployResult, KnownFacts, Phase, Result, SweepResult, SweptStack } from './result.ts'
import { isStillRunning } from './stack-state.ts'
import { statusLines } from './status/lines.ts'

/** Returns the first line of the log: the decision, and its reason. */
export function decisionLine({ kind, reason }: Decision): string {
  return kind === 'skip' ? `Nothing is deployed: ${reason}.` : `Decision: ${kind} (${reason}).`
}

/** Returns the log line that announces a plan, and the way to its credentials. */
export function planLine(plan: Exclude<Plan, SkipPlan>): string {
  if (plan.kind === 'check') return 'Check the Dockerfile, and build nothing.'
  const { credentials } = plan.account
  if (credentials.kind === 'chain') return actionText(plan)
  const by = credentials.kind === 'assume' ? 'the AWS credentials of this job (role chaining)' : "GitHub's ID token"
  return `${actionText(plan)} The role ${credentials.arn} is assumed with ${by}.`
}

function actionText(plan: Exclude<Plan, CheckPlan | SkipPlan>): string {
  if (plan.kind === 'build') {
    return `Build ${plan.buildId.id} of ${plan.owner.repository} in ${plan.account.region}.`
  }
  if (plan.kind === 'sweep') {
    const whose = plan.stack === undefined ? plan.repository : `${plan.stack} of ${plan.repository}`
    return `${plan.dryRun ? 'Show which previews' : 'Delete the previews'} of ${whose} in ${plan.account.region} ${plan.dryRun ? 'are over' : 'that are over'}.`
  }
  if (plan.kind === 'run') {
    const { account, stackName, execution } = plan
    const machine = execution.settings.stateMachine
    return stackName === undefined
      ? `Run the state machine ${machine}.`
      : `Run the state machine of stack ${stackName} in ${account.region}.`
  }
  if (plan.kind === 'status') return `Show the stack ${plan.stackName} in ${plan.account.region}.`
  const { stackName, region, owner } = plan.target
  const where = `stack ${stackName} in ${region}`
  if (plan.kind === 'delete') return `Delete ${where}.`
  if (plan.kind === 'execute') return `Execute the change set ${plan.changeSet} of ${where}.`
  const build = `${plan.buildId.id} of ${owner.repository}`
  return plan.kind === 'diff' ? `Show what ${build} would change in ${where}.` : `Deploy ${build} to ${where}.`
}

/** Phrases for the result of a deploy. */
const DONE = {
  create: 'was created',
  update: 'was updated',
  none: 'is up to date',
  review: 'has a change set to review',
} as const

/** Phrases for the result of a diff. */
const WOULD_BE = { create: 'would be created', update: 'would be updated', none: 'is up to date' } as const

/** Returns the last log lines: images and stack outputs; then the state of the stack with its address; then how long it took. */
export function resultLines(result: Result): readonly string[] {
  if (result.operation === 'skip') return []
  const { phases } = result
  const times = phases.length > 1 ? [`${phaseText(phases)} · ${totalText(phases)} in all`] : [phaseText(phases)]
  return [...factLines(result), ...times]
}

function factLines(result: Exclude<Result, { readonly operation: 'skip' }>): readonly string[] {
  if (result.operation === 'sweep') return sweepLines(result)
  if (result.operation === 'run') return [executionLine(result.execution)]
  if (result.operation === 'status') return statusLines(result)
  if (result.operation === 'build') return result.images.map(imageLine)
  const { stackName } = result
  if (result.operation === 'delete')
    return [`Stack ${stackName} ${result.stackId === undefined ? 'was gone already' : 'was deleted'}.`]
  if (result.operation === 'diff') return [`Stack ${stackName} ${WOULD_BE[result.would]}.`]
  const consoleUrl = stackConsoleUrl(result.region, result.stackId)
  if (result.operation === 'review')
    return [`Stack ${stackName} ${DONE.review}: ${result.changeSetId}`, `See it in the AWS console: ${consoleUrl}`]
  const outputs = shownOutputs(result)
  const address = urlOutput(new Map(outputs))?.[1] ?? consoleUrl
  return [
    ...result.images.map(imageLine),
    ...outputs.map(([key, value]) => `  ${key} = ${value}`),
    `Stack ${stackName} ${DONE[result.operation]}: ${address}`,
    ...(result.execution === undefined ? [] : [executionLine(result.execution)]),
  ]
}

function executionLine(execution: ExecutionResult): string {
  return `${executionText(execution)}: ${execution.consoleUrl}`
}

/** Returns the last log lines of a failed run: how long it took, and where to look further. */
export function failedLines(known: KnownFacts, milliseconds: number): readonly string[] {
  const { stackName, stackId, running, execution } = known
  const version = running && [running.commit?.sha, running.url].filter((each) => each !== undefined).join(' at ')
  return [
    ...(execution === undefined ? [] : [executionLine(execution)]),
    ...(version ? [`${isStillRunning(known) ? 'Still running' : 'Before this deploy'}: ${version}`] : []),
    ...(stackId === undefined ? [] : [`Stack ${stackName}: ${stackConsoleUrl(regionOf({ id: stackId }), stackId)}`]),
    `The job ended after ${duration(milliseconds)}.`,
  ]
}

function imageLine(image: ImageResult): string {
  const facts = [...image.platforms, ...sizeText(image)]
  const name = image.name === undefined ? '' : `${image.name} `
  return `The image ${name}is ${image.reference}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}.`
}

/** Returns the size of an image, with the platform that it is for if the image has several; empty when it is unknown. */
export function sizeText({ size, platforms }: ImageResult): readonly string[] {
  if (size === undefined) return []
  return [platforms.length > 1 ? `${bytes(size)} for ${platforms[0]}` : bytes(size)]
}

/** Returns the stack outputs with secrets masked. */
export function shownOutputs({ stackOutputs, secretOutputs }: DeployResult): readonly (readonly [string, string])[] {
  return [...stackOutputs].map(([key, value]) => [key, secretOutputs.has(key) ? '***' : value])
}

/** Returns how long each phase took, in one line. */
export function phaseText(phases: readonly Phase[]): string {
  return phases.map(({ name, milliseconds }) => `${name} ${duration(milliseconds)}`).join(' · ')
}

/** Returns how long all phases took together. */
export function totalText(phases: readonly Phase[]): string {
  return duration(phases.reduce((total, { milliseconds }) => total + milliseconds, 0))
}

/** Returns the log line about a stack that a sweep has looked at. */
export function sweptLine({ stack, done, reason }: Pick<SweptStack, 'stack' | 'done' | 'reason'>): string {
  const what = {
    deleted: 'was deleted',
    'would be deleted': 'would be deleted',
    kept: 'is kept',
    failed: 'is not deleted',
  }
  return `Stack ${stack} ${what[done]}: ${reason.replace(/\.$/, '')}.`
}

function sweepLines({ dryRun, stacks, images }: SweepResult): readonly string[] {
  const planned = dryRun ? images : []
  return [
    ...planned.map(({ repository, tags }) => `From the repository ${repository} would be removed: ${tags.join(', ')}.`),
    `${sweepText({ dryRun, stacks, images })}.`,
  ]
}

/** Returns how many previews a sweep has deleted and kept, and of how many pull requests it has removed images. */
export function sweepText({ dryRun, stacks, images }: Pick<SweepResult, 'dryRun' | 'stacks' | 'images'>): string {
  const counts = (['failed', 'deleted', 'would be deleted', 'kept'] as const).flatMap((done) => {
    const count = stacks.filter((each) => each.done === done).length
    return count === 0 ? [] : [`${count} ${done}`]
  })
  const removed =
    images.length === 0
      ? []
      : [
          `images of ${images.length} pull ${images.length === 1 ? 'request' : 'requests'}${dryRun ? ' would be' : ''} removed`,
        ]
  const parts = [...counts, ...removed]
  return `${dryRun ? 'Dry run' : 'Sweep'}: ${parts.length === 0 ? 'no preview was found' : parts.join(', ')}`
}
