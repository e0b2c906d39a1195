import type { ECRClient } from '@aws-sdk/client-ecr'
import type { Log } from '../edges/runner.ts'
import { readLoginToken } from './repository.ts'

/** Asks ECR for a login and hides it before anybody can see it. Returns the base64 text of `AWS:password`. */
export async function logIn({ ecr, log }: { readonly ecr: ECRClient; readonly log: Log }): Promise<string> {
  const token = await readLoginToken(ecr)
  log.mask(token)
  log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''))
  return token
}
