import { CreateClusterCommand, RegisterTaskDefinitionCommand, RunTaskCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { type Account, newAccount } from '../account.ts'

async function cluster(account: Account, capacityProviders: string[]): Promise<void> {
  await account.ecs.send(new CreateClusterCommand({ clusterName: 'c', capacityProviders }))
  const containerDefinitions = [{ name: 'main', image: 'none', essential: true }]
  await account.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions,
    }),
  )
}

test('a capacity provider that the cluster does not have is refused', async () => {
  const account = newAccount()
  await cluster(account, [])
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]
  const call = account.ecs.send(new RunTaskCommand({ cluster: 'c', taskDefinition: 'job', capacityProviderStrategy }))
  await expect(call).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('not associated with the cluster'),
  })
})

test('overrides over 8,192 characters are refused', async () => {
  const account = newAccount()
  await cluster(account, [])
  const environment = [{ name: 'INPUT', value: ' '.repeat(8192) }]
  const overrides = { containerOverrides: [{ name: 'main', environment }] }
  const call = account.ecs.send(
    new RunTaskCommand({ cluster: 'c', taskDefinition: 'job', launchType: 'FARGATE', overrides }),
  )
  await expect(call).rejects.toMatchObject({ message: 'Container Overrides length must be at most 8192' })
})
