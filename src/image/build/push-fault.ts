import { part } from '../../text/format.ts'
import { Problem } from '../../text/problem.ts'
import { PUSH_ACTIONS } from '../repository/access.ts'
import { type BuildOutput, lastError, withoutWrappers } from './output.ts'

/**
 * The kind of a failed push: the login was refused, a permission is missing, the registry has too many requests or another
 * transient fault, it cannot be reached, or another image has the tag.
 */
export type PushFault = 'login' | 'denied' | 'throttled' | 'unreachable' | 'transient' | 'taken'

/**
 * The messages of docker and BuildKit, by kind. The texts of ECR are first, because they are the clearest.
 * Source: Amazon ECR user guide, "Troubleshooting errors with Docker commands" (429: throttled); Go, `net` and `net/http`
 * (addresses, time-outs, GOAWAY).
 */
const FAULTS: readonly (readonly [PushFault, RegExp])[] = [
  ['throttled', /\btoomanyrequests\b|\brate exceeded\b|\b429 Too Many Requests/i],
  ['login', /authorization token has expired|no basic auth credentials|authentication required|401 Unauthorized/i],
  ['taken', /tag is immutable|cannot be overwritten because|tag invalid/i],
  ['denied', /not authorized to perform|\bdenied\b|403 Forbidden/i],
  [
    'unreachable',
    /no such host|server misbehaving|failure in name resolution|connection (?:timed out|refused)|\bdial tcp(?:: lookup \S+| \S+ i\/o timeout)|network is unreachable|no route to host/i,
  ],
  [
    'transient',
    /(Layers|Images) with digests? .* do(es)? not exist|blob upload unknown|\b5\d\d (Internal|Bad|Service|Gateway)|\bEOF\b|connection reset|broken pipe|i\/o timeout|handshake timeout|\bGOAWAY\b|context deadline exceeded/i,
  ],
]

/** Longer errors would only slow down the patterns that read them. */
const LONGEST = 8192

/** A push that failed. */
export interface FailedPush {
  readonly fault: PushFault
  /** The error of buildx. */
  readonly error: string
}

/**
 * Returns the failed push of a build; undefined when the build failed before the push, or the error is unknown. A step of the
 * Dockerfile may print anything, and its text is in the last error of buildx: after one that failed, nothing was pushed.
 */
export function findPushFault(output: BuildOutput): FailedPush | undefined {
  const failed = output.steps.filter(({ state }) => state === 'failed')
  const ofPush = failed.filter(({ name }) => /^(pushing|exporting to) /.test(name))
  if (failed.length > ofPush.length) return undefined
  const last = withoutWrappers(lastError(output) ?? ofPush.at(-1)?.error ?? '')
  if (ofPush.length === 0 && !last.startsWith('failed to push ')) return undefined
  const error = part(last.split('\n')[0] ?? '', 0, LONGEST)
  const said = withoutNames(error)
  const fault = FAULTS.find(([, pattern]) => pattern.test(said))?.[0]
  return fault && { fault, error }
}

/** Removes the reference and the addresses from the error of a push: a repository may be called `denied`. */
function withoutNames(error: string): string {
  return error.replace(/^failed to push \S+: /, '').replace(/https?:\/\/[^\s"]+/g, '')
}

/** Remedies for the faults that stay although the push is tried again. */
const WAITED: Readonly<Record<'throttled' | 'unreachable' | 'transient', string>> = {
  throttled:
    'The registry still has too many requests. Run the job again later, or let fewer jobs push at the same time.',
  unreachable:
    'The registry cannot be reached. Check the DNS, the proxy and the firewall of the builder and, in a private network, the VPC endpoints of ECR.',
  transient: 'The registry did not recover. Run the job again later.',
}

/**
 * Returns the Problem of a push that failed for good. A missing permission may appear as a closed connection.
 *
 * @param otherAccount the remedy when the repository is of another account
 */
export function pushProblem({ fault, error }: FailedPush, otherAccount: string | undefined): Problem {
  const what = `The image was built but not pushed: ${error}`
  if (fault === 'denied' || /\bEOF\b/.test(error)) {
    const actions = ['ecr:GetAuthorizationToken', ...PUSH_ACTIONS].join(', ')
    const remedy = otherAccount ?? `Allow the role that deploys to push: ${actions}.`
    return new Problem(what, `${remedy} Nothing was deployed.`)
  }
  if (fault === 'login')
    return new Problem(
      what,
      'ECR refuses a login that it has just issued. Check the clock of the runner and the registry.',
    )
  if (fault === 'taken') return new Problem(what, 'Another run pushed the same tag meanwhile. Run the job again.')
  return new Problem(what, `${WAITED[fault]} Nothing was deployed.`)
}
