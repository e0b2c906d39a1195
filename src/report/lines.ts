import type { ImageResult } from '../image/image.ts'
import type { Plan } from '../plan/plan.ts'
import { bytes, duration, oneLine } from '../text/format.ts'
import type { DeployResult, Phase, Result } from './result.ts'

/** Says what is about to be done, as a line of the log. */
export function planLine(plan: Plan): string {
  if (plan.kind === 'skip') return `Nothing is deployed: ${plan.reason}.`
  if (plan.kind === 'build') {
    return `Build ${plan.buildId.id} of ${plan.owner.repository} in ${plan.account.region}.`
  }
  const { stackName, region, owner } = plan.target
  const where = `stack ${stackName} in ${region}`
  if (plan.kind === 'delete') return `Delete ${where}.`
  if (plan.kind === 'execute') return `Execute the change set ${plan.changeSet} of ${where}.`
  const build = `${plan.buildId.id} of ${owner.repository}`
  return plan.kind === 'diff' ? `Show what ${build} would change in ${where}.` : `Deploy ${build} to ${where}.`
}

/** What a deploy would do, for people. */
export const WOULD_BE = { create: 'would be created', update: 'would be updated', none: 'is up to date' } as const

/** What was done, as the closing lines of the log: the result, how long it took, and the outputs of the stack. */
export function resultLines(result: Result): readonly string[] {
  if (result.operation === 'skip') return []
  const time = phaseText(result.phases)
  if (result.operation === 'build') {
    const [only, ...others] = result.images.map(imageLine)
    return others.length === 0 ? [`${only} ${time}`] : [`${only}`, ...others, time]
  }
  if (result.operation === 'delete') {
    return [`Stack ${result.stackName} ${result.stackId === undefined ? 'was gone already' : 'was deleted'}. ${time}`]
  }
  if (result.operation === 'diff') return [`Stack ${result.stackName} ${WOULD_BE[result.would]}. ${time}`]
  if (result.operation === 'review') {
    return [`Stack ${result.stackName} has a change set to review: ${result.changeSetId}. ${time}`]
  }
  const done = { create: 'was created', update: 'was updated', none: 'is up to date' }[result.operation]
  const outputs = shownOutputs(result).map(([key, value]) => `  ${key} = ${oneLine(value)}`)
  return [...result.images.map(imageLine), `Stack ${result.stackName} ${done}. ${time}`, ...outputs]
}

function imageLine(image: ImageResult): string {
  const facts = [...image.platforms, ...sizeText(image)]
  const name = image.name === undefined ? '' : `${image.name} `
  return `The image ${name}is ${image.reference}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}.`
}

/** The size of an image, and of which platform if it has several; nothing when it is not known. */
export function sizeText({ size, platforms }: ImageResult): readonly string[] {
  if (size === undefined) return []
  return [platforms.length > 1 ? `${bytes(size)} for ${platforms[0]}` : bytes(size)]
}

/** The outputs of the stack as people may see them. */
export function shownOutputs({ stackOutputs, secretOutputs }: DeployResult): readonly (readonly [string, string])[] {
  return [...stackOutputs].map(([key, value]) => [key, secretOutputs.has(key) ? '***' : value])
}

/** The parts of a job and how long each took, in one line. */
export function phaseText(phases: readonly Phase[]): string {
  return phases.map(({ name, milliseconds }) => `${name} ${duration(milliseconds)}`).join(' · ')
}
