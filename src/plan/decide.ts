import { createHash } from 'node:crypto'
import { type Owner, operationName, ownerTags, TTL_TAG } from '../aws/ownership.ts'
import { LONGEST_STACK_NAME, previewStackName } from '../aws/stack-name.ts'
import { isStateMachineArn } from '../inputs/aws-values.ts'
import type { Inputs, StackInputs } from '../inputs/inputs.ts'
import { SERVICE_TEMPLATES } from '../inputs/inputs.ts'
import { attempt, joinErrors, Problem, throwAll } from '../text/problem.ts'
import { stampBuild } from './build-id.ts'
import { attemptOf, type Context } from './context.ts'
import { planCredentials } from './credentials.ts'
import type { Decision } from './decision.ts'
import type { PullRequestEvent } from './event.ts'
import { buildFaults, planBuilds, planImages, previewRepositories } from './images.ts'
import type {
  Account,
  CheckPlan,
  DeletePlan,
  DeployPlan,
  ExecutePlan,
  ExecutionPlan,
  ImageOnlyPlan,
  Plan,
  PlanSource,
  Preview,
  Release,
  RunPlan,
  StatusPlan,
  SweepPlan,
  Target,
} from './plan.ts'

/**
 * Makes the plan of this run from what was decided, the inputs and the event. A plan that preflight checks has its faults; those
 * of any other plan are thrown.
 *
 * @throws Problem, or Problems, when they contradict each other, or decide nothing
 */
export function makePlan(decision: Decision, source: PlanSource): Plan {
  const { faults = [] } = source
  let plan: Plan
  try {
    plan = planOf(decision, source)
  } catch (error) {
    throw joinErrors([...faults, error])
  }
  if (!('faults' in plan)) throwAll(faults)
  return plan
}

function planOf(decision: Decision, source: PlanSource): Plan {
  if (decision.kind === 'skip') return decision
  const { kind, preview } = decision
  if (kind === 'delete') return planDeletion(source, preview)
  if (kind === 'execute') return planExecution(source, preview)
  if (kind === 'check') return planCheck(source)
  if (kind === 'sweep') return planSweep(source)
  if (kind === 'run') return planRun(source, preview)
  if (kind === 'status') return planStatus(source, preview)
  return kind === 'build' ? planImageOnly(source) : planDeploy(kind, source, preview)
}

function planDeletion(source: PlanSource, event: PullRequestEvent | undefined): DeletePlan {
  const preview = previewIn(source, event)
  return { kind: 'delete', ...destination(source, event), preview, images: preview?.images ?? [] }
}

function previewIn(source: PlanSource, event: PullRequestEvent | undefined): Preview | undefined {
  if (event === undefined) return undefined
  const { number, headSha } = event
  const images = previewRepositories(source).map((place) => ({ ...place, pullRequest: number }))
  return { number, headSha, settings: source.inputs.previews, images }
}

function planExecution(source: PlanSource, preview: PullRequestEvent | undefined): ExecutePlan {
  const { stack } = source.inputs
  checkExecution(source.inputs)
  const changeSet = stack.options.changeSet ?? ''
  const place = { ...destination(source, preview), preview: previewIn(source, preview) }
  const execution = source.inputs.run.afterDeploy ? executionOf(source, place.target.stackName) : undefined
  return { kind: 'execute', ...place, changeSet, stack, release: releaseOf(source.context), execution }
}

function planSweep(source: PlanSource): SweepPlan {
  const { stackName, dryRun, githubToken, comment, environment, stack } = source.inputs
  const { context, nonce } = source
  if (githubToken === undefined) {
    throw new Problem(
      '`command: sweep` asks GitHub which pull requests are closed, and has no token for that.',
      'Leave `github-token` out, so that it is the token of the job, with `pull-requests: read` in `permissions:`.',
    )
  }
  return {
    kind: 'sweep',
    account: accountOf(source),
    repository: context.repository,
    stack: stackName || undefined,
    repositories: previewRepositories(source),
    dryRun,
    operation: operationName(attemptOf(context), nonce),
    timeoutMinutes: stack.timeoutMinutes,
    comment,
    environment,
  }
}

function planRun(source: PlanSource, preview: PullRequestEvent | undefined): RunPlan {
  const { account, target } = destination(source, preview)
  const { timeoutMinutes, owner } = target
  return {
    kind: 'run',
    account,
    stackName: isStateMachineArn(source.inputs.run.stateMachine) ? undefined : target.stackName,
    owner,
    timeoutMinutes,
    execution: executionOf(source, target.stackName),
  }
}

function planStatus(source: PlanSource, preview: PullRequestEvent | undefined): StatusPlan {
  const { account, target } = destination(source, preview)
  return { kind: 'status', account, stackName: target.stackName, owner: target.owner }
}

/**
 * Returns the execution of a step. Its name is the same in each try of an attempt, so that an answer that is lost starts no second one.
 * The legs of a matrix are told apart by what they run, and with which input.
 */
function executionOf({ inputs, context }: PlanSource, stackName: string): ExecutionPlan {
  const { input, stateMachine } = inputs.run
  const origin = JSON.stringify([context.step, stackName, stateMachine, input])
  const hash = createHash('sha256').update(origin).digest('hex').slice(0, 8)
  const cancelCause = `The job that started it was cancelled: ${context.run.url}`
  return { name: operationName(attemptOf(context), hash), cancelCause, settings: inputs.run }
}

function planCheck(source: PlanSource): CheckPlan {
  const images = planBuilds(source, stampBuild(source.context, source.commit))
  throwAll(buildFaults(source, images))
  return { kind: 'check', images }
}

function planImageOnly(source: PlanSource): ImageOnlyPlan {
  const buildId = stampBuild(source.context, source.commit)
  const { account, target } = destination(source, undefined)
  const images = planBuilds(source, buildId)
  const faults = [...(source.faults ?? []), ...buildFaults(source, images)]
  return { kind: 'build', account, owner: target.owner, buildId, images, faults }
}

function planDeploy(kind: DeployPlan['kind'], source: PlanSource, preview: PullRequestEvent | undefined): DeployPlan {
  const { inputs, context, commit } = source
  const buildId = stampBuild(context, commit)
  const { account, target } = destination(source, preview)
  const images = planImages(source, buildId)
  const stack = preview === undefined ? inputs.stack : previewStack(inputs)
  return {
    kind,
    account,
    target,
    preview: previewIn(source, preview),
    buildId,
    images,
    template: inputs.template,
    stack,
    previewOverrides: preview && inputs.previews.parameterOverrides,
    release: releaseOf(context),
    run: context.run,
    execution: kind === 'deploy' && inputs.run.afterDeploy ? executionOf(source, target.stackName) : undefined,
    faults: [
      ...(source.faults ?? []),
      ...attempt(() => checkRun(inputs)).errors,
      ...attempt(() => checkBuiltInName(inputs.template, target.stackName)).errors,
      ...attempt(() => checkTagCount(inputs, stack, target.owner)).errors,
      ...buildFaults(
        source,
        images.filter((image) => image.kind === 'build'),
      ),
    ],
  }
}

/** @throws Problem when there is no region */
function accountOf({ inputs, context }: PlanSource): Account {
  const region = inputs.region ?? context.region
  if (region === undefined) {
    throw new Problem(
      'No AWS region: neither the input aws-region nor AWS_REGION is set.',
      'Add `aws-region: <region>`. If it comes from a variable of an environment, the job needs `environment:`.',
    )
  }
  return { region, credentials: planCredentials(inputs, context), allowedAccountIds: inputs.allowedAccountIds }
}

/**
 * Returns the account and the stack of a run.
 *
 * @throws Problem when there is no region
 */
export function destination(
  source: PlanSource,
  preview: PullRequestEvent | undefined,
): { readonly account: Account; readonly target: Target } {
  const { inputs, context, nonce } = source
  const account = accountOf(source)
  const target: Target = {
    stackName: preview === undefined ? inputs.stackName : previewName(inputs, preview.number),
    owner: { repository: context.repository, stack: inputs.stackName, pullRequest: preview?.number },
    region: account.region,
    operation: operationName(attemptOf(context), nonce),
    timeoutMinutes: inputs.stack.timeoutMinutes,
  }
  return { account, target }
}

/** The built-in templates of a service name the state machine after the stack. Rule: AWS Step Functions API reference, CreateStateMachine. */
const LONGEST_BUILT_IN_NAME = 80

function previewName({ stackName, template }: Inputs, pullRequest: number): string {
  const longest = isService(template) ? LONGEST_BUILT_IN_NAME : LONGEST_STACK_NAME
  return previewStackName(stackName, pullRequest, longest)
}

function isService(template: string): boolean {
  return SERVICE_TEMPLATES.some((name) => name === template)
}

function checkBuiltInName(template: string, stackName: string): void {
  const excess = stackName.length - LONGEST_BUILT_IN_NAME
  if (!isService(template) || excess <= 0) return
  throw new Problem(
    `The stack's name \`${stackName}\` has ${stackName.length} characters; the built-in template takes ${LONGEST_BUILT_IN_NAME}, the limit of a state machine's name.`,
    `Shorten stack-name by ${excess} characters, or use a template of your own.`,
  )
}

/** Rule: AWS CloudFormation user guide, resource tags. */
const MOST_TAGS = 50

/** Refuses more tags than a stack takes besides ours: a preview has more of ours than other stacks. */
function checkTagCount({ stack: { tags: given } }: Inputs, { tags }: StackInputs, owner: Owner): void {
  const excess = tags.size + ownerTags(owner).size - MOST_TAGS
  if (excess <= 0) return
  throw new Problem(
    `The input tags has ${given.size} tags; this stack takes ${given.size - excess} besides ours.`,
    `Remove ${excess}. CloudFormation takes ${MOST_TAGS} tags a stack, and the action adds the others.`,
  )
}

/** Refuses an execution after a deploy that leaves the stack as it is. */
function checkRun({ run, stack }: Inputs): void {
  if (!run.afterDeploy || stack.options.execute) return
  throw new Problem(
    '`run: true` runs what is deployed, but `no-execute-changeset: true` leaves the deploy for review.',
    'Give `run: true` to the step that executes the change set.',
  )
}

/** Returns the settings of a preview's stack: it says itself when a sweep may delete it, the same from commit to commit. */
function previewStack({ stack, previews: { ttlHours } }: Inputs): StackInputs {
  if (ttlHours === undefined) return stack
  return { ...stack, tags: new Map([...stack.tags, [TTL_TAG, String(ttlHours)]]) }
}

/** Returns the release that a run deploys: the one of its event, or that of a pushed tag, whose page on GitHub is the same. */
function releaseOf({ event, source }: Context): Release | undefined {
  if ((event.kind !== 'tag' && event.kind !== 'release') || event.tag === '') return undefined
  return {
    tag: event.tag,
    url: `${source}/releases/tag/${event.tag.replace(/[%#]/g, (each) => encodeURIComponent(each))}`,
  }
}

/** Refuses inputs that have no effect on an existing change set: its template, parameters and options are fixed. */
function checkExecution({ command, image, images, stack, previews }: Inputs): void {
  const { options } = stack
  const idle = Object.entries({
    [`command: ${command}`]: command !== 'auto' && command !== 'deploy',
    image: image !== undefined,
    images: images.length > 0,
    'parameter-overrides': stack.parameterOverrides !== '',
    'preview-parameter-overrides': previews.parameterOverrides !== '',
    'preview-network': previews.network !== 'shared',
    'notification-arns': options.notificationArns !== undefined,
    'deployment-mode': options.deploymentMode !== undefined,
    'include-nested-stacks-change-set': options.includeNestedStacks,
    'fail-on-empty-changeset': options.failOnEmpty,
    'no-execute-changeset': !options.execute,
  }).flatMap(([name, given]) => (given ? [name] : []))
  if (idle.length === 0) return
  throw new Problem(
    `execute-change-set-id executes a change set as it was created, so ${idle.join(', ')} have no effect.`,
    `Remove ${idle.length === 1 ? 'that input' : 'those inputs'}, or remove execute-change-set-id to create a new change set.`,
  )
}
