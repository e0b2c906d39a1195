import type { CredentialSource } from '../edges/credentials.ts'
import type { Inputs, StackInputs } from '../inputs.ts'
import { Problem } from '../problem.ts'
import type { Owner } from './plan.ts'

/** A change set that was reviewed is executed. */
export interface ExecutePlan {
  readonly kind: 'execute'
  readonly stackName: string
  readonly owner: Owner
  readonly region: string
  readonly credentials: CredentialSource
  readonly allowedAccountIds: readonly string[]
  /** ARN or name. */
  readonly changeSet: string
  readonly stack: StackInputs
  /** Names this run's operation: the client request token. */
  readonly operation: string
}

/**
 * Refuses inputs that cannot change a change set that exists: it has its template, parameters and options.
 *
 * @throws Problem that names them
 */
export function checkExecution({ command, image, images, stack }: Inputs): void {
  const { options } = stack
  const idle = Object.entries({
    [`command: ${command}`]: command !== 'auto' && command !== 'deploy',
    image: image !== undefined,
    images: images.length > 0,
    'parameter-overrides': stack.parameterOverrides !== '',
    'notification-arns': options.notificationArns !== undefined,
    'deployment-mode': options.deploymentMode !== undefined,
    'include-nested-stacks-change-set': options.includeNestedStacks,
    'fail-on-empty-changeset': options.failOnEmpty,
    'no-execute-changeset': !options.execute,
  }).flatMap(([name, given]) => (given ? [name] : []))
  if (idle.length === 0) return
  throw new Problem(
    `execute-change-set-id executes a change set as it was made, so ${idle.join(', ')} cannot count.`,
    `Remove ${idle.length === 1 ? 'that input' : 'those inputs'}, or remove execute-change-set-id to make a new change set.`,
  )
}
