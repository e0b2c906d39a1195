import { parse } from 'marked'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLog } from '../../src/edges/runner.ts'
import { commentOf } from '../../src/report/comment.ts'
import { annotationLines, failureSummary, failuresOf } from '../../src/report/failure.ts'
import { resultLines } from '../../src/report/lines.ts'
import { outputNotes, outputsOf } from '../../src/report/outputs.ts'
import type { KnownFacts, Result } from '../../src/report/result.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { Problem } from '../../src/text/problem.ts'
import { BUILT, DELETED, DEPLOYED, DIFFERENT, SEVERAL } from '../fixtures/result.ts'
import { commandsIn } from '../scenarios/harness/commands.ts'

/** Texts of a stranger: commands, escapes, broken lines, Markdown and HTML. */
const HOSTILE = [
  'x\n::set-output name=a::b\n::stop-commands::x',
  '::error::x\r\n##[group]x\u001b[2J\u001b]0;t\u0007\u2028\u0085\u009b1A',
  '</details></summary></table><script>x</script><img src=x onerror=y><!--',
  '`` ` ``` |a|\n\n# b\n\n| c | d |\n|-|-|\n```\n\n---\n> e',
  '[a](https://evil.example) ![b](https://evil.example/c.png) <https://evil.example>',
  '@octo/team #1 octo/app#2 GH-3 **b** _c_ ~~d~~ \\| \\',
  '\n\n- [ ] a\n  <b>b</b>\n<!-- servicefull: hello -->',
  'javascript:alert(1)',
  'https://good.example@evil.example/x',
  'https://evil.example/)[good](https://evil.example',
  'https://evil.example/"onclick="x',
  '> [!CAUTION]\n> a',
]

/** Members that say what kind of result it is: ours, whatever others write. */
const OURS = ['operation', 'would', 'facts', 'name', 'kind', 'excerptTitle', 'done']

/** Returns copies of a value, each with one text of it replaced. */
function variants(value: unknown, text: string): readonly unknown[] {
  if (typeof value === 'string') return [text]
  if (value instanceof Map) return variants([...value], text).map((each) => new Map(each as [string, unknown][]))
  if (value instanceof Set) return variants([...value], text).map((each) => new Set(each as unknown[]))
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => variants(item, text).map((each) => value.with(index, each)))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    OURS.includes(key) ? [] : variants(item, text).map((each) => ({ ...value, [key]: each })),
  )
}

const CHANGES = DEPLOYED.changes.map((change) => ({
  ResourceChange: {
    ...change.ResourceChange,
    PolicyAction: 'Delete',
    Details: [
      {
        ChangeSource: 'ParameterReference',
        CausingEntity: 'P',
        Target: {
          Attribute: 'Properties',
          Name: 'Image',
          Path: '/Properties/Image',
          BeforeValue: 'a',
          AfterValue: 'b',
        },
      },
    ],
  },
  unread: 'cloudformation:DescribeChangeSet',
}))
const RESOURCES = [
  ...DEPLOYED.resources,
  { ...DEPLOYED.resources[0], path: 'Child/Queue', type: 'a', start: 1, end: 2, status: 'b' },
]
const commit = { sha: 'abcdef0'.padEnd(40, '1'), url: 'https://github.com/octo/app/commit/abcdef0' }
const RESULTS = [
  { operation: 'skip', reason: 'closed' },
  { ...DEPLOYED, commit, changes: CHANGES, resources: RESOURCES },
  { ...DEPLOYED, operation: 'review', images: SEVERAL, changes: [] },
  {
    ...DEPLOYED,
    images: [{ ...SEVERAL[0], name: undefined, platforms: ['linux/amd64', 'linux/arm64'], extraTags: ['v1'], size: 1 }],
  },
  BUILT,
  { ...DIFFERENT, commit, changes: CHANGES },
  { ...DELETED, reason: 'closed', resources: RESOURCES },
  {
    operation: 'sweep',
    dryRun: false,
    source: 'https://github.com/octo/app',
    stacks: ['failed', 'deleted', 'kept'].map((done) => ({
      stack: 'hello-pr-7',
      stackId: DEPLOYED.stackId,
      pullRequest: 7,
      reason: 'closed',
      done,
    })),
    images: [{ repository: 'hello', pullRequest: 7, tags: ['pr-7-a'], reason: 'closed', done: 'deleted' }],
    phases: [{ name: 'Sweep', milliseconds: 1 }],
  },
] as readonly Result[]

let printed = ''

beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})
afterEach(() => void vi.restoreAllMocks())

/** The elements of a page of Markdown: what a text could change if it were more than a text. */
function elementsOf(markdown: string): string {
  const html = parse(markdown, { async: false })
  const names = [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, name = '']) => name)
  expect(html).not.toContain('onclick="')
  for (const [, address = '', text = ''] of html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)) {
    expect(address).not.toMatch(/^(?!https?:)[a-z]+:/i)
    // Only a link of ours says something else than where it leads.
    if (/^https?:\/\/(\S*@)?evil/.test(address) && !LABELS.includes(text))
      expect(text).toMatch(/^https?:\S*evil\.example/)
  }
  // An address in a text becomes a link to itself, a text may be empty or one with a backslash before a pipe, and a long one has a
  // line of its own.
  return names.filter((name) => !['a', '/a', 'code', '/code', 'br'].includes(name)).join(' ')
}

/** The texts of links whose address is ours: of a commit, of the console, of documentation. */
const LABELS = ['abcdef0', 'Stack in the AWS console', 'hello', 'f', '7']

const subject = {
  key: 'hello',
  run: { id: '1', attempt: '1', number: '1', url: 'https://github.com/o/n/actions/runs/1' },
}

test.each(HOSTILE)('no text of a result is more than a text: %j', (text) => {
  const log = openLog()
  for (const result of RESULTS) {
    const calm = variants(result, 'word') as readonly Result[]
    for (const [index, hostile] of (variants(result, text) as readonly Result[]).entries()) {
      const summary = summaryOf(hostile)
      expect(elementsOf(summary)).toBe(elementsOf(summaryOf(calm[index] ?? result)))
      expect(commentOf(subject, summary).match(/<!-- servicefull: /g)).toHaveLength(1 + countIn(summary))
      for (const line of [...resultLines(hostile), ...outputNotes(hostile)]) log.info(line)
      for (const name of outputsOf(hostile).keys()) expect(name).toMatch(/^[\w-]+$/)
    }
  }
  expect(commandsIn(printed)).toEqual([])
  for (const each of ['\r', '\u001b', '\u009b', '##[']) expect(printed).not.toContain(each)
})

/** A text may have our mark, but only within a line: a comment is found by its beginning. */
function countIn(summary: string): number {
  expect(summary).not.toMatch(/^<!-- servicefull/m)
  return summary.match(/<!-- servicefull: /g)?.length ?? 0
}

const KNOWN = {
  kind: 'deploy',
  stackName: 'hello',
  stackId: DEPLOYED.stackId,
  changeSetId: 'arn:c',
  status: 'LOST',
  commit,
  running: { commit, url: 'b' },
  resources: RESOURCES,
} as const

test.each(HOSTILE)('no text of what is known at a failure is more than a text: %j', (text) => {
  const failures = failuresOf(new Problem('a', 'b'))
  const calm = variants(KNOWN, 'word') as readonly KnownFacts[]
  for (const [index, hostile] of (variants(KNOWN, text) as readonly KnownFacts[]).entries()) {
    const [shown, expected] = [hostile, calm[index] ?? {}].map((known) => elementsOf(failureSummary(failures, known)))
    expect(shown).toBe(expected)
  }
})

test.each(HOSTILE)('no text of a failure is more than a text: %j', (text) => {
  const log = openLog()
  const problem = {
    message: 'a',
    remedy: 'b',
    options: {
      excerptTitle: 'Log',
      excerpt: ['c', 'd'],
      details: ['e'],
      shortSentence: 'h',
      link: { text: 'f', url: 'https://a.example' },
      place: { file: 'g' },
    },
  }
  const failures = ({ message, remedy, options }: typeof problem) => failuresOf(new Problem(message, remedy, options))
  const expected = elementsOf(failureSummary(failures(problem)))
  for (const hostile of variants(problem, text) as readonly (typeof problem)[]) {
    const all = failures(hostile)
    expect(elementsOf(failureSummary(all))).toBe(expected)
    for (const failure of all) log.error(annotationLines(failure), failure.place)
  }
  expect(new Set(commandsIn(printed).map(({ name }) => name))).toEqual(new Set(['error']))
  for (const each of ['\r', '\u001b', '\u009b', '##[']) expect(printed).not.toContain(each)
})
