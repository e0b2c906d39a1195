import { expect, test } from 'vitest'
import { explainAwsError, isAccessDenied, isError, isTransient, splitAwsMessage } from '../../src/aws/error.ts'
import { Problem } from '../../src/text/problem.ts'
import { thrown } from '../fixtures/thrown.ts'

/** An error as the SDK makes it. */
function awsError(name: string, message = '', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more })
}

test.each([
  { description: 'throttling', error: awsError('ThrottlingException'), transient: true },
  { description: 'throttling, as the query protocol names it', error: awsError('Throttling'), transient: true },
  { description: 'throttling by its text', error: awsError('ClientException', 'Rate exceeded'), transient: true },
  { description: 'too many requests', error: awsError('TooManyRequestsException'), transient: true },
  { description: '500', error: awsError('Any', '', { $metadata: { httpStatusCode: 500 } }), transient: true },
  { description: '503', error: awsError('Any', '', { $metadata: { httpStatusCode: 503 } }), transient: true },
  { description: '400', error: awsError('Any', '', { $metadata: { httpStatusCode: 400 } }), transient: false },
  { description: 'a reset connection', error: awsError('Error', '', { code: 'ECONNRESET' }), transient: true },
  { description: 'a network that is down', error: awsError('Error', '', { code: 'ENETUNREACH' }), transient: true },
  { description: 'a host that is away', error: awsError('Error', '', { code: 'EHOSTUNREACH' }), transient: true },
  { description: 'throttling of another name', error: awsError('RequestThrottledException'), transient: true },
  { description: 'DNS that fails', error: awsError('Error', '', { code: 'EAI_AGAIN' }), transient: true },
  {
    description: 'a network fault within another error',
    error: new Error('x', { cause: { code: 'ETIMEDOUT' } }),
    transient: true,
  },
  { description: 'a time-out of a request', error: awsError('TimeoutError'), transient: true },
  { description: 'a refusal', error: awsError('ValidationError', 'no such stack'), transient: false },
  { description: 'a missing permission', error: awsError('AccessDenied'), transient: false },
  { description: 'a missing file', error: awsError('Error', '', { code: 'ENOENT' }), transient: false },
  { description: 'what is no error', error: 'Throttling', transient: false },
])('may the call succeed a moment later: $description', ({ error, transient }) => {
  expect(isTransient(error)).toBe(transient)
})

test.each([
  { description: 'AccessDenied', error: awsError('AccessDenied'), denied: true },
  { description: 'AccessDeniedException', error: awsError('AccessDeniedException'), denied: true },
  { description: 'KmsAccessDeniedException', error: awsError('KmsAccessDeniedException'), denied: true },
  { description: 'another error', error: awsError('ValidationError', 'AccessDenied'), denied: false },
  { description: 'no error', error: { name: 'AccessDenied' }, denied: false },
])('is a permission missing: $description', ({ error, denied }) => {
  expect(isAccessDenied(error)).toBe(denied)
})

test.each([
  { description: 'the name', name: 'E', message: undefined, is: true },
  { description: 'another name', name: 'F', message: undefined, is: false },
  { description: 'the name and the text', name: 'E', message: /does not/, is: true },
  { description: 'the name and another text', name: 'E', message: /does too/, is: false },
])('is it this error: $description', ({ name, message, is }) => {
  expect(isError(awsError('E', 'it does not exist'), name, message)).toBe(is)
})

const call = 'CloudFormation CreateChangeSet'
const STACK = 'arn:aws:cloudformation:eu-central-1:123456789012:stack/s/*'
const permissions = {
  action: 'cloudformation:CreateChangeSet',
  resource: STACK,
  others: new Map([['iam:PassRole', 'arn:aws:iam::123456789012:role/service']]),
}
const user = 'User: arn:aws:sts::123456789012:assumed-role/ci/run'

test.each([
  {
    description: 'a missing permission, with the statement to add',
    error: awsError(
      'AccessDenied',
      `${user} is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-central-1:123456789012:stack/s/* because no identity-based policy allows the cloudformation:CreateChangeSet action`,
      { call, permissions },
    ),
    message: `AWS CloudFormation CreateChangeSet was refused: ${user} is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-central-1:123456789012:stack/s/* because no identity-based policy allows the cloudformation:CreateChangeSet action`,
    remedy:
      'Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"cloudformation:CreateChangeSet","Resource":"arn:aws:cloudformation:eu-central-1:123456789012:stack/s/*"}',
  },
  {
    description: 'a missing permission of another account and resource, as only the text has it',
    error: awsError(
      'AccessDenied',
      'User: arn:aws:iam::666666666666:user/x is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-central-1:666666666666:stack/*',
      { call, permissions },
    ),
    message:
      'AWS CloudFormation CreateChangeSet was refused: User: arn:aws:iam::666666666666:user/x is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-central-1:666666666666:stack/*',
    remedy: `Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"cloudformation:CreateChangeSet","Resource":"${STACK}"}`,
  },
  {
    description: 'a permission besides that of the call, on what we sent',
    error: awsError('AccessDenied', `${user} is not authorized to perform: iam:PassRole on resource: *`, {
      call,
      permissions,
    }),
    message: `AWS CloudFormation CreateChangeSet was refused: ${user} is not authorized to perform: iam:PassRole on resource: *`,
    remedy:
      'Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/service"}',
  },
  {
    description: 'a permission that our request does not need',
    error: awsError('AccessDenied', `${user} is not authorized to perform: iam:CreateUser on resource: *`, {
      call,
      permissions,
    }),
    message: `AWS CloudFormation CreateChangeSet was refused: ${user} is not authorized to perform: iam:CreateUser on resource: *`,
    remedy:
      'The call needs a permission besides its own. If you know the resource, allow the role that deploys what AWS names.',
  },
  {
    description: 'a missing permission that the message does not name',
    error: awsError('AccessDenied', 'Access Denied', { call, permissions }),
    message: 'AWS CloudFormation CreateChangeSet was refused: Access Denied',
    remedy: `Add this statement to the policy of the role that deploys: {"Effect":"Allow","Action":"cloudformation:CreateChangeSet","Resource":"${STACK}"}`,
  },
  {
    description: 'a permission that a policy denies, where no other can help',
    error: awsError('AccessDenied', `${user} is not authorized to perform: sts:TagSession with an explicit deny`, {
      call,
      permissions,
    }),
    message: `AWS CloudFormation CreateChangeSet was refused: ${user} is not authorized to perform: sts:TagSession with an explicit deny`,
    remedy:
      'A policy denies that action explicitly: change that one (a service control policy, a permissions boundary, or a policy of the resource).',
  },
  {
    description: 'no credentials',
    error: awsError('CredentialsProviderError', 'Could not load credentials from any providers', {
      call: 'STS GetCallerIdentity',
    }),
    message: 'AWS STS GetCallerIdentity failed: Could not load credentials from any providers',
    remedy:
      'Give the job AWS credentials: `role-to-assume`, with `id-token: write` in `permissions:`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If role-to-assume comes from a variable, check that this job has that variable.',
  },
  ...['ExpiredToken', 'ExpiredTokenException'].map((name) => ({
    description: `${name}: credentials that have expired`,
    error: awsError(name, 'The security token included in the request is expired', { call }),
    message: 'AWS CloudFormation CreateChangeSet failed: The security token included in the request is expired',
    remedy:
      'The credentials have expired. Operations on AWS continue. Run the job again. Credentials of role-to-assume are renewed; those of an earlier step are not.',
  })),
  ...['InvalidClientTokenId', 'UnrecognizedClientException', 'SignatureDoesNotMatch'].map((name) => ({
    description: `${name}: wrong credentials`,
    error: awsError(name, 'bad', { $metadata: { httpStatusCode: 403 } }),
    message: 'AWS failed: bad',
    remedy: 'The AWS credentials are wrong: check the access key and the secret, and that they belong together.',
  })),
  {
    description: 'a proxy that refuses',
    error: awsError('Error', 'Failed to establish tunnel', { call, code: 'ERR_PROXY_TUNNEL' }),
    message: 'AWS CloudFormation CreateChangeSet failed: Failed to establish tunnel',
    remedy:
      'The proxy did not let the connection through. Check HTTPS_PROXY, its user and password, and what it allows; NO_PROXY bypasses it.',
  },
  ...['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT'].map((code) => ({
    description: `${code}: AWS cannot be reached`,
    error: awsError('Error', 'no way', { call, code }),
    message: 'AWS CloudFormation CreateChangeSet failed: no way',
    remedy: 'AWS cannot be reached. Check aws-region, the proxy, and that the runner can open connections to AWS.',
  })),
  {
    description: 'any other error',
    error: awsError('LimitExceededException', 'too many stacks', { call }),
    message: 'AWS CloudFormation CreateChangeSet failed: LimitExceededException: too many stacks',
    remedy: 'See the AWS documentation of this error.',
  },
])('explained: $description', ({ error, message, remedy }) => {
  const explained = explainAwsError(error)
  expect(thrown(() => raise(explained))).toEqual([{ message, remedy }])
  expect((explained as Problem).cause).toBe(error)
})

test.each([
  { description: 'a problem', error: new Problem('a', 'b') },
  { description: 'an error that is not of AWS', error: new TypeError('x') },
  { description: 'what is no error', error: 'x' },
])('left as it is: $description', ({ error }) => {
  expect(explainAwsError(error)).toBe(error)
})

const TOKEN = 'RequestToken: 5e6cd7ee-b10e-0cd8-91a2-0ba0d8d9f4d5, HandlerErrorCode: InvalidRequest'

test.each([
  {
    description: 'a resource handler, whose SDK counts its attempts',
    message: `Resource handler returned message: "Source image 111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/app is not valid. (Service: Lambda, Status Code: 400, Request ID: fefa1440) (SDK Attempt Count: 1)" (${TOKEN})`,
    text: 'Source image 111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/app is not valid.',
    added: ['Service: Lambda, Status Code: 400, Request ID: fefa1440', 'SDK Attempt Count: 1', TOKEN],
  },
  {
    description: 'S3, whose second ID is base64',
    message: `Resource handler returned message: "The bucket is not empty. (Service: S3, Status Code: 409, Request ID: BA2T, Extended Request ID: 0Yj/n+E=)" (${TOKEN})`,
    text: 'The bucket is not empty.',
    added: ['Service: S3, Status Code: 409, Request ID: BA2T, Extended Request ID: 0Yj/n+E=', TOKEN],
  },
  {
    description: 'an older service',
    message:
      'Request limit exceeded. (Service: AmazonEC2; Status Code: 503; Error Code: RequestLimitExceeded; Request ID: 7fd6; Proxy: null)',
    text: 'Request limit exceeded.',
    added: ['Service: AmazonEC2; Status Code: 503; Error Code: RequestLimitExceeded; Request ID: 7fd6; Proxy: null'],
  },
  {
    description: 'a custom resource',
    message:
      'Received response status [FAILED] from custom resource. Message returned: no such user (app) (RequestId: 1f2e)',
    text: 'Received response status [FAILED] from custom resource. Message returned: no such user (app)',
    added: ['RequestId: 1f2e'],
  },
  {
    description: 'EC2, which encodes the policies',
    message: `You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/r/s is not authorized to perform: ec2:CreateVpc because no identity-based policy allows the ec2:CreateVpc action. Encoded authorization failure message: mR08NOyRPjVfde9B_4YPD-mtO8 (Service: Ec2, Status Code: 403, Request ID: 1) (${TOKEN})`,
    text: 'You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/r/s is not authorized to perform: ec2:CreateVpc because no identity-based policy allows the ec2:CreateVpc action.',
    added: [
      'Encoded authorization failure message: mR08NOyRPjVfde9B_4YPD-mtO8',
      'Service: Ec2, Status Code: 403, Request ID: 1',
      TOKEN,
    ],
  },
  {
    description: 'nothing of that',
    message: 'Properties (a) failed (b: c)',
    text: 'Properties (a) failed (b: c)',
    added: [],
  },
  { description: 'only that', message: '(Service: S3)', text: '(Service: S3)', added: [] },
])('a message of AWS is split for people and for its support: $description', ({ message, text, added }) => {
  expect(splitAwsMessage(message)).toEqual({ text, added })
})

test('what AWS adds to the message of an error stands in its details', () => {
  const error = awsError('LimitExceededException', 'too many (Service: Ecr, Status Code: 400, Request ID: 1)', { call })
  const problem = explainAwsError(error) as Problem
  expect(problem.sentence).toBe('AWS CloudFormation CreateChangeSet failed: LimitExceededException: too many')
  expect(problem.details).toEqual(['Service: Ecr, Status Code: 400, Request ID: 1'])
})

function raise(error: unknown): never {
  throw error
}
