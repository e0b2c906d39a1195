import { stackConsoleUrl } from '../aws/console.ts'
import type { CommitLink } from '../plan/build-id.ts'
import { changesSummary } from '../stack/changes/summary.ts'
import { urlOutput } from '../stack/url-output.ts'
import { code, folded, linkTo, page, plain, prose, value } from '../text/markdown.ts'
import { changeCounts, changeList, changeLists, lossAlert, type Tense } from './change-list.ts'
import { timeline } from './gantt.ts'
import { commitLink, headline, type State } from './headline.ts'
import { imageList, imageSection, imagesPhrase } from './image-details.ts'
import { phaseText, shownOutputs, totalText } from './lines.ts'
import type { BuildResult, DeleteResult, DeployResult, DiffResult, Phase, Result } from './result.ts'
import { sweepSummary } from './sweep.ts'

/**
 * Returns the job summary of a result, as Markdown. Its first line has the state and the address; then come the commit, what changed
 * and what is lost; then collapsed sections; then times.
 */
export function summaryOf(result: Result): string {
  if (result.operation === 'skip') return page([headline('skipped', {}), `Reason: ${prose(result.reason)}.`])
  if (result.operation === 'build') return buildSummary(result)
  if (result.operation === 'diff') return diffSummary(result)
  if (result.operation === 'sweep') return sweepSummary(result)
  return result.operation === 'delete' ? deleteSummary(result) : deploySummary(result)
}

function deleteSummary({ stackName, stackId, reason, phases, resources }: DeleteResult): string {
  return page([
    headline(stackId === undefined ? 'gone' : 'deleted', { stackName }),
    reason === undefined ? '' : `Reason: ${prose(reason)}.`,
    timeline(stackName, resources),
    footer(phases),
  ])
}

function buildSummary(result: BuildResult): string {
  const { buildId, commit, images, phases } = result
  const what = images.length === 1 ? 'The image' : `${images.length} images`
  const [were, exist] = images.length === 1 ? ['was', 'exists'] : ['were', 'exist']
  const found = images.every(({ reused }) => reused)
  return page([
    `### ✅ ${what} ${found ? `${exist} already` : `${were} built`}`,
    facts(commitPhrase(buildId, commit)),
    imageList(result),
    footer(phases),
  ])
}

const WOULD: Readonly<Record<DiffResult['would'], State>> = {
  create: 'wouldCreate',
  update: 'wouldUpdate',
  none: 'wouldKeep',
}

function diffSummary({ buildId, commit, images, stackName, would, changes, phases }: DiffResult): string {
  const standIns = images.filter(({ reused }) => !reused).map(({ reference }) => code(reference))
  const standIn = standIns.length === 0 ? '' : `Not built yet; a reference stands for it: ${standIns.join(', ')}.`
  const { resources } = changesSummary(changes)
  return page([
    headline(WOULD[would], { stackName }, changeCounts(changes, 'planned')),
    facts(commitPhrase(buildId, commit)),
    lossAlert(resources, 'planned'),
    would !== 'none' && resources.length === 0 ? 'No resource changes: only outputs, or settings of the stack.' : '',
    ...changeLists(resources),
    standIn,
    footer(phases),
  ])
}

const STATES: Readonly<Record<DeployResult['operation'], State>> = {
  create: 'ready',
  update: 'ready',
  none: 'unchanged',
  review: 'review',
}

function deploySummary(result: DeployResult): string {
  const { operation, stackName, stackId, buildId, commit, images, changes, release, phases } = result
  const consoleUrl = stackConsoleUrl(result.region, stackId)
  const { resources } = changesSummary(changes)
  const isReview = operation === 'review'
  const tense: Tense = isReview ? 'planned' : 'done'
  const url = isReview ? undefined : urlOutput(new Map(shownOutputs(result)))?.[1]
  const changed = changeCounts(changes, tense) || (isReview || operation === 'none' ? '' : 'no resource changed')
  return page([
    headline(STATES[operation], { stackName, consoleUrl, url }),
    facts(
      release === undefined ? '' : `release ${linkTo(release.tag, release.url)}`,
      commitPhrase(buildId, commit),
      imagesPhrase(images),
      changed,
    ),
    lossAlert(resources, tense),
    isReview ? `To execute it, run the action with ${code(`execute-change-set-id: ${result.changeSetId}`)}.` : '',
    ...(isReview ? changeLists(resources) : [changeList(resources)]),
    outputSection(shownOutputs(result)),
    timeline(stackName, result.resources),
    imageSection(result),
    footer(phases, linkTo('Stack in the AWS console', consoleUrl)),
  ])
}

/** Returns the known facts as one line. */
function facts(...known: readonly string[]): string {
  const text = known.filter((fact) => fact !== '').join(' · ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Returns a link to the commit of a build; the build ID where there is none. */
function commitPhrase(buildId: string | undefined, commit: CommitLink | undefined): string {
  if (commit === undefined) return buildId === undefined ? '' : `build ${code(buildId)}`
  return `commit ${commitLink(commit)}${buildId === commit.sha ? '' : ' with changed files'}`
}

function outputSection(outputs: readonly (readonly [string, string])[]): string {
  const lines = outputs.map(([key, text]) => `- ${code(key)}: ${value(text)}`)
  return folded(outputs.length === 1 ? '1 output' : `${outputs.length} outputs`, lines.join('\n'))
}

/** Returns the last line: where to look further, how long all took, and each phase. */
function footer(phases: readonly Phase[], ...links: readonly string[]): string {
  const times = phases.length > 1 ? [`${totalText(phases)} (${phaseText(phases)})`] : [phaseText(phases)]
  return [...links, ...times.map(plain)].filter((text) => text !== '').join(' · ')
}
