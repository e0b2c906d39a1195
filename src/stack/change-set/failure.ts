import { type CloudFormationClient, GetHookResultCommand, ListHookResultsCommand } from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import { resourcePlace, type Template } from '../../template/template.ts'
import { Problem } from '../../text/problem.ts'
import { hintFor } from '../failure/hints.ts'
import { type Finding, findingOf, readFailedEvents } from '../failure/operation-events.ts'

/** CloudFormation could not create a change set. Read the details before you delete it: they are deleted with it. */
export class ChangeSetFailed extends Error {
  override readonly name = 'ChangeSetFailed'
  /** ARN of the change set. */
  readonly id: string
  readonly reason: string

  constructor(id: string, reason: string) {
    super(`the change set failed: ${reason}`)
    this.id = id
    this.reason = reason
  }
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

/** Returns the problem of a failed change set, with the line of the first resource among the findings. */
export function changeSetProblem(reason: string, { findings, denied }: Details, template: Template): Problem {
  const lines = findings.map(({ resource, by, reason: why, path }) => {
    const what = resource === undefined ? '' : `${resource.id} (${resource.type}): `
    return `${what}${why} [${[by, path].filter(Boolean).join(', ')}]`
  })
  const hints = new Set(
    findings.flatMap((finding) => (isOfHook(finding) ? [] : (hintFor(finding.reason, finding.resource?.type) ?? []))),
  )
  const remedies = hints.size > 0 ? [...hints] : [usualRemedy(findings)]
  if (denied.length > 0) remedies.push(`To see the findings, allow the role that deploys ${denied.join(' and ')}.`)
  const places = findings.flatMap(({ resource }) => (resource && resourcePlace(template, resource.id)) ?? [])
  return new Problem(
    `CloudFormation cannot create the change set: ${reason}`,
    `${remedies.join(' ')} The stack was not changed.`,
    { place: places[0], excerpt: lines },
  )
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
