import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, describeChangeSet } from '../../stack.ts'

/** Creates a change set with this default and, where given, these allowed values: returns the value of the parameter. */
async function valueFrom(given: string, allowed?: string) {
  const account = newAccount()
  const limits = allowed === undefined ? '' : `, AllowedValues: ${allowed}`
  const TemplateBody = `Parameters: { P: { Type: String, Default: ${given}${limits} } }\nResources: { Topic: { Type: 'AWS::SNS::Topic' } }\n`
  await createChangeSet(account, {}, { TemplateBody })
  const { Parameters } = await describeChangeSet(account)
  return Parameters?.[0]?.ParameterValue
}

test.each([
  ['yes', 'true'],
  ['No', 'false'],
  ['ON', 'true'],
  ['off', 'false'],
  ['y', 'y'],
  ['0300', '192'],
  ['000000000012', '10'],
  ['012345678901', '1.2345678901E10'],
  ['123456789012', '123456789012'],
  ['0x1F', '31'],
  ['1:30', '90'],
  ['1.10', '1.1'],
  ['1e3', '1000.0'],
  ['5e+08', '5.0E8'],
  ['2012-10-17', '2012-10-17'],
  ["'010'", '010'],
  ["'yes'", 'yes'],
])('the default %s is %s', async (given, value) => {
  expect(await valueFrom(given)).toBe(value)
})

test('allowed values are read in the same way', async () => {
  expect(await valueFrom('yes', '[yes, no]')).toBe('true')
  expect(await valueFrom("'8'", '[010]')).toBe('8')
  await expect(valueFrom("'yes'", '[yes, no]')).rejects.toThrow("Parameter 'P' must be one of AllowedValues")
})

test('a condition compares texts', async () => {
  const TemplateBody = `Parameters: { P: { Type: String, Default: yes } }
Conditions: { IsOn: !Equals [!Ref P, on] }
Resources:
  Always: { Type: 'AWS::SNS::Topic' }
  WhenOn: { Type: 'AWS::SNS::Topic', Condition: IsOn }
`
  const account = newAccount()
  await createChangeSet(account, {}, { TemplateBody })
  const { Changes = [] } = await describeChangeSet(account)
  expect(Changes.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId)).toEqual(['Always', 'WhenOn'])
})

test('brackets, quotes and block texts may end, or begin, at the column of their key', async () => {
  const lines = [
    'Resources:',
    '  Topic:',
    '    Type: AWS::SNS::Topic',
    '    Properties: {',
    '  DisplayName: "a',
    'b",',
    '}',
  ]
  const block = ['Description:', '|-', '  text', ...lines, '']
  const created = createChangeSet(newAccount(), {}, { TemplateBody: block.join('\n') })
  await expect(created).resolves.toBeDefined()
})

test('YAML that cannot be read is told by its place', async () => {
  const created = createChangeSet(newAccount(), {}, { TemplateBody: 'Resources:\n  A: b: c\n' })
  await expect(created).rejects.toThrow('Template format error: YAML not well-formed. (line 2, column 7)')
})
