import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refuse } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

test('a quota that is used up is no throttling: the call is made once', async () => {
  const { aws, server } = await connectTo({
    ListChangeSets: [refuse('LimitExceededException', 'ChangeSet limit exceeded for stack shop')],
  })
  const listed = aws.cloudFormation.send(new ListChangeSetsCommand({ StackName: 'shop' }))
  await expect(listed).rejects.toMatchObject({ name: 'LimitExceededException', call: 'CloudFormation ListChangeSets' })
  expect(server.calls).toHaveLength(1)
})
