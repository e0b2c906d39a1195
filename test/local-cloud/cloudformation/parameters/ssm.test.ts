import { expect, test } from 'vitest'
import { type Account, newAccount } from '../../account.ts'
import { createChangeSet, deploy, describeStack, topic } from '../../stack.ts'

/** A template that makes an SSM parameter, and takes its value in another when `limits` is given. */
function template(value: string, limits?: object) {
  const Size = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/size', ...limits }
  const Kept = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/app/size', Type: 'String', Value: value } }
  return { ...(limits && { Parameters: { Size } }), Resources: { ...(topic('a').Resources as object), Kept } }
}

async function accountWith(value: string): Promise<Account> {
  const account = newAccount()
  await deploy(account, template(value))
  return account
}

test('a stack tells the name, and the value that SSM had', async () => {
  const account = await accountWith('small')
  await deploy(account, template('large', {}), { ChangeSetType: 'UPDATE' })
  expect((await describeStack(account)).Parameters).toEqual([
    { ParameterKey: 'Size', ParameterValue: '/app/size', ResolvedValue: 'small' },
  ])
})

test.each([
  { limits: { AllowedPattern: '/app/.*' } },
  { limits: { AllowedValues: ['/app/size'] } },
  { limits: { MinLength: 9, MaxLength: 9 } },
])('the name is what must be allowed: $limits', async ({ limits }) => {
  const account = await accountWith('small')
  await expect(createChangeSet(account, template('small', limits), { ChangeSetType: 'UPDATE' })).resolves.toBeDefined()
})

test.each([
  { limits: { AllowedPattern: 'small' }, message: "Parameter 'Size' must match pattern small" },
  { limits: { AllowedValues: ['small'] }, message: "Parameter 'Size' must be one of AllowedValues" },
])('not the value: $limits', async ({ limits, message }) => {
  const account = await accountWith('small')
  await expect(createChangeSet(account, template('small', limits), { ChangeSetType: 'UPDATE' })).rejects.toMatchObject({
    message,
  })
})
