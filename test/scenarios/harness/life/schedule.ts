/** The actions on a pull request in its life. */
type LifeAction = 'opened' | 'synchronize' | 'closed' | 'reopened'

/** A run of the workflow of previews. */
export interface LifeRun {
  /** Grows with the time of the event, as GitHub's run IDs do. */
  readonly id: number
  /** Number of the pull request. */
  readonly pull: number
  readonly action: LifeAction
  /** The number of commits that the branch of the pull request has got by then. */
  readonly commits: number
}

/** Something that happens: the event of a run, or the start of its job, which may come any time after it. */
export interface LifeStep {
  readonly happens: 'event' | 'start'
  readonly run: LifeRun
}

/** Returns the same numbers from 0 to 1 for the same seed. Source: "mulberry32", Tommy Ettinger, public domain. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many pull requests are open at the same time, so that the runs of each come close to each other. */
const OPEN_AT_ONCE = 5
/** How many events at most happen before the job of a run starts. */
const LATEST = 10

/** How many pull requests live. */
interface LifeCounts {
  /** These end closed. */
  readonly closed: number
  /** These are closed and opened again, and stay open. */
  readonly open: number
}

/**
 * Makes the lives of pull requests from number 1 on, those that end closed first. Each is opened, gets three pushes and is closed;
 * some are reopened, get another push and are closed again. The events of one come in their order. Those of several are mixed, and
 * jobs start late, in any order.
 */
export function makeLives(seed: number, { closed, open }: LifeCounts): readonly LifeStep[] {
  const random = randomNumbers(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const ends = [...Array.from({ length: closed }, () => (random() < 0.25 ? AGAIN : CLOSED)), ...Array(open).fill(OPEN)]
  const lives = ends.map((actions, index) => [...lifeOf(index + 1, actions)])
  for (let index = lives.length - 1; index > 0; index -= 1) swap(lives, index, pick(index + 1))
  const steps: (LifeStep & { readonly time: number })[] = []
  for (let time = 0; lives.length > 0; time += 1) {
    const at = pick(Math.min(OPEN_AT_ONCE, lives.length))
    const next = lives[at]?.shift()
    if (lives[at]?.length === 0) lives.splice(at, 1)
    if (next === undefined) continue
    const run = { id: 10_001 + time, ...next }
    const delay = random() < 0.5 ? 0 : pick(LATEST)
    steps.push({ happens: 'event', run, time }, { happens: 'start', run, time: time + delay + 0.5 })
  }
  return steps.sort((one, other) => one.time - other.time).map(({ happens, run }) => ({ happens, run }))
}

const CLOSED: readonly LifeAction[] = ['opened', 'synchronize', 'synchronize', 'synchronize', 'closed']
const AGAIN: readonly LifeAction[] = [...CLOSED, 'reopened', 'synchronize', 'closed']
const OPEN: readonly LifeAction[] = AGAIN.slice(0, -1)

function swap<T>(list: T[], one: number, other: number): void {
  const [first, second] = [list[one], list[other]] as [T, T]
  list[one] = second
  list[other] = first
}

function lifeOf(pull: number, actions: readonly LifeAction[]): readonly Omit<LifeRun, 'id'>[] {
  let commits = 0
  return actions.map((action) => {
    if (action === 'opened' || action === 'synchronize') commits += 1
    return { pull, action, commits }
  })
}

/** Returns the last run of each pull request that is open after `steps`. */
export function openAfter(steps: readonly LifeStep[]): readonly LifeRun[] {
  const events = steps.filter(({ happens }) => happens === 'event').map(({ run }) => run)
  const last = new Map(events.map((run) => [run.pull, run]))
  return [...last.values()].filter(({ action }) => action !== 'closed')
}

/** Returns the steps that close pull requests, all at once. */
export function closeAll(runs: readonly LifeRun[]): readonly LifeStep[] {
  const closing = runs.map((run, index): LifeRun => ({ ...run, id: 20_001 + index, action: 'closed' }))
  return [
    ...closing.map((run): LifeStep => ({ happens: 'event', run })),
    ...closing.map((run): LifeStep => ({ happens: 'start', run })),
  ]
}

/**
 * Lets steps happen, one after another. A job that starts waits for one of `lanes`, and runs beside what happens next.
 *
 * @returns the ends of all jobs, in the order of their starts
 */
export async function happen<End>(
  steps: readonly LifeStep[],
  lanes: number,
  { onEvent, onStart }: { readonly onEvent: (run: LifeRun) => void; readonly onStart: (run: LifeRun) => Promise<End> },
): Promise<End[]> {
  const running = new Set<Promise<End>>()
  const all: Promise<End>[] = []
  for (const { happens, run } of steps) {
    if (happens === 'event') onEvent(run)
    else {
      while (running.size >= lanes) await Promise.race(running)
      const job = onStart(run)
      running.add(job)
      all.push(job)
      job.finally(() => running.delete(job)).catch(() => {})
    }
  }
  return Promise.all(all)
}
