import type { CredentialSource } from '../edges/credentials.ts'
import type { Repository } from '../image/registry.ts'
import type { RepositorySettings } from '../image/repository-settings.ts'
import type { Tags } from '../image/tags.ts'
import type { BuildInputs, Inputs, StackInputs } from '../inputs.ts'
import { Problem } from '../problem.ts'
import { type BuildId, type Commit, stampBuild } from './build-id.ts'
import type { Context, Environment, Event, PullRequestEvent } from './context.ts'
import { mayHaveCredentials, planCredentials } from './credentials.ts'
import { checkExecution, type ExecutePlan } from './execution.ts'
import { planBuilds, planImages } from './image-plan.ts'
import type { Run } from './run.ts'

/** What will be done, decided before anything is done. */
export type Plan = DeployPlan | ExecutePlan | ImageOnlyPlan | DeletePlan | SkipPlan

/** Nothing is done, for a good reason. */
export interface SkipPlan {
  readonly kind: 'skip'
  readonly reason: string
}

/** A stack is deleted. */
export interface DeletePlan {
  readonly kind: 'delete'
  readonly stackName: string
  readonly owner: Owner
  readonly region: string
  readonly credentials: CredentialSource
  readonly allowedAccountIds: readonly string[]
  readonly timeoutMinutes: number
  /** Names this run's operation: the client request token. */
  readonly operation: string
}

/** Images are made or found, and nothing else. */
export interface ImageOnlyPlan {
  readonly kind: 'build'
  readonly owner: Owner
  readonly region: string
  readonly credentials: CredentialSource
  readonly allowedAccountIds: readonly string[]
  readonly buildId: BuildId
  readonly images: readonly BuildPlan[]
}

/** A stack is brought to images and a template; `diff`: what that would change is only shown, and no image is made. */
export interface DeployPlan {
  readonly kind: 'deploy' | 'diff'
  readonly stackName: string
  readonly owner: Owner
  readonly region: string
  readonly credentials: CredentialSource
  readonly allowedAccountIds: readonly string[]
  readonly buildId: BuildId
  /** None when the template takes none. */
  readonly images: readonly ImagePlan[]
  readonly template: string
  readonly stack: StackInputs
  /** Names this run's change set and operation; unique to it. */
  readonly operation: string
  readonly run: Run
}

/** Where an image comes from. */
export type ImagePlan = ExistingPlan | BuildPlan

/** What each image of a stack has. */
interface NamedImage {
  /** Its name, where there are several; undefined for the only one. */
  readonly name: string | undefined
  /** The parameter that receives it, `auto` to find that, or `none`. */
  readonly parameter: string
}

/** An image that the user names. */
export interface ExistingPlan extends NamedImage {
  readonly kind: 'existing'
  readonly image: string
  readonly registry: string | undefined
}

/** An image of this commit: found again, or built. */
export interface BuildPlan extends NamedImage {
  readonly kind: 'build'
  readonly repository: Repository
  readonly create: boolean
  readonly repositorySettings: RepositorySettings
  /** The host to push to and to pull from, if not the one that ECR names. */
  readonly registry: string | undefined
  readonly tags: Tags
  /** Number of the pull request whose code it is. */
  readonly pullRequest: number | undefined
  readonly reuse: boolean
  /** Values, by name, of the build arguments that are given by name only. */
  readonly inherited: ReadonlyMap<string, string>
  readonly settings: BuildInputs
}

/** Whose stack it is: becomes its tags. */
export interface Owner {
  readonly repository: string
  readonly stack: string
  readonly pullRequest: number | undefined
}

/** What the plan is made of. `nonce` makes the names of this run's operations unique, also within one job. */
export interface PlanSource {
  readonly inputs: Inputs
  readonly context: Context
  readonly commit: Commit | undefined
  readonly nonce: string
  /** For build arguments that are given by name only. */
  readonly environment: Environment
}

/**
 * Decides what to do.
 *
 * @throws Problem when the inputs and the event do not go together
 */
export function makePlan(source: PlanSource): Plan {
  const { inputs, context } = source
  const reason = reasonToSkip(inputs, context)
  if (reason !== undefined) return { kind: 'skip', reason }
  const preview = inputs.command === 'auto' && context.event.kind === 'pull-request' ? context.event : undefined
  const deletes = inputs.command === 'delete' || preview?.action === 'closed'
  refuseForeignCode(context.event, deletes)
  if (inputs.command === 'auto' && context.event.kind === 'other') {
    throw new Problem(
      `\`command: auto\` does not know what to do on the event \`${context.event.name}\`.`,
      'Give `command: deploy` or `command: delete`.',
    )
  }
  const { changeSet } = inputs.stack.options
  if (changeSet !== undefined && !deletes) {
    checkExecution(inputs)
    return {
      kind: 'execute',
      ...target(source, preview),
      changeSet,
      stack: inputs.stack,
      operation: operationName(source),
    }
  }
  if (inputs.command === 'build') return planImageOnly(source)
  return deletes ? planDelete(source, preview) : planDeploy(source, preview)
}

/** What people do with a release that brings nothing to deploy. */
const IDLE_RELEASE = ['edited', 'deleted', 'unpublished']

function reasonToSkip(inputs: Inputs, context: Context): string | undefined {
  const { event } = context
  if (event.kind === 'release' && inputs.command === 'auto' && IDLE_RELEASE.includes(event.action)) {
    return `release ${event.tag} was ${event.action}`
  }
  if (event.kind !== 'pull-request') return undefined
  if (event.fork && !mayHaveCredentials(inputs, context)) {
    return `pull request ${event.number} comes from a fork, whose runs get no AWS credentials`
  }
  if (inputs.command === 'auto' && event.action !== 'closed' && !event.open) {
    return `pull request ${event.number} is closed`
  }
  return undefined
}

/** With the secrets of the base repository, code of a pull request is never built. */
function refuseForeignCode(event: Event, deletes: boolean): void {
  if (deletes || event.kind !== 'pull-request' || !event.target) return
  throw new Problem(
    'A deploy on `pull_request_target` would build the code of a pull request with the secrets of this repository.',
    'Run on `pull_request` instead; a pull request from a fork is then skipped.',
  )
}

function planDelete(source: PlanSource, preview: PullRequestEvent | undefined): DeletePlan {
  return {
    kind: 'delete',
    ...target(source, preview),
    timeoutMinutes: source.inputs.stack.timeoutMinutes,
    operation: operationName(source),
  }
}

function planImageOnly(source: PlanSource): ImageOnlyPlan {
  const buildId = stampBuild(source.context, source.commit)
  const { owner, region, credentials, allowedAccountIds } = target(source, undefined)
  const images = planBuilds(source, buildId)
  return { kind: 'build', owner, region, credentials, allowedAccountIds, buildId, images }
}

function planDeploy(source: PlanSource, preview: PullRequestEvent | undefined): DeployPlan {
  const { inputs, context, commit } = source
  const buildId = stampBuild(context, commit)
  const where = target(source, preview)
  checkBuiltInName(inputs.template, where.stackName)
  return {
    kind: inputs.command === 'diff' ? 'diff' : 'deploy',
    ...where,
    buildId,
    images: planImages(source, buildId),
    template: inputs.template,
    stack: inputs.stack,
    operation: operationName(source),
    run: context.run,
  }
}

function target({ inputs, context }: PlanSource, preview: PullRequestEvent | undefined) {
  const region = inputs.region ?? context.region
  if (region === undefined) {
    throw new Problem(
      'No AWS region: neither the input aws-region nor AWS_REGION is set.',
      'Add `aws-region: <region>`. If it comes from a variable of an environment, the job needs `environment:`.',
    )
  }
  return {
    stackName: preview === undefined ? inputs.stackName : previewName(inputs.stackName, preview.number),
    owner: { repository: context.repository, stack: inputs.stackName, pullRequest: preview?.number },
    region,
    credentials: planCredentials(inputs, context),
    allowedAccountIds: inputs.allowedAccountIds,
  }
}

function previewName(stackName: string, pullRequest: number): string {
  const name = `${stackName}-pr-${pullRequest}`
  if (name.length <= 128) return name
  throw new Problem(
    `The preview stack's name \`${name}\` has ${name.length} characters; CloudFormation takes 128.`,
    `Shorten stack-name by ${name.length - 128} characters.`,
  )
}

/** The built-in template names the state machine like the stack. Rule: AWS Step Functions API reference, CreateStateMachine. */
function checkBuiltInName(template: string, stackName: string): void {
  if (template !== 'servicefull' || stackName.length <= 80) return
  throw new Problem(
    `The stack's name \`${stackName}\` has ${stackName.length} characters; the built-in template takes 80, the limit of a state machine's name.`,
    `Shorten stack-name by ${stackName.length - 80} characters, or use a template of your own.`,
  )
}

/** Rule: AWS CloudFormation API reference, CreateChangeSet: `[a-zA-Z][-a-zA-Z0-9]*`, at most 128 characters. */
function operationName({ context, nonce }: PlanSource): string {
  return `sf-${context.run.id}-${context.run.attempt}-${nonce}`
}
