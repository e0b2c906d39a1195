import {
  type CloudFormationClient,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack as SdkStack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation'
import type { ECRClient } from '@aws-sdk/client-ecr'
import { isError } from '../aws/error.ts'
import { type Readable, readable, readValue } from '../aws/readable.ts'
import { registryOfHost } from '../aws/repository.ts'
import { readImages } from '../image/repository/lookup.ts'
import { BUILD_ID } from '../parameters/parameters.ts'
import { readSource } from '../plan/run.ts'
import { possibleTexts, type Resolve } from '../template/expression.ts'
import { parametersInImages } from '../template/image-use.ts'
import { secretOutputs } from '../template/secret-outputs.ts'
import { parseTemplate, property, type Template, unreadTemplate } from '../template/template.ts'
import { isNamedSecret, looksSecret } from '../text/credentials.ts'
import { attempt } from '../text/problem.ts'
import { listResources, type Stack, toStack } from './stack.ts'

/** A stack and what it runs, for people who want to know how it is. */
export interface StackOverview {
  readonly stack: Stack
  /** Whether its template can be read: without it, more is taken for a secret. */
  readonly template: Readable<unknown>
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** Such as `IN_SYNC`. `NOT_CHECKED`: nobody has asked CloudFormation. */
  readonly drift: string
  /** Keys of parameters and outputs to mask. */
  readonly secretParameters: ReadonlySet<string>
  readonly secretOutputs: ReadonlySet<string>
  /** Undefined when nothing says which build the stack has. */
  readonly buildId: string | undefined
  readonly images: readonly DeployedImage[]
  /** Undefined when no change set is known. */
  readonly lastChange: Readable<LastChange | undefined>
  readonly schedules: Readable<readonly Schedule[]>
  /** ARNs of its state machines. */
  readonly machines: Readable<readonly string[]>
}

/** An image that a stack has by a parameter. */
export interface DeployedImage {
  readonly parameter: string
  readonly reference: string
  /** Empty when it has none in ECR; undefined when it is not in ECR. */
  readonly tag: Readable<string> | undefined
}

/** The last change set that was executed. */
interface LastChange {
  readonly name: string
  readonly description: string
  /** The run that created it; undefined when that was no run of this action. */
  readonly source: ReturnType<typeof readSource>
}

/** A schedule that starts something. Undefined: the stack does not say. */
export interface Schedule {
  readonly logicalId: string
  readonly expression: string | undefined
  readonly timeZone: string | undefined
  readonly state: string | undefined
}

/**
 * Reads a stack and what it says of itself. Changes nothing.
 *
 * @returns undefined when there is no such stack
 */
export async function readOverview(
  client: CloudFormationClient,
  ecrIn: (region: string) => ECRClient,
  name: string,
): Promise<StackOverview | undefined> {
  const described = await describe(client, name)
  if (described === undefined) return undefined
  const stack = toStack(described)
  const [template, resources, lastChange] = await Promise.all([
    readable('cloudformation:GetTemplate', () => readTemplate(client, stack)),
    readable('cloudformation:ListStackResources', () => listResources(client, stack.id)),
    readable('cloudformation:DescribeChangeSet', () => readLastChange(client, stack)),
  ])
  const known = readValue(template)
  return {
    stack,
    template,
    createdAt: described.CreationTime?.getTime() ?? 0,
    drift: described.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED',
    secretParameters: secretParameters(stack),
    secretOutputs: secretOutputs(stack.outputs, known ?? unreadTemplate(sourceOf(stack, ''), new Map())),
    buildId: readValue(lastChange)?.source?.buildId ?? stack.parameters.get(BUILD_ID),
    images: await readDeployedImages(ecrIn, stack, known),
    lastChange,
    schedules: 'needs' in resources ? resources : { value: schedulesIn(stack, known, resources.value) },
    machines: 'needs' in resources ? resources : { value: idsOf(resources.value, 'AWS::StepFunctions::StateMachine') },
  }
}

async function describe(client: CloudFormationClient, name: string): Promise<SdkStack | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }))
    return Stacks?.[0]
  } catch (error) {
    if (isError(error, 'ValidationError', /does not exist/)) return undefined
    throw error
  }
}

function sourceOf({ name }: Stack, body: string) {
  return { path: name, inWorkspace: false, body }
}

/** Reads the template of a stack. One in review has none. */
async function readTemplate(client: CloudFormationClient, stack: Stack): Promise<Template> {
  const request = new GetTemplateCommand({ StackName: stack.id, TemplateStage: 'Original' })
  const { TemplateBody = '' } = await client.send(request).catch((error: unknown) => {
    if (isError(error, 'ValidationError')) return {} as { TemplateBody?: string }
    throw error
  })
  const source = sourceOf(stack, TemplateBody)
  return attempt(() => parseTemplate(source)).value ?? unreadTemplate(source, new Map())
}

async function readLastChange(client: CloudFormationClient, { changeSetId }: Stack): Promise<LastChange | undefined> {
  if (changeSetId === undefined) return undefined
  try {
    const { ChangeSetName: name = '', Description: description = '' } = await client.send(
      new DescribeChangeSetCommand({ ChangeSetName: changeSetId }),
    )
    return { name, description, source: readSource(description) }
  } catch (error) {
    if (isError(error, 'ChangeSetNotFoundException')) return undefined
    throw error
  }
}

/** CloudFormation itself hides the value of a NoEcho parameter. */
function secretParameters({ parameters }: Stack): ReadonlySet<string> {
  const all = [...parameters].filter(([key, value]) => isNamedSecret(key, value) || looksSecret(value))
  return new Set(all.map(([key]) => key))
}

/** Matches a reference by digest, such as this action deploys. */
const BY_DIGEST = /^([^/\s]+)\/([^@\s]+)@(sha256:[0-9a-f]{64})$/

/** Returns the images that parameters hold: those that go into one, and any reference by digest. */
async function readDeployedImages(
  ecrIn: (region: string) => ECRClient,
  { parameters }: Stack,
  template: Template | undefined,
): Promise<readonly DeployedImage[]> {
  const inImages = new Set(template === undefined || template.unread ? [] : parametersInImages(template))
  const held = [...parameters].filter(([key, value]) => value !== '' && (inImages.has(key) || BY_DIGEST.test(value)))
  return Promise.all(
    held.map(async ([parameter, reference]) => ({ parameter, reference, tag: await readTag(ecrIn, reference) })),
  )
}

async function readTag(ecrIn: (region: string) => ECRClient, reference: string): Promise<Readable<string> | undefined> {
  const [, host = '', name = '', digest] = BY_DIGEST.exec(reference) ?? []
  const registry = registryOfHost(host)
  if (registry === undefined || digest === undefined) return undefined
  return readable('ecr:BatchGetImage', async () => {
    const [image] = await readImages(ecrIn(registry.region), { name, ...registry }, [digest])
    return image?.tag ?? ''
  })
}

function idsOf(resources: readonly StackResourceSummary[], type: string): readonly string[] {
  return resources.flatMap(({ ResourceType, ResourceStatus, PhysicalResourceId: id }) =>
    ResourceType === type && ResourceStatus !== 'DELETE_COMPLETE' && id !== undefined ? [id] : [],
  )
}

const SCHEDULES = ['AWS::Scheduler::Schedule', 'AWS::Events::Rule']

/** Returns the schedules that a stack has. Their values come from its template and its parameters. */
function schedulesIn(
  { parameters }: Stack,
  template: Template | undefined,
  resources: readonly StackResourceSummary[],
): readonly Schedule[] {
  const resolve: Resolve = (name) => {
    const text = parameters.get(name)
    return text === undefined ? undefined : [text === '' ? [] : [{ kind: 'text', text }]]
  }
  return resources.flatMap(({ ResourceType: type = '', LogicalResourceId: logicalId = '', ResourceStatus }) => {
    if (!SCHEDULES.includes(type) || ResourceStatus === 'DELETE_COMPLETE') return []
    const resource = template?.resources.get(logicalId)
    // A rule without a schedule waits for events.
    if (resource !== undefined && property(resource.properties, 'ScheduleExpression') === undefined) return []
    const text = (name: string): string | undefined => onlyText(property(resource?.properties, name), resolve)
    const [expression, timeZone] = [text('ScheduleExpression'), text('ScheduleExpressionTimezone')]
    return [{ logicalId, expression, timeZone, state: text('State') }]
  })
}

function onlyText(expression: unknown, resolve: Resolve): string | undefined {
  if (expression === undefined) return undefined
  const [pieces = [], ...others] = possibleTexts(expression, resolve)
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : undefined))
  return others.length > 0 || text.length === 0 || text.includes(undefined) ? undefined : text.join('')
}
