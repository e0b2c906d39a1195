import { expect, test } from 'vitest'
import { outputsOf } from '../../../src/report/outputs.ts'
import { statusJson } from '../../../src/report/status/json.ts'
import { statusLines } from '../../../src/report/status/lines.ts'
import { statusParts } from '../../../src/report/status/table.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { LISTED, STATUS } from '../../fixtures/result.ts'

const { overview } = STATUS

test('a status as a page', () => {
  const [heading, table, title, executions, outputs, parameters, last] =
    summaryOf(STATUS).split(/\n\n(?=[#|\d]|<details)/)
  expect(heading).toMatch(/^### 🔎 Status of \[hello\]\(https:/)
  expect(table?.replaceAll('\u00a0', ' ')).toBe(`| Status | \`UPDATE_COMPLETE\` |
| - | - |
| Commit | [f9cd5d4](https://github.com/owner/shop/commit/f9cd5d4) |
| Image | \`registry/app@sha256:1\`<br>tag \`v1\` |
| Last change | 2026-01-31 12:00 UTC by [run 7](https://github.com/owner/shop/actions/runs/70) of owner/shop |
| Schedule | \`cron(0 3 * * ? *)\`, Europe/Berlin, enabled |
| Termination protection | on |
| Drift | not checked |
| Owner | repository owner/shop |`)
  expect(title).toBe('#### Last executions')
  expect(
    executions?.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-'),
  ).toBe(`| Execution | Result | Started | Time | Reason |
| - | - | - | - | - |
| [two](https://console.example/two) | ⏳ is running | 2026-01-31 13:00 UTC | | |
| [one](https://console.example/one) | ❌ timed out | 2026-01-31 12:00 UTC | 5 min 0 s | No \\*file\\* &lt;b&gt; |`)
  expect(outputs).toContain('<summary>2 outputs</summary>')
  expect(parameters).toContain('<summary>2 parameters</summary>')
  expect(last).toBe('0.9 s\n')
  expect(summaryOf(STATUS)).not.toContain('hush')
})

test('a status in the log', () => {
  expect(statusLines(STATUS).slice(1)).toEqual([
    '  Status: UPDATE_COMPLETE',
    '  Commit: f9cd5d4 (https://github.com/owner/shop/commit/f9cd5d4)',
    '  Image: registry/app@sha256:1, tag v1',
    '  Last change: 2026-01-31 12:00 UTC by run 7 (https://github.com/owner/shop/actions/runs/70) of owner/shop',
    '  Schedule: cron(0 3 * * ? *), Europe/Berlin, enabled',
    '  Termination protection: on',
    '  Drift: not checked',
    '  Owner: repository owner/shop',
    '  Executions of hello:',
    '    2026-01-31 13:00 UTC two is running',
    '    2026-01-31 12:00 UTC one timed out 5 min 0 s (No *file* <b>)',
    '  Url = https://hello.example',
    '  Password = ***',
  ])
})

test('a status as JSON', () => {
  const { lastChange, stateMachines, ...json } = JSON.parse(statusJson(STATUS))
  expect(json).toMatchObject({
    name: 'hello',
    region: 'eu-central-1',
    status: 'UPDATE_COMPLETE',
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-31T12:00:00.000Z',
    images: [{ parameter: 'ImageUri', image: 'registry/app@sha256:1', tag: 'v1' }],
    outputs: { Url: 'https://hello.example', Password: '***' },
    parameters: { Cpu: '256', ApiToken: '***' },
    tags: { team: 'a' },
    notReadable: [],
  })
  expect(lastChange.run).toBe('https://github.com/owner/shop/actions/runs/70')
  expect(stateMachines[0].executions[1]).toEqual({
    arn: 'arn:1',
    name: 'one',
    status: 'TIMED_OUT',
    startedAt: '2026-01-31T12:00:00.000Z',
    endedAt: '2026-01-31T12:05:00.000Z',
    reason: 'No *file* <b>',
  })
})

test('a status in the outputs', () => {
  const outputs = outputsOf(STATUS)
  expect([...outputs.keys()]).toEqual([
    'operation',
    'build-id',
    'image',
    'stack-name',
    'stack-id',
    'outputs',
    'url',
    'console-url',
    'state-machine-arn',
    'status',
  ])
  const two = [...overview.images, ...overview.images]
  expect(outputsOf({ ...STATUS, overview: { ...overview, images: two } }).has('image')).toBe(false)
})

test('no such stack', () => {
  const missing = { ...STATUS, overview: undefined, commit: undefined, machines: [] }
  expect(summaryOf(missing)).toBe('### 🔎 There is no stack `hello`\n\nRegion `eu-central-1`\n\n0.9 s\n')
  expect(statusLines(missing)).toEqual(['There is no stack hello in eu-central-1.'])
  expect(statusJson(missing)).toBe('{"name":"hello","region":"eu-central-1","status":"none"}')
  expect(outputsOf(missing).get('stack-id')).toBeUndefined()
})

test('every part that cannot be read names its permission', () => {
  const needs = (permission: string) => ({ needs: permission })
  const denied = {
    ...STATUS,
    overview: {
      ...overview,
      template: needs('t'),
      lastChange: needs('c'),
      schedules: needs('r'),
      machines: needs('r'),
      images: [{ parameter: 'ImageUri', reference: 'x', tag: needs('e') }],
    },
    machines: [
      { arn: 'a:one', executions: needs('l') },
      { arn: 'a:two', executions: { value: [{ ...LISTED.timedOut, reason: needs('d') }] } },
    ],
  }
  const text = statusParts(denied).join('\n\n').replaceAll('\u00a0', ' ')
  for (const part of [
    '| Image | `x`<br>tag not readable (needs `e`) |',
    '| Last change | 2026-01-31 12:00 UTC, by whom is not readable (needs `c`) |',
    '| Schedule | not readable (needs `r`) |',
    '| Executions | not readable (needs `r`) |',
    'Executions of `one`: not readable (needs `l`).',
    '#### Last executions of `two`',
    ' | not readable (needs `d`) |',
  ])
    expect(text).toContain(part)
  const lines = statusLines(denied).join('\n')
  for (const part of [
    'x, tag not readable (needs e)',
    'Executions of one: not readable (needs l)',
    '(not readable (needs d))',
  ])
    expect(lines).toContain(part)
  expect(JSON.parse(statusJson(denied)).notReadable).toEqual(['t', 'c', 'r', 'e', 'l', 'd'])
})

test.each([
  { executions: undefined, text: 'an EXPRESS state machine keeps none' },
  { executions: [], text: 'none yet' },
])('no executions: $text', ({ executions, text }) => {
  const machines = [{ arn: 'a:one', executions: { value: executions } }]
  expect(statusParts({ ...STATUS, machines }).join()).toContain(`Executions: ${text}.`)
  expect(statusLines({ ...STATUS, machines })).toContain(`  Executions of one: ${text}`)
})

test('what is not known, or of others, is told as such', () => {
  const bare = {
    ...STATUS,
    commit: undefined,
    overview: {
      ...overview,
      stack: { ...overview.stack, status: 'ROLLBACK_COMPLETE', reason: 'Bad *luck*', tags: new Map() },
      buildId: undefined,
      images: [
        { parameter: 'Tag', reference: 'latest', tag: undefined },
        { parameter: 'Web', reference: `r/app@sha256:${'0123456789abcdef'.repeat(4)}`, tag: undefined },
        { parameter: 'Image', reference: 'y', tag: { value: '' } },
      ],
      lastChange: { value: { name: 'by-hand', description: 'A | fix', source: undefined } },
      schedules: { value: [{ logicalId: 'X', expression: undefined, timeZone: undefined, state: undefined }] },
    },
  }
  const table = statusParts(bare)[0]?.replaceAll('\u00a0', ' ')
  for (const row of [
    '| Status | `ROLLBACK_COMPLETE`: Bad \\*luck\\* |',
    '| Commit | unknown |',
    '| Image | `latest` |',
    '| Image | `r/app`<br>digest `0123456789ab` |',
    '| Image | `y`<br>no tag |',
    '| Last change | 2026-01-31 12:00 UTC by the change set `by-hand`: A \\| fix |',
    '| Schedule | set by the template |',
    '| Owner | none: the stack has no tag of this action |',
  ])
    expect(table).toContain(row)
  const none = { ...bare, overview: { ...bare.overview, lastChange: { value: undefined } } }
  expect(statusParts(none)[0]).toContain('| Last\u00a0change | 2026-01-31 12:00 UTC |')
  expect(statusLines(none)).toContain('  Last change: 2026-01-31 12:00 UTC')
})

test('a build of changed files, and a stack without a schedule', () => {
  const changed = {
    ...STATUS,
    overview: { ...overview, buildId: `${overview.buildId}-dirty.01234567`, schedules: { value: [] } },
  }
  expect(statusParts(changed)[0]).toMatch(/\| Commit \| \[f9cd5d4\]\(\S+\) with changed files \|\n/)
  expect(statusParts(changed)[0]).toContain('| Schedule | none |')
  expect(statusLines(changed)).toContain('  Schedule: none')
})

test('the log has a digest as a whole', () => {
  const reference = `r/app@sha256:${'0123456789abcdef'.repeat(4)}`
  const images = [{ parameter: 'Web', reference, tag: { value: 'v2' } }]
  expect(statusLines({ ...STATUS, overview: { ...overview, images } })).toContain(`  Image: ${reference}, tag v2`)
})

test('a long reason is left out as a whole', () => {
  const long = { ...LISTED.timedOut, reason: { value: 'x'.repeat(401) } }
  const machines = [{ arn: 'a:one', executions: { value: [long] } }]
  expect(statusParts({ ...STATUS, machines }).join()).toContain('| See the execution |')
})

test('an execution that has no reason, as one that timed out has none', () => {
  const machines = [{ arn: 'a:one', executions: { value: [{ ...LISTED.timedOut, reason: { value: '' } }] } }]
  expect(statusLines({ ...STATUS, machines })).toContain('    2026-01-31 12:00 UTC one timed out 5 min 0 s')
  expect(statusParts({ ...STATUS, machines }).join()).toContain('| 5 min 0 s | |')
})
