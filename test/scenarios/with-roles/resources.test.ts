import { expect, test } from 'vitest'
import { type Account, openAccount } from '../harness/account.ts'
import { pullRequest, push } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { rolesOf } from '../harness/permissions/roles.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }] }
const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
})
const ref = (Ref: string) => ({ Ref })
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] })

/** Creates a KMS key of the account. Returns its ARN. */
async function createKey({ id, env }: Account): Promise<string> {
  const scope = `${id}/20260301/${env.AWS_REGION}/kms/aws4_request`
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    'x-amz-target': 'TrentService.CreateKey',
  }
  const answer = await fetch(env.AWS_ENDPOINT_URL ?? '', { method: 'POST', headers, body: '{}' })
  const { KeyMetadata } = (await answer.json()) as { KeyMetadata: { Arn: string } }
  return KeyMetadata.Arn
}

/** The resource types of the built-in templates, with the properties that those have; round 2 changes each of them. */
function template(round: 1 | 2, key: string, withBoundary: boolean): string {
  const first = round === 1
  const own = first ? {} : { PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }
  const boundary = withBoundary ? { PermissionsBoundary: ref('PermissionsBoundaryArn') } : own
  const role = (service: string, changed = false) => ({
    ...boundary,
    Description: `round ${round}`,
    AssumeRolePolicyDocument: trust(changed && !first ? 'scheduler' : service),
    Policies: first ? [{ PolicyName: 'p', PolicyDocument: POLICY }] : [{ PolicyName: 'q', PolicyDocument: POLICY }],
    ManagedPolicyArns: [`arn:aws:iam::aws:policy/${first ? 'ReadOnlyAccess' : 'job-function/ViewOnlyAccess'}`],
  })
  const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: first ? 443 : 444, CidrIp: '10.0.0.0/16' }
  const resources = {
    Role: ['AWS::IAM::Role', role('states', true)],
    ScheduleRole: ['AWS::IAM::Role', role('scheduler')],
    MachineRole: ['AWS::IAM::Role', role('states')],
    Topic: ['AWS::SNS::Topic', { KmsMasterKeyId: first ? 'alias/aws/sns' : ref('AWS::NoValue') }],
    Mail: [
      'AWS::SNS::Subscription',
      { Protocol: 'email', Endpoint: 'a@example.com', TopicArn: ref('Topic'), FilterPolicy: { round: [`${round}`] } },
    ],
    Queue: ['AWS::SQS::Queue', { MessageRetentionPeriod: first ? 3600 : 7200 }],
    Log: ['AWS::Logs::LogGroup', { ...(first ? { RetentionInDays: 1 } : { KmsKeyId: key }) }],
    Cluster: [
      'AWS::ECS::Cluster',
      {
        CapacityProviders: first ? ['FARGATE'] : ['FARGATE', 'FARGATE_SPOT'],
        ClusterSettings: [{ Name: 'containerInsights', Value: first ? 'disabled' : 'enabled' }],
      },
    ],
    Machine: [
      'AWS::StepFunctions::StateMachine',
      {
        StateMachineName: { 'Fn::Sub': `\${AWS::StackName}-machine` },
        RoleArn: arn('MachineRole'),
        DefinitionString: `{"StartAt":"A","States":{"A":{"Type":"Pass","Comment":"${round}","End":true}}}`,
      },
    ],
    Schedule: [
      'AWS::Scheduler::Schedule',
      {
        ScheduleExpression: `rate(${round} hours)`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        KmsKeyArn: key,
        Target: { Arn: ref('Machine'), RoleArn: arn('ScheduleRole') },
      },
    ],
    Alarm: [
      'AWS::CloudWatch::Alarm',
      {
        AlarmName: { 'Fn::Sub': `\${AWS::StackName}-failed` },
        Namespace: 'AWS/States',
        MetricName: 'ExecutionsFailed',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: round,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    ],
    Bucket: [
      'AWS::S3::Bucket',
      {
        Tags: first ? [{ Key: 'team', Value: 'red' }] : [],
        VersioningConfiguration: { Status: first ? 'Enabled' : 'Suspended' },
        PublicAccessBlockConfiguration: { BlockPublicAcls: first },
        OwnershipControls: { Rules: [{ ObjectOwnership: first ? 'BucketOwnerEnforced' : 'BucketOwnerPreferred' }] },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: first ? 'AES256' : 'aws:kms' } },
          ],
        },
        LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', ExpirationInDays: round }] },
      },
    ],
    BucketPolicy: ['AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: { ...POLICY, Statement: [] } }],
    Vpc: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true }],
    Subnet: ['AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: !first }],
    Gateway: ['AWS::EC2::InternetGateway', {}],
    Attachment: ['AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') }],
    Routes: ['AWS::EC2::RouteTable', { VpcId: ref('Vpc') }],
    Route: [
      'AWS::EC2::Route',
      { RouteTableId: ref('Routes'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') },
    ],
    Association: ['AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Routes') }],
    Group: [
      'AWS::EC2::SecurityGroup',
      {
        GroupDescription: 'tasks',
        VpcId: ref('Vpc'),
        SecurityGroupIngress: [rule],
        SecurityGroupEgress: [{ ...rule, Description: `round ${round}` }],
      },
    ],
  }
  return JSON.stringify({
    Parameters: withBoundary ? { PermissionsBoundaryArn: { Type: 'String' } } : {},
    Resources: Object.fromEntries(
      Object.entries(resources).map(([name, [Type, Properties]]) => [name, { Type, Properties }]),
    ),
  })
}

test('the service role of main creates, changes, tags and deletes all types of the built-in templates', async () => {
  const [account, checkout] = [openAccount(), checkOut()]
  const key = await createKey(account)
  const run = (round: 1 | 2, tags: string) =>
    runJob({
      account,
      checkout,
      event: push(checkout.commit({ 'stack.yml': template(round, key, false) })),
      inputs: { ...STACK_ONLY, tags, capabilities: 'CAPABILITY_IAM' },
    })
  const remove = () => runJob({ account, checkout, event: push(checkout.head()), inputs: { command: 'delete' } })

  const created = await run(1, 'team=red\ncost=1')
  const updated = await run(2, 'team=blue')
  const deleted = await remove()

  expect([created.errors, created.outputs.operation]).toEqual([[], 'create'])
  expect([updated.errors, updated.outputs.operation]).toEqual([[], 'update'])
  expect([deleted.errors, deleted.outputs.operation]).toEqual([[], 'delete'])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('the service role of previews creates, changes, tags and deletes them within the boundary', async () => {
  const [account, checkout] = [openAccount(), checkOut()]
  const key = await createKey(account)
  const { PreviewBoundaryArn } = await rolesOf(account)
  const run = (action: 'opened' | 'synchronize' | 'closed', round: 1 | 2, tags: string, end = '') => {
    const merge = checkout.commit({ 'stack.yml': template(round, key, true) + end, round: `${action}${end}` })
    const overrides = { 'preview-parameter-overrides': `PermissionsBoundaryArn=${PreviewBoundaryArn}` }
    const inputs = { ...STACK_ONLY, ...overrides, tags, capabilities: 'CAPABILITY_IAM' }
    return runJob({ account, checkout, event: pullRequest({ number: 7, action, head: merge, merge }), inputs })
  }

  const opened = await run('opened', 1, 'team=red\ncost=1')
  const pushed = await run('synchronize', 2, 'team=blue')
  const same = await run('synchronize', 2, 'team=blue', '\n')
  const closed = await run('closed', 2, 'team=blue')

  expect([opened.errors, opened.outputs.operation]).toEqual([[], 'create'])
  expect([pushed.errors, pushed.outputs.operation]).toEqual([[], 'update'])
  expect([same.errors, same.outputs.operation]).toEqual([[], 'none'])
  expect([closed.errors, closed.outputs.operation]).toEqual([[], 'delete'])
  expect(await lookAt(account)).toEqual(NOTHING)
})
