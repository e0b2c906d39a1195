import type { Change, ResourceChange as SdkResourceChange } from '@aws-sdk/client-cloudformation'
import { type PropertyChange, propertyChanges } from './property-changes.ts'

/** A change; `unread` is the missing permission when the changes of its nested stack could not be read. */
export interface ReadChange extends Change {
  readonly unread?: string
}

/** A change of a resource. */
export interface ResourceChange {
  readonly action: Action
  /** Logical IDs of the nested stacks around it and its own, joined by `/`. */
  readonly resource: string
  readonly type: string
  /** Whether CloudFormation replaces the resource; `conditional` when only the deploy shows it. */
  readonly replacement: 'true' | 'false' | 'conditional'
  /** Whether a removed or replaced resource is deleted, kept, or kept as a snapshot. */
  readonly old?: 'deleted' | 'kept' | 'snapshot'
  /** For people: content that is lost with the resource and cannot be recreated. */
  readonly loses?: string
  /** The missing permission when the changes of this nested stack could not be read. */
  readonly unread?: string
  readonly properties: readonly PropertyChange[]
}

type Action = 'add' | 'modify' | 'replace' | 'remove' | 'import' | 'dynamic' | 'syncWithActual'

/** Returns the changes of a change set, and how many each action has. Source: AWS CloudFormation API reference, ResourceChange. */
export function changesSummary(changes: readonly ReadChange[]): Readonly<
  Record<'add' | 'modify' | 'replace' | 'remove' | 'import', number>
> & {
  readonly resources: readonly ResourceChange[]
} {
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

/** Returns the summary as JSON that fits into an output. A very long summary omits all properties. */
export function changesJson(changes: readonly ReadChange[]): string {
  const summary = changesSummary(changes)
  const json = JSON.stringify(summary)
  if (json.length <= MAXIMUM_JSON) return json
  return JSON.stringify({ ...summary, resources: summary.resources.map((each) => ({ ...each, properties: [] })) })
}

/** GitHub allows 1 MB for all outputs of a job together. Source: GitHub documentation, "Metadata syntax", outputs. */
const MAXIMUM_JSON = 200_000

function toChange(change: SdkResourceChange): ResourceChange {
  const replacement = replacementOf(change.Replacement)
  const action = replacement === 'true' ? 'replace' : lowerFirst(change.Action ?? 'Modify')
  const type = change.ResourceType ?? ''
  const ends = action === 'remove' || replacement !== 'false'
  const old = ends ? oldOf(change.PolicyAction) : undefined
  const loses = old === 'deleted' ? LOSSES.get(type) : undefined
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

/** Lost content by resource type. Source: AWS CloudFormation resource type reference, "Return values" and "Remarks". */
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
