import { type Owner, operationName, ownerTags } from '../aws/ownership.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { BUILT_IN_TEMPLATE } from '../inputs/inputs.ts'
import { attempt, joinErrors, Problem, throwAll } from '../text/problem.ts'
import { stampBuild } from './build-id.ts'
import { attemptOf } from './context.ts'
import { planCredentials } from './credentials.ts'
import type { Decision } from './decision.ts'
import type { PullRequestEvent } from './event.ts'
import { buildFaults, planBuilds, planImages } from './images.ts'
import type {
  Account,
  CheckPlan,
  DeployPlan,
  ExecutePlan,
  ImageOnlyPlan,
  Plan,
  PlanSource,
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
  if (kind === 'delete') return { kind, ...destination(source, preview) }
  if (kind === 'execute') return planExecution(source, preview)
  if (kind === 'check') return planCheck(source)
  if (kind === 'sweep') return planSweep(source)
  return kind === 'build' ? planImageOnly(source) : planDeploy(kind, source, preview)
}

function planExecution(source: PlanSource, preview: PullRequestEvent | undefined): ExecutePlan {
  const { stack } = source.inputs
  checkExecution(source.inputs)
  return { kind: 'execute', ...destination(source, preview), changeSet: stack.options.changeSet ?? '', stack }
}

function planSweep(source: PlanSource): SweepPlan {
  const { stackName, dryRun } = source.inputs
  const { repository } = source.context
  return { kind: 'sweep', account: accountOf(source), repository, stack: stackName || undefined, dryRun }
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
  return {
    kind,
    account,
    target,
    buildId,
    images,
    template: inputs.template,
    stack: inputs.stack,
    run: context.run,
    faults: [
      ...(source.faults ?? []),
      ...attempt(() => checkBuiltInName(inputs.template, target.stackName)).errors,
      ...attempt(() => checkTagCount(inputs.stack.tags, target.owner)).errors,
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
 * @throws Problem when there is no region, or the name of the preview is too long
 */
export function destination(
  source: PlanSource,
  preview: PullRequestEvent | undefined,
): { readonly account: Account; readonly target: Target } {
  const { inputs, context, nonce } = source
  const account = accountOf(source)
  const target: Target = {
    stackName: preview === undefined ? inputs.stackName : previewName(inputs.stackName, preview.number),
    owner: { repository: context.repository, stack: inputs.stackName, pullRequest: preview?.number },
    region: account.region,
    operation: operationName(attemptOf(context), nonce),
    timeoutMinutes: inputs.stack.timeoutMinutes,
  }
  return { account, target }
}

function previewName(stackName: string, pullRequest: number): string {
  const name = `${stackName}-pr-${pullRequest}`
  if (name.length <= 128) return name
  throw new Problem(
    `The preview stack's name \`${name}\` has ${name.length} characters; CloudFormation takes 128.`,
    `Shorten stack-name by ${name.length - 128} characters.`,
  )
}

/** The built-in template names the state machine after the stack. Rule: AWS Step Functions API reference, CreateStateMachine. */
function checkBuiltInName(template: string, stackName: string): void {
  if (template !== BUILT_IN_TEMPLATE || stackName.length <= 80) return
  throw new Problem(
    `The stack's name \`${stackName}\` has ${stackName.length} characters; the built-in template takes 80, the limit of a state machine's name.`,
    `Shorten stack-name by ${stackName.length - 80} characters, or use a template of your own.`,
  )
}

/** Rule: AWS CloudFormation user guide, resource tags. */
const MOST_TAGS = 50

/** Refuses more tags than a stack takes besides ours: a preview has one of ours more than other stacks. */
function checkTagCount({ size }: ReadonlyMap<string, string>, owner: Owner): void {
  const most = MOST_TAGS - ownerTags(owner).size
  if (size <= most) return
  throw new Problem(
    `The input tags has ${size} tags; this stack takes ${most} besides ours.`,
    `Remove ${size - most}. CloudFormation takes ${MOST_TAGS} tags a stack, and the action adds the others.`,
  )
}

/** Refuses inputs that have no effect on an existing change set: its template, parameters and options are fixed. */
function checkExecution({ command, image, images, stack }: Inputs): void {
  const { options } = stack
  const idle = Object.entries({
    [`command: ${command}`]: command !== 'auto' && command !== 'deploy',
    image: image !== undefined,
    images: images.length > 0,
    'parameter-overrides': stack.parameterOverrides !== '',
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
