import { expect, test } from 'vitest'
import { createRepositoryRequest, onRegistry, registryOf } from '../../../src/image/repository/repository.ts'
import { NO_SETTINGS } from '../../fixtures/build-inputs.ts'

const uri = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app'

test('a repository is created immutable, scanned, and tagged as ours', () => {
  const owner = { repository: 'octo/hello', stack: 'hello', pullRequest: 7 }
  expect(createRepositoryRequest({ name: 'team/app', owner, settings: NO_SETTINGS })).toEqual({
    repositoryName: 'team/app',
    imageTagMutability: 'IMMUTABLE',
    imageScanningConfiguration: { scanOnPush: true },
    tags: [{ Key: 'servicefull:repository', Value: 'octo/hello' }],
  })
})

test.each([
  { description: 'none', registry: undefined, is: uri },
  { description: 'a host', registry: 'vpce-1.dkr.ecr.example', is: 'vpce-1.dkr.ecr.example/team/app' },
  { description: 'a host and a port', registry: 'localhost:4566', is: 'localhost:4566/team/app' },
])('on the registry of the user: $description', ({ registry, is }) => {
  expect(onRegistry(uri, registry)).toBe(is)
})

test.each([
  { uri, registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com' },
  { uri: 'localhost:4566/app', registry: 'localhost:4566' },
])('the registry of $uri', ({ uri, registry }) => {
  expect(registryOf(uri)).toBe(registry)
})
