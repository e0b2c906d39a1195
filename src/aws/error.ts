import { Problem } from '../text/problem.ts'
import { type Permissions, roleStatement } from './policy.ts'

/** An error of the SDK, and what edges/aws adds to it. */
interface AwsError extends Error {
  /** Such as `CloudFormation CreateChangeSet`. */
  readonly call?: string
  /** Of a call that was refused. */
  readonly permissions?: Permissions
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number }
  readonly $retryable?: unknown
}

/** Whether an error has this name and, if given, a matching message. */
export function isError(error: unknown, name: string, message?: RegExp): error is Error {
  return error instanceof Error && error.name === name && (message === undefined || message.test(error.message))
}

/**
 * Whether AWS refused the call for lack of a permission, also one for a key.
 * Source: AWS Step Functions API reference, DescribeExecution, errors.
 */
export function isAccessDenied(error: unknown): boolean {
  return error instanceof Error && /^(Kms)?AccessDenied(Exception)?$/.test(error.name)
}

/** Whether an error is of a call, such as `CloudFormation CreateChangeSet`. */
export function wasCall(error: Error, call: string): boolean {
  return (error as AwsError).call === call
}

/** Whether AWS rejected the request of a call, such as `CloudFormation CreateChangeSet`, as invalid. */
export function isInvalid(error: Error, call: string): boolean {
  return error.name === 'ValidationError' && wasCall(error, call)
}

/** Whether the SDK sent the call more than once: an earlier attempt may have succeeded although its response was lost. */
export function wasRepeated(error: unknown): boolean {
  return error instanceof Error && ((error as AwsError).$metadata?.attempts ?? 1) > 1
}

const TRANSIENT_NAMES =
  /^(Throttl|RequestThrottl|TooManyRequests|RequestLimitExceeded|ServiceUnavailable|InternalFailure|InternalError|TimeoutError|RequestTimeout)/
const TRANSIENT_CODES =
  /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENETDOWN|ENETUNREACH|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** Whether the same call may succeed a moment later: throttling, network faults, 5xx. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { $metadata } = error as AwsError
  return (
    TRANSIENT_NAMES.test(error.name) ||
    /rate exceeded/i.test(error.message) ||
    ($metadata?.httpStatusCode ?? 0) >= 500 ||
    TRANSIENT_CODES.test(codeOf(error)) ||
    (error instanceof Problem && isTransient(error.cause))
  )
}

/** Matches what AWS adds to a message for its support and for programs: the call, its IDs, codes of errors. */
const ADDED =
  /\s?\((?:Service|Status Code|Error Code|Request ?ID|Extended Request ID|RequestToken|HandlerErrorCode|SDK Attempt Count)(?:: |\))[^()]*\)|(?<=\.)\s?Encoded authorization failure message: [\w-]+/gi

/** Matches the frame that CloudFormation puts around the message of a service. */
const FRAME = /^Resource handler returned message: "(.*)"$/s

/**
 * Splits a message of AWS into what people need to read, and what only AWS Support and programs do.
 * Source: events of CloudFormation in public issues, such as aws/aws-cdk#17804; API reference, HandlerErrorCode.
 */
export function splitAwsMessage(message: string): { readonly text: string; readonly added: readonly string[] } {
  if (message.replace(ADDED, '').trim() === '') return { text: message, added: [] }
  const added = message.match(ADDED)?.map((each) => each.trim().replace(/^\((.*)\)$/s, '$1')) ?? []
  const rest = message.replace(ADDED, '').trim()
  return { text: FRAME.exec(rest)?.[1] ?? rest, added }
}

/**
 * Turns an error of the SDK into a Problem. For a missing permission, the remedy is the policy statement to add.
 *
 * @returns the error itself when it does not come from AWS
 */
export function explainAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error
  const { call, $metadata } = error as AwsError
  if (call === undefined && $metadata === undefined) return error
  const what = call === undefined ? 'AWS' : `AWS ${call}`
  const { text, added } = splitAwsMessage(error.message)
  const options = { cause: error, ...(added.length === 0 ? {} : { details: added }) }
  const deniedRemedy = accessDeniedRemedy(error)
  if (deniedRemedy !== undefined) return new Problem(`${what} was refused: ${text}`, deniedRemedy, options)
  const remedy = REMEDIES.find(([pattern]) => pattern.test(error.name) || pattern.test(codeOf(error)))?.[1]
  if (remedy !== undefined) return new Problem(`${what} failed: ${text}`, remedy, options)
  return new Problem(`${what} failed: ${error.name}: ${text}`, 'See the AWS documentation of this error.', options)
}

/** Returns the system's code of a network fault, also when the SDK has wrapped it; `''` for any other error. */
function codeOf(error: Error): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return String(code ?? (cause as { code?: unknown } | undefined)?.code ?? '')
}

/**
 * The text of AWS says which action is missing, and only chooses among the permissions that our request needs: an action or a
 * resource that only the text names is not advised.
 * Source of the sentence: AWS IAM user guide, "Troubleshoot access denied error messages".
 */
function accessDeniedRemedy(error: Error): string | undefined {
  if (!isAccessDenied(error)) return undefined
  const { permissions } = error as AwsError
  const named = /is not authorized to perform:? ([\w-]+:\w+)/.exec(error.message)?.[1]
  const { action, resource } = choose(named, permissions) ?? {}
  const statement = action && resource && roleStatement(action, resource)
  const allow = statement
    ? `Add this statement to the policy of the role that deploys: ${statement}`
    : 'The call needs a permission besides its own. If you know the resource, allow the role that deploys what AWS names.'
  return /with an explicit deny/.test(error.message)
    ? `A policy denies ${action ?? 'that action'} explicitly: change that one (a service control policy, a permissions boundary, or a policy of the resource).`
    : allow
}

/** Returns the permission of ours that a text names; that of the call itself when the text names none. */
function choose(
  named: string | undefined,
  permissions: Permissions | undefined,
): { readonly action: string; readonly resource: string } | undefined {
  if (permissions === undefined) return undefined
  const { action, resource, others } = permissions
  if (named === undefined || named.toLowerCase() === action.toLowerCase()) return { action, resource }
  const other = others.get(named)
  return other === undefined ? undefined : { action: named, resource: other }
}

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /^CredentialsProviderError$/,
    'Give the job AWS credentials: `role-to-assume`, with `id-token: write` in `permissions:`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If role-to-assume comes from a variable, check that this job has that variable.',
  ],
  [
    /^ExpiredToken(Exception)?$/,
    'The credentials have expired. Operations on AWS continue. Run the job again. Credentials of role-to-assume are renewed; those of an earlier step are not.',
  ],
  [
    /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/,
    'The AWS credentials are wrong: check the access key and the secret, and that they belong together.',
  ],
  [
    /^ERR_PROXY_TUNNEL$/,
    'The proxy did not let the connection through. Check HTTPS_PROXY, its user and password, and what it allows; NO_PROXY bypasses it.',
  ],
  [
    TRANSIENT_CODES,
    'AWS cannot be reached. Check aws-region, the proxy, and that the runner can open connections to AWS.',
  ],
]
