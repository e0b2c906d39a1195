import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation'
import { expect } from 'vitest'
import { type Account, mutations } from './account.ts'
import type { Checkout } from './checkout.ts'
import { checkOut } from './job.ts'
import { scratchFolder } from './machine.ts'
import { lookAt, stackOf, type World } from './world.ts'

/** A checkout whose author wants a program to run on the machine of the job. */
export interface HostileCheckout {
  readonly checkout: Checkout
  /** Whether the program has run. */
  readonly hasRun: () => boolean
}

/**
 * Makes a checkout whose folder `app` is a bare repository, as anybody can commit one: git refuses only paths with `.git`. With
 * `context: app`, git reads its configuration, which names the program.
 */
export function checkOutBareRepository(): HostileCheckout {
  const trace = join(scratchFolder('trace'), 'environment')
  const checkout = checkOut({ 'app/Dockerfile': 'FROM scratch\n', 'app/tree/f': 'x\n' })
  const inside = (...path: string[]): string => join(checkout.path, 'app', ...path)
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', inside('inner')])
  for (const name of ['HEAD', 'objects', 'refs']) renameSync(inside('inner', name), inside(name))
  rmSync(inside('inner'), { recursive: true })
  const config = '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = tree\n'
  writeFileSync(inside('config'), config)
  const author = ['-c', 'user.name=Stranger', '-c', 'user.email=stranger@example.com', '-c', 'commit.gpgsign=false']
  const git = (...args: string[]): void =>
    void execFileSync('git', [`--git-dir=${inside()}`, `--work-tree=${inside('tree')}`, ...author, ...args])
  git('add', 'f')
  git('commit', '--quiet', '--message', 'Fix a typo')
  checkout.commit({ 'app/config': `${config}\tfsmonitor = "env > ${trace}; false"\n` })
  return { checkout, hasRun: () => existsSync(trace) }
}

/** The programs that a job has started, of those that read a checkout. */
export interface Starts {
  /** The environment of the job. */
  readonly env: { readonly PATH: string }
  /** Their names, in order; each as often as it was started. */
  readonly started: () => readonly string[]
}

/** Puts programs first on the PATH of a job that note their start, and then do what git and docker do. */
export function watchStarts(): Starts {
  const folder = scratchFolder('starts')
  const [programs, notes] = [join(folder, 'bin'), join(folder, 'notes')]
  mkdirSync(programs)
  writeFileSync(notes, '')
  for (const name of ['git', 'docker']) {
    const program = execFileSync('which', [name], { encoding: 'utf8' }).trim()
    writeFileSync(join(programs, name), `#!/bin/sh\necho ${name} >> '${notes}'\nexec '${program}' "$@"\n`)
    chmodSync(join(programs, name), 0o755)
  }
  return {
    env: { PATH: `${programs}:${process.env.PATH}` },
    started: () => readFileSync(notes, 'utf8').split('\n').filter(Boolean),
  }
}

/** The template of a stack with one topic. */
export const TOPIC = 'Resources: { Topic: { Type: "AWS::SNS::Topic" } }\n'

/** A change set of a person, or of the job of another repository. */
interface ByHand {
  readonly stackName: string
  readonly name: string
  readonly type: 'CREATE' | 'UPDATE'
  /** Values of the tags of the change set, by key. */
  readonly tags?: Readonly<Record<string, string>>
  readonly description?: string
}

/** Creates a change set without a job, of a stack with another topic; returns its ARN once it can be executed. */
export async function createByHand({ cloudFormation }: Account, made: ByHand): Promise<string> {
  const { stackName, name, type, tags = {}, description } = made
  const { Id = '' } = await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: stackName,
      ChangeSetName: name,
      ChangeSetType: type,
      Description: description,
      TemplateBody: TOPIC.replace('Topic:', 'Other:'),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  )
  const status = async () => (await cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName: Id }))).Status
  await expect.poll(status).toBe('CREATE_COMPLETE')
  return Id
}

/** Deletes a change set without a job. */
export async function deleteByHand({ cloudFormation }: Account, arn: string): Promise<void> {
  await cloudFormation.send(new DeleteChangeSetCommand({ ChangeSetName: arn }))
}

/** Everything in an account, the IDs of change sets and the tags of stacks included, and each call that changed something. */
export async function wholeWorld(account: Account): Promise<World & { readonly rest: unknown }> {
  const world = await lookAt(account)
  const rest = await Promise.all(
    Object.keys(world.stacks).map(async (name) => {
      const { Summaries = [] } = await account.cloudFormation.send(new ListChangeSetsCommand({ StackName: name }))
      return [name, (await stackOf(account, name))?.Tags, Summaries.map(({ ChangeSetId }) => ChangeSetId)]
    }),
  )
  return { ...world, rest: [rest, await mutations(account)] }
}
