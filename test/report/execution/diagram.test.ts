import { beforeAll, expect, test } from 'vitest'
import { diagramOf } from '../../../src/report/execution/diagram.ts'
import type { StateOutcome } from '../../../src/report/execution/outcome.ts'
import { type Chart, openMermaid } from '../../fixtures/mermaid.ts'

let chartOf: (diagram: string) => Promise<Chart>

// The code of Mermaid is large: a busy machine takes long to load it.
beforeAll(async () => {
  const mermaid = await openMermaid()
  chartOf = mermaid.chartOf
  return mermaid.close
}, 60_000)

/** Mermaid keeps the number of a character between signs of its own until it draws. */
const decoded = (text = ''): string =>
  text
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u200b', '')

/** Mermaid cleans texts that have HTML with a document that this one is not. */
const readable = (diagram: string): string => diagram.replaceAll('<br/>', ' / ')

async function read(definition: unknown, outcomes: readonly StateOutcome[] = []) {
  const { vertices, edges, groups } = await chartOf(readable(diagramOf(JSON.stringify(definition), outcomes)))
  const names = new Map([...vertices].map(([id, { text }]) => [id, decoded(text).split(' / ')[0] ?? '']))
  for (const { id, title } of groups) names.set(id, decoded(title))
  return {
    nodes: [...vertices].flatMap(([id, { text, classes }]) =>
      groups.some((group) => group.id === id) ? [] : [`${decoded(text)}: ${classes.join(' ')}`],
    ),
    edges: edges.map(
      ({ start, end, text, stroke }) =>
        `${names.get(start)} ${stroke === 'dotted' ? '..>' : '-->'} ${names.get(end)}${text && `: ${decoded(text)}`}`,
    ),
    groups: groups.map(({ title, nodes, classes }) => ({
      title: decoded(title),
      nodes: nodes.map((id) => names.get(id)),
      classes,
    })),
  }
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync' }
const service = {
  StartAt: 'Run',
  States: {
    Run: { ...task, Next: 'Told', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }] },
    Told: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true },
    Failed: { Type: 'Fail' },
  },
}

test('states by what became of them, and where a caught error leads', async () => {
  const outcomes = [
    { name: 'Run', outcome: 'recovered' },
    { name: 'Failed', outcome: 'failed' },
  ] as const

  expect(await read(service, outcomes)).toEqual({
    nodes: [
      '↻ Run / ecs:runTask.sync: recovered',
      'Told / sns:publish: unreached',
      '✗ Failed / Fail: failed',
      'Start: ends',
      'End: ends',
    ],
    edges: ['Start --> ↻ Run', '↻ Run --> Told', '↻ Run ..> ✗ Failed: any error', 'Told --> End', '✗ Failed --> End'],
    groups: [],
  })
})

const fanOut = {
  StartAt: 'Any?',
  States: {
    'Any?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.count', NumericGreaterThan: 0, Next: 'Items' }],
      Default: 'Both',
    },
    Items: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED' },
        StartAt: 'Batch',
        States: { Batch: { ...task, End: true } },
      },
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Mail', States: { Mail: { Type: 'Pass', End: true } } },
        { StartAt: 'Nap', States: { Nap: { Type: 'Wait', Seconds: 5, End: true } } },
      ],
      End: true,
    },
  },
}

test('a Map with its counts, a Parallel with its branches, a Choice with its conditions', async () => {
  const counts = { total: 1000, succeeded: 997, failed: 2, timedOut: 1, aborted: 0, running: 0, pending: 0 }
  const outcomes: readonly StateOutcome[] = [
    { name: 'Any?', outcome: 'succeeded' },
    { name: 'Items', outcome: 'succeeded', counts },
    { name: 'Both', outcome: 'running' },
    { name: 'Mail', outcome: 'aborted' },
  ]

  expect(diagramOf(JSON.stringify(fanOut), outcomes).match(/\ndirection TB\n/g)).toHaveLength(2)
  expect(await read(fanOut, outcomes)).toEqual({
    nodes: [
      '✓ Any? / Choice: succeeded',
      '1,000 items / 997 succeeded / 2 failed / 1 timed out: recovered',
      'Batch / ecs:runTask.sync: item',
      '■ Mail / Pass: aborted',
      'Nap / Wait 5 s: unreached',
      'Start: ends',
      'End: ends',
    ],
    edges: [
      'Start --> ✓ Any?',
      '✓ Any? --> ✓ Items · Distributed Map: $.count > 0',
      '✓ Any? --> ▶ Both · Parallel: otherwise',
      '✓ Items · Distributed Map --> ▶ Both · Parallel',
      '▶ Both · Parallel --> End',
    ],
    groups: [
      {
        title: '✓ Items · Distributed Map',
        nodes: ['1,000 items', 'Batch'],
        classes: ['succeededGroup'],
      },
      { title: '▶ Both · Parallel', nodes: ['■ Mail', 'Nap'], classes: ['runningGroup'] },
    ],
  })
})

test('every item of a Map succeeded, and one item', async () => {
  const counts = { total: 1, succeeded: 1, failed: 0, timedOut: 0, aborted: 0, running: 0, pending: 0 }
  const { nodes } = await read(fanOut, [{ name: 'Items', outcome: 'succeeded', counts }])
  expect(nodes).toContain('1 item / 1 succeeded: succeeded')
})

const done = (...names: readonly string[]): readonly StateOutcome[] =>
  names.map((name) => ({ name, outcome: 'succeeded' }))

/** A choice between so many tasks, each of which catches errors. */
function choiceOf(count: number) {
  const names = Array.from({ length: count }, (_, index) => `Kind ${index}`)
  const caught = { ...task, Next: 'Both', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }] }
  return {
    StartAt: 'Kind?',
    States: {
      'Kind?': { Type: 'Choice', Choices: names.map((Next) => ({ Variable: '$.kind', StringEquals: Next, Next })) },
      ...Object.fromEntries(names.map((name) => [name, caught])),
      Both: { ...fanOut.States.Both, Next: 'Items', End: undefined },
      Items: { ...fanOut.States.Items, Next: undefined, End: true },
      Failed: { Type: 'Fail' },
    },
  }
}

test('of a state machine that is too wide, only what was entered, with the items of a Distributed Map', async () => {
  const outcomes = done('Kind?', 'Kind 6', 'Both', 'Mail', 'Items')
  expect(await read(choiceOf(7), outcomes)).toEqual({
    nodes: [
      '✓ Kind? / Choice: succeeded',
      '✓ Kind 6 / ecs:runTask.sync: succeeded',
      '✓ Mail / Pass: succeeded',
      'Batch / ecs:runTask.sync: item',
      'Start: ends',
      'End: ends',
      '8 states not entered: unreached',
    ],
    edges: [
      'Start --> ✓ Kind?',
      '✓ Kind? --> ✓ Kind 6: $.kind = "Kind 6"',
      '✓ Kind 6 --> ✓ Both · Parallel',
      '✓ Both · Parallel --> ✓ Items · Distributed Map',
      '✓ Items · Distributed Map --> End',
    ],
    groups: [
      { title: '✓ Both · Parallel', nodes: ['✓ Mail'], classes: ['succeededGroup'] },
      { title: '✓ Items · Distributed Map', nodes: ['Batch'], classes: ['succeededGroup'] },
    ],
  })
})

test('of a state machine that is too wide, the way of an error that was caught', async () => {
  const outcomes: readonly StateOutcome[] = [
    { name: 'Kind 0', outcome: 'recovered' },
    { name: 'Kind 1', outcome: 'succeeded' },
    { name: 'Failed', outcome: 'failed' },
  ]
  expect((await read(choiceOf(7), outcomes)).edges).toEqual(['↻ Kind 0 ..> ✗ Failed: any error', '✗ Failed --> End'])
})

test('all of a state machine that is not too wide, or of which nothing is known', async () => {
  expect((await read(choiceOf(6), done('Kind?'))).nodes).toHaveLength(13)
  expect((await read(choiceOf(7))).nodes).toHaveLength(14)
  const within = { Both: { Type: 'Map', ItemProcessor: choiceOf(7) }, Kind: { Type: 'Pass' } }
  expect((await read({ States: within }, done('Kind'))).nodes).toEqual([
    '✓ Kind / Pass: succeeded',
    '15 states not entered: unreached',
  ])
})

test.each([
  '"]; click s0 "javascript:alert(1)"',
  'a\nclick s0 call alert()',
  '<img src=x onerror=alert(1)>',
  '%%{init: {"securityLevel": "loose"}}%%',
  '```\n</details>',
  'end',
  'subgraph x',
  '1. One',
  '- One',
  '`md` **b** $$x$$ #35; &lt; a|b {{}}',
  'Größe 尺寸 🎬',
])('a hostile or an odd name is a text and nothing else: %s', async (name) => {
  const definition = {
    StartAt: name,
    States: {
      [name]: { Type: 'Choice', Choices: [{ Condition: `{% ${name} %}`, Next: 'B' }] },
      B: { Type: 'Pass', End: true },
    },
  }
  const line = name.replace(/\s+/g, ' ')
  expect(await read(definition)).toMatchObject({
    nodes: [`${line} / Choice: unreached`, 'B / Pass: unreached', 'Start: ends', 'End: ends'],
    edges: [`Start --> ${line}`, expect.stringMatching(/ --> B: ./), 'B --> End'],
  })
  expect(diagramOf(JSON.stringify(definition), [])).not.toMatch(/`|<(?!br\/>)|#36;#36;/)
})

test('the name of an icon stays a text', async () => {
  const { nodes } = await read({ States: { 'fa:fa-car': { Type: 'Pass' } } })
  expect(nodes).toEqual(['fa: fa-car / Pass: unreached'])
})

test('a name or an error of which nothing is seen leaves the picture whole', async () => {
  const { nodes, edges } = await read({
    States: { ' ': { Type: 'Task', Catch: [{ ErrorEquals: ['\u202e'], Next: 'B' }] }, B: { Type: 'Pass' } },
  })
  expect(nodes).toEqual(['/ Task: unreached', 'B / Pass: unreached'])
  expect(edges).toEqual(['/ Task ..> B'])
})

test('a long name is cut', async () => {
  const { nodes } = await read({ StartAt: 'x', States: { ['x'.repeat(81)]: { Type: 'Pass' } } })
  expect(nodes).toEqual([`${'x'.repeat(79)}… / Pass: unreached`])
})

test('what is no definition, or wrong in places, is drawn as far as it goes', async () => {
  const strange = {
    StartAt: 7,
    States: {
      A: { Type: 'Map', Next: 'Nowhere', Iterator: { States: { A: { Type: 'Task', Next: 'B' } } } },
      B: null,
      C: { Type: 'Parallel', Branches: 'none', Catch: [{ Next: 'C' }, 'x'] },
    },
  }
  expect(await read(strange)).toEqual({
    nodes: ['A / Task: unreached', 'B: unreached', 'C / Parallel: unreached'],
    edges: ['C ..> C'],
    groups: [{ title: 'A · Map', nodes: ['A'], classes: ['unreached'] }],
  })
})

test.each([
  { what: 'no JSON', text: '{' },
  { what: 'no object', text: '"States"' },
  { what: 'no states', text: '{"States": {}}' },
  { what: 'too long', text: `{"States": {"A": {"Type": "Pass"}}, "Comment": "${'x'.repeat(1_048_576)}"}` },
])('nothing is drawn: $what', ({ text }) => {
  expect(diagramOf(text, [])).toBe('')
})

test('nothing is drawn of more than GitHub draws, or anybody can read', () => {
  const chain = (count: number, more = {}) => ({
    States: Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, { Type: 'Pass', ...more }])),
  })
  const choices = Array.from({ length: 401 }, () => ({ Condition: 'x', Next: 'S0' }))
  const long = { Type: 'Task', Resource: `arn:aws:states:::${'"'.repeat(40)}` }
  expect(diagramOf(JSON.stringify(chain(120)), [])).toMatch(/^%%.*\nflowchart TD\n/)
  expect(diagramOf(JSON.stringify(chain(121)), [])).toBe('')
  expect(diagramOf(JSON.stringify(chain(121)), done('S7'))).toContain('"120 states not entered"')
  expect(diagramOf(JSON.stringify(chain(2_000)), done('S7'))).toContain('"1,999 states not entered"')
  expect(diagramOf(JSON.stringify(chain(1, { Type: 'Choice', Choices: choices })), [])).toBe('')
  const quotes = Array.from({ length: 120 }, (_, index) => [`${'"'.repeat(60)}${index}`, long])
  const text = diagramOf(JSON.stringify({ States: Object.fromEntries(quotes) }), [])
  expect(text.length).toBeLessThan(50_000)
})
