import { expect, test } from 'vitest'
import { classifyPushFault, type PushFault, pushProblem } from '../../../src/image/build/push-fault.ts'
import { thrown } from '../../fixtures/thrown.ts'

/** The end of a build whose push ended so. */
const push = (error: string): string =>
  `#8 pushing layers\n------\n > exporting to image:\n------\nERROR: failed to build: failed to solve: failed to push r/app:a: ${error}\n`

test.each<{ error: string; fault: PushFault }>([
  { error: 'denied: Your authorization token has expired. Reauthenticate and try again.', fault: 'login' },
  { error: 'no basic auth credentials', fault: 'login' },
  { error: 'unexpected status from POST request: 401 Unauthorized', fault: 'login' },
  { error: 'denied: User: u is not authorized to perform: ecr:InitiateLayerUpload on resource: r', fault: 'denied' },
  { error: 'unexpected status from HEAD request to https://r/v2: 403 Forbidden', fault: 'denied' },
  {
    error: "tag invalid: The image tag 'a' already exists and cannot be overwritten because the tag is immutable.",
    fault: 'taken',
  },
  { error: 'unexpected status from PUT request: 503 Service Unavailable', fault: 'transient' },
  { error: 'write tcp 10.0.0.1: connection reset by peer', fault: 'transient' },
  { error: 'Put "https://r/v2": EOF', fault: 'transient' },
  {
    error: "Layers with digests '[sha256:1]' required for pushing image into repository with name 'a' do not exist",
    fault: 'transient',
  },
  { error: 'blob upload unknown: The upload does not exist', fault: 'transient' },
])('a push is refused, $fault: $error', ({ error, fault }) => {
  expect(classifyPushFault(push(error))).toBe(fault)
})

test.each([
  { description: 'a step of the build', output: ' > [2/2] RUN x:\nERROR: failed to solve: connection reset by peer\n' },
  { description: 'the base image', output: 'ERROR: failed to solve: busybox: 401 Unauthorized\n' },
  { description: 'nothing', output: '' },
  { description: 'a push, of which nothing is known', output: push('disk full') },
])('no refusal that can be helped: $description', ({ output }) => {
  expect(classifyPushFault(output)).toBeUndefined()
})

const actions =
  'Allow the role that deploys to push: ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:CompleteLayerUpload, ecr:DescribeRepositories, ecr:GetDownloadUrlForLayer, ecr:InitiateLayerUpload, ecr:PutImage, ecr:UploadLayerPart. Nothing was deployed.'

test.each<{ fault: PushFault; error: string; remedy: string }>([
  { fault: 'denied', error: 'denied: no', remedy: actions },
  { fault: 'transient', error: 'EOF', remedy: actions },
  {
    fault: 'transient',
    error: '503 Service Unavailable',
    remedy: 'The registry did not recover. Run the job again later. Nothing was deployed.',
  },
  {
    fault: 'login',
    error: 'no basic auth credentials',
    remedy: 'ECR refuses a login that it has just issued. Check the clock of the runner and the registry.',
  },
  {
    fault: 'taken',
    error: 'tag invalid: x',
    remedy: 'Another run pushed the same tag meanwhile. Run the job again.',
  },
])('a push that could not be helped, $fault: $error', ({ fault, error, remedy }) => {
  const output = push(error)
  const all = thrown(() => {
    throw pushProblem({ fault, output })
  })
  expect(all).toEqual([{ message: `The image was built but not pushed: failed to push r/app:a: ${error}`, remedy }])
})

test('when another account refuses a push, the problem says what the policy of its repository must allow', () => {
  const refusal =
    'denied: User: arn:aws:sts::111122223333:assumed-role/ci/x is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:444455556666:repository/team/app because no resource-based policy allows the ecr:InitiateLayerUpload action'
  const [problem] = thrown(() => {
    throw pushProblem({ fault: 'denied', output: push(refusal) })
  })
  expect(problem?.remedy).toBe(
    'Add this statement to the policy of the repository team/app in the account 444455556666: {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":["ecr:BatchCheckLayerAvailability","ecr:BatchGetImage","ecr:CompleteLayerUpload","ecr:DescribeRepositories","ecr:GetDownloadUrlForLayer","ecr:InitiateLayerUpload","ecr:PutImage","ecr:UploadLayerPart"]}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well. Nothing was deployed.',
  )
})
