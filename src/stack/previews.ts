import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation'
import { type Owner, previewOwnerOf } from '../aws/ownership.ts'
import { Problem } from '../text/problem.ts'
import type { StackEdges } from './edges.ts'
import { checkReview } from './review.ts'
import { type Stack, toStack } from './stack.ts'

/** The stack of a pull request. */
export interface Preview {
  readonly stack: Stack
  readonly owner: Owner & { readonly pullRequest: number }
}

/**
 * Finds the previews of a GitHub repository by their tags. Reads all stacks, because the Resource Groups Tagging API lags behind.
 * Leaves out nested stacks, which have the tags of the stack around them and go with it.
 *
 * @param repository `owner/name`
 */
export async function listPreviews({ client }: Pick<StackEdges, 'client'>, repository: string): Promise<Preview[]> {
  const pages = await Array.fromAsync(paginateDescribeStacks({ client }, {}))
  const all = pages.flatMap(({ Stacks = [] }) => Stacks)
  const roots = all.filter(({ RootId, StackStatus }) => RootId === undefined && StackStatus !== 'DELETE_COMPLETE')
  const previews = await Promise.all(
    roots.map(toStack).map(async (stack) => {
      const owner = previewOwnerOf(stack) ?? (await reviewOwner({ client }, stack, repository))
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
  { client }: Pick<StackEdges, 'client'>,
  stack: Stack,
  repository: string,
): Promise<Preview['owner'] | undefined> {
  const [, name, number] = /^(.+)-pr-([1-9]\d{0,9})$/.exec(stack.name) ?? []
  if (stack.status !== 'REVIEW_IN_PROGRESS' || name === undefined) return undefined
  const owner = { repository, stack: name, pullRequest: Number(number) }
  try {
    await checkReview(client, stack, owner, { verb: 'deleted' })
    return owner
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}
