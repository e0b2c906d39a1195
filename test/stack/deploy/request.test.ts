import { expect, test } from 'vitest'
import type { DeployPlan } from '../../../src/plan/plan.ts'
import { changeSetOrder, type StackOrder, tagsFor } from '../../../src/stack/deploy/request.ts'
import type { Stack } from '../../../src/stack/stack.ts'
import { OPTIONS } from '../../fixtures/stack-options.ts'
import { template } from '../../fixtures/template.ts'

const plan: DeployPlan = {
  kind: 'deploy',
  stackName: 'hello-pr-7',
  owner: { repository: 'octo/hello', stack: 'hello', pullRequest: 7 },
  region: 'eu-central-1',
  credentials: { kind: 'chain' },
  allowedAccountIds: [],
  buildId: { id: 'a', revision: 'a', mergeCommit: undefined, tree: undefined, time: undefined },
  images: [],
  template: 'job.yml',
  stack: {
    imageParameter: 'none',
    parameterOverrides: '',
    capabilities: ['CAPABILITY_IAM'],
    tags: new Map([['team', 'a']]),
    roleArn: 'arn:role',
    options: OPTIONS,
    timeoutMinutes: 60,
    s3Bucket: undefined,
    s3Prefix: '',
  },
  operation: 'sf-1-1-a',
  run: { id: '1', number: '1', attempt: '1', url: 'https://github.com/octo/hello/actions/runs/1' },
}
const order: StackOrder = {
  plan,
  template: { ...template('Resources: {A: {Type: X}}'), url: 'https://b.s3.eu-central-1.amazonaws.com/k' },
  parametersFor: (previous) => [...previous.keys()].map((name) => ({ ParameterKey: name, UsePreviousValue: true })),
  stack: undefined,
  deployedBody: undefined,
}
const marks: readonly (readonly [string, string])[] = [
  ['servicefull:repository', 'octo/hello'],
  ['servicefull:stack', 'hello'],
  ['servicefull:pull-request', '7'],
]

function stack(tags: readonly (readonly [string, string])[]): Stack {
  return {
    id: 'arn',
    name: 'hello-pr-7',
    status: 'CREATE_COMPLETE',
    reason: undefined,
    parameters: new Map([['A', 'b']]),
    tags: new Map(tags),
    outputs: new Map(),
    roleArn: undefined,
    notificationArns: [],
    changeSetId: undefined,
    terminationProtection: false,
  }
}

const noTags = { ...order, plan: { ...plan, stack: { ...plan.stack, tags: new Map() } } }

test.each([
  { description: 'a new stack: the user’s and our marks', order, now: undefined, tags: [['team', 'a'], ...marks] },
  { description: 'ours: the same', order, now: stack(marks), tags: [['team', 'a'], ...marks] },
  { description: 'another tool’s: the user’s only', order, now: stack([]), tags: [['team', 'a']] },
  { description: 'another tool’s, none given: left as they are', order: noTags, now: stack([]), tags: undefined },
])('tags of $description', ({ order, now, tags }) => {
  expect(tagsFor(order, now)).toEqual(tags && new Map(tags as [string, string][]))
})

const made = {
  stackName: 'hello-pr-7',
  name: 'n',
  description: 'octo/hello a run 1.1 https://github.com/octo/hello/actions/runs/1',
  templateBody: 'Resources: {A: {Type: X}}',
  templateUrl: 'https://b.s3.eu-central-1.amazonaws.com/k',
  tags: new Map([['team', 'a'], ...marks]),
  capabilities: ['CAPABILITY_IAM'],
  roleArn: 'arn:role',
  options: OPTIONS,
}

test.each([
  { description: 'create', now: undefined, is: { ...made, type: 'CREATE', parameters: [] } },
  {
    description: 'update',
    now: stack(marks),
    is: { ...made, type: 'UPDATE', parameters: [{ ParameterKey: 'A', UsePreviousValue: true }] },
  },
])('the change set to $description', ({ now, is }) => {
  expect(changeSetOrder(order, now, 'n')).toEqual(is)
})
