import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { afterEach, expect, test, vi } from 'vitest'
import { refuse } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'

afterEach(() => vi.unstubAllEnvs())

test('ECR of another region: the same credentials, and errors that tell the call', async () => {
  stubCredentials('key')
  const { aws } = await connectTo({ GetAuthorizationToken: [refuse('ServerException', 'no')] })
  const other = aws.ecrIn('eu-west-1')
  expect(await other.config.region()).toBe('eu-west-1')
  expect(await other.config.credentials()).toBe(await aws.ecr.config.credentials())
  const call = other.send(new GetAuthorizationTokenCommand({}))
  await expect(call).rejects.toMatchObject({ call: 'ECR GetAuthorizationToken' })
})

test('ECR of our own region is one client', async () => {
  stubCredentials('key')
  const { aws } = await connectTo({})
  expect(aws.ecrIn('eu-central-1')).toBe(aws.ecr)
})
