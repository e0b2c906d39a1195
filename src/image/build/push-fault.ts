import { Problem } from '../../text/problem.ts'
import { otherAccountRemedy, PUSH_ACTIONS } from '../repository/access.ts'

/**
 * Why a push failed: the login is refused, a permission is missing, the registry is in trouble for a moment, or the tag is on
 * another image by now.
 */
export type PushFault = 'login' | 'denied' | 'transient' | 'taken'

/** How docker and BuildKit tell it; the texts of ECR are in front, as they are the clearest. */
const FAULTS: readonly (readonly [PushFault, RegExp])[] = [
  ['login', /authorization token has expired|no basic auth credentials|authentication required|401 Unauthorized/i],
  ['taken', /tag is immutable|cannot be overwritten because|tag invalid/i],
  ['denied', /not authorized to perform|\bdenied\b|403 Forbidden/i],
  [
    'transient',
    /(Layers|Images) with digests? .* do(es)? not exist|blob upload unknown|\b5\d\d (Internal|Bad|Service|Gateway)|\bEOF\b|connection reset|broken pipe|i\/o timeout|handshake timeout/i,
  ],
]

/** What went wrong with the push; undefined when it was not the push that failed. */
export function pushFault(output: string): PushFault | undefined {
  if (!/^ > (pushing|exporting to) |failed to push /m.test(output)) return undefined
  const error = pushError(output)
  return FAULTS.find(([, pattern]) => pattern.test(error))?.[0]
}

/** A push that was refused, with the end of what docker wrote. */
interface RefusedPush {
  readonly fault: PushFault
  readonly output: string
}

/** What a push that could not be helped means. A missing permission may show as a cut connection. */
export function pushProblem({ fault, output }: RefusedPush): Problem {
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
      'ECR refuses a login that it has just given. Check the clock of the runner and the registry.',
    )
  if (fault === 'taken') return new Problem(what, 'Another run pushed the same tag meanwhile. Run the job again.')
  return new Problem(what, 'The registry did not recover. Run the job again later. Nothing was deployed.')
}

function pushError(output: string): string {
  const line =
    output.split('\n').findLast((each) => /^(ERROR|error): /.test(each)) ?? output.trim().split('\n').at(-1) ?? ''
  return line.replace(/^(ERROR|error): /, '').replace(/^(failed to (build|solve): )+/, '')
}
