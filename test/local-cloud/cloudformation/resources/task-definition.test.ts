import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeChangeSet } from '../../stack.ts'

test('a new image replaces the task definition', async () => {
  const account = newAccount()
  const template = (image: string) => ({
    Resources: {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { ContainerDefinitions: [{ Name: 'main', Image: image }] },
      },
    },
  })
  await deploy(account, template('a:1'))

  await createChangeSet(account, template('a:2'), { ChangeSetType: 'UPDATE' })

  const { Changes } = await describeChangeSet(account)
  expect(Changes?.[0]?.ResourceChange).toMatchObject({ Action: 'Modify', Replacement: 'True' })
})
