import { Problem } from '../../text/problem.ts'
import { otherAccountRemedy, PUSH_ACTIONS } from '../repository/access.ts'

/**
 * The kind of a failed push: the login was refused, a permission is missing, the registry has a transient fault, or another image
 * has the tag.
 */
export type PushFault = 'login' | 'denied' | 'transient' | 'taken'

/** The messages of docker and BuildKit, by kind. The texts of ECR are first, because they are the clearest. */
const FAULTS: readonly (readonly [PushFault, RegExp])[] = [
  ['login', /authorization token has expired|no basic auth credentials|authentication required|401 Unauthorized/i],
  ['taken', /tag is immutable|cannot be overwritten because|tag invalid/i],
  ['denied', /not authorized to perform|\bdenied\b|403 Forbidden/i],
  [
    'transient',
    /(Layers|Images) with digests? .* do(es)? not exist|blob upload unknown|\b5\d\d (Internal|Bad|Service|Gateway)|\bEOF\b|connection reset|broken pipe|i\/o timeout|handshake timeout/i,
  ],
]

/** Returns the kind of a failed push; undefined when the build failed before the push, or the error is unknown. */
export function classifyPushFault(output: string): PushFault | undefined {
  if (!/^ > (pushing|exporting to) |failed to push /m.test(output)) return undefined
  const error = pushError(output)
  return FAULTS.find(([, pattern]) => pattern.test(error))?.[0]
}

/**
 * Returns the Problem of a push that failed for good. A missing permission may appear as a closed connection.
 *
 * @param refused `output`: the end of docker's output
 */
export function pushProblem(refused: { readonly fault: PushFault; readonly output: string }): Problem {
  const { fault, output } = refused
  const error = pushError(output)
  const what = `The image was built but not pushed: ${error}`
  if (fault === 'denied' || /\bEOF\b/.test(output)) {
    const actions = ['ecr:GetAuthorizationToken', ...PUSH_ACTIONS].join(', ')
    const remedy = otherAccountRemedy(error, PUSH_ACTIONS) ?? `Allow the role that deploys to push: ${actions}.`
    return new Problem(what, `${remedy} Nothing was deployed.`)
  }
  if (fault === 'login')
    return new Problem(
      what,
      'ECR refuses a login that it has just issued. Check the clock of the runner and the registry.',
    )
  if (fault === 'taken') return new Problem(what, 'Another run pushed the same tag meanwhile. Run the job again.')
  return new Problem(what, 'The registry did not recover. Run the job again later. Nothing was deployed.')
}

function pushError(output: string): string {
  const line =
    output.split('\n').findLast((each) => /^(ERROR|error): /.test(each)) ?? output.trim().split('\n').at(-1) ?? ''
  return line.replace(/^(ERROR|error): /, '').replace(/^(failed to (build|solve): )+/, '')
}
