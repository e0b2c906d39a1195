import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { ECRClient } from '@aws-sdk/client-ecr'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'

/** The clients of the services that every deploy calls, with credentials of the default chain. */
export interface Aws {
  readonly region: string
  readonly cloudFormation: CloudFormationClient
  readonly ecr: ECRClient
  readonly sts: STSClient
}

/**
 * Makes the clients. Throttling, network faults and 5xx are retried by the SDK, up to 10 times with a growing, jittered delay.
 */
export function connect(region: string): Aws {
  // A server that takes a connection and says nothing is a fault like any other.
  const requestHandler = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true }
  const config = { region, maxAttempts: 10, customUserAgent: 'servicefull-action', requestHandler }
  const cloudFormation = new CloudFormationClient(config)
  const ecr = new ECRClient(config)
  const sts = new STSClient(config)
  cloudFormation.middlewareStack.add(nameCalls, NAME_CALLS)
  ecr.middlewareStack.add(nameCalls, NAME_CALLS)
  sts.middlewareStack.add(nameCalls, NAME_CALLS)
  return { region, cloudFormation, ecr, sts }
}

const NAME_CALLS = { name: 'nameCalls', step: 'initialize' } as const

/** Gives every error the call that failed (`CloudFormation CreateChangeSet`), which the SDK's errors do not tell. */
function nameCalls<Args, Output>(
  next: (args: Args) => Promise<Output>,
  context: { clientName?: string; commandName?: string },
): (args: Args) => Promise<Output> {
  return async (args) => {
    try {
      return await next(args)
    } catch (error) {
      if (error instanceof Error) {
        const service = (context.clientName ?? '').replace(/Client$/, '')
        Object.assign(error, { call: `${service} ${(context.commandName ?? '').replace(/Command$/, '')}` })
      }
      throw error
    }
  }
}

/** Whose credentials these are. */
export interface Identity {
  readonly account: string
  readonly arn: string
}

/** Asks STS who we are; needs no permission. */
export async function readIdentity({ sts }: Aws): Promise<Identity> {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}))
  return { account: Account ?? '', arn: Arn ?? '' }
}
