import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { CreateRepositoryCommand, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { projectRoot } from '../../local-cloud/places.ts'
import { must } from '../../local-cloud/processes.ts'
import { makeDockerConfig } from '../../src/image/push/login.ts'
import { type Account, openAccount } from '../../test/scenarios/harness/account.ts'
import type { Checkout } from '../../test/scenarios/harness/checkout.ts'

const POLL_MILLISECONDS = 100

/** An account for deploys with the fewest possible calls: its repository exists, docker is logged in, clients are connected. */
export interface Floor {
  readonly account: Account
  readonly dockerConfig: string
}

/** Prepares an account; a deploy on the floor does not count this time. */
export async function openFloor(directory: string): Promise<Floor> {
  const account = openAccount()
  const { authorizationData } = await account.ecr.send(new GetAuthorizationTokenCommand({}))
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello-job' }))
  const dockerConfig = join(directory, 'docker')
  mkdirSync(directory, { recursive: true })
  const user = process.env.DOCKER_CONFIG ?? join(process.env.HOME ?? '', '.docker')
  const token = authorizationData?.[0]?.authorizationToken ?? ''
  await makeDockerConfig(
    dockerConfig,
    { directory: user, logins: undefined, buildx: '/nowhere/buildx' },
    { registry: account.registry, token },
  )
  return { account, dockerConfig }
}

/**
 * Deploys with nothing but the calls that no deploy can save: one `docker buildx build --push`, one change set, its execution,
 * polled every 100 ms.
 *
 * @param template path of the template
 * @returns milliseconds
 */
export async function floorDeploy(floor: Floor, checkout: Checkout, template = BUILT_IN): Promise<number> {
  const start = performance.now()
  const image = await floorImage(floor, checkout)
  await floorStack(floor.account, image, template)
  return performance.now() - start
}

const BUILT_IN = join(projectRoot, 'templates/servicefull.yml')

/** Builds and pushes the image of the commit; returns its URI with the digest. */
export async function floorImage({ account, dockerConfig }: Floor, checkout: Checkout): Promise<string> {
  const metadata = join(dockerConfig, 'metadata.json')
  writeFileSync(metadata, '')
  const build = ['docker', 'buildx', 'build', '--push', `--tag=${account.registry}/hello-job:${checkout.head()}`]
  // The label makes the image of each commit unique, as the action's labels do.
  const options = [
    `--label=org.opencontainers.image.revision=${checkout.head()}`,
    '--provenance=false',
    '--build-arg=BASE_IMAGE=servicefull/busybox:local',
    `--metadata-file=${metadata}`,
  ]
  await must('Building', [...build, ...options, checkout.path], {
    env: { ...process.env, DOCKER_CONFIG: dockerConfig },
  })
  const digest: string = JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest']
  return `${account.registry}/hello-job@${digest}`
}

async function floorStack({ cloudFormation }: Account, image: string, template: string): Promise<void> {
  const type = (await statusOf(cloudFormation)) === undefined ? 'CREATE' : 'UPDATE'
  const which = { StackName: 'hello', ChangeSetName: `floor-${Date.now()}` }
  await cloudFormation.send(
    new CreateChangeSetCommand({
      ...which,
      ChangeSetType: type,
      TemplateBody: readFileSync(template, 'utf8'),
      Parameters: [{ ParameterKey: 'ImageUri', ParameterValue: image }],
      Capabilities: ['CAPABILITY_IAM'],
    }),
  )
  for (;;) {
    const { Status, StatusReason = '' } = await cloudFormation.send(new DescribeChangeSetCommand(which))
    if (Status === 'CREATE_COMPLETE') break
    if (/didn't contain changes/.test(StatusReason)) return
    if (Status === 'FAILED') throw new Error(`the floor made a change set that failed: ${StatusReason}`)
    await setTimeout(POLL_MILLISECONDS)
  }
  await cloudFormation.send(new ExecuteChangeSetCommand(which))
  await awaitStatus(cloudFormation, `${type}_COMPLETE`)
}

/** Deletes the stack with the bare calls, polled every 100 ms; returns milliseconds. */
export async function floorDelete({ account: { cloudFormation } }: Floor): Promise<number> {
  const start = performance.now()
  await cloudFormation.send(new DeleteStackCommand({ StackName: 'hello' }))
  await awaitStatus(cloudFormation, undefined)
  return performance.now() - start
}

async function awaitStatus(client: CloudFormationClient, expected: string | undefined): Promise<void> {
  for (;;) {
    const status = await statusOf(client)
    if (status === expected) return
    if (!status?.endsWith('_IN_PROGRESS')) throw new Error(`the floor's stack is ${status}`)
    await setTimeout(POLL_MILLISECONDS)
  }
}

async function statusOf(client: CloudFormationClient): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName: 'hello' }))).Stacks?.[0]?.StackStatus
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined
    throw error
  }
}
