import {
  type Change,
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  paginateDescribeChangeSet,
  type ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../aws-error.ts'
import type { ReadChange } from '../report/changes.ts'

/**
 * Reads all changes of a change set: every page, what CloudFormation leaves out when it tells values, and the changes of nested
 * change sets, whose logical IDs stand behind those of the stacks that lead to them, joined by `/`. A nested change set may be
 * denied, as it belongs to another stack: then its stack says so.
 *
 * @param first the first page, which was asked for with property values
 */
export async function readChanges(
  client: CloudFormationClient,
  first: DescribeChangeSetCommandOutput & { readonly ChangeSetId: string },
): Promise<ReadChange[]> {
  const { ChangeSetId: id } = first
  const told = await restOf(client, first, { ChangeSetName: id, IncludePropertyValues: true })
  const changes = isIncomplete(first) ? mergeChanges(told, await readPlain(client, id)) : told
  const all = await Promise.all(changes.map((change) => withNested(client, change)))
  return all.flat()
}

/** What DescribeChangeSet is asked. */
interface Question {
  readonly ChangeSetName: string
  readonly IncludePropertyValues?: boolean
}

async function restOf(
  client: CloudFormationClient,
  first: DescribeChangeSetCommandOutput,
  question: Question,
): Promise<Change[]> {
  const { NextToken: startingToken } = first
  const rest =
    startingToken === undefined
      ? []
      : await Array.fromAsync(paginateDescribeChangeSet({ client, startingToken }, question))
  return [first, ...rest].flatMap(({ Changes }) => Changes ?? [])
}

async function readPlain(client: CloudFormationClient, id: string): Promise<Change[]> {
  const question = { ChangeSetName: id }
  return restOf(client, await client.send(new DescribeChangeSetCommand(question)), question)
}

/** CloudFormation leaves out what it has no values for, and says so on a change set that is complete. Source: aws-cdk-cli#1780. */
function isIncomplete({ StatusReason }: DescribeChangeSetCommandOutput): boolean {
  return StatusReason?.includes('--include-property-values option can return incomplete') ?? false
}

/** Puts back the changes, and the details of changes, that only the answer without values has. */
export function mergeChanges(told: readonly Change[], plain: readonly Change[]): Change[] {
  const missing = new Map(plain.map((change) => [change.ResourceChange?.LogicalResourceId, change]))
  const merged = told.map((change): Change => {
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

/** An answer without values has no paths. */
function isSame(a: ResourceChangeDetail, b: ResourceChangeDetail): boolean {
  return (
    a.Target?.Attribute === b.Target?.Attribute &&
    a.Target?.Name === b.Target?.Name &&
    a.ChangeSource === b.ChangeSource &&
    a.CausingEntity === b.CausingEntity
  )
}

/** A change, and those of its nested change set, if it has one. */
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
