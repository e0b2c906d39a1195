import { expect, test } from 'vitest'
import {
  closeAll,
  happen,
  type LifeRun,
  type LifeStep,
  makeLives,
  openAfter,
} from './scenarios/harness/life/schedule.ts'

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)
const runsOf = (steps: readonly LifeStep[], happens: LifeStep['happens']): readonly LifeRun[] =>
  steps.filter((step) => step.happens === happens).map(({ run }) => run)

const COUNTS = { closed: 16, open: 4 }

test('the same seed makes the same lives, and another one makes others', () => {
  expect(makeLives(7, COUNTS)).toEqual(makeLives(7, COUNTS))
  expect(makeLives(7, COUNTS)).not.toEqual(makeLives(8, COUNTS))
})

test.each(SEEDS)('each pull request is opened, gets its pushes and ends as it should: seed %i', (seed) => {
  const events = runsOf(makeLives(seed, COUNTS), 'event')
  const lives = Map.groupBy(events, ({ pull }) => pull)
  const full = 'opened synchronize synchronize synchronize closed'
  expect([...lives.keys()].sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  for (const [pull, life] of lives) {
    const actions = life.map(({ action }) => action).join(' ')
    const ends = [full, `${full} reopened synchronize closed`]
    expect(pull <= 16 ? ends : [`${full} reopened synchronize`]).toContain(actions)
    expect(life.map(({ commits }) => commits)).toEqual([1, 2, 3, 4, 4, 4, 5, 5].slice(0, life.length))
  }
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => 10_001 + index))
})

test('what is open in the end is closed by later runs', () => {
  const steps = makeLives(3, COUNTS)
  const open = openAfter(steps)
  expect(open.map(({ pull, action, commits }) => [pull, action, commits]).sort()).toEqual(
    [17, 18, 19, 20].map((pull) => [pull, 'synchronize', 5]),
  )
  const closing = closeAll(open)
  expect(closing.map(({ happens }) => happens).join(' ')).toBe(`${'event '.repeat(4)}start start start start`)
  expect(openAfter([...steps, ...closing])).toEqual([])
  expect(Math.min(...runsOf(closing, 'event').map(({ id }) => id))).toBeGreaterThan(
    Math.max(...runsOf(steps, 'event').map(({ id }) => id)),
  )
})

test.each(SEEDS)('each job starts once, after its event: seed %i', (seed) => {
  const steps = makeLives(seed, COUNTS)
  const [events, starts] = [runsOf(steps, 'event'), runsOf(steps, 'start')]
  expect(starts.toSorted((one, other) => one.id - other.id)).toEqual(events)
  const at = (happens: LifeStep['happens'], { id }: LifeRun): number =>
    steps.findIndex((step) => step.happens === happens && step.run.id === id)
  expect(events.filter((run) => at('start', run) < at('event', run))).toEqual([])
})

test('jobs of a pull request start in another order than their events, also after it is closed', () => {
  const starts = SEEDS.map((seed) => runsOf(makeLives(seed, COUNTS), 'start'))
  const late = starts.map((runs) =>
    runs.filter(({ pull, id }, index) => runs.slice(0, index).some((other) => other.pull === pull && other.id > id)),
  )
  expect(late.filter((runs) => runs.length < 5)).toEqual([])
  expect(late.flat().some(({ action }) => action === 'closed')).toBe(true)
  const afterClose = starts.flatMap((runs) =>
    runs.filter(({ pull, id, action }, index) =>
      runs.slice(0, index).some((other) => other.pull === pull && other.id > id && other.action !== action),
    ),
  )
  expect(afterClose.length).toBeGreaterThan(50)
})

test('no more jobs run at once than there are lanes, and events do not wait for jobs', async () => {
  const run = (id: number): LifeRun => ({ id, pull: 1, action: 'opened', commits: 1 })
  const steps: LifeStep[] = [1, 2, 3].flatMap((id) => [
    { happens: 'event', run: run(id) },
    { happens: 'start', run: run(id) },
  ])
  const story: string[] = []
  const ends = new Map<number, () => void>()
  const done = happen(steps, 2, {
    onEvent: ({ id }) => void story.push(`event ${id}`),
    onStart: ({ id }) => {
      story.push(`start ${id}`)
      return new Promise<string>((resolve) => ends.set(id, () => resolve(`end ${id}`)))
    },
  })
  expect(story).toEqual(['event 1', 'start 1', 'event 2', 'start 2', 'event 3'])
  ends.get(2)?.()
  await expect.poll(() => story.at(-1)).toBe('start 3')
  ends.get(3)?.()
  ends.get(1)?.()
  expect(await done).toEqual(['end 1', 'end 2', 'end 3'])
})
