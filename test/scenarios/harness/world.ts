import { DescribeStacksCommand, GetTemplateCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation'
import { DescribeImagesCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { Account } from './account.ts'

/** Everything in an account that a job may make or leave. */
export interface World {
  /** Stack name to status. */
  readonly stacks: Readonly<Record<string, string>>
  /** Names of change sets that were not executed. */
  readonly changeSets: readonly string[]
  /** Repository name to the tags of its images, sorted; images are separated. */
  readonly images: Readonly<Record<string, readonly string[]>>
}

/** Looks at the whole account. */
export async function lookAt({ cloudFormation, ecr }: Account): Promise<World> {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}))
  const sets = await Promise.all(
    Stacks.map(({ StackId }) => cloudFormation.send(new ListChangeSetsCommand({ StackName: StackId }))),
  )
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
  return {
    stacks: Object.fromEntries(Stacks.map(({ StackName, StackStatus }) => [StackName, StackStatus])),
    changeSets: sets.flatMap(({ Summaries = [] }) =>
      Summaries.filter(({ ExecutionStatus }) => ExecutionStatus !== 'EXECUTE_COMPLETE').map(
        ({ ChangeSetName }) => ChangeSetName ?? '',
      ),
    ),
    images: Object.fromEntries(images),
  }
}

/** The parameters of a stack. */
export async function parametersOf({ cloudFormation }: Account, stackName: string): Promise<Record<string, string>> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }))
  return Object.fromEntries(
    (Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  )
}

/** The keys of all objects in a bucket, sorted. */
export async function keysIn({ s3 }: Account, bucket: string): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }))
  return Contents.map(({ Key = '' }) => Key).sort()
}

/** Makes a bucket of this account. */
export async function makeBucket({ id, s3 }: Account): Promise<string> {
  const Bucket = `deploys-${id}`
  await s3.send(new CreateBucketCommand({ Bucket }))
  return Bucket
}

/** The template of a stack, as CloudFormation got it, or after its transforms. */
export async function templateOf(
  { cloudFormation }: Account,
  stackName: string,
  TemplateStage: 'Original' | 'Processed' = 'Original',
): Promise<string | undefined> {
  const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName: stackName, TemplateStage }))
  return TemplateBody
}
