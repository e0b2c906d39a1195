import { CloudWatchLogsClient, type CloudWatchLogsClientConfig } from '@aws-sdk/client-cloudwatch-logs'
import { ECSClient, type ECSClientConfig } from '@aws-sdk/client-ecs'

/** The clients of the services that tell why an ECS service failed. */
export interface ServiceClients {
  readonly ecs: ECSClient
  readonly logs: CloudWatchLogsClient
}

/** Makes the clients. This file is imported only when it is needed: its clients are a large part of the bundle. */
export function openServices(config: ECSClientConfig & CloudWatchLogsClientConfig): ServiceClients {
  // What they tell is worth a wait, but not a long one.
  const patience = { ...config, maxAttempts: 3 }
  return { ecs: new ECSClient(patience), logs: new CloudWatchLogsClient(patience) }
}
