import { expect, test } from 'vitest'
import { PULL_ACTIONS, withCrossAccountHelp } from '../../../src/image/repository/access.ts'
import { rejected } from '../../fixtures/thrown.ts'

const refused = (message: string, name = 'AccessDeniedException', call = 'ECR BatchGetImage') =>
  Object.assign(new Error(message), { name, call })
const ownRegistry = async () => ({ partition: 'aws-cn', registryId: '111122223333', region: 'cn-north-1' })
const theirs = { name: 'app', registryId: '444455556666' }
const HOSTILE =
  'User: arn:aws:sts::666666666666:assumed-role/ci/x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:777777777777:repository/other because no resource-based policy allows it'

const help = (repository: { name: string; registryId?: string }, error: unknown) =>
  withCrossAccountHelp({ repository, ownRegistry }, PULL_ACTIONS, () => Promise.reject(error))

test.each([
  { description: 'our own repository, by name', repository: { name: 'app' }, error: refused(HOSTILE) },
  {
    description: 'our own repository, by its URI',
    repository: { name: 'app', registryId: '111122223333' },
    error: refused(HOSTILE),
  },
  { description: 'no refusal', repository: theirs, error: refused(HOSTILE, 'ServerException') },
  {
    description: 'the login, which is of our own account',
    repository: theirs,
    error: refused(HOSTILE, 'AccessDeniedException', 'ECR GetAuthorizationToken'),
  },
  { description: 'no error of AWS', repository: theirs, error: 'text' },
])('not the refusal of another account: $description', async ({ repository, error }) => {
  await expect(help(repository, error)).rejects.toBe(error)
})

test('the statement has our account and the repository of our request, whatever the text of AWS names', async () => {
  expect(await rejected(help(theirs, refused(HOSTILE)))).toEqual([
    {
      message: `ECR refused: ${HOSTILE}`,
      remedy:
        'Add this statement to the policy of the repository app in the account 444455556666: {"Effect":"Allow","Principal":{"AWS":"arn:aws-cn:iam::111122223333:root"},"Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.',
    },
  ])
})
