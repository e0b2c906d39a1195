import { ListStateMachinesCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { type Account, openAccount, setUp } from '../account.ts'
import type { Checkout } from '../checkout.ts'
import { pullRequest } from '../events.ts'
import { type Deployment, type GitHubServer, startGitHub, stateOf } from '../github/github.ts'
import { createRepository, pushConfig } from '../image.ts'
import { checkOut, runJob, STACK_ONLY } from '../job.ts'
import type { Job } from '../runner.ts'
import { shownLog } from '../secrets.ts'
import { lookAt, parametersOf, type World } from '../world.ts'
import { closeAll, happen, type LifeRun, makeLives, openAfter } from './schedule.ts'

/** What is left when all pull requests are closed. */
interface Leftovers extends World {
  /** ARNs of state machines. */
  readonly machines: readonly string[]
  /** By number of the pull request: the first line of each of our comments. */
  readonly comments: Readonly<Record<string, readonly string[]>>
  /** Environments of the deployments that are not inactive. */
  readonly deployments: readonly string[]
}

/** What is told and deployed of a pull request that is open. */
interface Preview {
  /** The number of commits that the stack has, as a parameter of it; undefined: there is no stack. */
  readonly commits: string | undefined
  readonly comments: readonly string[]
  /** The states of the deployments that have not ended, and their commits. */
  readonly deployments: readonly string[]
}

/** The end of many lives. */
interface LivesEnd {
  /** What was there of the pull requests that stayed open, before they were closed as well: by number, with the last run. */
  readonly open: readonly { readonly run: LifeRun; readonly preview: Preview }[]
  readonly left: Leftovers
  /** The runs that were red: what they ran for, and their errors. */
  readonly red: readonly string[]
  /** What happened, a line each. */
  readonly story: string
}

/** Jobs that run at the same time. */
const LANES = 4

/** What is deployed of a pull request. */
const KINDS = ['topic', 'topic', 'image', 'topic', 'machine', 'topic', 'image', 'topic', 'topic', 'build'] as const

const HEAD = 'Parameters:\n  Round: { Type: String, Default: none }\n'
const TASK = `  ImageUri: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Ref AWS::StackName
      ContainerDefinitions: [{ Name: main, Image: !Ref ImageUri, Memory: 64, Environment: [{ Name: ROUND, Value: !Ref Round }] }]
`
const TOPIC = 'Resources:\n  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Round } }\n'
const MACHINE = `${TOPIC}  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !Sub arn:aws:iam::\${AWS::AccountId}:role/app
      DefinitionString: '{"StartAt":"Sleep","States":{"Sleep":{"Type":"Wait","Seconds":3600,"End":true}}}'
`
const FILES = { 'topic.yml': HEAD + TOPIC, 'task.yml': HEAD + TASK, 'machine.yml': HEAD + MACHINE }

/**
 * Lets pull requests live, with a job for each of their events. Jobs of one pull request overlap: the workflow has no concurrency group.
 * In the end those that are still open are closed, all at once.
 */
export async function livePreviews(seed: number, counts: Parameters<typeof makeLives>[1]): Promise<LivesEnd> {
  const place = await openPlace()
  const { account, github } = place
  const begin = performance.now()
  const story: string[] = [`seed ${seed}`]
  const say = (what: string, { id, pull, action }: LifeRun): void => {
    story.push(`${((performance.now() - begin) / 1000).toFixed(2).padStart(6)} s  ${what} ${id}: ${pull} ${action}`)
  }
  const onEvent = (run: LifeRun): void => {
    say('event', run)
    record(github, run)
  }
  const onStart = async (run: LifeRun) => {
    say('start', run)
    const end = await runJob(jobFor(run, place))
    say(`end (${end.code}, ${end.outputs.operation}, ${(end.milliseconds / 1000).toFixed(1)} s)`, run)
    if (end.outputs['state-machine-arn']) await startExecution(account, end.outputs['state-machine-arn'])
    return { run, end }
  }
  const steps = makeLives(seed, counts)
  const ends = await happen(steps, LANES, { onEvent, onStart })
  const open = await Promise.all(
    openAfter(steps).map(async (run) => ({ run, preview: await previewOf(run.pull, place) })),
  )
  ends.push(...(await happen(closeAll(openAfter(steps)), LANES, { onEvent, onStart })))
  const reds = ends.filter(({ end }) => end.code !== 0)
  const red = reds.map(({ run, end }) => `${run.id}: ${run.pull} ${run.action}: ${end.errors.join(' | ')}`)
  for (const { run, end } of ends) story.push('', `--- log of ${run.id}: ${run.pull} ${run.action}`, shownLog(end))
  return { open, left: await leftIn(place), red, story: story.join('\n') }
}

/** Makes an account with an image, a checkout with the templates, and GitHub without pull requests. */
async function openPlace(): Promise<Place> {
  const account = openAccount()
  await setUp(account, { changeSetSeconds: 0.2, resourceSeconds: 0.2 })
  await createRepository(account)
  const digest = await pushConfig(account, 'app', JSON.stringify({ os: 'linux', architecture: 'amd64', config: {} }))
  const image = `${account.registry}/hello-job@${digest}`
  return { account, checkout: checkOut(FILES), github: await startGitHub({ pulls: [] }), image }
}

/** Changes the pull request on GitHub as an event says. */
function record({ pulls }: GitHubServer, { pull: number, action, commits }: LifeRun): void {
  const headSha = shaOf(number, commits)
  const known = pulls.find((each) => each.number === number)
  const state = action === 'closed' ? 'closed' : 'open'
  if (known === undefined) pulls.push({ number, state, merged: false, draft: false, headSha, labels: [] })
  else Object.assign(known, { state, headSha })
}

/** The SHA of a commit on the branch of a pull request. */
export function shaOf(pull: number, commits: number): string {
  return `${String(pull).padStart(4, '0')}${commits}`.padEnd(40, 'c')
}

interface Place {
  readonly account: Account
  readonly checkout: Checkout
  readonly github: GitHubServer
  /** An image in ECR. */
  readonly image: string
}

function jobFor({ id, pull, action, commits }: LifeRun, { account, checkout, github, image }: Place): Job {
  const head = shaOf(pull, commits)
  const kind = KINDS[(pull - 1) % KINDS.length] ?? 'topic'
  const inputs = {
    topic: { ...STACK_ONLY, template: 'topic.yml' },
    machine: { ...STACK_ONLY, template: 'machine.yml' },
    image: { template: 'task.yml', image },
    build: { template: 'task.yml', 'build-args': `BASE_IMAGE=servicefull/busybox:local\nNOTE=${head}` },
  }[kind]
  const more = { 'preview-repository': 'hello-job-previews', 'github-token': 'ghs_canary' }
  return {
    account,
    checkout,
    event: pullRequest({ number: pull, action, head, merge: checkout.head() }),
    inputs: { ...inputs, ...more, 'parameter-overrides': `Round=${commits}` },
    env: { ...github.env, GITHUB_RUN_ID: String(id) },
  }
}

/** Starts an execution that runs for an hour, unless the state machine is gone by now. */
async function startExecution({ sfn }: Account, stateMachineArn: string): Promise<void> {
  await sfn.send(new StartExecutionCommand({ stateMachineArn })).catch((error: Error) => {
    if (!/DoesNotExist|Deleting/.test(error.name)) throw error
  })
}

async function previewOf(pull: number, { account, github }: Place): Promise<Preview> {
  const parameters = await parametersOf(account, `hello-pr-${pull}`).catch(() => undefined)
  const hasEnded = (each: Deployment): boolean => ['inactive', 'failure', 'error'].includes(stateOf(each) ?? '')
  const active = github.deployments.filter((each) => each.environment === `pr-${pull}` && !hasEnded(each))
  return {
    commits: parameters?.Round,
    comments: github.comments.filter((each) => each.pull === pull).map(({ body }) => body),
    deployments: active.map((each) => `${stateOf(each)} ${each.sha}`),
  }
}

async function leftIn({ account, github }: Place): Promise<Leftovers> {
  const { stateMachines = [] } = await account.sfn.send(new ListStateMachinesCommand({}))
  const firstLine = (body: string): string => /^### .*$/m.exec(body)?.[0] ?? body
  const commentsOn = (number: number): readonly string[] =>
    github.comments.filter(({ pull }) => pull === number).map(({ body }) => firstLine(body))
  return {
    ...(await lookAt(account)),
    machines: stateMachines.map(({ stateMachineArn = '' }) => stateMachineArn),
    comments: Object.fromEntries(github.pulls.map(({ number }) => [number, commentsOn(number)])),
    deployments: github.deployments
      .filter((each) => stateOf(each) !== 'inactive')
      .map((each) => `${each.environment}: ${stateOf(each)}`),
  }
}
