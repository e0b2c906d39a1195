import {
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  PutLifecyclePolicyCommand,
  type PutLifecyclePolicyCommandInput,
} from '@aws-sdk/client-ecr'
import { isAccessDenied, isError } from '../aws-error.ts'
import type { Log } from '../edges/runner.ts'
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

/** Days after which an image of a pull request, and one without a tag, is removed. */
const PREVIEW_DAYS = 180
const UNTAGGED_DAYS = 14

/**
 * The lifecycle policy of a repository of ours: it removes old images of pull requests and images without a tag, never a
 * release's or a branch's. What an index refers to stays as long as the index.
 * Source: Amazon ECR user guide, "Lifecycle policies".
 */
export function lifecyclePolicyRequest(repositoryName: string): PutLifecyclePolicyCommandInput {
  const after = (days: number) => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber: days })
  const rules = [
    {
      rulePriority: 1,
      description: 'Images of pull requests',
      selection: { tagStatus: 'tagged', tagPrefixList: ['pr-'], ...after(PREVIEW_DAYS) },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: 'Images without a tag',
      selection: { tagStatus: 'untagged', ...after(UNTAGGED_DAYS) },
      action: { type: 'expire' },
    },
  ]
  return { repositoryName, lifecyclePolicyText: JSON.stringify({ rules }) }
}

/** What it takes to make a repository. */
export interface RepositoryEdges {
  readonly ecr: ECRClient
  readonly log: Log
}

/** Makes a repository and returns its URI; one that another run has made meanwhile is as good. */
export async function createRepository({ ecr, log }: RepositoryEdges, name: string, owner: Owner): Promise<string> {
  try {
    const { repository } = await ecr.send(new CreateRepositoryCommand(createRepositoryRequest(name, owner)))
    log.info(`Made the ECR repository ${name}: tags stay on their image, images are scanned on push.`)
    await setLifecycle(ecr, log, name)
    if (repository?.repositoryUri !== undefined) return repository.repositoryUri
  } catch (error) {
    if (!isError(error, 'RepositoryAlreadyExistsException')) throw error
  }
  const uri = await findRepository(ecr, name)
  if (uri === undefined)
    throw new Problem(`ECR made the repository ${name} but does not find it.`, 'Run the job again.')
  return uri
}

/** A repository without the policy works as well, it only grows. */
async function setLifecycle(ecr: ECRClient, log: Log, name: string): Promise<void> {
  try {
    await ecr.send(new PutLifecyclePolicyCommand(lifecyclePolicyRequest(name)))
  } catch (error) {
    if (!isAccessDenied(error)) throw error
    log.warning(
      `The ECR repository ${name} got no lifecycle policy: the role that deploys lacks ecr:PutLifecyclePolicy.`,
    )
  }
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
