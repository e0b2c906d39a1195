import { createHash } from 'node:crypto'

/** Who a stack belongs to. Its tags say so. */
export interface Owner {
  /** `owner/name` on GitHub. */
  readonly repository: string
  /** The input stack-name, which is shorter than the name of a preview stack. */
  readonly stack: string
  readonly pullRequest: number | undefined
}

/** Begins the keys of our tags. The user cannot set such a tag. */
export const OWNER_TAG_PREFIX = 'servicefull:'

/** The tag of a stack or repository of ours that names its GitHub repository. */
export const REPOSITORY_TAG = `${OWNER_TAG_PREFIX}repository`

const STACK_TAG = `${OWNER_TAG_PREFIX}stack`
const PULL_REQUEST_TAG = `${OWNER_TAG_PREFIX}pull-request`

/** The tag of a preview that has the hours after its last change at which it may be deleted. It says nothing of its owner. */
export const TTL_TAG = `${OWNER_TAG_PREFIX}ttl`

/** Anything that carries tags. */
interface Tagged {
  readonly tags: ReadonlyMap<string, string>
}

/**
 * Returns the tags that mark a stack as its owner's. They stay the same from commit to commit, because CloudFormation passes the
 * tags of a stack on to every resource: a tag that changes would change them all.
 */
export function ownerTags({ repository, stack, pullRequest }: Owner): ReadonlyMap<string, string> {
  const tags = new Map([
    [REPOSITORY_TAG, repository],
    [STACK_TAG, stack],
  ])
  if (pullRequest !== undefined) tags.set(PULL_REQUEST_TAG, String(pullRequest))
  return tags
}

/** Whether a stack carries exactly the tags of this owner. */
export function isOurs({ tags }: Tagged, owner: Owner): boolean {
  const ours = ownerTags(owner)
  return [REPOSITORY_TAG, STACK_TAG, PULL_REQUEST_TAG].every((key) => tags.get(key) === ours.get(key))
}

/** Returns the owner of the preview that carries these tags; undefined for anything else. */
export function previewOwnerOf({ tags }: Tagged): (Owner & { readonly pullRequest: number }) | undefined {
  const [repository, stack, number = ''] = [REPOSITORY_TAG, STACK_TAG, PULL_REQUEST_TAG].map((key) => tags.get(key))
  if (repository === undefined || stack === undefined || !/^[1-9]\d{0,9}$/.test(number)) return undefined
  return { repository, stack, pullRequest: Number(number) }
}

/** Returns the hours after its last change at which a stack may be deleted; undefined without a limit that can be read. */
export function ttlOf({ tags }: Tagged): number | undefined {
  const hours = tags.get(TTL_TAG) ?? ''
  return /^[1-9]\d{0,6}$/.test(hours) ? Number(hours) : undefined
}

/** Whether a stack or change set carries no tag of this action: a person or another tool created it. */
export function isUnowned({ tags }: Tagged): boolean {
  return ![...tags.keys()].some((key) => key.startsWith(OWNER_TAG_PREFIX))
}

/**
 * Whether an owner may update a stack that carries no tag of this action. A user may name such a stack on purpose; the name of a
 * preview stack matches one only by coincidence.
 */
export function isAdoptable(stack: Tagged, owner: Owner): boolean {
  return isUnowned(stack) && owner.pullRequest === undefined
}

/** Begins the names of what lives as long as a job: its folder, its builder and its session. */
export const JOB_PREFIX = 'servicefull-'

/** The stack of the built-in template `network` whose network previews share. */
export const SHARED_NETWORK = 'servicefull-network'

/** Whether a name is one that this action gives to the folder and the builder of a job. */
export function isJobName(name: string): boolean {
  return name.startsWith(JOB_PREFIX) && /^[0-9a-f]{8}$/.test(name.slice(JOB_PREFIX.length))
}

const OPERATION_PREFIX = 'sf-'

/** Begins the names of operations for pull requests. IAM decides on a change set by its name, so a policy can tell them apart. */
const PREVIEW_OPERATION_PREFIX = `${OPERATION_PREFIX}pr-`

/** An attempt of a run, and whether it is one for a pull request. */
export interface Attempt {
  readonly id: string
  readonly attempt: string
  readonly isForPullRequest: boolean
}

/**
 * Returns the name of an operation of this action: the name of its change set, and its client request token.
 * Rule: AWS CloudFormation API reference, CreateChangeSet: `[a-zA-Z][-a-zA-Z0-9]*`, at most 128 characters.
 *
 * @param nonce makes it unique within one attempt of one run
 */
export function operationName({ id, attempt, isForPullRequest }: Attempt, nonce: string): string {
  return `${isForPullRequest ? PREVIEW_OPERATION_PREFIX : OPERATION_PREFIX}${id}-${attempt}-${nonce}`
}

/**
 * Returns what matches, in the resource of a policy, the names of the change sets of this action, or only those for pull requests.
 *
 * @param name of one of them
 */
export function operationPattern(name: string): string {
  return `${name.startsWith(PREVIEW_OPERATION_PREFIX) ? PREVIEW_OPERATION_PREFIX : OPERATION_PREFIX}*`
}

/** Whether the name of a change set is one that this action gives, for whichever repository. */
export function isOperationName(name: string): boolean {
  return name.startsWith(OPERATION_PREFIX)
}

/** Whether the name of a change set is one that this attempt of this run gives. */
export function isOperationOf(run: Attempt, name: string): boolean {
  const beginning = operationName(run, '')
  return name.startsWith(beginning) && /^[0-9a-f]{8}-\d{1,4}$/.test(name.slice(beginning.length))
}

/**
 * Returns the name of an execution with this input, which may come from a file: in the legs of a matrix, it may hold another one.
 *
 * @param name of the same execution, whatever its input
 */
export function executionNameFor(name: string, input: string): string {
  const hash = createHash('sha256').update(`${name} ${input}`).digest('hex')
  return name.replace(/[0-9a-f]{8}$/, hash.slice(0, 8))
}

/** Whether the name of an execution is one that this attempt of this run gives. */
export function isExecutionOf(run: Attempt, name: string): boolean {
  const beginning = operationName(run, '')
  return name.startsWith(beginning) && /^[0-9a-f]{8}$/.test(name.slice(beginning.length))
}
