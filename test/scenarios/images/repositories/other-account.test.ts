import { CreateRepositoryCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { type Account, mutations, openAccount } from '../../harness/account.ts'
import { push, pushTag } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt, NOTHING, parametersOf } from '../../harness/world.ts'

const EVERYTHING = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeRepositories',
  'ecr:GetDownloadUrlForLayer',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
]
const READING = ['ecr:BatchGetImage', 'ecr:DescribeRepositories', 'ecr:GetDownloadUrlForLayer']

/** Creates a repository in another account and region, whose policy allows our account these actions. */
async function openElsewhere(ours: Account, actions: readonly string[]) {
  const owner = openAccount('eu-west-1')
  const repositoryName = `team/${owner.id}`
  await owner.ecr.send(new CreateRepositoryCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }))
  if (actions.length > 0) {
    const statement = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ours.id}:root` }, Action: actions }
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await owner.ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
  }
  return { owner, repositoryName, uri: `${owner.id}.dkr.ecr.eu-west-1.amazonaws.com/${repositoryName}` }
}

test('an image goes to the repository of another account and region; jobs deploy it and find it again there', async () => {
  const account = openAccount()
  const { owner, repositoryName, uri } = await openElsewhere(account, EVERYTHING)
  const checkout = checkOut()
  const sha = checkout.head()
  const job = { account, checkout, event: push(sha), inputs: { repository: uri } }

  const first = await runJob(job)

  expect(first.errors).toEqual([])
  expect(first.outputs.image).toBe(`${account.registry}/${repositoryName}@${first.outputs.digest}`)
  expect(Object.values(await parametersOf(account, 'hello'))).toContain(first.outputs.image)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
  expect(await lookAt(owner)).toEqual({ stacks: {}, changeSets: [], images: { [repositoryName]: [sha] } })

  const again = await runJob({ ...job, env: NO_ENGINE })
  expect(again.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true', image: first.outputs.image })

  const release = await runJob({ ...job, event: pushTag(sha, 'v1'), env: NO_ENGINE })
  expect(release.errors).toEqual([])
  expect((await lookAt(owner)).images).toEqual({ [repositoryName]: [`${sha} v1`] })
})

test.each([
  { description: 'without a policy', actions: [], refused: 'ecr:DescribeRepositories' },
  { description: 'with one for reading', actions: READING, refused: 'ecr:InitiateLayerUpload' },
])('$description the job is red, says what to allow, and changes nothing', async ({ actions, refused }) => {
  const account = openAccount()
  const { owner, repositoryName, uri } = await openElsewhere(account, actions)
  const checkout = checkOut()

  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs: { repository: uri } })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain(refused)
  expect(end.errors[0]).toContain(`Add this statement to the policy of the repository ${repositoryName}`)
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
  expect((await lookAt(owner)).images).toEqual({ [repositoryName]: [] })
})

test('a repository that is missing in another account is not created', async () => {
  const [account, owner] = [openAccount(), openAccount('eu-west-1')]
  const checkout = checkOut()
  const repository = `${owner.id}.dkr.ecr.eu-west-1.amazonaws.com/team/app`

  const end = await runJob({ account, checkout, event: push(checkout.head()), inputs: { repository } })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringContaining(`There is no ECR repository \`team/app\` in the account ${owner.id}, region eu-west-1.`),
  ])
  expect(await mutations(account)).toEqual([])
  expect((await lookAt(owner)).images).toEqual({})
})

test('the URI of our own account and region counts as the name: the repository is created', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()
  const inputs = { repository: `${account.id}.dkr.ecr.us-east-1.amazonaws.com/team/app`, command: 'build' }

  const end = await runJob({ ...job, inputs })

  expect(end.errors).toEqual([])
  expect((await lookAt(account)).images).toEqual({ 'team/app': [sha] })
})
