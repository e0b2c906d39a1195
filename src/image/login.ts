import { type ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { Log } from '../edges/runner.ts'
import { Problem } from '../problem.ts'

/** A login at a registry. */
export interface Login {
  /** The base64 text of `user:password`, a secret; that of ECR lives 12 hours. */
  readonly token: string
  /** Host of the registry. */
  readonly registry: string
}

/** Asks ECR for a login at the registry of the credentials' account, and hides it before anybody can see it. */
export async function logIn({ ecr, log }: { readonly ecr: ECRClient; readonly log: Log }): Promise<Login> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const { authorizationToken: token, proxyEndpoint = '' } = authorizationData?.[0] ?? {}
  if (token === undefined) throw new Problem('ECR gave no authorization token.', 'Run the job again.')
  log.mask(token)
  log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''))
  return { token, registry: proxyEndpoint.replace(/^https?:\/\//, '') }
}
