import type { SFNClient } from '@aws-sdk/client-sfn'
import type { ServiceClients } from '../edges/aws/services.ts'
import type { Clock } from '../edges/clock.ts'
import type { Log } from '../edges/runner.ts'
import type { ExecutionResult } from './execution.ts'

/** Everything that the execution room needs from the outside world. */
export interface ExecutionEdges {
  /** Loads the client of Step Functions. */
  readonly stepFunctions: () => Promise<SFNClient>
  /** Loads the clients of ECS and of CloudWatch Logs. */
  readonly services: () => Promise<ServiceClients>
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Saves the ARN of the execution that the post step must stop if this process is killed; undefined for none. */
  readonly saveExecution: (arn: string | undefined) => void
  /** Takes what is known of the execution by now. */
  readonly learn: (facts: { readonly execution: ExecutionResult }) => void
}
