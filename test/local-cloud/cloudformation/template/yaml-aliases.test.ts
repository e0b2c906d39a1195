import { CreateChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'

test('a template with a YAML alias is refused', async () => {
  const { cloudFormation } = newAccount()
  const TemplateBody = 'Resources:\n  A: &a { Type: AWS::SNS::Topic }\n  B: *a\n'
  const request = { StackName: 's', ChangeSetName: 'c', ChangeSetType: 'CREATE', TemplateBody } as const

  await expect(cloudFormation.send(new CreateChangeSetCommand(request))).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Template error: YAML aliases are not allowed in CloudFormation templates',
  })
})
