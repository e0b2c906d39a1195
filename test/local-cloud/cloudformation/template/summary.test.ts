import { GetTemplateSummaryCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'

test('a parameter has its default and its allowed values, if it has any', async () => {
  const TemplateBody = `Parameters:
  Backups: { Type: String, Default: no, AllowedValues: [yes, no] }
  Key: { Type: String, NoEcho: true }
Resources: { Topic: { Type: 'AWS::SNS::Topic' } }
`
  const { Parameters } = await newAccount().cloudFormation.send(new GetTemplateSummaryCommand({ TemplateBody }))
  expect(Parameters).toMatchObject([
    {
      ParameterKey: 'Backups',
      DefaultValue: 'false',
      NoEcho: false,
      ParameterConstraints: { AllowedValues: ['true', 'false'] },
    },
    { ParameterKey: 'Key', ParameterType: 'String', NoEcho: true },
  ])
  expect(Parameters?.[1]).not.toHaveProperty('DefaultValue')
})
