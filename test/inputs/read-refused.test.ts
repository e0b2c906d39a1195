import { expect, test } from 'vitest'
import { listRemedy } from '../fixtures/lists.ts'
import { inputsOf } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const withoutRole =
  'Give `role-to-assume`; if it comes from a variable, check that this job has that variable. Or remove this input.'

const consoleUrl =
  'https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aeu-central-1%3A111122223333%3Astack%2Forders%2F0a1b'
const stackRule = 'as the name of a stack: letters, digits and hyphens, a letter first, at most 128 characters'

test.each([
  {
    input: 'stack-name',
    value: '',
    says: 'it is required',
    remedy: 'Add `stack-name: <name>` under `with:`.',
  },
  {
    input: 'stack-name',
    value: 'my stack_1',
    says: `CloudFormation refuses \`my stack_1\` ${stackRule}`,
    remedy: 'Use `my-stack-1`.',
  },
  {
    input: 'stack-name',
    value: '1-hello',
    says: `CloudFormation refuses \`1-hello\` ${stackRule}`,
    remedy: 'Use `hello`.',
  },
  {
    input: 'stack-name',
    value: 's'.repeat(129),
    says: `CloudFormation refuses \`${'s'.repeat(129)}\` ${stackRule}`,
    remedy: `Use \`${'s'.repeat(128)}\`.`,
  },
  {
    input: 'stack-name',
    value: '123',
    says: `CloudFormation refuses \`123\` ${stackRule}`,
    remedy: 'Give a name that starts with a letter.',
  },
  {
    input: 'stack-name',
    value: 'arn:aws:cloudformation:us-east-1:111122223333:stack/orders/0a1b',
    says: `CloudFormation refuses \`arn:aws:cloudformation:us-east-1:111122223333:stack/orders/0a1b\` ${stackRule}`,
    remedy: 'Use `orders`.',
  },
  {
    input: 'stack-name',
    value: consoleUrl,
    says: `CloudFormation refuses \`${consoleUrl}\` ${stackRule}`,
    remedy: 'Use `orders`.',
  },
  ...['template', 'parameter-overrides'].flatMap((input) =>
    ['https://bucket.s3.amazonaws.com/stack.yml?X-Amz-Signature=hush', 's3://bucket/stack.yml'].map((value) => ({
      input,
      value,
      says: 'it is an address, which is not read',
      remedy:
        'Fetch it in a step before, such as by `curl` or `aws s3 cp`, and give the path of the file in the workspace.',
    })),
  ),
  ...[
    ['stable # moves', 'Write one tag a line, without spaces, `:`, `,` and `=`.'],
    ['latest,v1', 'Write one tag a line, without spaces, `:`, `,` and `=`.'],
    ['app@sha256:123', 'Write one tag a line, without spaces, `:`, `,` and `=`.'],
    ['app:', 'Write one tag a line, without spaces, `:`, `,` and `=`.'],
  ].map(([value = '', remedy = '']) => ({ input: 'image-tags', value, says: `\`${value}\` is not a tag`, remedy })),
  ...[
    ['type=sha', '`sha-{{sha-short}}`'],
    ['type=sha,format=long,prefix=', '`{{sha}}`'],
    ['type=semver,pattern={{version}}', '`{{semver}}`'],
    ['type=semver,pattern=v{{major}}.{{minor}}', '`v{{major}}.{{minor}}`'],
    ['type=semver,pattern={{raw}}', '`{{ref-name}}`'],
    ['type=ref,event=branch', '`{{ref-name}}`'],
    ['type=ref,event=pr', '`pr-{{pr}}`'],
    ['type=edge,branch=main', '`edge`'],
    ['type=raw,value=stable', '`stable`'],
    ['type=match,pattern=x', 'the tag itself'],
  ].map(([value = '', tag = '']) => ({
    input: 'image-tags',
    value,
    says: `\`${value}\` is a rule of docker/metadata-action`,
    remedy: `Write one tag a line, with placeholders: ${tag} for \`${value}\`.`,
  })),
  {
    input: 'image-tags',
    value: 'v1\ntype=sha\ntype=raw,value=latest,enable={{is_default_branch}}',
    says: '`type=sha` is a rule of docker/metadata-action',
    remedy:
      'Write one tag a line, with placeholders: `sha-{{sha-short}}` for `type=sha`, `latest` for `type=raw,value=latest,enable={{is_default_branch}}`. A line may be empty, so an expression of the workflow can take the place of `enable`.',
  },
  {
    input: 'command',
    value: 'destroy',
    says: '`destroy` is not known',
    remedy: 'Use one of auto, deploy, build, diff, delete, sweep, run, status.',
  },
  { input: 'ttl', value: '90m', says: '`90m` is not a time', remedy: 'Give hours or days, such as `36h` or `7d`.' },
  ...['v[0-9]+', '!v*-rc*', 'refs/tags/v*', 'v?', 'v\\*'].map((value) => ({
    input: 'release-tags',
    value: `nightly, ${value}`,
    says: `\`${value}\` is not a pattern of git tags`,
    remedy: 'Write the name of the tag, with `*` for any characters, such as `v*`.',
  })),
  {
    input: 'environment',
    value: 'a\nb',
    says: '`a\nb` is not the name of an environment',
    remedy: 'Give one line of at most 255 characters.',
  },
  {
    input: 'notification-arns',
    value: 'arn:aws:sns:eu-central-1:123456789012:a\nalarms',
    says: '`alarms` is not the ARN of an SNS topic',
    remedy: 'Write one ARN a line, like arn:aws:sns:eu-central-1:123456789012:name, or [] for none.',
  },
  {
    input: 'notification-arns',
    value: Array.from({ length: 6 }, (_, index) => `arn:aws:sns:eu-central-1:123456789012:t${index}`).join(','),
    says: 'it has 6 topics, CloudFormation takes 5',
    remedy: 'Remove some.',
  },
  {
    input: 'deployment-mode',
    value: 'express',
    says: '`express` is not known',
    remedy: 'Use one of REVERT_DRIFT, EXPRESS.',
  },
  {
    input: 'execute-change-set-id',
    value: 'sf-1-1-0123abcd-1',
    says: '`sf-1-1-0123abcd-1` is not the ARN of a change set',
    remedy:
      'Give the output change-set-id of the run that created it, or the end of it, `<name>/<ID>`. The name alone may be on another change set by now.',
  },
  {
    input: 'aws-region',
    value: 'Frankfurt',
    says: '`Frankfurt` is not an AWS region',
    remedy: 'Write it like eu-central-1.',
  },
  {
    input: 'allowed-account-ids',
    value: '123456789012\n12345678901',
    says: '`12345678901` is not an AWS account ID',
    remedy: 'An account ID has 12 digits; quote it if it starts with 0.',
  },
  {
    input: 'repository',
    value: 'Team/My App',
    says: 'ECR refuses `Team/My App` as the name of a repository',
    remedy: 'Use `team/my-app`.',
  },
  {
    input: 'image-tag-mutability',
    value: 'fixed',
    says: '`FIXED` is not known',
    remedy: 'Use one of IMMUTABLE, MUTABLE, IMMUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION.',
  },
  {
    input: 'repository-encryption',
    value: 'arn:aws:kms:eu-central-1:111122223333:secret/a',
    says: '`arn:aws:kms:eu-central-1:111122223333:secret/a` is not known',
    remedy:
      'Use AES256, KMS, KMS_DSSE, or the ARN of a KMS key or of its alias, such as arn:aws:kms:eu-central-1:111122223333:alias/images.',
  },
  {
    input: 'create-repository',
    value: 'yes',
    says: '`yes` is neither true nor false',
    remedy: 'Use true or false.',
  },
  {
    input: 'registry',
    value: 'https://host/path',
    says: '`https://host/path` is not a registry host',
    remedy: 'Give the host and, if necessary, the port, without https:// and without a path.',
  },
  {
    input: 'image',
    value: 'app@sha256:123',
    says: '`app@sha256:123` is not an image reference',
    remedy: 'Write it like registry/name@sha256:... or registry/name:tag.',
  },
  {
    input: 'build-args',
    value: 'A=1\nB C',
    says: 'line 2 is not `NAME=value`',
    remedy: listRemedy('NAME=value'),
  },
  {
    input: 'labels',
    value: 'team',
    says: 'line 1 is not `name=value`: `team`',
    remedy: listRemedy('name=value'),
  },
  {
    input: 'provenance',
    value: 'max',
    says: '`max` is not known',
    remedy: 'Use false, true, mode=min or mode=max.',
  },
  {
    input: 'capabilities',
    value: 'CAPABILITY_ALL',
    says: '`CAPABILITY_ALL` is not known',
    remedy: 'Use CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND.',
  },
  ...['aws:team', 'AWS:team', 'servicefull:stack'].map((key) => ({
    input: 'tags',
    value: `${key}=a`,
    says: `the tag \`${key}\` is reserved`,
    remedy: 'Choose a key without the prefix aws: or servicefull:.',
  })),
  {
    input: 'tags',
    value: 'team',
    says: 'line 1 is not `Key=Value`: `team`',
    remedy:
      'Write one `Key=Value` a line, under `tags: |`. If it is one value, put the whole item in quotes: `"Key=<value>"`.',
  },
  {
    input: 'role-arn',
    value: 'deployer',
    says: '`deployer` is not the ARN of a role',
    remedy: 'Write it like arn:aws:iam::123456789012:role/name.',
  },
  {
    input: 'role-to-assume',
    value: 'arn:aws:iam::123456789012:user/deployer',
    says: '`arn:aws:iam::123456789012:user/deployer` is not the ARN of a role',
    remedy: 'Write it like arn:aws:iam::123456789012:role/name.',
  },
  { input: 'role-chaining', value: 'true', says: 'it has no effect without `role-to-assume`', remedy: withoutRole },
  { input: 'role-external-id', value: 'octo', says: 'it has no effect without `role-to-assume`', remedy: withoutRole },
  ...['octo app', 'x', 'x'.repeat(1225)].map((value) => ({
    input: 'role-external-id',
    value,
    says: `\`${value}\` is not an external ID`,
    remedy: "Give the one of the role's trust policy: 2 to 1224 letters, digits and `+=,.@:/-`.",
  })),
  ...['899', '43201', '1000.5', 'an hour'].map((value) => ({
    input: 'role-duration-seconds',
    value,
    says: `\`${value}\` is not a number of seconds from 900 to 43200`,
    remedy: 'Leave it out for an hour.',
  })),
  ...['0', '-1', '1.5', 'an hour', 'Infinity'].map((value) => ({
    input: 'timeout-in-minutes',
    value,
    says: `\`${value}\` is not a number of minutes`,
    remedy: 'Give a whole number of at least 1.',
  })),
  ...['s3://deploys', 'Deploys', 'a', 'deploys/hello', '-deploys'].map((value) => ({
    input: 's3-bucket',
    value,
    says: `\`${value}\` is not the name of a bucket`,
    remedy:
      'Give the name alone, without `s3://`: 3 to 63 lower-case letters, digits, dots and hyphens. Folders go into `s3-prefix`.',
  })),
  ...['../a', 'a/./b', 'a\\b', 'a\nb', 'ä'.repeat(451)].map((value) => ({
    input: 's3-prefix',
    value,
    says: `\`${value}\` cannot begin the keys of objects`,
    remedy: 'Use at most 900 bytes such as `deploys/hello-job`, without `\\`, `.` or `..` between slashes.',
  })),
])('refused: $input: $value', ({ input, value, says, remedy }) => {
  expect(thrown(() => inputsOf({ [input]: value }))).toEqual([{ message: `Input ${input}: ${says}.`, remedy }])
})

test('all problems are reported at once, in the order of action.yml', () => {
  const given = { 'timeout-in-minutes': 'x', command: 'x', tags: 'x', 'stack-name': '' }
  expect(thrown(() => inputsOf(given)).map(({ message }) => message.split(':')[0])).toEqual([
    'Input command',
    'Input stack-name',
    'Input tags',
    'Input timeout-in-minutes',
  ])
})
