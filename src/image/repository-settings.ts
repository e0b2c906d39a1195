import type { CreateRepositoryCommandInput, Repository } from '@aws-sdk/client-ecr'

/** What a repository is made with, where the user said it; undefined: our default. */
export interface RepositorySettings {
  readonly tagMutability: 'IMMUTABLE' | 'MUTABLE' | undefined
  readonly encryption: RepositoryEncryption | undefined
}

/** How ECR encrypts what a repository holds. */
export interface RepositoryEncryption {
  readonly type: 'AES256' | 'KMS' | 'KMS_DSSE'
  /** ARN of a key or of an alias; undefined: the key of AWS. */
  readonly key: string | undefined
}

/** The settings as a part of the request that makes a repository: immutable tags unless the user said otherwise. */
export function settingsRequest({
  tagMutability = 'IMMUTABLE',
  encryption,
}: RepositorySettings): Pick<CreateRepositoryCommandInput, 'imageTagMutability' | 'encryptionConfiguration'> {
  if (encryption === undefined) return { imageTagMutability: tagMutability }
  const { type, key } = encryption
  return {
    imageTagMutability: tagMutability,
    encryptionConfiguration: { encryptionType: type, ...(key === undefined ? {} : { kmsKey: key }) },
  }
}

/**
 * What the user asked for and a repository that exists does not have, as one sentence for people. ECR tells the key behind an
 * alias, so an alias is not compared.
 *
 * @returns undefined when it is as asked for, or nothing was asked for
 */
export function settingsDifference(stored: Repository, wanted: RepositorySettings): string | undefined {
  const { encryptionType = 'AES256', kmsKey } = stored.encryptionConfiguration ?? {}
  const { tagMutability, encryption } = wanted
  const differences: string[] = []
  if (tagMutability !== undefined && tagMutability !== stored.imageTagMutability) {
    differences.push(`image-tag-mutability ${tagMutability} (it has ${stored.imageTagMutability})`)
  }
  const key = encryption?.key?.includes(':key/') === true ? encryption.key : kmsKey
  if (encryption !== undefined && (encryption.type !== encryptionType || key !== kmsKey)) {
    const asked = encryption.key ?? encryption.type
    const has = encryptionType === 'AES256' || kmsKey === undefined ? encryptionType : `${encryptionType}, ${kmsKey}`
    differences.push(`repository-encryption ${asked} (it has ${has})`)
  }
  if (differences.length === 0) return undefined
  return `The ECR repository ${stored.repositoryName} exists and is left as it is, without ${differences.join(' and ')}.`
}
