import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateStackCommand, DescribeStacksCommand, type Output } from '@aws-sdk/client-cloudformation'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { Account } from '../account.ts'
import type { RunnerEvent } from '../events.ts'
import { ARE_ENFORCED, OTHER_ROLES_STACK, PREVIEW_REPOSITORY, ROLES_STACK } from './mode.ts'
import { tokenServer } from './tokens.ts'

/** The text of the template that makes the roles. */
export function rolesTemplate(): string {
  return readFileSync(join(import.meta.dirname, '../../../../templates/github-oidc.yml'), 'utf8')
}

const REPOSITORY = 'hello-job'

/** What of a job says which roles it gets. */
interface Entitled {
  readonly account: Account
  readonly event: RunnerEvent
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

/** A kind of run, each with a role and a subject of its own. */
type Kind = 'main' | 'release' | 'preview' | 'sweep'

const SUBJECTS: Readonly<Record<Kind, string>> = {
  main: 'ref:refs/heads/main',
  release: 'environment:production',
  preview: 'pull_request',
  sweep: 'ref:refs/heads/main',
}

/** By the event, as the workflow of docs/accounts.md chooses. */
function kindOf({ env }: RunnerEvent, inputs: Entitled['inputs'] = {}): Kind {
  if (inputs.command === 'sweep' || env.GITHUB_EVENT_NAME === 'schedule') return 'sweep'
  if (env.GITHUB_EVENT_NAME?.startsWith('pull_request')) return 'preview'
  return env.GITHUB_EVENT_NAME === 'release' || env.GITHUB_REF?.startsWith('refs/tags/') ? 'release' : 'main'
}

const prepared = new Map<string, Promise<Readonly<Record<string, string>>>>()

/** The job as it runs in an account with the roles: with their ID token, service role, repository and prefix. */
export async function withRoles<T extends Entitled>(job: T): Promise<T> {
  if (!ARE_ENFORCED || bringsCredentials(job)) return job
  const outputs = await rolesOf(job.account)
  const kind = kindOf(job.event, job.inputs)
  const role = { main: 'Main', release: 'Release', preview: 'Preview', sweep: 'Main' }[kind]
  const service = kind === 'preview' || kind === 'sweep' ? 'Preview' : 'Main'
  const isPreview = kind === 'preview' || kind === 'sweep'
  const inputs = {
    'role-to-assume': outputs[`${role}RoleArn`] ?? '',
    'role-arn': outputs[`${service}ServiceRoleArn`] ?? '',
    ...(isPreview && { 'preview-repository': PREVIEW_REPOSITORY }),
    ...job.inputs,
    ...(job.inputs?.['s3-bucket'] && {
      's3-prefix': `${isPreview ? 'previews' : 'main'}/${job.inputs['s3-prefix'] ?? ''}`,
    }),
  }
  const env = { ...(await tokenServer(SUBJECTS[kind])), AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }
  return {
    ...job,
    inputs: boundaryFor(inputs, isPreview ? outputs.PreviewBoundaryArn : undefined),
    env: { ...env, ...job.env },
  }
}

/** Previews of the built-in template take the boundary, which their service role asks for. */
function boundaryFor(inputs: Readonly<Record<string, string>>, boundary?: string): Readonly<Record<string, string>> {
  if (boundary === undefined || inputs.template !== undefined) return inputs
  const overrides = [inputs['preview-parameter-overrides'], `PermissionsBoundaryArn=${boundary}`].filter(Boolean)
  return { ...inputs, 'preview-parameter-overrides': overrides.join('\n') }
}

function bringsCredentials({ inputs = {}, env = {} }: Entitled): boolean {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'ACTIONS_ID_TOKEN_REQUEST_URL']
  return inputs['role-to-assume'] !== undefined || names.some((name) => name in env)
}

/** The outputs of the stack of the roles, which is created in an account when its first job runs. */
export function rolesOf(account: Account): Promise<Readonly<Record<string, string>>> {
  return prepared.get(account.id) ?? createRoles(account)
}

/**
 * Deploys the template as docs/accounts.md says, with the rights of an administrator, and enforces permissions from then on.
 *
 * @param template its text, where it is another one
 * @returns the outputs of the stack
 */
export function createRoles(account: Account, template?: string): Promise<Readonly<Record<string, string>>> {
  const outputs = deployRoles(account, template)
  prepared.set(account.id, outputs)
  return outputs
}

/**
 * Sets an account up for the repository and the stack `hello-job`, as docs/accounts.md says, and enforces permissions from then on.
 *
 * @param parameters more parameters of the template
 * @returns the variables of the repository that its output `GhVariables` sets
 */
export async function setUpAccount(
  account: Account,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  const { GhVariables = '' } = await deployRoles(account, undefined, { StackNamePrefix: 'hello-job', ...parameters })
  const lines = GhVariables.matchAll(/^gh variable set (\S+) .*--body (\S+)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
}

async function deployRoles(
  account: Account,
  template?: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  // Roles of another template have names of their own, so that nobody takes what they are refused for a fault of ours.
  const stackName = template === undefined ? ROLES_STACK : OTHER_ROLES_STACK
  const before = await settingsOf(account)
  await settings(account, { recorded: false, resourceSeconds: 0, requestsPerSecond: 0, refuse: [] })
  await account.cloudFormation.send(
    new CreateStackCommand({
      StackName: stackName,
      ...(await templateFor(account, template ?? rolesTemplate())),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries({ ...PARAMETERS, ...parameters }).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  )
  const outputs = await outputsOf(account, stackName)
  await settings(account, { ...before, permissions: 'enforced' })
  return outputs
}

const PARAMETERS = {
  GitHubOrg: 'octo-org',
  GitHubRepository: REPOSITORY,
  GitHubOrgId: '1234567',
  GitHubRepositoryId: '7654321',
  StackNamePrefix: 'hello',
  RepositoryName: REPOSITORY,
}

async function templateFor(account: Account, Body: string) {
  if (Body.length <= 51_200) return { TemplateBody: Body }
  const Bucket = `roles-${account.id}`
  await account.s3.send(new CreateBucketCommand({ Bucket }))
  await account.s3.send(new PutObjectCommand({ Bucket, Key: 'github-oidc.yml', Body }))
  return { TemplateURL: `https://${Bucket}.s3.us-east-1.amazonaws.com/github-oidc.yml` }
}

async function outputsOf({ cloudFormation }: Account, StackName: string): Promise<Readonly<Record<string, string>>> {
  for (;;) {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }))
    const { StackStatus = '', StackStatusReason, Outputs = [] } = Stacks?.[0] ?? {}
    if (StackStatus === 'CREATE_COMPLETE') return Object.fromEntries(Outputs.map(outputEntry))
    if (StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`the roles are ${StackStatus}: ${StackStatusReason}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function outputEntry({ OutputKey = '', OutputValue = '' }: Output): readonly [string, string] {
  return [OutputKey, OutputValue]
}

async function settings({ id, env }: Account, changes: object): Promise<void> {
  const answer = await fetch(`${env.AWS_ENDPOINT_URL}/_cloud/settings?account=${id}`, {
    method: 'POST',
    body: JSON.stringify(changes),
  })
  if (!answer.ok) throw new Error(`the local cloud answers ${answer.status}: ${await answer.text()}`)
}

async function settingsOf({ id, env }: Account): Promise<object> {
  return (await fetch(`${env.AWS_ENDPOINT_URL}/_cloud/settings?account=${id}`)).json() as Promise<object>
}
