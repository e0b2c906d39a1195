import { CloudWatchLogsClient, type CloudWatchLogsClientConfig } from '@aws-sdk/client-cloudwatch-logs'
import { ECSClient, type ECSClientConfig } from '@aws-sdk/client-ecs'

/** The clients that explain why an ECS service failed. */
export interface ServiceClients {
  readonly ecs: ECSClient
  readonly logs: CloudWatchLogsClient
}

/** Creates the clients. Import this file only when it is needed: they are a large part of the bundle. */
export function openServices(config: ECSClientConfig & CloudWatchLogsClientConfig): ServiceClients {
  // The explanation is worth only a short wait.
  const patience = { ...config, maxAttempts: 3 }
  return { ecs: new ECSClient(patience), logs: new CloudWatchLogsClient(patience) }
}
