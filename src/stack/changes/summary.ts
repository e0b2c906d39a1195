import type { Change, ResourceChange as SdkResourceChange } from '@aws-sdk/client-cloudformation'
import { type PropertyChange, propertyChanges } from './property-changes.ts'

/** A change as it could be read; `unread` is the permission that is missing to read the changes of its nested stack. */
export interface ReadChange extends Change {
  readonly unread?: string
}

/** A change set in figures, and each change by itself. */
interface ChangesSummary {
  readonly add: number
  readonly modify: number
  readonly replace: number
  readonly remove: number
  readonly import: number
  readonly resources: readonly ResourceChange[]
}

/** What happens to a resource. */
export interface ResourceChange {
  readonly action: Action
  /** Logical ID, behind those of the nested stacks that lead to it, joined by `/`. */
  readonly resource: string
  readonly type: string
  /** Whether CloudFormation makes the resource anew; it may not know before it runs. */
  readonly replacement: 'true' | 'false' | 'conditional'
  /** What becomes of the resource that is removed or replaced. */
  readonly old?: 'deleted' | 'kept' | 'snapshot'
  /** What is gone with it and cannot simply be made again, for people. */
  readonly loses?: string
  /** The permission that is missing to tell the changes of this nested stack. */
  readonly unread?: string
  readonly properties: readonly PropertyChange[]
}

type Action = 'add' | 'modify' | 'replace' | 'remove' | 'import' | 'dynamic' | 'syncWithActual'

/** Sums up the changes of a change set. Source: AWS CloudFormation API reference, ResourceChange. */
export function changesSummary(changes: readonly ReadChange[]): ChangesSummary {
  const resources = changes.flatMap(({ ResourceChange: change, unread }) => {
    if (change === undefined) return []
    return [unread === undefined ? toChange(change) : { ...toChange(change), unread }]
  })
  const count = (action: Action): number => resources.filter((each) => each.action === action).length
  return {
    add: count('add'),
    modify: count('modify'),
    replace: count('replace'),
    remove: count('remove'),
    import: count('import'),
    resources,
  }
}

/** The summary as JSON, short enough for an output: where there are very many values, none are told. */
export function changesJson(changes: readonly ReadChange[]): string {
  const summary = changesSummary(changes)
  const json = JSON.stringify(summary)
  if (json.length <= MAXIMUM_JSON) return json
  return JSON.stringify({ ...summary, resources: summary.resources.map((each) => ({ ...each, properties: [] })) })
}

/** An output may have 1 MB, all of a job together. Source: GitHub documentation, "Metadata syntax", outputs. */
const MAXIMUM_JSON = 200_000

function toChange(change: SdkResourceChange): ResourceChange {
  const replacement = replacementOf(change.Replacement)
  const action = replacement === 'true' ? 'replace' : lowerFirst(change.Action ?? 'Modify')
  const type = change.ResourceType ?? ''
  const ends = action === 'remove' || replacement !== 'false'
  const old = ends ? oldOf(change.PolicyAction) : undefined
  const loses = old === 'deleted' ? lossOf(type) : undefined
  return {
    action,
    resource: change.LogicalResourceId ?? '',
    type,
    replacement,
    ...(old === undefined ? {} : { old }),
    ...(loses === undefined ? {} : { loses }),
    properties: propertyChanges(change),
  }
}

function replacementOf(replacement: string | undefined): ResourceChange['replacement'] {
  if (replacement === 'True') return 'true'
  return replacement === 'Conditional' ? 'conditional' : 'false'
}

function oldOf(policy: string | undefined): ResourceChange['old'] {
  if (policy?.includes('Retain')) return 'kept'
  return policy?.includes('Snapshot') ? 'snapshot' : 'deleted'
}

function lowerFirst(text: string): Action {
  return (text.charAt(0).toLowerCase() + text.slice(1)) as Action
}

/** What is gone with a resource of a type. Source: AWS CloudFormation resource type reference, "Return values" and "Remarks". */
const LOSSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::AmazonMQ::Broker': 'the messages of the broker',
    'AWS::Backup::BackupVault': 'the backups',
    'AWS::Cassandra::Table': 'the rows of the table',
    'AWS::CloudFormation::Stack': 'all resources of the nested stack',
    'AWS::Cognito::UserPool': 'the users',
    'AWS::DocDB::DBCluster': 'the database',
    'AWS::DynamoDB::GlobalTable': 'the items of the table',
    'AWS::DynamoDB::Table': 'the items of the table',
    'AWS::EC2::EIP': 'the public address',
    'AWS::EC2::Instance': 'the disks of the instance',
    'AWS::EC2::VPC': 'the network',
    'AWS::EC2::Volume': 'the disk',
    'AWS::ECR::Repository': 'the images',
    'AWS::EFS::FileSystem': 'the files',
    'AWS::ElastiCache::CacheCluster': 'the cache',
    'AWS::ElastiCache::ReplicationGroup': 'the cache',
    'AWS::Elasticsearch::Domain': 'the indexes',
    'AWS::FSx::FileSystem': 'the files',
    'AWS::KMS::Key': 'the key, and all that only it can decrypt',
    'AWS::Kinesis::Stream': 'the records of the stream',
    'AWS::Logs::LogGroup': 'the logs',
    'AWS::MSK::Cluster': 'the records of the cluster',
    'AWS::MemoryDB::Cluster': 'the database',
    'AWS::Neptune::DBCluster': 'the database',
    'AWS::OpenSearchService::Domain': 'the indexes',
    'AWS::RDS::DBCluster': 'the database',
    'AWS::RDS::DBInstance': 'the database',
    'AWS::Redshift::Cluster': 'the database',
    'AWS::Route53::HostedZone': 'the records of the zone',
    'AWS::S3::Bucket': 'the bucket',
    'AWS::SNS::Topic': 'the subscriptions of the topic',
    'AWS::SQS::Queue': 'the messages of the queue',
    'AWS::SecretsManager::Secret': 'the secret',
    'AWS::StepFunctions::StateMachine': 'the history of its executions',
    'AWS::Timestream::Table': 'the records of the table',
  }),
)

/** What is gone when a resource of a type is deleted and cannot simply be made again, for people; undefined: nothing that we know of. */
function lossOf(type: string): string | undefined {
  return LOSSES.get(type)
}
