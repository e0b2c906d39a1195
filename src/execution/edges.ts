import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { SFNClient } from '@aws-sdk/client-sfn'
import type { ServiceClients } from '../edges/aws/services.ts'
import type { Clock } from '../edges/clock.ts'
import type { Log } from '../edges/runner.ts'

/** Everything that the execution room needs from the outside world. */
export interface ExecutionEdges {
  readonly cloudFormation: CloudFormationClient
  /** Loads the client of Step Functions. */
  readonly stepFunctions: () => Promise<SFNClient>
  /** Loads the clients of ECS and of CloudWatch Logs. */
  readonly services: () => Promise<ServiceClients>
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
}
