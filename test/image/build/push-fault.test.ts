import { expect, test } from 'vitest'
import { findPushFault, type PushFault, pushProblem } from '../../../src/image/build/push-fault.ts'
import { buildLog, readBuildOutput } from '../../fixtures/build-logs.ts'
import { thrown } from '../../fixtures/thrown.ts'

const findIn = (output: string) => findPushFault(readBuildOutput(output))

/** The end of a build whose push ended so. */
const push = (error: string): string =>
  `#8 exporting to image\n#8 pushing layers 1.0s done\n#8 ERROR: failed to push r/app:a: ${error}\n------\n > exporting to image:\n------\nERROR: failed to build: failed to solve: failed to push r/app:a: ${error}\n`

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
  { error: 'toomanyrequests: Rate exceeded', fault: 'throttled' },
  {
    error: 'unexpected status from PUT request to https://r/v2/app/manifests/x: 429 Too Many Requests',
    fault: 'throttled',
  },
  {
    error: 'http2: server sent GOAWAY and closed the connection; LastStreamID=1999, ErrCode=NO_ERROR',
    fault: 'transient',
  },
  { error: 'dial tcp: lookup r: no such host', fault: 'unreachable' },
  { error: 'dial tcp 192.0.2.1:443: connect: connection timed out', fault: 'unreachable' },
  { error: 'dial tcp 192.0.2.1:443: connect: connection refused', fault: 'unreachable' },
  { error: 'dial tcp 192.0.2.1:443: i/o timeout', fault: 'unreachable' },
  {
    error: 'dial tcp: lookup r on 192.0.2.2:53: read udp 192.0.2.1:9->192.0.2.2:53: i/o timeout',
    fault: 'unreachable',
  },
  { error: 'read tcp 192.0.2.3:9->192.0.2.1:443: i/o timeout', fault: 'transient' },
  { error: 'net/http: TLS handshake timeout', fault: 'transient' },
  { error: 'context deadline exceeded', fault: 'transient' },
  { error: 'unexpected status from PUT request to https://r/v2/denied/x: 503 Service Unavailable', fault: 'transient' },
])('a push is refused, $fault: $error', ({ error, fault }) => {
  expect(findIn(push(error))).toEqual({ fault, error: `failed to push r/app:a: ${error}` })
})

/** A build whose RUN has failed, as buildx shows it with the text of its instruction. */
const run = (text: string): string =>
  `#6 [2/2] RUN echo ${text}\n#6 ERROR: process "echo ${text}": exit code: 1\n------\n > exporting to image:\n------\nERROR: failed to solve: failed to push ${text}\n`

test('the name of a repository is no fault', () => {
  const error = 'failed to push r/denied:rate-exceeded: unexpected status from PUT request: 502 Bad Gateway'
  expect(findIn(`ERROR: failed to build: failed to solve: ${error}\n`)?.fault).toBe('transient')
})

const cache = (error: string): string =>
  `#8 exporting to image\n#8 DONE 1.0s\n#9 exporting cache to registry\n#9 ERROR: ${error}\nERROR: failed to solve: ${error}\n`

test.each([
  { description: 'a step of the build', output: ' > [2/2] RUN x:\nERROR: failed to solve: connection reset by peer\n' },
  { description: 'a step that runs words of a registry', output: run('failed to push r/app:a: denied: no') },
  {
    description: 'a step whose words are on lines of their own',
    output: run('r: denied: no\n#9 exporting to image\n#9 ERROR: failed to push r/app:a: denied: no\n#6 DONE 0.1s'),
  },
  {
    description: 'a step that prints the words of a push',
    output: `#6 [2/2] RUN x\n#6 0.1 ERROR: failed to push r: 403 Forbidden\n#6 ERROR: process "x": exit code: 1\nERROR: failed to solve: process "x": exit code: 1\n`,
  },
  {
    description: 'a step that pushes to git, and is refused',
    output: `#6 [3/3] RUN x\n#6 0.1 error: failed to push some refs to 'origin'\n#6 0.1 denied: 403 Forbidden\n#6 ERROR: process "x" did not complete successfully: exit code: 1\n------\n > [3/3] RUN x:\nerror: failed to push some refs to 'origin'\ndenied: 403 Forbidden\n------\nERROR: failed to build: failed to solve: process "x" did not complete successfully: exit code: 1\n`,
  },
  { description: 'a cache that is not written', output: cache('failed to push r/app:c: denied: no') },
  { description: 'the base image', output: 'ERROR: failed to solve: busybox: 401 Unauthorized\n' },
  { description: 'nothing', output: '' },
  { description: 'a push, of which nothing is known', output: push('disk full') },
])('no refusal that can be helped: $description', ({ output }) => {
  expect(findIn(output)).toBeUndefined()
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
    fault: 'throttled',
    error: 'toomanyrequests: Rate exceeded',
    remedy:
      'The registry still has too many requests. Run the job again later, or let fewer jobs push at the same time. Nothing was deployed.',
  },
  {
    fault: 'unreachable',
    error: 'dial tcp: lookup r: no such host',
    remedy:
      'The registry cannot be reached. Check the DNS, the proxy and the firewall of the builder and, in a private network, the VPC endpoints of ECR. Nothing was deployed.',
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
  const all = thrown(() => {
    throw pushProblem({ fault, error }, undefined)
  })
  expect(all).toEqual([{ message: `The image was built but not pushed: ${error}`, remedy }])
})

test('when another account refuses a push, the remedy is what its policy must allow', () => {
  const [problem] = thrown(() => {
    throw pushProblem({ fault: 'denied', error: 'denied: no' }, 'Ask them.')
  })
  expect(problem?.remedy).toBe('Ask them. Nothing was deployed.')
})

test('a push that docker itself makes', () => {
  expect(findIn(buildLog('engine-20.10/push-denied'))).toEqual({ fault: 'denied', error: 'denied' })
})
