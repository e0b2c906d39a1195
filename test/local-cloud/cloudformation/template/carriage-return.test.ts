import { GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet } from '../../stack.ts'

test('a template with CRLF is read back with CRLF', async () => {
  const account = newAccount()
  const TemplateBody = 'Resources:\r\n  T: { Type: "AWS::SNS::Topic" } # <ä> & \r\n'
  const { Id } = await createChangeSet(account, {}, { TemplateBody })
  const given = await account.cloudFormation.send(new GetTemplateCommand({ ChangeSetName: Id }))
  expect(given.TemplateBody).toBe(TemplateBody)
})
