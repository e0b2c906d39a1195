import { stackConsoleUrl } from '../aws/console.ts'
import type { CommitLink } from '../plan/build-id.ts'
import { changesSummary } from '../stack/changes/summary.ts'
import { urlOutput } from '../stack/url-output.ts'
import { block, code, folded, linkTo, page, prose, value } from '../text/markdown.ts'
import { changeCounts, changeList, changeLists, lossAlert, type Tense } from './change-list.ts'
import { executionPhrase, executionSections } from './execution/section.ts'
import { failureParts } from './failure.ts'
import { lastLine, timesText } from './footer.ts'
import { timeline } from './gantt.ts'
import { commitLink, headline, runState, type State } from './headline.ts'
import { imageList, imageSection, imagesPhrase } from './image-details.ts'
import { shownOutputs } from './lines.ts'
import type { BuildResult, DeleteResult, DeployResult, DiffResult, Result, RunResult, StatusResult } from './result.ts'
import { statusParts } from './status/table.ts'
import { sweepSummary } from './sweep.ts'

/**
 * Returns the job summary of a result, as Markdown. Its first line has the state and the address; then come the commit, what changed
 * and what is lost; then collapsed sections; then links and times.
 *
 * @param run a link to the run, for a comment
 */
export function summaryOf(result: Result, run?: string): string {
  if (result.operation === 'skip') return page([headline('skipped', {}), `Reason: ${prose(result.reason)}.`])
  if (result.operation === 'build') return buildSummary(result, run)
  if (result.operation === 'diff') return diffSummary(result, run)
  if (result.operation === 'sweep') return sweepSummary(result)
  if (result.operation === 'run') return runSummary(result, run)
  if (result.operation === 'status') return statusSummary(result, run)
  return result.operation === 'delete' ? deleteSummary(result, run) : deploySummary(result, run)
}

function deleteSummary({ stackName, stackId, reason, phases, resources }: DeleteResult, run?: string): string {
  return page([
    headline(stackId === undefined ? 'gone' : 'deleted', { stackName }),
    reason === undefined ? '' : `Reason: ${prose(reason)}.`,
    timeline(stackName, resources),
    lastLine(run, timesText(phases)),
  ])
}

function runSummary({ stackName, execution, failure, phases }: RunResult, run?: string): string {
  const { stateMachineArn, status, consoleUrl } = execution
  const name = stackName ?? stateMachineArn.split(':').at(-1)
  return page([
    headline(runState(status, failure !== undefined), { stackName: name, consoleUrl }),
    ...executionParts({ execution, failure }),
    lastLine(run, timesText(phases)),
  ])
}

/** Returns how an execution ended, why the job fails if it does, and all that explains it. */
function executionParts({ execution, failure }: Pick<DeployResult, 'execution' | 'failure'>): readonly string[] {
  const isShown = execution !== undefined && execution.status !== 'RUNNING' && execution.status !== 'SUCCEEDED'
  return [
    execution === undefined ? '' : executionPhrase(execution),
    ...(failure === undefined ? [] : failureParts(failure, isShown)),
    ...(execution === undefined ? [] : executionSections(execution)),
  ]
}

function statusSummary(result: StatusResult, run?: string): string {
  const { stackName, region, overview, phases } = result
  const consoleUrl = overview && stackConsoleUrl(region, overview.stack.id)
  return page([
    headline(overview === undefined ? 'missing' : 'shown', { stackName, consoleUrl }),
    ...statusParts(result),
    lastLine(run, timesText(phases)),
  ])
}

function buildSummary(result: BuildResult, run?: string): string {
  const { buildId, commit, images, phases } = result
  const what = images.length === 1 ? 'The image' : `${images.length} images`
  const [were, exist] = images.length === 1 ? ['was', 'exists'] : ['were', 'exist']
  const found = images.every(({ reused }) => reused)
  return page([
    `### ✅ ${what} ${found ? `${exist} already` : `${were} built`}`,
    facts(commitPhrase(buildId, commit)),
    imageList(result),
    lastLine(run, timesText(phases)),
  ])
}

const WOULD: Readonly<Record<DiffResult['would'], State>> = {
  create: 'wouldCreate',
  update: 'wouldUpdate',
  none: 'wouldKeep',
}

function diffSummary(result: DiffResult, run?: string): string {
  const { buildId, commit, images, stackName, would, changes, phases } = result
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
    lastLine(run, timesText(phases)),
  ])
}

const STATES: Readonly<Record<DeployResult['operation'], State>> = {
  create: 'ready',
  update: 'ready',
  none: 'unchanged',
  review: 'review',
}

function deploySummary(result: DeployResult, run?: string): string {
  const { operation, stackName, stackId, changes, execution, failure, phases } = result
  const consoleUrl = stackConsoleUrl(result.region, stackId)
  const { resources } = changesSummary(changes)
  const [isReview, hasFailed] = [operation === 'review', failure !== undefined]
  const tense: Tense = isReview ? 'planned' : 'done'
  const url = isReview ? undefined : urlOutput(new Map(shownOutputs(result)))?.[1]
  return page([
    headline(hasFailed ? runState(execution?.status, true) : STATES[operation], { stackName, consoleUrl, url }),
    hasFailed ? `✅ The deploy succeeded: ${deployFacts(result)}` : deployFacts(result),
    lossAlert(resources, tense),
    ...executionParts(result),
    ...(isReview ? howToExecute(result) : []),
    ...(isReview ? changeLists(resources) : [changeList(resources)]),
    outputSection(shownOutputs(result)),
    timeline(stackName, result.resources),
    imageSection(result),
    lastLine(run, linkTo('Stack in the AWS console', consoleUrl), timesText(phases)),
  ])
}

/** Returns the release, the commit, what changed and the images, as one line. */
function deployFacts({ operation, release, buildId, commit, changes, images }: DeployResult): string {
  const isReview = operation === 'review'
  const changed = changeCounts(changes, isReview ? 'planned' : 'done')
  return facts(
    release === undefined ? '' : `release ${linkTo(release.tag, release.url)}`,
    commitPhrase(buildId, commit),
    changed || (isReview || operation === 'none' ? '' : 'no resource changed'),
    imagesPhrase(images),
  )
}

function howToExecute({ changeSetId }: DeployResult): readonly string[] {
  return ['To execute it, run the action with this input:', block([`execute-change-set-id: ${changeSetId}`])]
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

/** More characters are many lines of text, so they become one line that scrolls. */
const LONG = 500

function indented(markdown: string): string {
  return markdown.replace(/^/gm, '  ')
}

function outputSection(outputs: readonly (readonly [string, string])[]): string {
  const lines = outputs.map(([key, text]) =>
    text.length > LONG ? `- ${code(key)}:\n${indented(block([text]))}` : `- ${code(key)}: ${value(text)}`,
  )
  return folded(outputs.length === 1 ? '1 output' : `${outputs.length} outputs`, lines.join('\n'))
}
