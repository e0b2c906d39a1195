import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, deploy, topic } from '../../stack.ts'

const withParameters = (Parameters: object) => ({ ...topic('a'), Parameters })
const given = (ParameterKey: string, ParameterValue: string) => ({ Parameters: [{ ParameterKey, ParameterValue }] })
const one = withParameters({ A: { Type: 'String' } })

test.each([
  ['missing', one, {}, 'Parameters: [A] must have values'],
  [
    'unknown',
    withParameters({ A: { Type: 'String', Default: '1' } }),
    given('Z', '1'),
    'Parameters: [Z] do not exist in the template',
  ],
  [
    'not declared at all',
    topic('a'),
    given('Z', '1'),
    'Parameter values specified for a template which does not require them.',
  ],
  [
    'previous value of a new stack',
    one,
    { Parameters: [{ ParameterKey: 'A', UsePreviousValue: true }] },
    'Cannot specify UsePreviousValue on Parameters when ChangeSetType is CREATE',
  ],
  [
    'not allowed',
    withParameters({ A: { Type: 'String', AllowedValues: ['x'] } }),
    given('A', 'q'),
    "Parameter 'A' must be one of AllowedValues",
  ],
  [
    'not allowed in a list',
    withParameters({ A: { Type: 'CommaDelimitedList', AllowedValues: ['x', 'y'] } }),
    given('A', 'x,q'),
    "Parameter 'A' must be one of AllowedValues",
  ],
  ['not a number', withParameters({ A: { Type: 'Number' } }), given('A', 'q'), "Parameter 'A' must be a number"],
  [
    'pattern',
    withParameters({ A: { Type: 'String', AllowedPattern: '[a-z]+' } }),
    given('A', '1'),
    "Parameter 'A' must match pattern [a-z]+",
  ],
  [
    'described constraint',
    withParameters({ A: { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'small letters only' } }),
    given('A', '1'),
    "Parameter 'A' failed to satisfy constraint: small letters only",
  ],
])('%s', async (_, template, request, message) => {
  await expect(createChangeSet(newAccount(), template, request)).rejects.toMatchObject({
    name: 'ValidationError',
    message,
  })
})

test('the previous value of a parameter that is new', async () => {
  const account = newAccount()
  await deploy(account, topic('a'))
  const Parameters = [{ ParameterKey: 'A', UsePreviousValue: true }]
  await expect(createChangeSet(account, one, { ChangeSetType: 'UPDATE', Parameters })).rejects.toMatchObject({
    message:
      'Invalid input for parameter key A. Cannot specify usePreviousValue as true for a parameter key ' +
      'not in the previous template',
  })
})

test('a list of values that are all allowed', async () => {
  const list = withParameters({ A: { Type: 'CommaDelimitedList', AllowedValues: ['x', 'y', 'z'] } })
  await expect(createChangeSet(newAccount(), list, given('A', 'z, x'))).resolves.toBeDefined()
})
