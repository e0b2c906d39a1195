import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet } from '../../stack.ts'

const template = `Parameters:
  Size: { Type: String }
Rules:
  Large:
    Assertions: [{ Assert: !Not [!Contains [[small], !Ref Size]], AssertDescription: It has to be large }]
Resources:
  Topic: { Type: 'AWS::SNS::Topic' }
`

test.each(['small', 'large'])('a rule in short tags is asked: %s', async (ParameterValue) => {
  const more = { TemplateBody: template, Parameters: [{ ParameterKey: 'Size', ParameterValue }] }
  const asked = createChangeSet(newAccount(), {}, more).then(({ Id }) => Id, String)
  expect(await asked).toContain(ParameterValue === 'small' ? 'It has to be large' : 'arn:aws:cloudformation:')
})
