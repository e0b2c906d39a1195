/** The emulators that others have made. */
export type Other = 'LocalStack' | 'moto'

/** A cloud that runs the stories. */
export type CloudName = 'the local cloud' | Other

/** The clouds, in the order of the tables. */
export const CLOUDS: readonly CloudName[] = ['the local cloud', 'LocalStack', 'moto']

/** A known difference between a cloud and AWS. The stories expect what AWS does. */
export interface Difference {
  readonly on: CloudName
  /** The behaviour of the cloud, after its name. */
  readonly what: string
  /** The cloud that behaves as AWS, and how. */
  readonly right: string
  /** Where AWS, or who recorded it, says so. */
  readonly source: string
  /** The facts that differ, by the title of the story. */
  readonly seen: Readonly<Record<string, readonly string[]>>
}

/** The known differences. */
export const DIFFERENCES: readonly Difference[] = [
  {
    on: 'LocalStack',
    what: 'deletes a resource whose DeletionPolicy is Retain',
    right: 'the local cloud: DELETE_SKIPPED',
    source: 'CloudFormation template reference "DeletionPolicy attribute"',
    seen: {
      'a delete removes the stack, and names the resources that its template keeps': [
        'the resources that are kept',
        'the queue',
      ],
    },
  },
  {
    on: 'LocalStack',
    what: 'names a topic without stack and logical ID',
    right: 'the local cloud: `hello-Topic-` and a random end',
    source: 'CloudFormation template reference "Name type"',
    seen: { 'a first deploy creates the stack': ['the name that CloudFormation makes'] },
  },
  {
    on: 'LocalStack',
    what: 'has one CREATE_IN_PROGRESS event for a resource',
    right: 'the local cloud: two, the second with `Resource creation Initiated` and the physical ID',
    source:
      'CloudFormation user guide "View stack events"; aws-cdk-cli stack-event-poller.ts, which waits for the second',
    seen: { 'a first deploy creates the stack': ['the events in the log'] },
  },
  {
    on: 'LocalStack',
    what: 'has no values of properties in a change set',
    right: 'the local cloud: BeforeValue and AfterValue with IncludePropertyValues',
    source: 'CloudFormation API reference "DescribeChangeSet" (IncludePropertyValues), "ResourceTargetDefinition"',
    seen: {
      'an update changes what differs, and keeps the values that it does not name': [
        'the values in the list of changes',
      ],
      'a diff of a stack shows what would change, and leaves the stack as it is': ['the values in the list of changes'],
    },
  },
  {
    on: 'LocalStack',
    what: 'finds no change where only the tags of the stack differ',
    right: 'the local cloud: an update of the stack and of the resources that take tags',
    source:
      'CloudFormation template reference "CloudFormation resource tagging"; API reference "CreateChangeSet" (Tags)',
    seen: { 'a change of tags alone is deployed': ['the outputs', 'the tags'] },
  },
  {
    on: 'LocalStack',
    what: 'answers GetTemplate with LF in place of CRLF',
    right: 'the local cloud: `&#xD;` in the answer, which is read as a carriage return',
    source: 'aws/aws-sdk-js-v3#7957; XML 1.0, 2.11 "End-of-Line Handling"',
    seen: { 'a template with CRLF and without ASCII is read back as it was sent': ['the template'] },
  },
  {
    on: 'LocalStack',
    what: 'ignores the OnStackFailure `DELETE` of a change set: the stack stays in ROLLBACK_COMPLETE',
    right: 'the local cloud: the stack is deleted',
    source: 'CloudFormation API reference "CreateChangeSet" (OnStackFailure)',
    seen: { 'a first deploy that fails names the cause, and leaves no stack': ['what is there'] },
  },
  {
    on: 'LocalStack',
    what: 'ends a failed update in ROLLBACK_COMPLETE, and ignores DisableRollback',
    right: 'the local cloud: UPDATE_ROLLBACK_COMPLETE, and UPDATE_FAILED without rollback',
    source: 'CloudFormation user guide "Stack status codes", "Stack failure options"',
    seen: {
      'an update that fails is rolled back, and names the cause': ['what is there'],
      'an update that fails without rollback stays as it failed': ['what is there'],
    },
  },
  {
    on: 'LocalStack',
    what: 'goes through CREATE_FAILED, twice, to ROLLBACK_COMPLETE',
    right: 'the local cloud: ROLLBACK_IN_PROGRESS, ROLLBACK_COMPLETE',
    source: 'CloudFormation user guide "Stack status codes"',
    seen: { 'a stack of ours in ROLLBACK_COMPLETE is deleted and recreated': ['the statuses before'] },
  },
  {
    on: 'LocalStack',
    what: 'creates named IAM resources without CAPABILITY_NAMED_IAM',
    right: 'the local cloud: InsufficientCapabilitiesException',
    source: 'CloudFormation API reference "CreateChangeSet" (Capabilities)',
    seen: {
      'a capability that is not acknowledged is named, and nothing is left': ['the capability', 'what is there'],
    },
  },
  {
    on: 'LocalStack',
    what: 'takes a service role that does not exist',
    right: 'the local cloud: `Role <arn> is invalid or cannot be assumed`',
    source: 'snapshot of CreateChangeSet that LocalStack itself recorded from AWS',
    seen: { 'a service role that does not exist is named, and nothing is left': ['the reason', 'what is there'] },
  },
  {
    on: 'LocalStack',
    what: 'ignores the Rules of a template',
    right: 'the local cloud: the change set is refused with the description of the assertion',
    source: 'CloudFormation template reference "Rules"',
    seen: {
      'a rule of the template that fails is quoted, and nothing is left': [
        'the description of the rule',
        'what is there',
      ],
    },
  },
  {
    on: 'LocalStack',
    what: 'makes no change sets of nested stacks',
    right: 'the local cloud: one for each that changes, with IncludeNestedStacks',
    source: 'CloudFormation user guide "Change sets for nested stacks"',
    seen: { 'a nested stack is uploaded, created and updated': ['the changes of the nested stack'] },
  },
  {
    on: 'LocalStack',
    what: 'completes a stack whose nested stack failed',
    right: 'the local cloud: `Embedded stack <arn> was not successfully created`',
    source: 'public issues that quote the text, such as aws-amplify/amplify-cli#1812',
    seen: {
      'a failure in a nested stack names the resource, at its line of the nested template': [
        'the exit code',
        'the resource and its line',
        'the cause',
        'what is there',
      ],
    },
  },
  {
    on: 'moto',
    what: 'has the API of ECR, but no registry: nothing can be pushed',
    right: 'the local cloud: an OCI registry',
    source: 'ECR user guide "Pushing a Docker image"',
    seen: { 'the first push creates the repository': ['no error'] },
  },
  {
    on: 'moto',
    what: 'computes the digest of an image from the digests of its layers',
    right: 'the local cloud: the SHA-256 of the manifest',
    source: 'OCI image specification "Descriptors" (digests); ECR API reference "PutImage" (imageDigest)',
    seen: { 'an image of ECR is deployed by its digest': ['the digest', 'the parameters'] },
  },
]
