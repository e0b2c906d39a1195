import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { deploy, events } from '../../stack.ts'

const HOST = 'token.actions.githubusercontent.com'

const Provider = {
  Type: 'AWS::IAM::OIDCProvider',
  Properties: { Url: `https://${HOST}`, ClientIdList: ['sts.amazonaws.com'] },
}
const LinkedRole = { Type: 'AWS::IAM::ServiceLinkedRole', Properties: { AWSServiceName: 'ecs.amazonaws.com' } }

test('an account has one OIDC provider of a URL, and one service-linked role of a service', async () => {
  const account = newAccount()
  const { Outputs = [] } = await deploy(account, {
    Resources: { Provider, LinkedRole },
    Outputs: { Provider: { Value: { Ref: 'Provider' } }, LinkedRole: { Value: { Ref: 'LinkedRole' } } },
  })
  expect(Object.fromEntries(Outputs.map((each) => [each.OutputKey, each.OutputValue]))).toEqual({
    Provider: `arn:aws:iam::${account.id}:oidc-provider/${HOST}`,
    LinkedRole: 'AWSServiceRoleForECS',
  })

  await deploy(account, { Resources: { Provider } }, { StackName: 'provider' })
  expect((await events(account, 'provider')).join('\n')).toContain(
    `Provider CREATE_FAILED | Resource handler returned message: "Provider with url https://${HOST} already exists.`,
  )
  await deploy(account, { Resources: { LinkedRole } }, { StackName: 'role' })
  expect((await events(account, 'role')).join('\n')).toContain(
    'LinkedRole CREATE_FAILED | Resource handler returned message: "Service role name AWSServiceRoleForECS has been taken',
  )
})
