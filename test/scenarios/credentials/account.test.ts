import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CreateRepositoryCommand, DeleteRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import { HeadBucketCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { pythonEnvironment } from '../../../local-cloud/python.ts'
import { type Account, countOf, openAccount } from '../harness/account.ts'
import { lookAt, stackOf } from '../harness/world.ts'

const root = join(import.meta.dirname, '../../..')
const STACK = 'github-hello-job'

/** The command of docs/accounts.md that begins so, in one line. */
function documented(beginning: string): string {
  const lines = readFileSync(join(root, 'docs/accounts.md'), 'utf8').replace(/\\\n/g, ' ').split('\n')
  const command = lines.map((line) => line.trim()).find((line) => line.startsWith(beginning))
  if (command === undefined) throw new Error(`docs/accounts.md has no command ${beginning}`)
  return command
}

/** Runs a command of docs/accounts.md with the AWS CLI, in the folder that the template was downloaded to. */
async function run(account: Account, beginning: string, ...more: readonly string[]): Promise<string> {
  const bin = await pythonEnvironment(join(root, 'script/bench-requirements.txt'), () => {})
  const command = [documented(beginning), ...more].join(' ')
  const env = { ...account.env, AWS_DEFAULT_REGION: account.env.AWS_REGION, PATH: `${bin}:${process.env.PATH}` }
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env, cwd: join(root, 'templates') })
  return stdout.trim()
}

/** What an account has of what the outputs name. */
async function present({ ecr, s3 }: Account, outputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}))
  const { TemplateBucketName: Bucket } = outputs
  await s3.send(new HeadBucketCommand({ Bucket }))
  return repositories.map(({ repositoryUri = '' }) => repositoryUri).sort()
}

test('one command sets an empty account up, and the next one prints the variables of the repository', async () => {
  const account = openAccount('eu-central-1')

  await run(account, 'aws cloudformation deploy')

  expect(await lookAt(account)).toEqual({
    stacks: { [STACK]: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [], 'hello-job-previews': [] },
  })
  const { Outputs = [] } = (await stackOf(account, STACK)) ?? {}
  const outputs = Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
  expect(await present(account, outputs)).toEqual([outputs.RepositoryUri, outputs.PreviewRepositoryUri])

  const iam = `arn:aws:iam::${account.id}`
  const variables = {
    AWS_REGION: 'eu-central-1',
    AWS_DEPLOY_ROLE: `${iam}:role/servicefull/${STACK}-main`,
    AWS_RELEASE_ROLE: `${iam}:role/servicefull/${STACK}-release`,
    AWS_PREVIEW_ROLE: `${iam}:role/servicefull/${STACK}-preview`,
    AWS_SERVICE_ROLE: `${iam}:role/servicefull/${STACK}-main-service`,
    AWS_PREVIEW_SERVICE_ROLE: `${iam}:role/servicefull/${STACK}-preview-service`,
    AWS_PREVIEW_BOUNDARY: `${iam}:policy/servicefull/${STACK}-preview-boundary`,
    AWS_TEMPLATE_BUCKET: outputs.TemplateBucketName,
  }
  const lines = Object.entries(variables).map(
    ([name, value]) => `gh variable set ${name} --repo octo-org/hello-job --body ${value}`,
  )
  expect(await run(account, 'aws cloudformation describe-stacks')).toBe(lines.join('\n'))

  // The same command again changes nothing. The flag is the default of the AWS CLI from version 2 on.
  const again = await run(account, 'aws cloudformation deploy', '--no-fail-on-empty-changeset')
  expect(again).toContain('No changes to deploy')
  expect(await countOf(account, 'ExecuteChangeSet')).toBe(1)
})

test('what others may use stays when the stack is deleted, and the stack can be deployed again', async () => {
  const account = openAccount('eu-central-1')
  await run(account, 'aws cloudformation deploy')

  await run(account, 'aws cloudformation delete-stack')

  await expect.poll(async () => (await lookAt(account)).stacks).toEqual({})
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [], 'hello-job-previews': [] })
  const provider = `arn:aws:iam::${account.id}:oidc-provider/token.actions.githubusercontent.com`
  expect(await run(account, 'aws iam list-open-id-connect-providers')).toContain(provider)
  expect(await run(account, 'aws iam get-role')).toContain('AWSServiceRoleForECS')

  const found = [`OidcProviderArn=${provider}`, 'EcsServiceLinkedRole=exists', 'Repositories=exist']
  await run(account, 'aws cloudformation deploy', ...found)

  expect((await lookAt(account)).stacks).toEqual({ [STACK]: 'CREATE_COMPLETE' })
})

test('a try that fails leaves nothing that the next one finds taken', async () => {
  const account = openAccount('eu-central-1')
  const taken = { repositoryName: 'hello-job-previews' }
  await account.ecr.send(new CreateRepositoryCommand(taken))
  await expect(run(account, 'aws cloudformation deploy')).rejects.toThrow('Failed to create/update the stack')
  expect((await lookAt(account)).images).toEqual({ 'hello-job-previews': [] })

  await run(account, 'aws cloudformation delete-stack')
  await expect.poll(async () => (await lookAt(account)).stacks).toEqual({})
  await account.ecr.send(new DeleteRepositoryCommand(taken))
  await run(account, 'aws cloudformation deploy')

  expect((await lookAt(account)).stacks).toEqual({ [STACK]: 'CREATE_COMPLETE' })
})

test('a set-up that fails leaves nothing behind: a second region works under another name after it failed under the same one', async () => {
  const account = openAccount('eu-central-1')
  await run(account, 'aws cloudformation deploy')
  const provider = `arn:aws:iam::${account.id}:oidc-provider/token.actions.githubusercontent.com`
  const there = [`OidcProviderArn=${provider}`, 'EcsServiceLinkedRole=exists', '--region us-east-1']

  await expect(run(account, 'aws cloudformation deploy', ...there)).rejects.toThrow('Failed to create/update the stack')
  const second = await run(account, 'aws cloudformation deploy', ...there, `--stack-name ${STACK}-us-east-1`)

  expect(second).toContain(`Successfully created/updated stack - ${STACK}-us-east-1`)
})
