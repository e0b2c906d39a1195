import {
  DescribeStacksCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import { DescribeImagesCommand, DescribeRepositoriesCommand, GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { Account } from './account.ts'
import { ADMINISTRATORS_STACKS, ARE_ENFORCED, PREVIEW_REPOSITORY } from './permissions/mode.ts'
import { rolesOf } from './permissions/roles.ts'

/** Everything in an account that a job may create or leave behind. */
export interface World {
  /** Statuses by name of the stack. */
  readonly stacks: Readonly<Record<string, string>>
  /** Names of the change sets that were not executed. */
  readonly changeSets: readonly string[]
  /** By name of the repository: the tags of each image, sorted and separated by spaces. */
  readonly images: Readonly<Record<string, readonly string[]>>
}

/** The world in which there is nothing. */
export const NOTHING: World = { stacks: {}, changeSets: [], images: {} }

/** Reads the world of an account. */
export async function lookAt(account: Account): Promise<World> {
  return { ...(await lookAtStacks(account)), images: await lookAtImages(account) }
}

async function lookAtImages({ ecr }: Account): Promise<World['images']> {
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}))
  const images = await Promise.all(
    repositories.map(async ({ repositoryName }) => {
      const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName }))
      return [
        repositoryName ?? '',
        imageDetails.map(({ imageTags = [] }) => imageTags.sort().join(' ')).sort(),
      ] as const
    }),
  )
  return ARE_ENFORCED ? asOneRepository(Object.fromEntries(images)) : Object.fromEntries(images)
}

/** With roles there are repositories from the start, and one of its own for previews: shows what scenarios know. */
function asOneRepository({ [PREVIEW_REPOSITORY]: previews = [], ...images }: World['images']): World['images'] {
  const all = [...(images['hello-job'] ?? []), ...previews].sort()
  const others = Object.entries(images).filter(([name]) => name !== 'hello-job')
  return Object.fromEntries(all.length > 0 ? [...others, ['hello-job', all]] : others)
}

/** Reads the part of the world that CloudFormation knows; a deleted stack is gone, whether or not it is listed. */
export async function lookAtStacks({ cloudFormation }: Account): Promise<Omit<World, 'images'>> {
  const { Stacks: listed = [] } = await cloudFormation.send(new DescribeStacksCommand({}))
  const Stacks = listed.filter(
    ({ StackName, StackStatus }) =>
      StackStatus !== 'DELETE_COMPLETE' && !ADMINISTRATORS_STACKS.includes(StackName ?? ''),
  )
  const sets = await Promise.all(
    Stacks.map(({ StackId }) => cloudFormation.send(new ListChangeSetsCommand({ StackName: StackId }))),
  )
  return {
    stacks: Object.fromEntries(Stacks.map(({ StackName, StackStatus }) => [StackName, StackStatus])),
    changeSets: sets.flatMap(({ Summaries = [] }) =>
      Summaries.filter(({ ExecutionStatus }) => ExecutionStatus !== 'EXECUTE_COMPLETE').map(
        ({ ChangeSetName }) => ChangeSetName ?? '',
      ),
    ),
  }
}

/**
 * A stack as DescribeStacks shows it.
 *
 * @param stackName its name; its ARN, too, where it may be deleted
 * @throws the error of AWS when there is none
 */
export async function stackOf({ cloudFormation }: Account, stackName = 'hello'): Promise<Stack | undefined> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }))
  return Stacks?.[0]
}

/** The parameters of a stack, by key. */
export async function parametersOf(account: Account, stackName: string): Promise<Readonly<Record<string, string>>> {
  const { Parameters = [] } = (await stackOf(account, stackName)) ?? {}
  return Object.fromEntries(Parameters.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]))
}

/** The lifecycle policy of the repository of the example, as JSON. */
export async function lifecyclePolicyOf({ ecr }: Account): Promise<string> {
  const { lifecyclePolicyText = '' } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: 'hello-job' }))
  return lifecyclePolicyText
}

/** The keys of all objects in a bucket, sorted. */
export async function keysIn({ s3 }: Account, bucket: string): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }))
  // With roles, main and previews each have their own prefix in it.
  return Contents.map(({ Key = '' }) => (ARE_ENFORCED ? Key.replace(/^(main|previews)\//, '') : Key)).sort()
}

/** Creates a bucket in an account; returns its name. */
export async function createBucket(account: Account): Promise<string> {
  const { id, s3 } = account
  if (ARE_ENFORCED) return (await rolesOf(account)).TemplateBucketName ?? ''
  const Bucket = `deploys-${id}`
  await s3.send(new CreateBucketCommand({ Bucket }))
  return Bucket
}

/** The template of a stack: as CloudFormation received it, or as its transforms have left it. */
export async function templateOf(
  { cloudFormation }: Account,
  stackName: string,
  TemplateStage: 'Original' | 'Processed' = 'Original',
): Promise<string | undefined> {
  const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName: stackName, TemplateStage }))
  return TemplateBody
}
