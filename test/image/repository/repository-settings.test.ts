import { expect, test } from 'vitest'
import { settingsDifference, settingsRequest } from '../../../src/image/repository/repository.ts'
import { NO_SETTINGS } from '../../fixtures/build-inputs.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555'
const OTHER_KEY = 'arn:aws:kms:eu-central-1:111122223333:key/99999999-2222-3333-4444-555555555555'
const ALIAS = 'arn:aws:kms:eu-central-1:111122223333:alias/images'
const kms = (key?: string) => ({ ...NO_SETTINGS, encryption: { type: 'KMS', key } }) as const

test.each([
  { description: 'nothing said', settings: NO_SETTINGS, request: { imageTagMutability: 'IMMUTABLE' } },
  {
    description: 'tags that can move',
    settings: { ...NO_SETTINGS, tagMutability: 'MUTABLE' as const },
    request: { imageTagMutability: 'MUTABLE' },
  },
  {
    description: 'tags that stay, but for some',
    settings: {
      ...NO_SETTINGS,
      tagMutability: 'IMMUTABLE_WITH_EXCLUSION' as const,
      tagExclusions: ['latest', 'dev-*'],
    },
    request: {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [
        { filterType: 'WILDCARD', filter: 'latest' },
        { filterType: 'WILDCARD', filter: 'dev-*' },
      ],
    },
  },
  {
    description: 'the key of AWS',
    settings: kms(),
    request: { imageTagMutability: 'IMMUTABLE', encryptionConfiguration: { encryptionType: 'KMS' } },
  },
  {
    description: 'a key of ours',
    settings: kms(ALIAS),
    request: { imageTagMutability: 'IMMUTABLE', encryptionConfiguration: { encryptionType: 'KMS', kmsKey: ALIAS } },
  },
])('the request: $description', ({ settings, request }) => {
  expect(settingsRequest(settings)).toEqual(request)
})

const plain = { repositoryName: 'app', imageTagMutability: 'IMMUTABLE' } as const
const excluding = {
  ...plain,
  imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' as const,
  imageTagMutabilityExclusionFilters: ['latest', 'dev-*'].map((filter) => ({
    filterType: 'WILDCARD' as const,
    filter,
  })),
}
const but = (...tagExclusions: string[]) => ({
  ...NO_SETTINGS,
  tagMutability: 'IMMUTABLE_WITH_EXCLUSION' as const,
  tagExclusions,
})
const encrypted = { ...plain, encryptionConfiguration: { encryptionType: 'KMS', kmsKey: KEY } } as const

test.each([
  { description: 'nothing said', stored: encrypted, settings: NO_SETTINGS },
  {
    description: 'all said',
    stored: plain,
    settings: {
      tagMutability: 'IMMUTABLE',
      tagExclusions: [],
      encryption: { type: 'AES256', key: undefined },
    } as const,
  },
  { description: 'the same exclusions in another order', stored: excluding, settings: but('dev-*', 'latest') },
  { description: 'KMS with any key', stored: encrypted, settings: kms() },
  { description: 'this key', stored: encrypted, settings: kms(KEY) },
  { description: 'an alias, whose key we do not know', stored: encrypted, settings: kms(ALIAS) },
])('no difference: $description', ({ stored, settings }) => {
  expect(settingsDifference(stored, settings)).toBeUndefined()
})

test.each([
  {
    description: 'both',
    stored: plain,
    settings: {
      tagMutability: 'MUTABLE',
      tagExclusions: [],
      encryption: { type: 'KMS_DSSE', key: undefined },
    } as const,
    without: 'image-tag-mutability MUTABLE (it has IMMUTABLE) and repository-encryption KMS_DSSE (it has AES256)',
  },
  {
    description: 'other exclusions',
    stored: excluding,
    settings: but('latest'),
    without: 'image-tag-mutability IMMUTABLE_WITH_EXCLUSION latest (it has IMMUTABLE_WITH_EXCLUSION dev-* latest)',
  },
  {
    description: 'exclusions where there are none',
    stored: plain,
    settings: but('latest'),
    without: 'image-tag-mutability IMMUTABLE_WITH_EXCLUSION latest (it has IMMUTABLE)',
  },
  {
    description: 'another key',
    stored: encrypted,
    settings: kms(OTHER_KEY),
    without: `repository-encryption ${OTHER_KEY} (it has KMS, ${KEY})`,
  },
  {
    description: 'a key where there is none',
    stored: plain,
    settings: kms(ALIAS),
    without: `repository-encryption ${ALIAS} (it has AES256)`,
  },
])('a difference: $description', ({ stored, settings, without }) => {
  expect(settingsDifference(stored, settings)).toBe(
    `The ECR repository app exists and keeps its settings, without ${without}.`,
  )
})
