import type { GitHub } from '../../edges/github.ts'
import type { Log } from '../../edges/runner.ts'
import { afterAbort } from '../../edges/signals.ts'
import { type DeploymentState, endDeployments, openDeployment, setDeploymentState } from '../../github/deployment.ts'
import { githubReason, isMissingPermission, isRefusedForAll } from '../../github/error.ts'
import type { DeploymentTarget } from '../../plan/comment-target.ts'
import type { Result } from '../../report/result.ts'
import { urlOutput } from '../../stack/url-output.ts'
import { addressLink } from '../../text/markdown.ts'
import { present } from '../../text/problem.ts'
import { withoutSecrets } from '../../text/secrets.ts'
import type { World } from './world.ts'

/** How a deployment ends. `deleted`: all deployments of the stack end, because it is gone. */
interface DeploymentEnd {
  readonly state: DeploymentState | 'deleted'
  readonly url?: string | undefined
}

/**
 * Does the work and announces its result, and records it as a deployment on GitHub meanwhile. What GitHub does not record is a
 * warning, because it must not fail a deploy.
 *
 * @param job `announce` does the work that it gets; `deletes`: whether the deletion of the stack has begun
 */
export async function withDeployment(
  world: World,
  work: () => Promise<Result>,
  {
    announce,
    deletes,
  }: {
    readonly announce: (work: () => Promise<Result>) => Promise<Result>
    readonly deletes: () => boolean
  },
): Promise<Result> {
  const { signal, log, deployment: target } = world
  if (target === undefined) return announce(work)
  let ending: Promise<void> | undefined
  const recorded = async (): Promise<Result> => {
    try {
      const result = await work()
      ending ??= end(endOf(result, log.secrets))
      return result
    } catch (error) {
      ending ??= end({ state: 'failure' })
      throw error
    }
  }
  const announcing = announce(recorded)
  const end = record(world, target)
  // The work may take all the time that a cancelled job has. CloudFormation goes on with a deletion.
  const cancel = (): Promise<void> => (ending ??= end({ state: deletes() ? 'deleted' : 'error' }))
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await announcing
  } finally {
    await ending
  }
}

/** The job itself waits for five seconds after it was cancelled. */
const LAST_REQUESTS_MILLISECONDS = 4000

/** Begins a deployment. Returns a function that ends it. Neither throws. */
function record(world: World, target: DeploymentTarget): (end: DeploymentEnd) => Promise<void> {
  const { log, signal, saveOpen } = world
  log.mask(target.token)
  const late = afterAbort(signal, LAST_REQUESTS_MILLISECONDS)
  const github = (): Promise<GitHub> => present(world.github)(late)
  const orWarning = warningOnce(log, target.environment)
  const set = (id: number, state: DeploymentState, url?: string): Promise<void> =>
    orWarning(async () => {
      if (state === 'in_progress') saveOpen('deployment', true)
      await setDeploymentState(await github(), target, { id, state, url })
      if (state !== 'in_progress') saveOpen('deployment', false)
    })
  let isOver = false
  const begin = async (): Promise<number | undefined> => {
    if (target.commit === undefined) return undefined
    const id = await orWarning(async () => openDeployment(await github(), target))
    if (id !== undefined && !isOver) await set(id, 'in_progress')
    return id
  }
  const beginning = begin()
  return async ({ state, url }) => {
    isOver = true
    const id = await beginning
    if (state === 'deleted') return orWarning(async () => endDeployments(await github(), target))
    if (id === undefined) return
    const setting = set(id, state, url)
    // Looks only now: runs that overlap open their deployments in any order.
    if (state === 'success') await orWarning(async () => endDeployments(await github(), target, id))
    await setting
  }
}

/**
 * Ends the deployments of a stack that is gone. If that fails, warns.
 *
 * @returns whether GitHub would refuse those of other stacks as well
 */
export async function endDeploymentsOf(log: Log, github: GitHub, target: DeploymentTarget): Promise<boolean> {
  try {
    await endDeployments(github, target)
    return false
  } catch (error) {
    log.warning(notRecorded(target.environment, error))
    return isRefusedForAll(error)
  }
}

function notRecorded(environment: string, error: unknown): string {
  const remedy = isMissingPermission(error)
    ? ' Add `deployments: write` to `permissions:` of the job, or set `environment: none`.'
    : ''
  return `The deployment to ${environment} is not recorded on GitHub: ${githubReason(error)}.${remedy}`
}

/** Returns a function that turns the failure of requests into a warning, the first of them only. */
function warningOnce(log: Log, environment: string) {
  let isWarned = false
  return async <T>(request: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await request()
    } catch (error) {
      if (!isWarned) log.warning(notRecorded(environment, error))
      isWarned = true
      return undefined
    }
  }
}

function endOf(result: Result, secrets: ReadonlySet<string>): DeploymentEnd {
  if (result.operation === 'delete') return { state: 'deleted' }
  // The run has deployed nothing.
  if (!('stackOutputs' in result) || result.operation === 'review') return { state: 'inactive' }
  if (result.failure !== undefined) return { state: 'failure' }
  const [key = '', url = ''] = urlOutput(result.stackOutputs) ?? []
  const isHidden = result.secretOutputs.has(key) || withoutSecrets(url, secrets) !== url
  return { state: 'success', url: isHidden || addressLink(url) === undefined ? undefined : url }
}
