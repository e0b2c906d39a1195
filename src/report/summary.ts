import { markdownTable } from 'markdown-table'
import { stackConsoleUrl } from '../aws/console.ts'
import type { ImageResult } from '../image/image.ts'
import type { ResourceDuration } from '../stack/events/events.ts'
import { duration } from '../text/format.ts'
import { code, linkTo, page, plain } from '../text/markdown.ts'
import { changeTable } from './change-table.ts'
import { ganttOf } from './gantt.ts'
import { DONE, phaseText, shownOutputs, sizeText, WOULD_BE } from './lines.ts'
import type { BuildResult, DeleteResult, DeployResult, DiffResult, Phase, Result } from './result.ts'

/** Returns the job summary of a result, as Markdown. */
export function summaryOf(result: Result): string {
  if (result.operation === 'skip') return `### Nothing was deployed\n\n${plain(result.reason)}.\n`
  if (result.operation === 'build') return buildSummary(result)
  if (result.operation === 'diff') return diffSummary(result)
  if (result.operation === 'sweep') return page([plain(phaseText(result.phases))])
  return result.operation === 'delete' ? deleteSummary(result) : deploySummary(result)
}

function deleteSummary({ stackName, stackId, phases, resources }: DeleteResult): string {
  const done = stackId === undefined ? 'was gone already' : 'was deleted'
  return page([`### Stack ${code(stackName)} ${done}`, plain(phaseText(phases)), timeChart(stackName, resources)])
}

function buildSummary({ buildId, images, phases }: BuildResult): string {
  const done = images.every(({ reused }) => reused) ? ['exists', 'exist'] : ['was built', 'were built']
  const tags = images.map(({ tag }) => code(tag)).join(', ')
  const head = images.length === 1 ? `Image ${tags} ${done[0]}` : `Images ${tags} ${done[1]}`
  return page([`### ${head}`, ...imageTables(buildId, images, phases), plain(phaseText(phases))])
}

/** Returns a table of facts, with those of the only image. Named images have a table of their own, with a row each. */
function imageTables(
  buildId: string | undefined,
  images: readonly ImageResult[],
  phases: readonly Phase[],
  facts: readonly (readonly string[])[] = [],
): readonly string[] {
  const named = images.filter(({ name }) => name !== undefined)
  const only = named.length > 0 ? undefined : images[0]
  const build = buildId === undefined ? [] : [['Build ID', code(buildId)]]
  const first = table(['', ''], [...build, ...(only ? imageFacts(only, phases) : []), ...facts])
  if (named.length === 0) return [first]
  const rows = named.map((image) => [
    code(image.name ?? ''),
    code(image.reference),
    tagText(image),
    image.platforms.map(code).join(', '),
    // The phase measures all images together.
    buildText(image, []),
  ])
  return [first, table(['Name', 'Image', 'Tag', 'Platform', 'Build'], rows)]
}

function tagText({ tag, extraTags = [] }: ImageResult): string {
  return [tag, ...extraTags].map(code).join(', ')
}

function imageFacts(image: ImageResult, phases: readonly Phase[]): [string, string][] {
  return [
    ['Image', code(image.reference)],
    ['Tag', tagText(image)],
    ...image.platforms.map((platform): [string, string] => ['Platform', code(platform)]),
    ...sizeText(image).map((text): [string, string] => ['Size', plain(text)]),
    ['Build', buildText(image, phases)],
  ]
}

function diffSummary({ buildId, images, stackName, would, changes, phases }: DiffResult): string {
  const standIns = images.filter(({ reused }) => !reused).map(({ reference }) => code(reference))
  const build = `Build ID ${code(buildId)}.`
  const standIn = standIns.length === 0 ? '' : ` Not built yet; a reference stands for it: ${standIns.join(', ')}.`
  return page([
    `### Stack ${code(stackName)} ${WOULD_BE[would]}`,
    `${build}${standIn}`,
    would !== 'none' && changes.length === 0 ? 'No resource changes: only outputs, or settings of the stack.' : '',
    changeTable(changes),
    plain(phaseText(phases)),
  ])
}

function deploySummary(result: DeployResult): string {
  const link = linkTo(result.stackName, stackConsoleUrl(result.region, result.stackId))
  const facts = [['Stack', link]]
  if (result.operation === 'review') facts.push(['Execute it', code(`execute-change-set-id: ${result.changeSetId}`)])
  return page([
    `### Stack ${code(result.stackName)} ${DONE[result.operation]}`,
    ...imageTables(result.buildId, result.images, result.phases, facts),
    plain(phaseText(result.phases)),
    changeTable(result.changes),
    outputTable(shownOutputs(result)),
    timeChart(result.stackName, result.resources),
  ])
}

function timeChart(stackName: string, resources: readonly ResourceDuration[]): string {
  const chart = ganttOf(stackName, resources)
  if (chart === '') return ''
  return `<details><summary>Time by resource</summary>\n\n\`\`\`mermaid\n${chart}\n\`\`\`\n\n</details>`
}

function buildText({ reused, facts }: ImageResult, phases: readonly Phase[]): string {
  const phase = phases.find(({ name }) => name === 'Image')
  const time = phase === undefined ? '' : `, ${duration(phase.milliseconds)}`
  if (reused) return 'none: the image was found'
  if (facts === undefined || facts.steps === 0) return `built${time}`
  const steps = `${facts.steps} ${facts.steps === 1 ? 'step' : 'steps'}`
  if (facts.cachedSteps === 0) return `${steps}${time}`
  return `${steps}, ${facts.cachedSteps === facts.steps ? 'all' : facts.cachedSteps} from the cache${time}`
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
