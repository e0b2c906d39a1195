import { describe, expect, it } from 'vitest'
import { permissions, ROLES, resourcesOf, type Statement, statements, statementsOf } from './accounts.ts'

const policies = resourcesOf('AWS::IAM::ManagedPolicy')

/** Actions that AWS could limit to a resource, and this template does not. */
const UNLIMITED: Readonly<Record<string, string>> = {
  'cloudformation:DescribeEvents': 'asks about an operation, by an ID that does not name its stack',
  'cloudformation:DescribeStacks': 'a sweep lists all stacks to find those that are its own',
  'cloudformation:GetTemplateSummary': 'asks about a template, which is no stack yet',
  'cloudformation:ListHookResults': 'asks about a change set, by an ID that does not name its stack',
  'ecs:DescribeCapacityProviders': 'those of Fargate belong to AWS',
  'ecs:ListTasks': 'its resources are the instances of a cluster, which Fargate has none of; limited by the cluster',
  'sns:GetSubscriptionAttributes': 'a subscription that is not confirmed has no ARN yet',
  'sns:SetSubscriptionAttributes': 'the same',
  'sns:Unsubscribe': 'the same',
}

/** Actions with which a role could be made that may do more than the boundary allows. */
const MAKING_ROLES = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePolicy',
]

/** Whom a role trusts. AWS has no key of the boundary for it, and whoever assumes the role stays within its boundary. */
const TRUSTING = 'iam:UpdateAssumeRolePolicy'

function unlimited({ actions, resources }: Statement): readonly string[] {
  return resources.includes('*') ? actions : []
}

describe.each(policies)('%s', (policy) => {
  const all = statements(policy)

  it('names every action in full', () => {
    expect(
      all.flatMap(({ actions }) => actions.filter((action) => !/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/.test(action))),
    ).toEqual([])
  })

  it('names no action twice in a statement', () => {
    expect(all.filter(({ actions }) => new Set(actions).size < actions.length)).toEqual([])
  })

  it('is limited to resources wherever AWS can limit an action', () => {
    const wide = all.flatMap(unlimited).filter((action) => permissions.resources[action]?.length !== 0)
    expect(wide.filter((action) => !(action in UNLIMITED))).toEqual([])
  })

  it('limits no action to a resource that AWS cannot limit', () => {
    const limited = all.filter(({ resources }) => !resources.includes('*')).flatMap(({ actions }) => actions)
    expect(limited.filter((action) => permissions.resources[action]?.length === 0)).toEqual([])
  })

  it('passes a role to named services only', () => {
    const passing = all.filter(({ actions }) => actions.includes('iam:PassRole'))
    expect(passing.filter(({ condition }) => !condition.StringEquals?.['iam:PassedToService']?.length)).toEqual([])
  })
})

it('names no action in the list of those without a limit that no policy has', () => {
  const used = new Set(policies.flatMap((policy) => statements(policy).flatMap(unlimited)))
  expect(Object.keys(UNLIMITED).filter((action) => !used.has(action))).toEqual([])
})

describe('previews', () => {
  const service = statementsOf('PreviewServiceRole')
  const deploy = statementsOf('PreviewRole')
  const boundary = 'arn:aws:iam::111122223333:policy/servicefull/github-hello-job-preview-boundary'

  it.each(MAKING_ROLES)('may use %s only for a role within the boundary', (action) => {
    const allowing = service.filter(({ actions }) => actions.includes(action))
    expect(allowing.map(({ condition }) => condition)).toEqual([
      { StringEquals: { 'iam:PermissionsBoundary': boundary } },
    ])
  })

  it('may not change the boundary, take it away, or make users and policies', () => {
    const iam = new Set(
      [...service, ...deploy].flatMap(({ actions }) => actions.filter((each) => each.startsWith('iam:'))),
    )
    const harmless = /^iam:(Get|List|Tag|Untag)|^iam:(PassRole|DeleteRole|UpdateRole|UpdateRoleDescription)$/
    expect([...iam].filter((action) => !harmless.test(action)).sort()).toEqual([...MAKING_ROLES, TRUSTING])
  })

  it('asks for the boundary only where AWS has the key for it', () => {
    const asking = service.filter(({ condition }) => condition.StringEquals?.['iam:PermissionsBoundary'])
    expect(asking.flatMap(({ actions }) => actions)).toEqual(MAKING_ROLES)
  })

  it.each([
    ['PreviewRole', deploy],
    ['PreviewServiceRole', service],
  ])('%s reaches nothing of main by its name', (_, all) => {
    const names = all
      .flatMap(({ resources }) => resources)
      .filter(
        (arn) => arn.includes('hello-job') && !arn.includes('hello-job-pr-') && !arn.includes('hello-job-previews'),
      )
    // The service role of previews itself, and a look at the settings of buckets.
    expect([...new Set(names)]).toEqual(
      all === deploy
        ? ['arn:aws:iam::111122223333:role/servicefull/github-hello-job-preview-service']
        : ['arn:aws:s3:::hello-job-*'],
    )
  })

  it('lets CloudFormation change only what it has made for a preview, where that has no name', () => {
    const open = statements('PreviewNetworkPolicy').filter(({ condition }) => Object.keys(condition).length === 0)
    expect(open.flatMap(({ actions }) => actions).filter((action) => !action.startsWith('ec2:Create'))).toEqual([
      'ec2:AuthorizeSecurityGroupIngress',
    ])
    expect(open.at(-1)?.resources).toEqual(['arn:aws:ec2:eu-central-1:111122223333:security-group-rule/*'])

    // What a create handler does after the create itself, when the tag may not be there yet.
    const fresh = statements('PreviewNetworkPolicy').filter(({ condition }) => 'StringLikeIfExists' in condition)
    expect(fresh.flatMap(({ actions }) => actions)).toEqual([
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:CreateTags',
      'ec2:DescribeVpcAttribute',
      'ec2:ModifySubnetAttribute',
      'ec2:ModifyVpcAttribute',
      'ec2:RevokeSecurityGroupEgress',
    ])
  })

  it('takes nothing over that exists already', () => {
    const creating = deploy.filter(({ actions }) => actions.includes('cloudformation:CreateChangeSet'))
    expect(creating.map(({ condition }) => condition.Null)).toEqual([{ 'cloudformation:ImportResourceTypes': 'true' }])
  })

  it('takes what containers of previews may do from the parameters', () => {
    const [added] = statements(
      'PreviewBoundary',
      { HasTaskActions: true },
      { PreviewTaskActions: 's3:GetObject', PreviewTaskResources: 'arn:aws:s3:::b/*' },
    ).slice(-1)
    expect(added).toMatchObject({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/*'] })
    expect(statements('PreviewBoundary').map(({ sid }) => sid)).not.toContain(added?.sid)
  })
})

describe('main and previews', () => {
  const NETWORK_ONLY = [
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:CreateFlowLogs',
    'ec2:CreateVpcEndpoint',
    'ec2:DeleteFlowLogs',
    'ec2:DeleteVpcEndpoints',
    'ec2:ModifyVpcEndpoint',
    'route53:AssociateVPCWithHostedZone',
  ]

  /** Statements by ID, apart from what templates/network.yml alone needs, which is never a preview. */
  function comparable(policy: string): Map<string, readonly string[]> {
    const entries = statements(policy).map(
      ({ sid, actions }) => [sid, actions.filter((action) => !NETWORK_ONLY.includes(action))] as const,
    )
    // Rules that let traffic in are among what main may add to a group that has no tag yet.
    return new Map(
      entries
        .filter(([, actions]) => actions.length > 0)
        .filter(([sid]) => !sid.endsWith('Roles') && !sid.startsWith('OnlyRoles')),
    )
  }

  it.each(['ServicePolicy', 'NetworkPolicy'])('need the same of CloudFormation: %s', (policy) => {
    expect(comparable(`Main${policy}`)).toEqual(comparable(`Preview${policy}`))
  })

  it.each(ROLES.service)('%s may not touch the roles and policies of this template', (role) => {
    const iam = statementsOf(role).filter(({ actions }) => actions.some((action) => action.startsWith('iam:')))
    expect(
      iam
        .flatMap(({ resources }) => resources)
        .filter((arn) => !arn.startsWith('arn:aws:iam::111122223333:role/hello-job-')),
    ).toEqual([])
  })
})
