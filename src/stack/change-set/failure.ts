import {
  type CloudFormationClient,
  DescribeChangeSetCommand,
  GetHookResultCommand,
  ListHookResultsCommand,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import { parameterPlace } from '../../parameters/constraint.ts'
import { resourcePlace, type Template } from '../../template/template.ts'
import { type Place, Problem } from '../../text/problem.ts'
import { hintFor } from '../failure/hints.ts'
import { type Finding, findingOf, readFailedEvents } from '../failure/operation-events.ts'

/** CloudFormation could not create a change set. Read the details before you delete it: they are deleted with it. */
export class ChangeSetFailed extends Error {
  override readonly name = 'ChangeSetFailed'
  /** ARN of the change set. */
  readonly id: string
  readonly reason: string
  /** Logical IDs of the nested stack that it is for and of those around it, the outermost first; empty for the stack itself. */
  readonly parents: readonly string[]

  constructor(id: string, reason: string, parents: readonly string[] = []) {
    super(`the change set failed: ${reason}`)
    this.id = id
    this.reason = reason
    this.parents = parents
  }
}

/**
 * Returns the failure of the nested change set that made a change set fail, on whatever level; the failure itself when that cannot
 * be read. The change sets of nested stacks are deleted with that of the stack.
 * Source: aws/aws-sam-cli#2406 and awslabs/amazon-s3-find-and-forget#224, which quote the reason.
 */
export async function innermostFailure(
  client: CloudFormationClient,
  failed: ChangeSetFailed,
  template: Template,
): Promise<ChangeSetFailed> {
  const id = /^Nested change set (arn:[\w:/.-]+) was not successfully created\b/.exec(failed.reason)?.[1]
  if (id === undefined || failed.parents.length >= DEEPEST) return failed
  const describe = (arn: string) => client.send(new DescribeChangeSetCommand({ ChangeSetName: arn }))
  try {
    const [{ Changes = [] }, { StatusReason }] = await Promise.all([describe(failed.id), describe(id)])
    if (StatusReason === undefined) return failed
    const change = Changes.find(({ ResourceChange }) => ResourceChange?.ChangeSetId === id)?.ResourceChange
    const name = change?.LogicalResourceId ?? nestedStackOf(id, template)
    const inner = new ChangeSetFailed(id, StatusReason, [...failed.parents, name])
    return await innermostFailure(client, inner, template.nested.get(name) ?? template)
  } catch {
    return failed
  }
}

/** The number of levels down to which nested change sets are read. */
const DEEPEST = 10

/** Returns the logical ID of the nested stack after which CloudFormation has named a change set. */
function nestedStackOf(id: string, { resources }: Template): string {
  const name = id.split('/')[1] ?? ''
  const stacks = [...resources].flatMap(([key, { type }]) => (type === 'AWS::CloudFormation::Stack' ? [key] : []))
  return stacks.find((key) => `${name}-`.includes(`-${key}-`)) ?? name
}

/** The details of a failed change set; `denied` lists the permissions that are missing to read all of them. */
interface Details {
  readonly findings: readonly Finding[]
  readonly denied: readonly string[]
}

/** Reads the findings of the validations and hooks that failed a change set. Omits what cannot be read. */
export async function readDetails(client: CloudFormationClient, { id, reason }: ChangeSetFailed): Promise<Details> {
  if (!/\b(hooks?|validation)\b/i.test(reason)) return { findings: [], denied: [] }
  const denied: string[] = []
  const orNone = (action: string) => (error: unknown) => {
    if (isAccessDenied(error)) denied.push(action)
    return []
  }
  // CloudFormation finds these events only by the ARN of the change set (aws-cloudformation/cloudformation-cli#1116).
  const events = await readFailedEvents(client, { ChangeSetName: id }).catch(orNone('cloudformation:DescribeEvents'))
  const findings = events.flatMap((event) => findingOf(event) ?? [])
  if (findings.length > 0) return { findings, denied }
  return { findings: await readHooks(client, id).catch(orNone('cloudformation:ListHookResults')), denied }
}

/** Source: aws/aws-cdk-cli#1768. */
async function readHooks(client: CloudFormationClient, id: string): Promise<Finding[]> {
  const { HookResults = [] } = await client.send(new ListHookResultsCommand({ TargetType: 'CHANGE_SET', TargetId: id }))
  const failed = HookResults.filter(({ Status, FailureMode }) => /FAILED$/.test(Status ?? '') && FailureMode !== 'WARN')
  return Promise.all(
    failed.map(async ({ TypeName = '', HookStatusReason = '', HookResultId }) => {
      const notes = await readAnnotations(client, HookResultId).catch(() => [])
      return {
        resource: undefined,
        by: TypeName,
        reason: [HookStatusReason, ...notes].join(' ').trim(),
        path: undefined,
      }
    }),
  )
}

async function readAnnotations(client: CloudFormationClient, id: string | undefined): Promise<string[]> {
  const { Annotations = [] } = await client.send(new GetHookResultCommand({ HookResultId: id }))
  return Annotations.filter(({ Status }) => Status === 'FAILED').map(
    ({ AnnotationName, StatusMessage, RemediationMessage }) =>
      [`${AnnotationName}:`, StatusMessage, RemediationMessage].filter(Boolean).join(' '),
  )
}

/**
 * Returns the problem of a failed change set, with the line of the first resource among the findings; of a nested one, that of the
 * parameter which the reason names, or of the nested stack.
 */
export function changeSetProblem(
  { reason, parents }: Pick<ChangeSetFailed, 'reason' | 'parents'>,
  { findings, denied }: Details,
  template: Template,
): Problem {
  const pathOf = (id: string): string => [...parents, id].join('/')
  const lines = findings.map(({ resource, by, reason: why, path }) => {
    const what = resource === undefined ? '' : `${pathOf(resource.id)} (${resource.type}): `
    return `${what}${why} [${[by, path].filter(Boolean).join(', ')}]`
  })
  const hints = new Set(
    findings.flatMap((finding) => (isOfHook(finding) ? [] : (hintFor(finding.reason, finding.resource?.type) ?? []))),
  )
  const remedies = hints.size > 0 ? [...hints] : [usualRemedy(findings)]
  if (denied.length > 0) remedies.push(`To see the findings, allow the role that deploys ${denied.join(' and ')}.`)
  const places = findings.flatMap(({ resource }) => (resource && resourcePlace(template, pathOf(resource.id))) ?? [])
  return new Problem(
    parents.length === 0
      ? `CloudFormation cannot create the change set: ${reason}`
      : `CloudFormation cannot create the change set of the nested stack ${parents.join('/')}: ${reason}`,
    `${remedies.join(' ')} The stack was not changed.`,
    { place: places[0] ?? nestedPlace(reason, parents, template), excerpt: lines },
  )
}

/** Returns the line of the first parameter of a nested template that a reason names, or else of the nested stack. */
function nestedPlace(reason: string, parents: readonly string[], template: Template): Place | undefined {
  if (parents.length === 0) return undefined
  const inner = parents.reduce<Template | undefined>((outer, name) => outer?.nested.get(name), template)
  const name = /^Parameters: \[(\w+)/.exec(reason)?.[1] ?? ''
  return (inner && parameterPlace(inner, name)) ?? resourcePlace(template, parents.join('/'))
}

/** Whether a hook, whose owner writes its text, has found it. */
function isOfHook({ by }: Finding): boolean {
  return by.includes('::') && !by.startsWith('AWS::EarlyValidation')
}

function usualRemedy(findings: readonly Finding[]): string {
  const hook = findings.find(isOfHook)
  if (hook !== undefined)
    return `The hook ${hook.by} of this account refuses it: change the template to comply, or ask the owner of the hook.`
  return 'Correct the template or its parameters.'
}
