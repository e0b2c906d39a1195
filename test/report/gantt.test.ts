import { Window } from 'happy-dom'
import { beforeAll, expect, test } from 'vitest'
import { ganttOf, timeline } from '../../src/report/gantt.ts'
import type { ResourceDuration } from '../../src/stack/edges.ts'

/** A task as Mermaid has understood it. */
interface Task {
  readonly task: string
  readonly section: string
  readonly startTime: Date
  readonly endTime: Date
  readonly crit?: boolean
}

let tasksOf: (diagram: string) => Promise<readonly Task[]>

// Mermaid wants a document, if only to clean texts.
beforeAll(async () => {
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  tasksOf = async (diagram) => {
    await mermaid.parse(diagram)
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(diagram)
    return (db as unknown as { getTasks(): Task[] }).getTasks()
  }
  return () => Object.assign(globalThis, { window: undefined, document: undefined })
})

const at = Date.UTC(2026, 0, 31, 12)
/** Mermaid reads times in the local zone. */
const origin = new Date(2000, 0, 1).getTime()
const resource = (path: string, seconds: number, from = 0): ResourceDuration => ({
  path,
  type: 'AWS::SNS::Topic',
  start: at + from * 1000,
  end: at + (from + seconds) * 1000,
  status: 'CREATE_COMPLETE',
})

async function read(resources: readonly ResourceDuration[]) {
  const tasks = await tasksOf(ganttOf('hello', resources))
  return tasks.map(({ task, section, startTime, endTime, crit }) => ({
    task: task.trim(),
    section,
    seconds: [startTime, endTime].map((time) => (time.getTime() - origin) / 1000),
    ...(crit ? { crit } : {}),
  }))
}

test('resources by their time, nested ones in a section of their own, failed ones marked', async () => {
  const failed = { ...resource('Worker/Queue', 4, 1), status: 'CREATE_FAILED' }
  expect(await read([resource('Task', 2.5, 3), resource('Cluster', 3), failed])).toEqual([
    { task: '3.0 s Cluster', section: 'hello', seconds: [0, 3] },
    { task: '2.5 s Task', section: 'hello', seconds: [3, 5.5] },
    { task: '4.0 s Queue', section: 'Worker', seconds: [1, 5], crit: true },
  ])
})

test('a resource that took no time at all is left out', async () => {
  expect(await read([resource('A', 0.099), resource('B', 1, 1), resource('C', 0.1, 2)])).toEqual([
    { task: '1.0 s B', section: '', seconds: [0, 1] },
    { task: '0.1 s C', section: '', seconds: [1, 1.1] },
  ])
})

test('a resource has one bar, with its clean-up or its rollback', async () => {
  const cleanUp = { ...resource('Task', 2, 60), status: 'DELETE_COMPLETE' }
  const undone = { ...resource('Service', 3, 20), status: 'UPDATE_COMPLETE' }
  const [service, topic] = [resource('Service', 9, 5), resource('Topic', 1, 5)]
  const failed = { ...resource('Topic', 0.2, 6), status: 'DELETE_FAILED' }
  const short = { ...resource('Task', 0.099, 63), status: 'DELETE_COMPLETE' }
  expect(await read([resource('Task', 1), service, topic, failed, undone, cleanUp, short])).toEqual([
    { task: '1.0 s Task + clean-up 2.0 s', section: '', seconds: [0, 1] },
    { task: '9.0 s Service + rollback 3.0 s', section: '', seconds: [5, 14] },
    { task: '1.0 s Topic + clean-up 0.2 s', section: '', seconds: [5, 6], crit: true },
  ])
})

test.each([
  { seconds: 5, axis: 'axisFormat %M:%S\ntickInterval 1second' },
  { seconds: 109, axis: 'axisFormat %M:%S\ntickInterval 15second' },
  { seconds: 1200, axis: 'axisFormat %M:%S\ntickInterval 5minute' },
  { seconds: 3600, axis: 'axisFormat %H:%M:%S\ntickInterval 10minute' },
  { seconds: 80_000, axis: 'axisFormat %H:%M:%S\ntickInterval 3hour' },
  { seconds: 800_000, axis: 'axisFormat %H:%M:%S\ntickInterval 1day' },
])('the axis has few labels: $seconds s', async ({ seconds, axis }) => {
  const resources = [resource('A', seconds), resource('B', 1)]
  expect(ganttOf('hello', resources)).toContain(`\n${axis}\n`)
  expect((await read(resources)).map((task) => task.seconds)).toEqual([
    [0, seconds],
    [0, 1],
  ])
})

test.each([
  'Title',
  'Section',
  'Click',
  'DateFormat',
  'TodayMarker',
  'TickInterval',
  'Gantt',
  'End',
  'AccTitle',
  'Weekday',
])('a resource called like a statement of Mermaid: %s', async (name) => {
  expect((await read([resource(name, 1), resource('B', 1, 1)])).map(({ task }) => task)).toEqual([
    `1.0 s ${name}`,
    '1.0 s B',
  ])
})

test('hostile names say nothing to Mermaid', async () => {
  const hostile = 'a:crit,1,2\n  section x;%%{init: {}}%%#<b>'
  expect(await read([resource(`${hostile}/${hostile}`, 1), resource('B', 1, 1)])).toEqual([
    {
      task: '1.0 s a-crit-1-2-  section x----init- -------b-',
      section: 'a-crit-1-2-  section x----init- -------b-',
      seconds: [0, 1],
    },
    { task: '1.0 s B', section: 'hello', seconds: [1, 2] },
  ])
})

test('the timeline is collapsed', () => {
  expect(timeline('hello', [])).toBe('')
  expect(timeline('hello', undefined)).toBe('')
  expect(timeline('hello', [resource('A', 1), resource('B', 1)])).toMatch(
    /^<details><summary>Timeline<\/summary>\n\n```mermaid\ngantt\n[^`]+\n```\n\n<\/details>$/,
  )
})

test('of many resources the longest', async () => {
  const many = Array.from({ length: 100 }, (_, index) => resource(`R${index}`, index, index))
  const tasks = await read(many)
  expect(tasks.map(({ task }) => task.split(' ').at(-1))).toEqual(many.slice(80).map(({ path }) => path))
  expect(timeline('hello', many)).toContain('<summary>Timeline of the 20 resources that took longest</summary>')
})

test('one resource is no chart', () => {
  expect(ganttOf('hello', [resource('A', 1)])).toBe('')
})
