import { cliCommand } from '../aws/console.ts'
import { isAccessDenied } from '../aws/error.ts'
import { ttlOf } from '../aws/ownership.ts'
import type { GitHub } from '../edges/github.ts'
import { type Log, writeSummary } from '../edges/runner.ts'
import { writeComment } from '../github/comment.ts'
import { openPullRequests, type PullRequests, UnreadPullRequest } from '../github/pull-requests.ts'
import { findOurImages, listPreviewTags, orWarnOfPermissions, removeImages } from '../image/remove.ts'
import { planSwept } from '../plan/comment-target.ts'
import type { PreviewImages, PreviewRepository, SweepPlan } from '../plan/plan.ts'
import { failuresOf } from '../report/failure.ts'
import { resultLines, sweptLine } from '../report/lines.ts'
import type { SweepResult, SweptImages, SweptStack } from '../report/result.ts'
import { sweepSummary, sweptComment } from '../report/sweep.ts'
import { deleteReadStack } from '../stack/delete/delete.ts'
import { expiry, listPreviews, type PreviewStack, type Verdict, verdictOf } from '../stack/previews.ts'
import { readStack, type Stack } from '../stack/stack.ts'
import { isRunning } from '../stack/status.ts'
import { inParallel } from '../text/pool.ts'
import { joinErrors, Problem, present } from '../text/problem.ts'
import { withoutSecrets } from '../text/secrets.ts'
import { storeFor } from './images.ts'
import { endDeploymentsOf } from './job/deployment.ts'
import { checkIdentity } from './job/identity.ts'
import { stopwatch, type World } from './job/world.ts'
import { stackEdges } from './stack.ts'

/** How many stacks are deleted at the same time. CloudFormation throttles the calls of more. */
const AT_ONCE = 5

/** A sweep that runs. */
interface Sweep {
  readonly plan: SweepPlan
  readonly world: World
  readonly github: GitHub
  readonly pulls: PullRequests
  /** The errors so far. */
  readonly errors: unknown[]
  /** The kinds of updates that GitHub refuses. */
  readonly refused: Set<'comments' | 'deployments'>
}

/** The end of a stack in a sweep, and its reason. */
type Swept = Pick<SweptStack, 'reason' | 'done'>

/** A preview is not over any more, right before its deletion. */
class Revived extends Error {
  override readonly name = 'Revived'
}

/**
 * Deletes the previews of a repository whose pull request is closed, or whose time to live is over, and the images of closed pull
 * requests that have no stack. A failure does not keep it from the others.
 *
 * @throws Problem, or Problems, with all failures, when what was done is in the log and the summary
 */
export async function runSweep(plan: SweepPlan, world: World): Promise<SweepResult> {
  const { phases, time } = stopwatch(world.clock)
  await checkIdentity(world, plan.account)
  const sweep = await openSweep(plan, world)
  const { log, aws } = world
  const listing = () => listPreviews(aws.cloudFormation, plan.repository)
  const all = await time('Find', () => log.during('looking for previews', listing))
  const stacks = await time('Stacks', () => sweepStacks(sweep, all))
  const gone = new Set(stacks.flatMap(({ done, stackId }) => (/deleted$/.test(done) ? [stackId] : [])))
  const left = all.filter(({ stack }) => !gone.has(stack.id)).map(({ owner }) => owner.pullRequest)
  const removal = () => inParallel(plan.repositories, 1, (place) => sweepImages(sweep, place, left))
  const images = await time('Images', () => log.during('looking for images', removal))
  const { source } = world.context
  const { dryRun } = plan
  const result: SweepResult = { operation: 'sweep', dryRun, source, stacks, images: images.flat(), phases }
  const errors = [...sweep.errors, ...sweep.pulls.problems()]
  if (errors.length === 0) return result
  for (const line of resultLines(result)) log.info(line)
  await writeSummary(withoutSecrets(sweepSummary(result), log.secrets))
  throw joinErrors(errors)
}

async function openSweep(plan: SweepPlan, world: World): Promise<Sweep> {
  world.log.mask(world.githubToken ?? '')
  const github = await present(world.github)()
  return { plan, world, github, pulls: openPullRequests(github, plan.repository), errors: [], refused: new Set() }
}

/** Sweeps the stacks of the plan. The log shows the lines of each stack together, when it is done. */
async function sweepStacks(sweep: Sweep, all: readonly PreviewStack[]): Promise<readonly SweptStack[]> {
  const { plan, world } = sweep
  const { log } = world
  const previews = all.filter(({ owner }) => plan.stack === undefined || owner.stack === plan.stack)
  let [ended, written] = [0, Promise.resolve()]
  return inParallel([...previews.entries()], AT_ONCE, async ([index, preview]) => {
    const lines: string[] = []
    const own: Log = { ...log, info: (line) => void lines.push(line), group: (_, work) => work() }
    const work = () => sweepStack({ ...sweep, world: { ...world, log: own } }, preview, `${plan.operation}-${index}`)
    const { stack, owner } = preview
    const swept = {
      stack: stack.name,
      stackId: stack.id,
      pullRequest: owner.pullRequest,
      ...(await outcome(sweep, work)),
    }
    ended += 1
    const title = `${ended} of ${previews.length}: ${sweptLine(swept)}`
    const write = async () => lines.forEach(log.info)
    written = written.then(() => (lines.length === 0 ? log.info(title) : log.group(title, write)))
    await written
    return swept
  })
}

/** Waits for the work on a stack. A failure is kept for the end of the sweep. */
async function outcome({ errors, world }: Sweep, work: () => Promise<Swept>): Promise<Swept> {
  try {
    return await work()
  } catch (error) {
    world.signal.throwIfAborted()
    if (error instanceof Revived || error instanceof UnreadPullRequest) return { done: 'kept', reason: error.message }
    errors.push(error)
    return { done: 'failed', reason: failuresOf(error)[0]?.message ?? '' }
  }
}

async function sweepStack(sweep: Sweep, { stack, owner }: PreviewStack, operation: string): Promise<Swept> {
  const { plan, world, errors, pulls } = sweep
  const { pullRequest: number } = owner
  const { over, reason } = await judge(world, stack, { number, read: pulls.read })
  if (over === undefined) errors.push(lostPullRequestProblem(stack, owner))
  if (!over) return { done: 'kept', reason }
  const obstacle = obstacleIn(stack)
  if (obstacle !== undefined) return { done: 'kept', reason: `${reason}, but ${obstacle}` }
  if (plan.dryRun) return { done: 'would be deleted', reason }
  const confirm = async (): Promise<boolean> => {
    const now = await readStack(world.aws.cloudFormation, stack.id)
    const verdict = await judge(world, now ?? stack, { number, read: pulls.readAgain })
    if (!verdict.over) throw new Revived(`${verdict.reason} now`)
    return true
  }
  const { region } = plan.account
  const target = { stackName: stack.name, owner, region, operation, timeoutMinutes: plan.timeoutMinutes }
  await deleteReadStack({ ...stackEdges(world), learn: () => undefined, confirm }, stack, target)
  await tellGitHub(sweep, stack.name, number, reason)
  return { done: 'deleted', reason }
}

async function judge(
  { clock }: World,
  stack: Stack,
  pullRequest: { readonly number: number; readonly read: PullRequests['read'] },
): Promise<Verdict> {
  const expired = expiry({ ttlHours: ttlOf(stack), changedAt: stack.changedAt }, clock.now())
  return expired ?? verdictOf(await pullRequest.read(pullRequest.number), pullRequest.number)
}

/**
 * Returns what keeps a stack that is over. One that somebody changes is left to the next sweep. One that is being deleted may wait
 * for executions, which a deletion stops.
 */
function obstacleIn({ terminationProtection, status }: Stack): string | undefined {
  if (terminationProtection) return 'it has termination protection'
  return isRunning(status) && status !== 'DELETE_IN_PROGRESS' ? `it is ${status}` : undefined
}

function lostPullRequestProblem(stack: Stack, { repository, pullRequest }: PreviewStack['owner']): Problem {
  return new Problem(
    `Stack ${stack.name} is of pull request ${pullRequest}, which ${repository} does not have.`,
    `If nobody needs the stack, delete it with ${cliCommand('delete-stack', stack)}.`,
  )
}

/** Updates what GitHub shows of a deleted preview. A kind that GitHub refuses for all is not tried again, with one warning. */
async function tellGitHub(sweep: Sweep, stackName: string, pullRequest: number, reason: string): Promise<void> {
  const { plan, world, github, refused } = sweep
  const source = { run: world.context.run, token: world.githubToken ?? '' }
  const { comment, deployment } = planSwept(plan, source, { stackName, pullRequest })
  const tell = async (kind: 'comments' | 'deployments', update: (log: Log) => Promise<boolean>): Promise<void> => {
    if (refused.has(kind)) return
    // Another one may have been refused meanwhile.
    const warning: Log['warning'] = (text) => void (refused.has(kind) || world.log.warning(text))
    if (await update({ ...world.log, warning })) refused.add(kind)
  }
  const text = sweptComment(stackName, reason)
  if (comment !== undefined) await tell('comments', (log) => writeComment(Promise.resolve(github), log, comment, text))
  if (deployment !== undefined) await tell('deployments', (log) => endDeploymentsOf(log, github, deployment))
}

/** Removes the images of closed pull requests from a repository, but for pull requests that have a stack. */
async function sweepImages(
  sweep: Sweep,
  place: PreviewRepository,
  withStack: readonly number[],
): Promise<readonly SweptImages[]> {
  const store = storeFor(sweep.world, place.repository)
  const work = async (): Promise<readonly SweptImages[]> => {
    const all = [...(await listPreviewTags(store, place.repository))]
    const orphans = all.filter(([pullRequest]) => !withStack.includes(pullRequest))
    const swept = await inParallel(orphans, AT_ONCE, ([pullRequest, tags]) =>
      sweepImagesOf(sweep, { ...place, pullRequest }, tags).catch((error: unknown) => {
        if (isAccessDenied(error)) throw error
        sweep.errors.push(error)
        return []
      }),
    )
    return swept.flat()
  }
  try {
    return (await orWarnOfPermissions(store, place.repository, work)) ?? []
  } catch (error) {
    sweep.world.signal.throwIfAborted()
    sweep.errors.push(error)
    return []
  }
}

/** @returns nothing for images that stay */
async function sweepImagesOf(
  { pulls, world, plan }: Sweep,
  images: PreviewImages,
  tags: readonly string[],
): Promise<SweptImages | []> {
  const { repository, pullRequest } = images
  const state = await pulls.readAgain(pullRequest).catch(() => undefined)
  // GitHub repositories may share a repository of ECR: the pull request may be of another one.
  if (state === undefined || state.open) return []
  const store = storeFor(world, repository)
  const ours = await findOurImages(store, images, tags)
  const removed = plan.dryRun ? ours.map(({ tag }) => tag) : await removeImages(store, repository, ours)
  if (removed.length === 0) return []
  const { reason } = verdictOf(state, pullRequest)
  return {
    repository: repository.name,
    pullRequest,
    tags: removed,
    reason,
    done: plan.dryRun ? 'would be deleted' : 'deleted',
  }
}
