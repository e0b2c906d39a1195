import { type CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../aws/error.ts'
import { type Owner, previewOwnerOf } from '../aws/ownership.ts'
import { Problem } from '../text/problem.ts'
import { checkReview, listChangeSets, readChangeSet } from './review.ts'
import { type Stack, toStack } from './stack.ts'

/** The stack of a pull request. */
export interface PreviewStack {
  readonly stack: Stack
  readonly owner: Owner & { readonly pullRequest: number }
}

/**
 * Finds the previews of a GitHub repository by their tags. Reads all stacks, because the Resource Groups Tagging API lags behind.
 * Leaves out nested stacks, which have the tags of the stack around them and go with it.
 *
 * @param repository `owner/name`
 */
export async function listPreviews(client: CloudFormationClient, repository: string): Promise<PreviewStack[]> {
  const pages = await Array.fromAsync(paginateDescribeStacks({ client }, {}))
  const all = pages.flatMap(({ Stacks = [] }) => Stacks)
  const roots = all.filter(({ RootId, StackStatus }) => RootId === undefined && StackStatus !== 'DELETE_COMPLETE')
  const previews = await Promise.all(
    roots.map(toStack).map(async (stack) => {
      const owner = previewOwnerOf(stack) ?? (await reviewOwner(client, stack, repository))
      return owner?.repository === repository ? [{ stack, owner }] : []
    }),
  )
  return previews.flat().sort((one, other) => one.stack.name.localeCompare(other.stack.name, 'en', { numeric: true }))
}

/**
 * Returns the owner of a stack in review, which a first deploy leaves when its runner dies. It has no tags, but its change sets show
 * whose it is.
 */
async function reviewOwner(
  client: CloudFormationClient,
  stack: Stack,
  repository: string,
): Promise<PreviewStack['owner'] | undefined> {
  if (stack.status !== 'REVIEW_IN_PROGRESS' || !/-pr-[1-9]\d{0,9}$/.test(stack.name)) return undefined
  try {
    const [{ ChangeSetId = '' } = {}] = await listChangeSets(client, stack.id)
    // The name of the stack may be shorter than its owner's, so it does not tell.
    const changeSet = ChangeSetId === '' ? undefined : await readChangeSet(client, ChangeSetId)
    const owner = changeSet && previewOwnerOf(changeSet)
    if (owner?.repository !== repository) return undefined
    await checkReview(client, stack, owner, { verb: 'deleted' })
    return owner
  } catch (error) {
    // A stack that this role may not look into is somebody else's.
    if (error instanceof Problem || isAccessDenied(error)) return undefined
    throw error
  }
}

/** Whether a preview is over, and why. */
export interface Verdict {
  /** Undefined when the repository has no such pull request. */
  readonly over: boolean | undefined
  /** A sentence without a full stop. */
  readonly reason: string
}

const HOUR = 3_600_000

/**
 * Returns the verdict on a preview whose time to live is over; undefined while it is not.
 *
 * @param preview `ttlHours`: undefined for one that lives as long as its pull request is open; `changedAt`: when it was created or
 * last changed, in milliseconds since 1970
 * @param now in milliseconds since 1970
 */
export function expiry(
  { ttlHours, changedAt }: { readonly ttlHours: number | undefined; readonly changedAt: number },
  now: number,
): Verdict | undefined {
  if (ttlHours === undefined || changedAt + ttlHours * HOUR > now) return undefined
  return { over: true, reason: `its last change was more than ${ttlHours} h ago` }
}

/**
 * Returns the verdict on a preview by its pull request.
 *
 * @param state undefined when the repository has no such pull request
 */
export function verdictOf(
  state: { readonly open: boolean; readonly merged: boolean } | undefined,
  pullRequest: number,
): Verdict {
  if (state === undefined) return { over: undefined, reason: `GitHub has no pull request ${pullRequest}` }
  const { open, merged } = state
  return { over: !open, reason: `pull request ${pullRequest} is ${open ? 'open' : merged ? 'merged' : 'closed'}` }
}
