import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { CreateRepositoryCommand, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { projectRoot } from '../../local-cloud/places.ts'
import { must } from '../../local-cloud/processes.ts'
import { makeDockerConfig } from '../../src/image/docker-config.ts'
import { type Account, openAccount } from '../../test/scenarios/account.ts'
import type { Checkout } from '../../test/scenarios/checkout.ts'

const POLL_MILLISECONDS = 100

/** An account in which everything is done with the fewest calls: logged in, the repository made, the clients connected. */
export interface Floor {
  readonly account: Account
  readonly dockerConfig: string
}

/** Makes ready what the floor is not charged for. */
export async function openFloor(directory: string): Promise<Floor> {
  const account = openAccount()
  const { authorizationData } = await account.ecr.send(new GetAuthorizationTokenCommand({}))
  await account.ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello-job' }))
  const dockerConfig = join(directory, 'docker')
  mkdirSync(directory, { recursive: true })
  await makeDockerConfig(dockerConfig, process.env.DOCKER_CONFIG ?? join(process.env.HOME ?? '', '.docker'), {
    registry: account.registry,
    token: authorizationData?.[0]?.authorizationToken ?? '',
  })
  return { account, dockerConfig }
}

/**
 * What a deploy cannot do without: one `docker buildx build --push`, one change set, its execution, polled every 100 ms.
 *
 * @returns milliseconds
 */
export async function floorDeploy(floor: Floor, checkout: Checkout, type: 'CREATE' | 'UPDATE'): Promise<number> {
  const start = performance.now()
  const digest = await floorBuild(floor, checkout)
  await floorStack(floor.account, `${floor.account.registry}/hello-job@${digest}`, type)
  return performance.now() - start
}

/**
 * One `docker buildx build --push` and nothing else.
 *
 * @returns the digest
 */
export async function floorBuild({ account, dockerConfig }: Floor, checkout: Checkout): Promise<string> {
  const metadata = join(dockerConfig, 'metadata.json')
  writeFileSync(metadata, '')
  const build = ['docker', 'buildx', 'build', '--push', `--tag=${account.registry}/hello-job:${checkout.head()}`]
  // A label that tells the commit, as ours does: each commit then has an image of its own.
  const options = [
    `--label=org.opencontainers.image.revision=${checkout.head()}`,
    '--provenance=false',
    '--build-arg=BASE_IMAGE=servicefull/busybox:local',
    `--metadata-file=${metadata}`,
  ]
  await must('Building', [...build, ...options, checkout.path], {
    env: { ...process.env, DOCKER_CONFIG: dockerConfig },
  })
  return JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest']
}

async function floorStack({ cloudFormation }: Account, image: string, type: 'CREATE' | 'UPDATE'): Promise<void> {
  const which = { StackName: 'hello', ChangeSetName: `floor-${Date.now()}` }
  await cloudFormation.send(
    new CreateChangeSetCommand({
      ...which,
      ChangeSetType: type,
      TemplateBody: readFileSync(join(projectRoot, 'templates/servicefull.yml'), 'utf8'),
      Parameters: [{ ParameterKey: 'ImageUri', ParameterValue: image }],
      Capabilities: ['CAPABILITY_IAM'],
    }),
  )
  for (;;) {
    const { Status } = await cloudFormation.send(new DescribeChangeSetCommand(which))
    if (Status === 'CREATE_COMPLETE') break
    if (Status === 'FAILED') throw new Error('the floor made a change set that failed')
    await setTimeout(POLL_MILLISECONDS)
  }
  await cloudFormation.send(new ExecuteChangeSetCommand(which))
  for (;;) {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'hello' }))
    const status = Stacks?.[0]?.StackStatus ?? ''
    if (status === `${type}_COMPLETE`) return
    if (!/_IN_PROGRESS$/.test(status)) throw new Error(`the floor's stack is ${status}`)
    await setTimeout(POLL_MILLISECONDS)
  }
}
