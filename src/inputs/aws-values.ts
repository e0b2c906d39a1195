import { ONLY_STATE_MACHINE, type RepositoryEncryption } from './inputs.ts'
import { listItems, pattern, WrongValue } from './values.ts'

const KEY_ARN = /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:(?:key|alias)\/[\w/-]+$/

/** Parses a kind of encryption, or the ARN of a KMS key or alias. Source: Amazon ECR API reference, EncryptionConfiguration. */
export function repositoryEncryption(text: string): RepositoryEncryption {
  if (KEY_ARN.test(text)) return { type: 'KMS', key: text }
  const type = (['AES256', 'KMS', 'KMS_DSSE'] as const).find((each) => each === text.toUpperCase())
  if (type !== undefined) return { type, key: undefined }
  throw new WrongValue(
    `\`${text}\` is not known`,
    'Use AES256, KMS, KMS_DSSE, or the ARN of a KMS key or of its alias, such as arn:aws:kms:eu-central-1:111122223333:alias/images.',
  )
}

/** Captures the name in the ARN of a stack, or in its address in the console, where the ARN is encoded. Source: AWS Service Authorization Reference, CloudFormation, resource types. */
const STACK_ARN = /^(?:https:\S{1,300}[?&]stackId=)?arn(?:[\w:-]|%3A){1,99}stack(?:\/|%2F)([-a-z0-9]+)/i

/** Checks the name of a stack. Rule: AWS CloudFormation API reference, CreateChangeSet, StackName. */
export function stackName(text: string): string {
  if (text === '') throw new WrongValue('it is required', 'Add `stack-name: <name>` under `with:`.')
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(text)) return text
  const [, name = text] = STACK_ARN.exec(text) ?? []
  const corrected = name
    .replace(/[^-a-zA-Z0-9]+/g, '-')
    .replace(/^[^a-zA-Z]+|-+$/g, '')
    .slice(0, 128)
  throw new WrongValue(
    `CloudFormation refuses \`${text}\` as the name of a stack: letters, digits and hyphens, a letter first, at most 128 characters`,
    corrected === '' ? 'Give a name that starts with a letter.' : `Use \`${corrected}\`.`,
  )
}

const STATE_MACHINE_ARN = /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^\s:]{1,80}$/

/** Whether a text is the ARN of a state machine, without a version or an alias. */
export function isStateMachineArn(text: string): boolean {
  return STATE_MACHINE_ARN.test(text)
}

/** Checks the name, the logical ID or the ARN of a state machine. Rule: AWS Step Functions API reference, CreateStateMachine, name. */
export function stateMachine(text: string): string {
  if (text === '') return ONLY_STATE_MACHINE
  if (isStateMachineArn(text) || /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{C}]{1,80}$/u.test(text)) return text
  throw new WrongValue(
    `\`${text}\` is not a state machine`,
    'Give its ARN, or the logical ID or the name of one in the stack. The default is the only one of the stack.',
  )
}

/** Parses AWS account IDs, separated by white space or commas. */
export function accountIds(text: string): string[] {
  const ids = listItems(text)
  const wrong = ids.find((id) => !/^\d{12}$/.test(id))
  if (wrong !== undefined)
    throw new WrongValue(
      `\`${wrong}\` is not an AWS account ID`,
      'An account ID has 12 digits; quote it if it starts with 0.',
    )
  return ids
}

/** The capabilities that CloudFormation knows. */
export const CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']

/** The capabilities of an empty input, as in action.yml. */
const USUAL_CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']

/**
 * Parses capabilities, separated by white space or commas; `[]` is none.
 * Source: AWS CloudFormation API reference, CreateChangeSet.
 */
export function capabilities(text: string): string[] {
  if (text === '[]') return []
  const given = listItems(text)
  if (given.length === 0) return USUAL_CAPABILITIES
  const wrong = given.find((each) => !CAPABILITIES.includes(each))
  if (wrong !== undefined) throw new WrongValue(`\`${wrong}\` is not known`, `Use ${CAPABILITIES.join(', ')}.`)
  return given
}

/** Parses topic ARNs; `[]` is none. Rule: AWS CloudFormation API reference, CreateChangeSet, NotificationARNs: at most 5. */
export function topicArns(text: string): string[] {
  const given = text === '[]' ? [] : listItems(text)
  const wrong = given.find((each) => !/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:\S+$/.test(each))
  if (wrong !== undefined)
    throw new WrongValue(
      `\`${wrong}\` is not the ARN of an SNS topic`,
      'Write one ARN a line, like arn:aws:sns:eu-central-1:123456789012:name, or [] for none.',
    )
  if (given.length > 5) throw new WrongValue(`it has ${given.length} topics, CloudFormation takes 5`, 'Remove some.')
  return given
}

/** Parses the seconds that a role session lasts; an hour by default. Rule: AWS STS API reference, AssumeRole, DurationSeconds. */
export function sessionSeconds(text: string): number {
  const seconds = text === '' ? 3600 : Number(text)
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
    throw new WrongValue(`\`${text}\` is not a number of seconds from 900 to 43200`, 'Leave it out for an hour.')
  return seconds
}

/** Checks the form of a region. Rule: AWS General Reference, "AWS service endpoints": partition, area and number. */
export const region = pattern(/^[a-z]{2,}(-[a-z]+)+-\d$/, 'is not an AWS region', 'Write it like eu-central-1.')

/** Checks the host of a registry, with an optional port. */
export const registryHost = pattern(
  /^[a-zA-Z0-9.-]+(:\d+)?$/,
  'is not a registry host',
  'Give the host and, if necessary, the port, without https:// and without a path.',
)

/** Checks a reference by tag or digest. Rule: Docker documentation, "Image references". */
export const imageReference = pattern(
  /^[^\s@]+(@sha256:[0-9a-f]{64})?$/,
  'is not an image reference',
  'Write it like registry/name@sha256:... or registry/name:tag.',
)

/** Checks the ARN of a role. Rule: AWS IAM user guide, "IAM ARNs". */
export const roleArn = pattern(
  /^arn:[a-z-]+:iam::\d{12}:role\/.+$/,
  'is not the ARN of a role',
  'Write it like arn:aws:iam::123456789012:role/name.',
)

/** Checks the external ID of a role. Rule: AWS STS API reference, AssumeRole, ExternalId. */
export const externalId = pattern(
  /^[\w+=,.@:/-]{2,1224}$/,
  'is not an external ID',
  "Give the one of the role's trust policy: 2 to 1224 letters, digits and `+=,.@:/-`.",
)

/**
 * Checks the ARN of a change set, or its end `<name>/<ID>`, which has no account ID. Refuses a name, which another change set can get.
 * Rule: AWS CloudFormation API reference, ExecuteChangeSet, ChangeSetName.
 */
export const changeSetId = pattern(
  /^(arn:[a-z-]+:cloudformation:[a-z0-9-]+:\d{12}:changeSet\/)?[a-zA-Z][-a-zA-Z0-9]{0,127}\/[-a-zA-Z0-9]+$/,
  'is not the ARN of a change set',
  'Give the output change-set-id of the run that created it, or the end of it, `<name>/<ID>`. The name alone may be on another change set by now.',
)

/** Checks the name of a bucket. Rule: Amazon S3 user guide, "General purpose bucket naming rules". */
export const bucketName = pattern(
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'is not the name of a bucket',
  'Give the name alone, without `s3://`: 3 to 63 lower-case letters, digits, dots and hyphens. Folders go into `s3-prefix`.',
)

/**
 * Parses the prefix of object keys, and removes the slashes at its ends.
 * Rule: Amazon S3 user guide, "Naming Amazon S3 objects": a key has at most 1024 bytes; the rest of ours needs 100.
 */
export function keyPrefix(text: string): string {
  const prefix = text.replace(/^\/+|\/+$/g, '')
  const steps = prefix.split('/').some((part) => part === '.' || part === '..')
  if (/[\p{Cc}\\]/u.test(prefix) || steps || Buffer.byteLength(prefix) > 900) {
    throw new WrongValue(
      `\`${text}\` cannot begin the keys of objects`,
      'Use at most 900 bytes such as `deploys/hello-job`, without `\\`, `.` or `..` between slashes.',
    )
  }
  return prefix
}
