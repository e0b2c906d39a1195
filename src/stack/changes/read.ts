import {
  type Change,
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandInput,
  type DescribeChangeSetCommandOutput,
  paginateDescribeChangeSet,
  type ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import type { ReadChange } from './summary.ts'

/**
 * Reads all changes of a change set: every page, the changes that CloudFormation omits from an answer with values, and those of
 * nested change sets. A logical ID in a nested stack begins with the IDs of the stacks around it, joined by `/`. If access to a
 * nested change set is denied, the change of that stack is marked `unread`.
 *
 * @param first the first page, requested with property values
 */
export async function readChanges(
  client: CloudFormationClient,
  first: DescribeChangeSetCommandOutput & { readonly ChangeSetId: string },
): Promise<ReadChange[]> {
  const { ChangeSetId: id } = first
  const withValues = await readPages(client, first, { ChangeSetName: id, IncludePropertyValues: true })
  const changes = isIncomplete(first) ? mergeChanges(withValues, await readWithoutValues(client, id)) : withValues
  const all = await Promise.all(changes.map((change) => withNested(client, change)))
  return all.flat()
}

async function readPages(
  client: CloudFormationClient,
  first: DescribeChangeSetCommandOutput,
  request: DescribeChangeSetCommandInput,
): Promise<Change[]> {
  const { NextToken: startingToken } = first
  const rest =
    startingToken === undefined
      ? []
      : await Array.fromAsync(paginateDescribeChangeSet({ client, startingToken }, request))
  return [first, ...rest].flatMap(({ Changes }) => Changes ?? [])
}

async function readWithoutValues(client: CloudFormationClient, id: string): Promise<Change[]> {
  const request = { ChangeSetName: id }
  return readPages(client, await client.send(new DescribeChangeSetCommand(request)), request)
}

/** CloudFormation omits changes that have no values, and says so in the status reason. Source: aws-cdk-cli#1780. */
function isIncomplete({ StatusReason }: DescribeChangeSetCommandOutput): boolean {
  return StatusReason?.includes('--include-property-values option can return incomplete') ?? false
}

/** Adds the changes, and details of changes, that only the answer without values contains. */
export function mergeChanges(withValues: readonly Change[], plain: readonly Change[]): Change[] {
  const missing = new Map(plain.map((change) => [change.ResourceChange?.LogicalResourceId, change]))
  const merged = withValues.map((change): Change => {
    const { ResourceChange: resource } = change
    const other = missing.get(resource?.LogicalResourceId)?.ResourceChange
    missing.delete(resource?.LogicalResourceId)
    if (resource === undefined || other === undefined) return change
    const Details = resource.Details ?? []
    const dropped = (other.Details ?? []).filter((detail) => !Details.some((each) => isSame(each, detail)))
    return { ...change, ResourceChange: { ...resource, Details: [...Details, ...dropped] } }
  })
  return [...merged, ...missing.values()]
}

/** Ignores paths, because an answer without values has none. */
function isSame(a: ResourceChangeDetail, b: ResourceChangeDetail): boolean {
  return (
    a.Target?.Attribute === b.Target?.Attribute &&
    a.Target?.Name === b.Target?.Name &&
    a.ChangeSource === b.ChangeSource &&
    a.CausingEntity === b.CausingEntity
  )
}

async function withNested(client: CloudFormationClient, change: Change): Promise<ReadChange[]> {
  const id = change.ResourceChange?.ChangeSetId
  if (id === undefined) return [change]
  try {
    return [change, ...(await readNested(client, id, change.ResourceChange?.LogicalResourceId))]
  } catch (error) {
    if (!isAccessDenied(error)) throw error
    return [{ ...change, unread: 'cloudformation:DescribeChangeSet' }]
  }
}

async function readNested(client: CloudFormationClient, id: string, stack: string | undefined): Promise<ReadChange[]> {
  const first = await client.send(new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }))
  const changes = await readChanges(client, { ...first, ChangeSetId: id })
  return changes.map((change) => {
    const { ResourceChange: resource } = change
    if (resource === undefined) return change
    const LogicalResourceId = `${stack}/${resource.LogicalResourceId}`
    return { ...change, ResourceChange: { ...resource, LogicalResourceId } }
  })
}
