import type { ECRClient } from '@aws-sdk/client-ecr'
import type { Log } from '../edges/runner.ts'
import { type Login, readLogin } from './repository.ts'

/** Asks ECR for a login and hides it before anybody can see it. */
export async function logIn({ ecr, log }: { readonly ecr: ECRClient; readonly log: Log }): Promise<Login> {
  const login = await readLogin(ecr)
  log.mask(login.token)
  log.mask(Buffer.from(login.token, 'base64').toString().replace(/^AWS:/, ''))
  return login
}
