import {
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  DescribeRepositoriesCommand,
  type ECRClient,
  ListTagsForResourceCommand,
  PutLifecyclePolicyCommand,
  type PutLifecyclePolicyCommandInput,
  type Repository as StoredRepository,
} from '@aws-sdk/client-ecr'
import { isAccessDenied, isError, wasRepeated } from '../../aws/error.ts'
import { type Owner, REPOSITORY_TAG } from '../../aws/ownership.ts'
import type { Repository } from '../../aws/repository.ts'
import type { Log } from '../../edges/runner.ts'
import type { RepositorySettings } from '../../inputs/inputs.ts'
import { PREVIEW_PREFIX } from '../../plan/tags.ts'
import { Problem } from '../../text/problem.ts'
import type { ImageEdges } from '../image.ts'

/** Looks up a repository. Returns undefined when it does not exist. */
export async function findRepository(
  ecr: ECRClient,
  { name, registryId }: Repository,
): Promise<StoredRepository | undefined> {
  const registry = registryId === undefined ? {} : { registryId }
  try {
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ ...registry, repositoryNames: [name] }))
    return repositories?.[0]
  } catch (error) {
    if (isError(error, 'RepositoryNotFoundException')) return undefined
    throw error
  }
}

/** A repository to create. */
interface Creation {
  readonly name: string
  readonly owner: Owner
  readonly settings: RepositorySettings
}

/** Returns the request that creates a repository with the settings given, scan on push, and our tag. */
export function createRepositoryRequest({ name, owner, settings }: Creation): CreateRepositoryCommandInput {
  return {
    repositoryName: name,
    ...settingsRequest(settings),
    imageScanningConfiguration: { scanOnPush: true },
    tags: [{ Key: REPOSITORY_TAG, Value: owner.repository }],
  }
}

/** Days after which an image of a pull request expires, and one without a tag. */
const PREVIEW_DAYS = 180
const UNTAGGED_DAYS = 14

/**
 * Returns the request for the lifecycle policy of a new repository. It expires old images of pull requests and images without a
 * tag, never the image of a release or branch. The images of an index stay as long as the index.
 * Source: Amazon ECR user guide, "Lifecycle policies".
 */
export function lifecyclePolicyRequest(repositoryName: string): PutLifecyclePolicyCommandInput {
  const after = (days: number) => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber: days })
  const rules = [
    {
      rulePriority: 1,
      description: 'Images of pull requests',
      selection: { tagStatus: 'tagged', tagPrefixList: [PREVIEW_PREFIX], ...after(PREVIEW_DAYS) },
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

/**
 * Creates a repository and returns its URI. Uses the repository if another run has created it meanwhile.
 *
 * @throws Problem when the quota or the KMS key prevents it
 */
export async function createRepository({ ecr, log }: ImageEdges, creation: Creation): Promise<string> {
  const { name, settings } = creation
  let perhapsOurs = false
  try {
    const { repository } = await ecr.send(new CreateRepositoryCommand(createRepositoryRequest(creation)))
    log.info(`Created the ECR repository ${name}: ${mutabilityText(settings)}, images are scanned on push.`)
    await setLifecycle(ecr, log, name)
    if (repository?.repositoryUri !== undefined) return repository.repositoryUri
  } catch (error) {
    if (!isError(error, 'RepositoryAlreadyExistsException')) throw explainCreation(error, name)
    perhapsOurs = wasRepeated(error)
  }
  const stored = await findRepository(ecr, { name })
  if (stored?.repositoryUri === undefined)
    throw new Problem(`ECR created the repository ${name} but does not find it.`, 'Run the job again.')
  if (perhapsOurs && (await isOurRepository(ecr, log, stored, creation))) await setLifecycle(ecr, log, name)
  warnOfDifference(log, stored, settings)
  return stored.repositoryUri
}

function mutabilityText({ tagMutability, tagExclusions }: RepositorySettings): string {
  const rule = tagMutability?.startsWith('MUTABLE') ? 'tags can move' : 'tags stay on their image'
  return tagExclusions.length === 0 ? rule : `${rule}, except ${tagExclusions.join(', ')}`
}

/** Whether a repository has our tag; false when its tags cannot be read. Only then may this run complete its creation. */
async function isOurRepository(
  ecr: ECRClient,
  log: Log,
  { repositoryArn }: StoredRepository,
  { name, owner }: Creation,
): Promise<boolean> {
  try {
    const { tags = [] } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn }))
    return tags.some(({ Key, Value }) => Key === REPOSITORY_TAG && Value === owner.repository)
  } catch (error) {
    if (!isAccessDenied(error)) throw error
    log.warning(
      `The ECR repository ${name} may have no lifecycle policy: the role that deploys lacks ecr:ListTagsForResource, so it cannot see whether this run created it.`,
    )
    return false
  }
}

/** Logs a notice when an existing repository has other settings than the inputs. */
export function warnOfDifference(log: Log, stored: StoredRepository, settings: RepositorySettings): void {
  const difference = settingsDifference(stored, settings)
  if (difference !== undefined) log.notice(difference)
}

/** Source: Amazon ECR API reference, CreateRepository, errors; Amazon ECR user guide, "Service quotas". */
function explainCreation(error: unknown, name: string): unknown {
  if (isError(error, 'LimitExceededException')) {
    return new Problem(
      `ECR did not create the repository \`${name}\`: the account has as many in this region as its quota allows (${error.message}).`,
      'Delete unused repositories, have the quota "Registered repositories" of ECR raised in Service Quotas, or name one that exists in `repository`.',
      { cause: error },
    )
  }
  if (isError(error, 'KmsException')) {
    const { kmsError = 'no reason given' } = error as { kmsError?: string }
    return new Problem(
      `ECR did not create the repository \`${name}\`: KMS refused the key (${kmsError}): ${error.message}`,
      'Check that the key of `repository-encryption` is in this region, enabled and symmetric, and that the role that deploys may use it: kms:CreateGrant and kms:DescribeKey.',
      { cause: error },
    )
  }
  return error
}

/** Warns when the permission is missing: a repository without the policy works, but grows. */
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

/** Replaces the host of a repository URI by the registry that the user names, if any. */
export function onRegistry(uri: string, registry: string | undefined): string {
  return registry === undefined ? uri : `${registry}/${uri.slice(uri.indexOf('/') + 1)}`
}

/** Returns the host of a repository URI. */
export function registryOf(uri: string): string {
  return uri.slice(0, uri.indexOf('/'))
}

/** Returns the settings as members of the request that creates a repository. Tags are immutable by default. */
export function settingsRequest({
  tagMutability = 'IMMUTABLE',
  tagExclusions,
  encryption,
}: RepositorySettings): Partial<CreateRepositoryCommandInput> {
  const filters = tagExclusions.map((filter) => ({ filterType: 'WILDCARD' as const, filter }))
  const tags = {
    imageTagMutability: tagMutability,
    ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters }),
  }
  if (encryption === undefined) return tags
  const { type, key } = encryption
  return {
    ...tags,
    encryptionConfiguration: { encryptionType: type, ...(key === undefined ? {} : { kmsKey: key }) },
  }
}

/**
 * Returns one sentence about the settings that an existing repository does not have. Does not compare aliases, because ECR
 * returns the key behind them.
 *
 * @returns undefined when the repository has all given settings
 */
export function settingsDifference(stored: StoredRepository, settings: RepositorySettings): string | undefined {
  const { encryptionType = 'AES256', kmsKey } = stored.encryptionConfiguration ?? {}
  const { tagMutability, encryption } = settings
  const differences: string[] = []
  const filters = stored.imageTagMutabilityExclusionFilters ?? []
  const tags = mutability(tagMutability, settings.tagExclusions)
  const there = mutability(
    stored.imageTagMutability,
    filters.map(({ filter = '' }) => filter),
  )
  if (tagMutability !== undefined && tags !== there) {
    differences.push(`image-tag-mutability ${tags} (it has ${there})`)
  }
  const key = encryption?.key?.includes(':key/') === true ? encryption.key : kmsKey
  if (encryption !== undefined && (encryption.type !== encryptionType || key !== kmsKey)) {
    const given = encryption.key ?? encryption.type
    const has = encryptionType === 'AES256' || kmsKey === undefined ? encryptionType : `${encryptionType}, ${kmsKey}`
    differences.push(`repository-encryption ${given} (it has ${has})`)
  }
  if (differences.length === 0) return undefined
  return `The ECR repository ${stored.repositoryName} exists and keeps its settings, without ${differences.join(' and ')}.`
}

function mutability(setting: string | undefined, exclusions: readonly string[]): string {
  return [`${setting}`, ...exclusions.toSorted()].join(' ')
}
