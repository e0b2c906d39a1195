import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { ECRClient } from '@aws-sdk/client-ecr'
import { S3Client } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { type Account, endpoint, newAccount, settings } from '../account.ts'
import { iam, makeChainedRole } from '../web-identity.ts'

/** One statement of a policy. */
export type Statement = Readonly<Record<string, unknown>>

/** Opens an account whose permissions are enforced. */
export async function enforcedAccount(): Promise<Account> {
  const account = newAccount()
  await settings(account, { permissions: 'enforced' })
  return account
}

/** The text of a policy. */
export function policy(...Statement: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement })
}

const SERVICES = ['cloudformation', 'ecs-tasks', 'states']

/**
 * Creates a role that the account and the services may assume, with its inline policy `own` if it has statements; returns its ARN.
 */
export async function createRole(account: Account, RoleName: string, ...statements: readonly Statement[]) {
  const arn = await makeChainedRole({ account: account.id, name: RoleName, trusts: account.id })
  const Service = SERVICES.map((name) => `${name}.amazonaws.com`)
  await trust(account, RoleName, { AWS: account.id, Service })
  if (statements.length > 0) await allow(account, RoleName, ...statements)
  return arn
}

/** Gives a role its inline policy `own`, in place of the one before. */
export async function allow({ id }: Account, RoleName: string, ...statements: readonly Statement[]): Promise<void> {
  await iam(id, { Action: 'PutRolePolicy', RoleName, PolicyName: 'own', PolicyDocument: policy(...statements) })
}

/** Lets a role be assumed by a principal only, on conditions. */
export async function trust({ id }: Account, RoleName: string, Principal: object, Condition = {}): Promise<void> {
  const PolicyDocument = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, Condition })
  await iam(id, { Action: 'UpdateAssumeRolePolicy', RoleName, PolicyDocument })
}

/** Clients with the credentials of a role, in a session called `test`. */
export async function sessionOf(account: Account, RoleArn: string) {
  const { Credentials: keys } = await account.sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }))
  const config = {
    endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: {
      accessKeyId: keys?.AccessKeyId ?? '',
      secretAccessKey: keys?.SecretAccessKey ?? '',
      sessionToken: keys?.SessionToken ?? '',
    },
  }
  return {
    cloudFormation: new CloudFormationClient(config),
    ecr: new ECRClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sts: new STSClient(config),
  }
}

/** A decision about a role. */
export interface Decision {
  readonly role: string
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, unknown>>
  readonly source: string
  readonly allowed: boolean
  readonly by: readonly string[]
  readonly boundary: readonly string[] | null
}

/** The decisions about roles of an account, oldest first. */
export async function decisionsOf({ id }: Account): Promise<readonly Decision[]> {
  const answer = await fetch(`${endpoint}/_cloud/decisions?account=${id}`)
  return (await answer.json()) as Decision[]
}
