import { expect, test } from 'vitest'
import { happen, type LifeRun, type LifeStep, makeLives } from './scenarios/harness/life/schedule.ts'

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)
const runsOf = (steps: readonly LifeStep[], happens: LifeStep['happens']): readonly LifeRun[] =>
  steps.filter((step) => step.happens === happens).map(({ run }) => run)

test('the same seed makes the same lives, and another one makes others', () => {
  expect(makeLives(7, 20)).toEqual(makeLives(7, 20))
  expect(makeLives(7, 20)).not.toEqual(makeLives(8, 20))
})

test.each(SEEDS)('each pull request is opened, gets its pushes and ends closed: seed %i', (seed) => {
  const events = runsOf(makeLives(seed, 20), 'event')
  const lives = Map.groupBy(events, ({ pull }) => pull)
  const full = 'opened synchronize synchronize synchronize closed'
  expect(lives.size).toBe(20)
  for (const life of lives.values()) {
    const actions = life.map(({ action }) => action).join(' ')
    expect([full, `${full} reopened synchronize closed`]).toContain(actions)
    expect(life.map(({ commits }) => commits)).toEqual([1, 2, 3, 4, 4, 4, 5, 5].slice(0, life.length))
  }
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => 10_001 + index))
})

test.each(SEEDS)('each job starts once, after its event: seed %i', (seed) => {
  const steps = makeLives(seed, 20)
  const [events, starts] = [runsOf(steps, 'event'), runsOf(steps, 'start')]
  expect(starts.toSorted((one, other) => one.id - other.id)).toEqual(events)
  const at = (happens: LifeStep['happens'], { id }: LifeRun): number =>
    steps.findIndex((step) => step.happens === happens && step.run.id === id)
  expect(events.filter((run) => at('start', run) < at('event', run))).toEqual([])
})

test('jobs of a pull request start in another order than their events, also after it is closed', () => {
  const starts = SEEDS.map((seed) => runsOf(makeLives(seed, 20), 'start'))
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
