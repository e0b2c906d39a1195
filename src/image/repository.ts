import {
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr'
import { isError } from '../aws-error.ts'
import type { Owner } from '../plan/plan.ts'
import { Problem } from '../problem.ts'

/**
 * Looks a repository up.
 *
 * @returns its URI, `registry/name`, or undefined when it does not exist
 */
export async function findRepository(ecr: ECRClient, name: string): Promise<string | undefined> {
  try {
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name] }))
    return repositories?.[0]?.repositoryUri
  } catch (error) {
    if (isError(error, 'RepositoryNotFoundException')) return undefined
    throw error
  }
}

/** The request that makes a repository: tags immutable, scanned on push, and marked as ours. */
export function createRepositoryRequest(name: string, owner: Owner): CreateRepositoryCommandInput {
  return {
    repositoryName: name,
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    tags: [{ Key: 'servicefull:repository', Value: owner.repository }],
  }
}

/** Makes a repository and returns its URI; one that another run has made meanwhile is as good. */
export async function createRepository(ecr: ECRClient, name: string, owner: Owner): Promise<string> {
  try {
    const { repository } = await ecr.send(new CreateRepositoryCommand(createRepositoryRequest(name, owner)))
    if (repository?.repositoryUri !== undefined) return repository.repositoryUri
  } catch (error) {
    if (!isError(error, 'RepositoryAlreadyExistsException')) throw error
  }
  const uri = await findRepository(ecr, name)
  if (uri === undefined)
    throw new Problem(`ECR made the repository ${name} but does not find it.`, 'Run the job again.')
  return uri
}

/** Asks ECR for a login. Returns the base64 text of `AWS:password`, a secret that lives 12 hours. */
export async function readLoginToken(ecr: ECRClient): Promise<string> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const token = authorizationData?.[0]?.authorizationToken
  if (token === undefined) throw new Problem('ECR gave no authorization token.', 'Run the job again.')
  return token
}

/** The host of a repository URI, replaced by the registry that the user names, if any. */
export function onRegistry(uri: string, registry: string | undefined): string {
  return registry === undefined ? uri : `${registry}/${uri.slice(uri.indexOf('/') + 1)}`
}

/** The host of a repository URI. */
export function registryOf(uri: string): string {
  return uri.slice(0, uri.indexOf('/'))
}
