import { openMatcher } from '../edges/matcher.ts'
import { readExecutionInput } from '../execution/input.ts'
import { checkStateMachine } from '../execution/machine.ts'
import { expectedImages } from '../image/prepare.ts'
import { SERVICE_TEMPLATES } from '../inputs/inputs.ts'
import { assignImages, type ImageParameters } from '../parameters/image-assignment.ts'
import { joinOverrides, type Overrides, readOverrides } from '../parameters/overrides.ts'
import {
  changedDefaults,
  checkParameters,
  expectedValues,
  type ParameterSources,
  secretsOf,
} from '../parameters/parameters.ts'
import { checkPlatforms, type PlatformImage } from '../parameters/platform.ts'
import { isNetworkOpen, type PreviewNetwork, withPreviewNetwork } from '../parameters/preview-network.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { DeployedStack } from '../stack/deploy/deploy-stack.ts'
import { checkOptions } from '../stack/deploy/forbidden-options.ts'
import type { StackState } from '../stack/guard.ts'
import { findNetworkFault } from '../stack/shared-network.ts'
import { packageTemplate } from '../template/files/package.ts'
import { readTemplate } from '../template/files/read.ts'
import { askCloudFormation } from '../template/files/summary.ts'
import { parametersInImages } from '../template/image-use.ts'
import { declarationsOf } from '../template/parameter-declaration.ts'
import type { Template } from '../template/template.ts'
import { attempt, present, settleAll, throwAll } from '../text/problem.ts'
import { checkFiles, knownImages, prepareAll, type ReadyImages } from './images.ts'
import { withIdentity } from './job/identity.ts'
import type { World } from './job/world.ts'
import { checkUploads, type ReadyStack, readDeployed, type Uploads } from './stack.ts'

/** All that a deploy needs, checked. */
interface ReadyDeploy extends ReadyStack {
  readonly uploads: Uploads | undefined
  readonly images: ReadyImages
  /** JSON; undefined when nothing is run after the deploy. */
  readonly executionInput: string | undefined
}

/**
 * Checks everything that can fail before the deploy changes anything, in parallel, and reports all problems together: those of the
 * inputs, of the template and its parameters, of files, repositories and the stack.
 *
 * @returns `uploads`: files that must be in S3 before the stack is touched; undefined when there are none
 * @throws Problem, or Problems
 */
export async function preflight(plan: DeployPlan, world: World): Promise<ReadyDeploy> {
  // Mask the secrets among the parameters before the first request to AWS.
  const files = await readFiles(plan, world)
  const { uploads } = files
  const { values, errors } = await withIdentity(world, plan.account, {
    requests: [
      prepareAll(plan, world),
      checkUploads(world, uploads),
      readDeployed(plan, world),
      readNetworkFault(plan, world, files.sources),
    ],
    files: checkFiles(plan, world),
  })
  const [images, , deployed, fault] = values
  const network = networkOf(plan, files.sources, { deployed, fault })
  throwAll([
    ...plan.faults,
    ...files.errors,
    ...templateErrors(plan, { ...files, sources: network.sources }, { images, deployed }),
    ...(images?.errors ?? []),
    ...errors,
  ])
  const ready = {
    template: present(files.template),
    uploads,
    sources: present(network.sources),
    deployed: present(deployed),
    images: present(images),
    executionInput: files.executionInput,
  }
  const before = declarationsOf(ready.deployed.body ?? '')
  for (const notice of changedDefaults(ready.sources, previousParameters(ready.deployed), before))
    world.log.notice(notice)
  if (network.notice !== undefined) world.log.notice(network.notice)
  return ready
}

/** Whether the input preview-network decides on the network of this run's stack. */
function isNetworkDecided({ preview }: DeployPlan, sources: ParameterSources | undefined): sources is ParameterSources {
  return sources !== undefined && preview !== undefined && isNetworkOpen(sources, preview.settings.network)
}

/** Returns why a preview cannot use the shared network; undefined when it can, or does not ask for it. */
async function readNetworkFault(
  plan: DeployPlan,
  { aws }: World,
  sources: ParameterSources | undefined,
): Promise<string | undefined> {
  const asks = plan.preview?.settings.network === 'shared' && isNetworkDecided(plan, sources)
  return asks ? findNetworkFault(aws.cloudFormation) : undefined
}

/** Adds the parameter of a preview's network to the sources, as far as they are known. */
function networkOf(
  plan: DeployPlan,
  sources: ParameterSources | undefined,
  { deployed, fault }: { readonly deployed: DeployedStack | undefined; readonly fault: string | undefined },
): Partial<PreviewNetwork> {
  if (deployed === undefined || !isNetworkDecided(plan, sources)) return sources === undefined ? {} : { sources }
  const setting = plan.preview?.settings.network ?? 'none'
  return withPreviewNetwork(sources, setting, { fault, previous: previousParameters(deployed) })
}

/** Returns the problems of the template with what this run gives it, as far as that is known. */
function templateErrors(
  { stack, images: plans, execution }: DeployPlan,
  { template, sources }: ReadFiles,
  { images, deployed }: { readonly images: ReadyImages | undefined; readonly deployed: DeployedStack | undefined },
): readonly unknown[] {
  if (template === undefined) return []
  const builds = images?.prepared.some(({ ready: { kind } }) => kind === 'to-build') ?? false
  const options = attempt(() =>
    checkOptions(stack.options, {
      template,
      imageParameters: [...(sources?.imageParameters.keys() ?? [])],
      newImage: builds && deployed !== undefined && isUpdate(deployed),
    }),
  )
  const planned = expectedImages(plans)
  const known = (images === undefined ? [] : knownImages(images)).map((image) => ({
    ...planned.find(({ name }) => name === image.name),
    ...image,
  }))
  const expected = planned.filter(({ name }) => known.every((image) => image.name !== name))
  const fitting = attempt(() => sources && checkImages({ template, sources, deployed }, known, expected))
  const machine = attempt(() => execution && checkStateMachine(template, execution.settings.stateMachine))
  return [...fitting.errors, ...options.errors, ...machine.errors]
}

/**
 * Checks that the images fit the template, and that the template allows the parameter values that contain them.
 *
 * @param expected images that are not built yet, for the check of their platforms
 * @throws Problem, or Problems
 */
export function checkImages(
  { template, sources, deployed }: TemplateCheck,
  images: readonly PlatformImage[],
  expected: readonly PlatformImage[] = [],
): void {
  const previous = deployed && previousParameters(deployed)
  const all = [...images, ...expected]
  throwAll([
    ...attempt(() => checkParameters(sources, images, previous, openMatcher())).errors,
    ...attempt(() => checkPlatforms({ template, values: expectedValues(sources, all, previous) }, all)).errors,
  ])
}

interface TemplateCheck {
  readonly template: Template
  readonly sources: ParameterSources
  /** Undefined when the stack could not be read. */
  readonly deployed: DeployedStack | undefined
}

/** The files of a deploy, as far as they are right. */
interface ReadFiles {
  readonly template: Template | undefined
  readonly uploads: Uploads | undefined
  readonly sources: ParameterSources | undefined
  readonly executionInput: string | undefined
  readonly errors: readonly unknown[]
}

async function readFiles(plan: DeployPlan, { aws, context, templates, log }: World): Promise<ReadFiles> {
  const { values, errors } = await settleAll([
    readTemplate(plan.template, {
      workspace: context.workspace,
      templates,
      ask: askCloudFormation(aws.cloudFormation, log),
    }),
    readOverrides(plan.stack.parameterOverrides, context.workspace, 'parameter-overrides'),
    readOverrides(plan.previewOverrides ?? '', context.workspace, 'preview-parameter-overrides'),
    readPlannedInput(plan, context.workspace),
  ])
  const [read, all, preview, executionInput] = values
  const given = all && preview && joinOverrides(all, preview)
  if (read === undefined) return { template: undefined, uploads: undefined, sources: undefined, executionInput, errors }
  const { template: source } = read
  // A value that another one takes the place of is a secret, too.
  for (const secret of [all, preview].flatMap((pairs) => secretsOf(source, pairs?.values ?? new Map())))
    log.mask(secret)
  const { s3Bucket: name, s3Prefix: prefix } = plan.stack
  const { region } = plan.account
  const bucket = name === undefined ? undefined : { name, prefix, region, endpoint: aws.s3Endpoint }
  const packed = attempt(() => packageTemplate(source, bucket))
  const { template = source, uploads } = packed.value ?? {}
  const assigned = attempt(() => given && assignImages(source, plan.images, given))
  return {
    template,
    uploads:
      bucket === undefined || uploads === undefined || uploads.size === 0 ? undefined : { bucket, files: uploads },
    executionInput,
    sources: given && sourcesOf(plan, template, given, assigned.value),
    // A nested template that could not be read may be where the image goes.
    errors: [...errors, ...read.errors, ...packed.errors, ...(read.errors.length > 0 ? [] : assigned.errors)],
  }
}

async function readPlannedInput({ execution, template }: DeployPlan, workspace: string): Promise<string | undefined> {
  return execution && readExecutionInput(execution.settings.input, workspace, template === SERVICE_TEMPLATES[0])
}

/** @param assigned undefined while it is unknown which parameter receives the image: each that could do so, or be a part of it, counts as given */
function sourcesOf(
  plan: DeployPlan,
  template: Template,
  { values: overrides, ...origins }: Overrides,
  assigned: ImageParameters | undefined,
): ParameterSources {
  const open = parametersInImages(template).filter((name) => !overrides.has(name))
  const imageParameters = assigned ?? new Map(open.map((name) => [name, '']))
  return { template, overrides, ...origins, imageParameters, buildId: plan.buildId.id }
}

/** A new or recreated stack has no previous parameters. */
function previousParameters(state: StackState): ReadonlyMap<string, string> {
  return state.stack !== undefined && isUpdate(state) ? state.stack.parameters : new Map()
}

/** Whether a deploy keeps the stack instead of creating or recreating it. */
function isUpdate({ action: { kind } }: StackState): boolean {
  return kind !== 'create' && kind !== 'recreate'
}
