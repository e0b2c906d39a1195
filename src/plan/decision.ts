import type { GateInputs, Inputs, PreviewInputs } from '../inputs/inputs.ts'
import { Problem } from '../text/problem.ts'
import { matchesWildcard } from '../text/wildcard.ts'
import type { Context } from './context.ts'
import { type Event, isMergeQueue, type PullRequestEvent } from './event.ts'
import type { Plan, SkipPlan } from './plan.ts'

/** A run's course, decided before git, docker or a file of the workspace is touched. */
export type Decision = Action | SkipPlan

/** Something to do. */
interface Action {
  readonly kind: Exclude<Plan['kind'], 'skip'>
  /** The command and the event that led to it, for people. */
  readonly reason: string
  /** The pull request whose preview it concerns; undefined: the stack of the input stack-name. */
  readonly preview: PullRequestEvent | undefined
}

/**
 * Decides by the event and the inputs alone what this run does.
 *
 * @throws Problem when the event is refused
 */
export function decide(inputs: Inputs, { event }: Context): Decision {
  const { command } = inputs
  const foreign = decideOnForeignCode(inputs, event)
  if (foreign !== undefined) return foreign
  const idle = idleTag(inputs, event) ?? (command === 'auto' ? idleReason(inputs, event) : undefined)
  if (idle !== undefined) return { kind: 'skip', reason: idle }
  if (command === 'run' || command === 'status') return decideOnStack(inputs, event, command)
  const preview = previewOf(inputs, event)
  if (inputs.checkOnly) return decideCheck(inputs, event, preview)
  const deletes = command === 'delete' || (preview !== undefined && endsPreview(preview, inputs.previews))
  if (command === 'auto' && event.kind === 'other') {
    throw new Problem(
      `\`command: auto\` does not know what to do on the event \`${event.name}\`.`,
      'Run this step on `push`, `pull_request`, `release`, `schedule` or `workflow_dispatch`.',
    )
  }
  return { kind: actionKind(inputs, event, deletes), reason: `command ${command}, ${describeEvent(event)}`, preview }
}

/**
 * Decides what a run does that takes a stack as it is: of a pull request its preview. It needs no code, but `call: check` is for a
 * step that builds.
 */
function decideOnStack(inputs: Inputs, event: Event, command: 'run' | 'status'): Decision {
  if (inputs.checkOnly) return decideCheck(inputs, event, undefined)
  if (command === 'run' && inputs.stack.options.changeSet !== undefined) {
    throw new Problem(
      '`command: run` executes no change set, so `execute-change-set-id` has no effect.',
      'Remove `command: run` and give `run: true`, which starts the state machine after the change set is executed.',
    )
  }
  const preview = event.kind === 'pull-request' ? event : undefined
  const idle = command === 'run' ? idlePreview(inputs, preview) : undefined
  if (idle !== undefined) return { kind: 'skip', reason: idle }
  return { kind: command, reason: `command ${command}, ${describeEvent(event)}`, preview }
}

/** Returns why the pull request of a run has no preview to start; undefined when it has, and for any other run. */
function idlePreview({ previews, stackName }: Inputs, preview: PullRequestEvent | undefined): string | undefined {
  if (preview === undefined || stackName === '') return undefined
  const reason = preview.open ? noPreviewReason(preview, previews) : 'is closed'
  return reason && `pull request ${preview.number} ${reason}`
}

/** Decides what a run with `call: check` does. It is a step of its own, beside the one that builds. */
function decideCheck(inputs: Inputs, event: Event, preview: PullRequestEvent | undefined): Decision {
  const { command, image, stack } = inputs
  const acts = ['diff', 'delete', 'run', 'status'].includes(command) || stack.options.changeSet !== undefined
  if (acts || image !== undefined) {
    const other =
      image === undefined ? (acts && command !== 'auto' ? `command: ${command}` : 'execute-change-set-id') : 'image'
    throw new Problem(
      `\`call: check\` only checks a Dockerfile, so \`${other}\` has no effect.`,
      'Remove one of the two.',
    )
  }
  if (preview?.open === false) return { kind: 'skip', reason: `pull request ${preview.number} is closed` }
  return { kind: 'check', reason: `call check, ${describeEvent(event)}`, preview: undefined }
}

/**
 * Skips the run of a fork, and refuses one that may bring a stranger's code beside secrets, by these two inputs alone: the run of a
 * fork has no secrets, so inputs that are made of them are wrong there.
 *
 * @returns undefined when the code is not foreign, or may be handled
 * @throws Problem when the event is refused
 */
export function decideOnForeignCode(inputs: GateInputs, event: Event): SkipPlan | undefined {
  refuseForeignCode(event, inputs.command === 'delete' || previewOf(inputs, event)?.action === 'closed')
  // Under each command, whatever credentials the runner has. On `pull_request_target` only a deletion gets here.
  const fork = event.kind === 'pull-request' && event.fork && !event.target && !inputs.allowForks
  if (!fork) return undefined
  return { kind: 'skip', reason: `pull request ${event.number} comes from a fork, whose code gets no AWS credentials` }
}

/** Returns the pull request whose preview a run deploys or deletes; undefined for any other run. */
export function previewOf({ command }: GateInputs, event: Event): PullRequestEvent | undefined {
  return command === 'auto' && event.kind === 'pull-request' ? event : undefined
}

/**
 * Whether a run can do nothing but delete, whatever its other inputs are: no input that only a build or a deploy needs may stand in the
 * way of that.
 */
export function onlyDeletes(inputs: GateInputs, event: Event): boolean {
  const { action = '', open = true } = previewOf(inputs, event) ?? {}
  return inputs.command === 'delete' || !open || ['closed', 'unlabeled', 'converted_to_draft'].includes(action)
}

/** Whether a decision takes the checkout. No other one starts git or docker, or reads a file of the workspace. */
export function needsCheckout({ kind }: Decision): boolean {
  return kind === 'deploy' || kind === 'diff' || kind === 'build' || kind === 'check'
}

function actionKind({ command, stack }: Inputs, event: Event, deletes: boolean): Action['kind'] {
  if (deletes || command === 'delete') return 'delete'
  // Nobody has merged the commit of a merge queue yet.
  if (command === 'auto' && isMergeQueue(event)) return 'build'
  if (stack.options.changeSet !== undefined) return 'execute'
  return command === 'auto' ? 'deploy' : command
}

/** Refuses the code of a pull request in a run that has the secrets of this repository. A deletion takes no code. */
function refuseForeignCode(event: Event, deletes: boolean): void {
  const target = event.kind === 'pull-request' && event.target && !deletes
  if (!target && event.kind !== 'foreign-code') return
  const name = event.kind === 'foreign-code' ? event.name : 'pull_request_target'
  throw new Problem(
    `The event \`${name}\` is refused: it may bring a stranger's code into a run that has the secrets of this repository.`,
    'Run this step on `pull_request`, which skips pull requests from forks, or on `push`.',
  )
}

/** Returns why an event has nothing to do for `command: auto`; undefined when it has. */
function idleReason(inputs: Inputs, event: Event): string | undefined {
  if (event.kind === 'deletion') return event.what
  if (event.kind === 'release') return idleRelease(event)
  if (event.kind === 'pull-request') return idlePullRequest(event, inputs.previews)
  if (isMergeQueue(event)) return idleQueue(inputs)
  const conclusion = event.kind === 'branch' ? (event.conclusion ?? 'success') : 'success'
  return conclusion === 'success' ? undefined : `the workflow run before this one ended with ${conclusion}`
}

/** Returns why a git tag is not deployed; undefined when it is, and for everything else. */
function idleTag({ command, releaseTags }: Inputs, event: Event): string | undefined {
  if ((event.kind !== 'tag' && event.kind !== 'release') || ['delete', 'sweep', 'status'].includes(command))
    return undefined
  if (releaseTags.length === 0 || releaseTags.some((each) => matchesWildcard(each, event.tag))) return undefined
  return `tag ${event.tag} matches no pattern of release-tags (${releaseTags.join(', ')})`
}

/** The actions on a release that bring nothing new to deploy. */
const IDLE_RELEASE = ['edited', 'deleted', 'unpublished']

/**
 * GitHub sends several actions for one publication, and a workflow may list any of them, so each deploys: after the first one, the
 * others find the stack up to date. Source: GitHub documentation, "Events that trigger workflows", release.
 */
function idleRelease({ tag, action, draft }: Extract<Event, { kind: 'release' }>): string | undefined {
  if (IDLE_RELEASE.includes(action)) return `release ${tag} was ${action}`
  return draft ? `release ${tag} is a draft` : undefined
}

/** The actions on a pull request that bring a commit, or make it ready for what previews are for. */
const NEW_CODE = ['opened', 'reopened', 'synchronize', 'ready_for_review']

function idlePullRequest(event: PullRequestEvent, previews: PreviewInputs): string | undefined {
  const { number, action, label } = event
  if (endsPreview(event, previews)) return undefined
  const isLabel = previews.label !== undefined && label !== undefined
  if (isLabel && !isSameLabel(label, previews.label))
    return `the label ${label} of pull request ${number} is not the preview-label, ${previews.label}`
  if (!isLabel && !NEW_CODE.includes(action) && !event.hasNewBase)
    return `the event ${action} of pull request ${number} brings no commit`
  const reason = noPreviewReason(event, previews)
  return reason === undefined ? undefined : `pull request ${number} ${reason}`
}

/**
 * Returns why an open pull request has no preview, such as `is a draft`; undefined when it has one.
 *
 * @param labels the names of its labels
 */
export function noPreviewReason(
  { draft, labels }: { readonly draft: boolean; readonly labels: readonly string[] },
  previews: PreviewInputs,
): string | undefined {
  const { label } = previews
  if (label !== undefined && !labels.some((each) => isSameLabel(each, label)))
    return `does not have the label ${label}, which preview-label asks for`
  return draft && !previews.drafts ? 'is a draft, and preview-drafts is false' : undefined
}

/** Whether an event takes the preview of its pull request away. */
function endsPreview({ action, label, open, draft }: PullRequestEvent, previews: PreviewInputs): boolean {
  // A concurrency group keeps one pending run: that of the close may have given way to this one.
  if (action === 'closed' || !open) return true
  if (action === 'unlabeled') return label !== undefined && isSameLabel(label, previews.label)
  return action === 'converted_to_draft' && draft && !previews.drafts
}

/** Labels of a repository do not differ in case alone. */
function isSameLabel(one: string, other = ''): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Returns why a run of a merge queue has no image to build; undefined when it has. */
function idleQueue({ image, images, stack }: Inputs): string | undefined {
  const noImage = image !== undefined || (images.length === 0 && stack.imageParameter === 'none')
  if (!noImage && stack.options.changeSet === undefined) return undefined
  return 'a merge queue touches no stack, and these inputs build no image'
}

function describeEvent(event: Event): string {
  if (event.kind === 'branch')
    return `${event.conclusion === undefined ? '' : 'workflow run after a '}push to ${event.branch}`
  if (event.kind === 'tag') return `push of tag ${event.tag}`
  if (event.kind === 'release') {
    return `${event.prerelease ? 'prerelease' : 'release'} ${event.tag} ${event.action}`.trim()
  }
  if (event.kind === 'deletion') return event.what
  if (event.kind !== 'pull-request') return event.name
  const label = event.label === undefined ? '' : ` ${event.label}`
  const closed = event.open || event.action === 'closed' ? '' : ', which is closed'
  return `pull request ${event.number} ${event.fork ? 'from a fork ' : ''}${event.action}${label}${closed}`
}
