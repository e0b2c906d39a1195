import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { listResources } from './stack.ts'

/** A resource on which an update or its rollback has failed. */
export interface StuckResource {
  /** Logical ID, behind those of the nested stacks that lead to it, joined by `/`. */
  readonly path: string
  readonly type: string
  readonly reason: string
  /** Its name in `--resources-to-skip`; undefined when CloudFormation does not take it there. */
  readonly skippedAs: string | undefined
}

/**
 * Reads on which resources of a stack an update or its rollback has failed, also of stacks nested in it, as far as they may be
 * read. One that was only cancelled cannot be skipped, nor can a nested stack that is there: its resources can.
 * Source: API reference, "ContinueUpdateRollback" (ResourcesToSkip).
 *
 * @param stackId ARN
 */
export async function readStuck(client: CloudFormationClient, stackId: string): Promise<readonly StuckResource[]> {
  return readFailed(client, { stackId, parents: [] })
}

interface Level {
  readonly stackId: string
  /** Logical IDs of the nested stacks that lead to it. */
  readonly parents: readonly string[]
}

async function readFailed(
  client: CloudFormationClient,
  { stackId, parents }: Level,
): Promise<readonly StuckResource[]> {
  const resources = await listResources(client, stackId).catch(() => [])
  const failed = resources.filter(
    ({ ResourceStatus, ResourceStatusReason = '' }) =>
      ResourceStatus === 'UPDATE_FAILED' && !/cancelled/i.test(ResourceStatusReason),
  )
  const levels = await Promise.all(
    failed.map(async ({ LogicalResourceId = '', ResourceType: type = '', PhysicalResourceId = '', ...each }) => {
      const path = [...parents, LogicalResourceId]
      const nested = type === 'AWS::CloudFormation::Stack'
      const inner = nested ? await readFailed(client, { stackId: PhysicalResourceId, parents: path }) : []
      if (inner.length > 0) return inner
      const reason = each.ResourceStatusReason ?? 'no reason is given'
      const name = parents.length === 0 ? LogicalResourceId : `${nameOf(stackId)}.${LogicalResourceId}`
      return [{ path: path.join('/'), type, reason, skippedAs: nested ? undefined : name }]
    }),
  )
  return levels.flat()
}

function nameOf(stackId: string): string {
  return stackId.split('/')[1] ?? ''
}
