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
export function lossOf(type: string): string | undefined {
  return LOSSES.get(type)
}
