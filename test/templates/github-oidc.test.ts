import { describe, expect, it } from 'vitest'
import { lifecyclePolicyRequest } from '../../src/image/repository/repository.ts'
import { policiesOf, properties, ROLES, resourcesOf, statements, template, text } from './accounts.ts'

const GITHUB = 'token.actions.githubusercontent.com'

/** What IAM counts of a policy: all but white space. */
function size(document: unknown): number {
  return JSON.stringify(document).replace(/\s/g, '').length
}

function trust(role: string, conditions: Record<string, boolean> = {}, values: Record<string, string> = {}): unknown {
  return properties(role, conditions, values).AssumeRolePolicyDocument.Statement
}

/** The one statement that trusts tokens of GitHub with exactly these subjects. */
function trusting(...subjects: string[]): unknown {
  return [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: subjects } },
    },
  ]
}

const CLASSIC = 'repo:octo-org/hello-job'
const IMMUTABLE = 'repo:octo-org@1234567/hello-job@7654321'

describe('the roles of GitHub', () => {
  it.each([
    ['MainRole', {}, 'ref:refs/heads/main'],
    ['MainRole', { HasMainEnvironment: true }, 'environment:staging'],
    ['ReleaseRole', {}, 'environment:production'],
    ['PreviewRole', {}, 'pull_request'],
    ['PreviewRole', { HasPreviewEnvironment: true }, 'environment:preview'],
  ])('%s trusts exactly one subject in both formats, with %j', (role, conditions, end) => {
    const values = { MainEnvironment: 'staging', PreviewEnvironment: 'preview' }
    expect(trust(role, conditions, values)).toEqual(trusting(`${CLASSIC}:${end}`, `${IMMUTABLE}:${end}`))
  })

  it.each(ROLES.deploy)('%s trusts no subject without IDs once the repository has immutable ones', (role) => {
    const found = JSON.stringify(trust(role, { UseClassic: false }))
    expect(found).toContain(`"${IMMUTABLE}:`)
    expect(found).not.toContain(CLASSIC)
  })

  it('trusts a pattern of tags only when it is asked to, and then with the audience in full', () => {
    expect(trust('ReleaseRole', { HasReleaseTags: true }, { ReleaseTags: 'v*' })).toMatchObject([
      {
        Condition: {
          StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
          StringLike: { [`${GITHUB}:sub`]: [`${CLASSIC}:ref:refs/tags/v*`, `${IMMUTABLE}:ref:refs/tags/v*`] },
        },
      },
    ])
  })

  it.each(ROLES.deploy)('%s takes the audience and the provider that the account has', (role) => {
    const found = trust(role, { CreateProvider: false, IsChina: true }, { OidcProviderArn: 'the-other' })
    expect(found).toMatchObject([{ Principal: { Federated: 'the-other' } }])
    expect(JSON.stringify(found)).toContain(`"${GITHUB}:aud":"sts.amazonaws.com.cn"`)
  })

  it('creates the provider with the audience of the partition', () => {
    expect(properties('OidcProvider')).toEqual({ Url: `https://${GITHUB}`, ClientIdList: ['sts.amazonaws.com'] })
    expect(properties('OidcProvider', { IsChina: true }).ClientIdList).toEqual(['sts.amazonaws.com.cn'])
  })
})

describe('the limits of AWS', () => {
  it('is a template that CloudFormation takes without a bucket', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(51_200)
  })

  it.each(resourcesOf('AWS::IAM::ManagedPolicy'))('%s fits into a managed policy with long names', (policy) => {
    const values = { StackNamePrefix: 'p'.repeat(20), 'AWS::Region': 'ap-southeast-1', 'AWS::Partition': 'aws-us-gov' }
    expect(size(properties(policy, {}, values).PolicyDocument)).toBeLessThanOrEqual(6_144)
  })

  it.each([...ROLES.deploy, ...ROLES.service])('%s has no more policies than a role may have', (role) => {
    expect(policiesOf(role).length).toBeLessThanOrEqual(10)
  })
})

describe('the repositories', () => {
  it.each([
    ['Repository', ['untagged']],
    ['PreviewRepository', ['untagged', 'any']],
  ])('%s keeps tags on their images, scans them and removes old ones', (name, expiring) => {
    const { ImageTagMutability, ImageScanningConfiguration, LifecyclePolicy } = properties(name)
    expect({ ImageTagMutability, ImageScanningConfiguration }).toEqual({
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
    })
    const { rules } = JSON.parse(LifecyclePolicy.LifecyclePolicyText)
    expect(rules.map(({ selection }: { selection: { tagStatus: string } }) => selection.tagStatus)).toEqual(expiring)
  })

  it('keeps images as long as the action does in a repository of its own', () => {
    const days = (policy: string): unknown =>
      JSON.parse(policy)
        .rules.map(({ selection: { countNumber } }: { selection: { countNumber: number } }) => countNumber)
        .sort()
    const own = lifecyclePolicyRequest('x').lifecyclePolicyText ?? ''
    expect(days(properties('PreviewRepository').LifecyclePolicy.LifecyclePolicyText)).toEqual(days(own))
  })
})

it('keeps main and previews apart in the bucket for templates', () => {
  const writable = (policy: string): unknown =>
    statements(policy)
      .filter(({ actions }) => actions.includes('s3:PutObject'))
      .map(({ resources }) => resources)
  expect(writable('DeployPolicy')).toEqual([['arn:aws:s3:::templates/main/*']])
  expect(writable('PreviewDeployPolicy')).toEqual([['arn:aws:s3:::templates/previews/*']])
})

it('has every resource of an account that others may use stay when the stack is deleted, but not when it could not be created', () => {
  const kept = ['OidcProvider', 'EcsRole', 'Repository', 'PreviewRepository', 'TemplateBucket']
  expect(kept.map((name) => template.Resources[name].DeletionPolicy)).toEqual(kept.map(() => 'RetainExceptOnCreate'))
})
