import { markdownTable } from 'markdown-table'
import type { ImageResult } from '../image/image.ts'
import type { BuildResult, DeleteResult, DeployResult, Phase, Result } from '../result.ts'
import { changesSummary } from './changes.ts'
import { stackConsoleUrl } from './console.ts'
import { phaseText, shownOutputs, sizeText } from './lines.ts'
import { code, duration, plain } from './markdown.ts'

/** The job summary of a result, as Markdown. */
export function summaryOf(result: Result): string {
  if (result.operation === 'skip') return `### Nothing was deployed\n\n${plain(result.reason)}.\n`
  if (result.operation === 'build') return buildSummary(result)
  return result.operation === 'delete' ? deleteSummary(result) : deploySummary(result)
}

function deleteSummary({ stackName, stackId, phases }: DeleteResult): string {
  const done = stackId === undefined ? 'was gone already' : 'was deleted'
  return `### Stack ${code(stackName)} ${done}\n\n${phaseText(phases)}\n`
}

function buildSummary({ buildId, image, phases }: BuildResult): string {
  const done = image.reused ? 'exists' : 'was built'
  return `### Image ${code(image.tag)} ${done}\n\n${table(['', ''], imageFacts({ buildId, phases }, image))}\n\n${phaseText(phases)}\n`
}

function imageFacts(
  { buildId, phases }: Pick<BuildResult, 'buildId' | 'phases'>,
  image: ImageResult | undefined,
): [string, string][] {
  if (image === undefined) return [['Build ID', code(buildId)]]
  return [
    ['Build ID', code(buildId)],
    ['Image', code(image.reference)],
    ['Tag', code(image.tag)],
    ...image.platforms.map((platform): [string, string] => ['Platform', code(platform)]),
    ...sizeText(image).map((text): [string, string] => ['Size', text]),
    ['Build', buildText(image, phases)],
  ]
}

const DONE = { create: 'was created', update: 'was updated', none: 'is up to date' } as const

function deploySummary(result: DeployResult): string {
  const { image } = result
  const facts = imageFacts(result, image)
  facts.push(['Stack', `[${plain(result.stackName)}](${stackConsoleUrl(result.region, result.stackId)})`])
  return [
    `### Stack ${code(result.stackName)} ${DONE[result.operation]}`,
    table(['', ''], facts),
    changeTable(result),
    outputTable(shownOutputs(result)),
    phaseText(result.phases),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

/** How the image came about, and how long it took. */
function buildText({ reused, facts }: ImageResult, phases: readonly Phase[]): string {
  const phase = phases.find(({ name }) => name === 'Image')
  const time = phase === undefined ? '' : `, ${duration(phase.milliseconds)}`
  if (reused) return 'none: the image was found'
  if (facts === undefined || facts.steps === 0) return `built${time}`
  const steps = `${facts.steps} ${facts.steps === 1 ? 'step' : 'steps'}`
  if (facts.cachedSteps === 0) return `${steps}${time}`
  return `${steps}, ${facts.cachedSteps === facts.steps ? 'all' : facts.cachedSteps} from the cache${time}`
}

function changeTable({ changes }: DeployResult): string {
  const { resources } = changesSummary(changes)
  if (resources.length === 0) return ''
  const rows = resources.map(({ action, resource, type, replacement }) => [
    action === 'remove' || action === 'replace' ? `**${action}**` : action,
    code(resource),
    code(type),
    replacement === 'conditional' ? 'maybe replaced' : '',
  ])
  return `<details><summary>${resources.length} ${resources.length === 1 ? 'change' : 'changes'}</summary>\n\n${table(['Action', 'Resource', 'Type', ''], rows)}\n\n</details>`
}

function outputTable(outputs: readonly (readonly [string, string])[]): string {
  if (outputs.length === 0) return ''
  return table(
    ['Output', 'Value'],
    outputs.map(([key, value]) => [code(key), code(value)]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([head, ...rows], { alignDelimiters: false })
}
