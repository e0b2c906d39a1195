import { expect, test } from 'vitest'
import {
  ChangeSetFailed,
  changeSetProblem,
  innermostFailure,
  readDetails,
} from '../../../src/stack/change-set/failure.ts'
import { parseTemplate } from '../../../src/template/template.ts'
import { refuse, result } from '../../fixtures/answers.ts'
import { type Script, scriptAws } from '../../fixtures/server.ts'

const ID = 'arn:aws:cloudformation:eu-central-1:111122223333:changeSet/c/9'
const VALIDATION =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.'
const HOOK = 'The following hook(s) failed: [Example::Tags::Hook]'
const template = parseTemplate({
  path: 'stack.yml',
  inWorkspace: true,
  body: 'Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n',
})

/** The problem that people read of a change set that failed with a reason. */
async function problemOf(reason: string, script: Script) {
  const aws = await scriptAws(script)
  const details = await readDetails(aws.cloudFormation, new ChangeSetFailed(ID, reason))
  const { message, remedy, place } = changeSetProblem({ reason, parents: [] }, details, template)
  return { message, remedy, place, calls: aws.calls }
}

const invalid = {
  EventType: 'VALIDATION_ERROR',
  LogicalResourceId: 'Bucket',
  ResourceType: 'AWS::S3::Bucket',
  ValidationName: 'PROPERTY_VALIDATION',
  ValidationFailureMode: 'FAIL',
  ValidationStatusReason: '#/Nam: extraneous key',
  ValidationPath: '/Resources/Bucket/Properties/Nam',
}

test('reports what early validation found, of all pages, by the ARN of the change set', async () => {
  const warning = { ...invalid, ValidationFailureMode: 'WARN', ValidationStatusReason: 'not empty' }
  const other = { ...invalid, LogicalResourceId: 'Topic', ResourceType: 'AWS::SNS::Topic', ValidationPath: undefined }
  const { message, remedy, place, calls } = await problemOf(VALIDATION, {
    DescribeEvents: [
      result({ OperationEvents: [{ EventType: 'PROGRESS_EVENT' }, warning, invalid], NextToken: 'p2' }),
      result({ OperationEvents: [other] }),
    ],
  })
  expect(message).toBe(
    [
      `CloudFormation cannot create the change set: ${VALIDATION}`,
      'Bucket (AWS::S3::Bucket): #/Nam: extraneous key [PROPERTY_VALIDATION, /Resources/Bucket/Properties/Nam]',
      'Topic (AWS::SNS::Topic): #/Nam: extraneous key [PROPERTY_VALIDATION]',
    ].join('\n'),
  )
  expect(remedy).toBe('Correct the template or its parameters. The stack was not changed.')
  expect(place).toEqual({ file: 'stack.yml', line: 2 })
  expect(calls).toEqual([
    ['DescribeEvents', { ChangeSetName: ID, Filters: { FailedEvents: 'true' } }],
    ['DescribeEvents', { ChangeSetName: ID, Filters: { FailedEvents: 'true' }, NextToken: 'p2' }],
  ])
})

test('the line is that of the first resource of the workspace, also in a nested template', async () => {
  const inner = parseTemplate({
    path: 'inner.yml',
    inWorkspace: true,
    body: 'Resources:\n\n  Q: {Type: AWS::SQS::Queue}\n',
  })
  const nested = { ...template, nested: new Map([['Bucket', inner]]) }
  const of = (id: string | undefined) => ({
    resource: id === undefined ? undefined : { id, type: 'X' },
    by: 'V',
    reason: 'r',
    path: undefined,
  })
  const placeOf = (...ids: (string | undefined)[]) =>
    changeSetProblem({ reason: 'r', parents: [] }, { findings: ids.map(of), denied: [] }, nested).place
  expect([placeOf(undefined, 'Gone', 'Bucket'), placeOf('Bucket/Q'), placeOf(undefined)]).toEqual([
    { file: 'stack.yml', line: 2 },
    { file: 'inner.yml', line: 3 },
    undefined,
  ])
})

test('a taken name gets the hint for taken names', async () => {
  const taken = {
    ...invalid,
    ValidationName: 'NAME_CONFLICT_VALIDATION',
    ValidationStatusReason: "Resource of type 'AWS::S3::Bucket' with identifier 'b' already exists.",
  }
  const { remedy } = await problemOf(VALIDATION, { DescribeEvents: [result({ OperationEvents: [taken] })] })
  expect(remedy).toContain('Something outside of this stack has that name, such as')
})

test('a hook is named by its event', async () => {
  const refused = {
    EventType: 'HOOK_INVOCATION_ERROR',
    HookType: 'Example::Tags::Hook',
    HookFailureMode: 'FAIL',
    HookStatusReason: 'the tag team is missing, and the owner already exists',
  }
  const { message, remedy } = await problemOf(HOOK, { DescribeEvents: [result({ OperationEvents: [refused] })] })
  expect(message).toContain('\nthe tag team is missing, and the owner already exists [Example::Tags::Hook]')
  expect(remedy).toMatch(/^The hook Example::Tags::Hook of this account refuses it/)
})

test('a hook without an event is looked up, with its annotations', async () => {
  const hook = { TypeName: 'Example::Guard::Hook', FailureMode: 'FAIL', Status: 'HOOK_COMPLETE_FAILED' }
  const { message, calls } = await problemOf(HOOK, {
    DescribeEvents: [result({ OperationEvents: [] })],
    ListHookResults: [
      result({
        HookResults: [
          { ...hook, HookResultId: 'h1', HookStatusReason: 'rules failed.' },
          { ...hook, HookResultId: 'h2', FailureMode: 'WARN' },
          { ...hook, HookResultId: 'h3', Status: 'HOOK_COMPLETE_SUCCEEDED' },
        ],
      }),
    ],
    GetHookResult: [
      result({
        Annotations: [
          { AnnotationName: 'ACL', Status: 'FAILED', StatusMessage: 'public.', RemediationMessage: 'Make it private.' },
          { AnnotationName: 'KMS', Status: 'PASSED' },
        ],
      }),
    ],
  })
  expect(message).toBe(
    `CloudFormation cannot create the change set: ${HOOK}\nrules failed. ACL: public. Make it private. [Example::Guard::Hook]`,
  )
  expect(calls.slice(1)).toEqual([
    ['ListHookResults', { TargetType: 'CHANGE_SET', TargetId: ID }],
    ['GetHookResult', { HookResultId: 'h1' }],
  ])
})

const denied = refuse('AccessDenied', 'not authorized', 403)

test('names a missing permission to read the details; the reason stays first', async () => {
  const { message, remedy, place } = await problemOf(VALIDATION, {
    DescribeEvents: [denied],
    ListHookResults: [denied],
  })
  expect(message).toBe(`CloudFormation cannot create the change set: ${VALIDATION}`)
  expect(remedy).toBe(
    'Correct the template or its parameters. To see the findings, allow the role that deploys cloudformation:DescribeEvents and cloudformation:ListHookResults. The stack was not changed.',
  )
  expect(place).toBeUndefined()
})

test('any other fault of reading the details is left out', async () => {
  const fault = refuse('ValidationError', 'no')
  const { remedy } = await problemOf(VALIDATION, { DescribeEvents: [fault], ListHookResults: [fault] })
  expect(remedy).toBe('Correct the template or its parameters. The stack was not changed.')
})

test('for any other reason no details are read', async () => {
  const { message, calls } = await problemOf('Transform failed', {})
  expect(message).toBe('CloudFormation cannot create the change set: Transform failed')
  expect(calls).toEqual([])
})

const NESTED = ID.replace('c/9', 'app-Api/1a2b')
const DEEPER = ID.replace('c/9', 'app-Api-1-Db-2/3c4d')
const nestedReason = (arn: string): string =>
  `Nested change set ${arn} was not successfully created: Currently in FAILED.`
const child = (id: string, arn: string) => ({
  Type: 'Resource',
  ResourceChange: { LogicalResourceId: id, ResourceType: 'AWS::CloudFormation::Stack', ChangeSetId: arn },
})
const inWorkspace = (path: string, body: string) => parseTemplate({ path, inWorkspace: true, body })
const stack = (id: string): string => `  ${id}:\n    Type: AWS::CloudFormation::Stack\n`
const db = inWorkspace(
  'db.yml',
  'Parameters:\n  Memory: { Type: Number }\nResources:\n  Q: { Type: AWS::SQS::Queue }\n',
)
const api = { ...inWorkspace('api.yml', `Resources:\n${stack('Db')}`), nested: new Map([['Db', db]]) }
const app = { ...inWorkspace('app.yml', `Resources:\n${stack('Api')}`), nested: new Map([['Api', api]]) }

/** The problem of a change set whose nested change sets fail with reasons, by their ARNs; and the requests. */
async function nestedProblem(described: Readonly<Record<string, object>>, of = app) {
  const aws = await scriptAws({
    DescribeChangeSet: [
      ({ ChangeSetName: arn }) =>
        described[String(arn)] === undefined ? refuse('AccessDenied', 'no', 403) : result(described[String(arn)]),
    ],
    DescribeEvents: [result({ OperationEvents: [{ ...invalid, LogicalResourceId: 'Q' }] })],
  })
  const failed = await innermostFailure(aws.cloudFormation, new ChangeSetFailed(ID, nestedReason(NESTED)), of)
  return changeSetProblem(failed, await readDetails(aws.cloudFormation, failed), of)
}

const MISSING = 'Parameters: [Memory] must have values'

test.each([
  {
    description: 'that of the nested stack, at its line',
    described: { [ID]: {}, [NESTED]: { Status: 'FAILED', StatusReason: 'Template error: no' } },
    says: 'CloudFormation cannot create the change set of the nested stack Api: Template error: no',
    place: { file: 'app.yml', line: 2 },
  },
  {
    description: 'that of one two levels below, at its parameter',
    described: {
      [ID]: { Changes: [child('Api', NESTED)] },
      [NESTED]: { StatusReason: nestedReason(DEEPER), Changes: [child('Db', DEEPER)] },
      [DEEPER]: { StatusReason: MISSING },
    },
    says: `CloudFormation cannot create the change set of the nested stack Api/Db: ${MISSING}`,
    place: { file: 'db.yml', line: 2 },
  },
  {
    description: 'what a validation found in it, at the line of the resource',
    described: {
      [ID]: { Changes: [child('Api', NESTED)] },
      [NESTED]: { StatusReason: nestedReason(DEEPER) },
      [DEEPER]: { StatusReason: VALIDATION },
    },
    says: 'Api/Db/Q (AWS::S3::Bucket): #/Nam: extraneous key',
    place: { file: 'db.yml', line: 4 },
  },
  {
    description: 'that of the stack, without the permission to read more',
    described: {},
    says: `CloudFormation cannot create the change set: ${nestedReason(NESTED)}`,
    place: undefined,
  },
])('the reason of a nested change set is $description', async ({ described, says, place }) => {
  const problem = await nestedProblem(described)
  expect(problem.message).toContain(says)
  expect(problem.place).toEqual(place)
})
