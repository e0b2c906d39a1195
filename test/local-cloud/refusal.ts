import { type Account, newAccount } from './account.ts'
import { deploy, events } from './stack.ts'

/** A template's resources, each as its type and properties, or as a whole. */
export type Resources = Readonly<Record<string, readonly [string, object] | object>>

/** Reference to a resource, and to its ARN. */
export const ref = (name: string) => ({ Ref: name })
export const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] })

/** A role that a service may assume. */
export function role(service: string, more: object = {}) {
  const statement = { Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }
  const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement: [statement] }
  return ['AWS::IAM::Role', { AssumeRolePolicyDocument, ...more }] as const
}

/** The reason with which R failed, or how the stack ended. Identifiers of requests and resources are left out. */
export async function refusalOf(resources: Resources, account: Account = newAccount()): Promise<string> {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([name, each]) => {
      const [Type, Properties] = Array.isArray(each) ? each : []
      return [name, Array.isArray(each) ? { Type, Properties } : each]
    }),
  )
  const { StackStatus = '' } = await deploy(account, { Resources }, { Capabilities: ['CAPABILITY_NAMED_IAM'] })
  const failed = (await events(account)).find((event) => event.startsWith('R CREATE_FAILED')) ?? StackStatus
  return failed
    .replace('R CREATE_FAILED | ', '')
    .replaceAll(/(Request ID|RequestToken): [-0-9a-f]{36}/g, '$1')
    .replaceAll(/\b(vpc|subnet|sg|rtb|igw)-[0-9a-f]{17}\b/g, '$1')
}

/** The reason with which a handler says that a service has refused its call. */
export function refusedBy(service: string, message: string, code = 'InvalidRequest', status = 400): string {
  const said = `${message} (Service: ${service}, Status Code: ${status}, Request ID)`
  return `Resource handler returned message: "${said}" (RequestToken, HandlerErrorCode: ${code})`
}
