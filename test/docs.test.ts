import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { freshDocuments, picturesOf } from '../script/reference.ts'
import { workflowSamples } from '../script/samples.ts'
import { PUSH_ACTIONS } from '../src/image/repository/access.ts'

const root = join(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const pages = globSync(['*.md', 'docs/*.md', 'examples/**/*.md'], { cwd: root }).sort()
const sources = globSync('src/**/*.ts', { cwd: root }).sort()

test('the generated parts are what their sources give', () => {
  for (const [name, text] of freshDocuments(root)) expect(read(name)).toBe(text)
})

/** The paths in `src/` that the rows of a table begin with, or that the second cells of one hold. */
function pathsOf(
  page: string,
  header: string,
): { readonly first: readonly string[]; readonly second: readonly string[] } {
  const rows = page.split(`\n${header}\n`)[1]?.split('\n\n')[0]?.split('\n').slice(1) ?? []
  const cells = rows.map((row) => row.split('|').slice(1, -1))
  const paths = (cell = ''): readonly string[] =>
    [...cell.matchAll(/`([\w/.-]+(?:\/|\.ts))`/g)].map(([, path = '']) => path)
  return { first: cells.flatMap(([cell]) => paths(cell)), second: cells.flatMap(([, cell]) => paths(cell)) }
}

const architecture = read('docs/architecture.md')

test('the tables of rooms and of decisions are read row by row', () => {
  const page =
    '# A\n\n| a | b |\n|---|---|\n| `plan/` | `x.ts` and y |\n| `main.ts` | `diff`, `b/c.ts` (`b/`) |\n\n| c |\n'
  expect(pathsOf(page, '| a | b |')).toEqual({ first: ['plan/', 'main.ts'], second: ['x.ts', 'b/c.ts', 'b/'] })
  expect(pathsOf(page, '| d | e |')).toEqual({ first: [], second: [] })
})

test('architecture.md has a row for every room of src, and for no folder that is not there', () => {
  const { first } = pathsOf(architecture, '| room | says |')
  const rooms = new Set(
    sources.map((path) => path.split('/').slice(1, 3)).map(([room, file]) => (file ? `${room}/` : room)),
  )
  expect(first.filter((path) => !existsSync(join(root, 'src', path)))).toEqual([])
  expect(first.filter((path) => /^[^/]+\/?$/.test(path)).sort()).toEqual([...rooms].sort())
})

test('architecture.md says of files and folders of src where a decision lives', () => {
  const { second } = pathsOf(architecture, '| question | file |')
  expect(second.length).toBeGreaterThan(20)
  expect(second.filter((path) => !existsSync(join(root, 'src', path)))).toEqual([])
})

test.each(pages)('%s: files and headings that are named exist', (page) => {
  const text = read(page)
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) =>
    /^https?:/.test(link) ? [] : [link],
  )
  const broken = linked.filter((link) => {
    const [path = '', heading] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    return !existsSync(join(root, target)) || (heading !== undefined && !headings(target).includes(heading))
  })
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  const files = [...prose.matchAll(/`((?:src|docs|script|test|templates|examples|local-cloud)\/[\w./-]*)`/g)]
  expect([...broken, ...files.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)))]).toEqual([])
})

test('docs/pictures has the pictures that the pages show, none of which is large', () => {
  const folder = join(root, 'docs/pictures')
  const names = readdirSync(folder).sort()
  expect(picturesOf(root)).toEqual(names)
  expect(names.length).toBeGreaterThan(3)
  expect(names.filter((name) => statSync(join(folder, name)).size > 150_000)).toEqual([])
})

/** The anchors that GitHub gives to a page's headings. */
function headings(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replace(/ /g, '-'),
  )
}

test.each(pages)('%s: YAML and JSON samples can be read, and give inputs that there are', (page) => {
  for (const [, language, sample = ''] of read(page).matchAll(/^ *```(yaml|json)\n([\s\S]*?)^ *```/gm)) {
    expect(() => (language === 'json' ? JSON.parse(sample) : parse(sample)), sample).not.toThrow()
    if (language === 'yaml') expect(inputsIn(parse(sample)).filter((name) => !inputNames.includes(name))).toEqual([])
  }
})

const inputNames = Object.keys(parse(read('action.yml')).inputs)

/** The inputs that a sample gives: those of steps that use the action, or the sample itself where it is some inputs. */
function inputsIn(sample: object): string[] {
  const keys = Object.keys(sample)
  return keys.some((key) => inputNames.includes(key)) ? keys : inputsOfSteps(sample)
}

function inputsOfSteps(sample: unknown): string[] {
  if (typeof sample !== 'object' || sample === null) return []
  const { uses = 'org/servicefull-action', with: inputs = {} } = sample as { uses?: string; with?: object }
  const given = uses.startsWith('org/servicefull-action') ? Object.keys(inputs) : []
  return [...given, ...Object.values(sample).flatMap(inputsOfSteps)]
}

test('the invariants of threat-model.md name sources and tests that exist', () => {
  const [, section = ''] = read('docs/threat-model.md').split(/^## Invariants$/m)
  const invariants = [...section.matchAll(/^### (\d)\. .*\n\n[^#]*?^- Closed in: (.*)\n- Proof: (.*)$/gm)]
  expect(invariants.map(([, number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
  const named = invariants.map(([, , closed = '', proof = '']) => [pathsIn(closed, 'src'), pathsIn(proof, 'test')])
  expect(named.flat(2).filter((path) => !existsSync(join(root, path)))).toEqual([])
  expect(named.filter(([closed = [], proof = []]) => closed.length === 0 || proof.length === 0)).toEqual([])
})

/** The paths below a folder that a line names. */
function pathsIn(line: string, folder: string): readonly string[] {
  return [...line.matchAll(/`([^`]+)`/g)].flatMap(([, path = '']) => (path.startsWith(`${folder}/`) ? [path] : []))
}

test('whole workflows and lists of steps are samples to check; inputs and templates are not', () => {
  const fence = (text: string, indent = ''): string =>
    ['```yaml', ...text.split('\n'), '```', ''].map((line) => indent + line).join('\n')
  const page = [
    fence('on: push\njobs: {}', '   '),
    fence('- uses: a/b@c\n- run: d'),
    fence('stack-name: a'),
    fence('- name: a'),
  ]
  expect(workflowSamples(page.join('\n')).map(({ line, text }) => `${line} ${text}`)).toEqual([
    '2 on: push\njobs: {}\n',
    '7 on: push\npermissions: {}\njobs:\n  sample:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: a/b@c\n      - run: d\n',
  ])
})

test('the workflow in README.md is the one of the example', () => {
  const [, workflow = ''] = /```yaml\n# \.github\/workflows\/deploy\.yml\n([\s\S]*?)```/.exec(read('README.md')) ?? []
  expect(read('examples/hello-job/.github/workflows/deploy.yml').replace(/^#.*\n/, '')).toBe(workflow)
})

test.each([
  ['job', 'README.md'],
  ['fan-out', 'docs/fan-out.md'],
  ['preview', 'docs/previews.md'],
  ['sweep', 'docs/previews.md'],
  ['deploy', 'docs/releases.md'],
])('the workflow %s.yml in %s is the one of the examples', (name, page) => {
  const shown = workflowSamples(read(page)).map(({ text }) => text)
  expect(shown).toContain(read(`examples/workflows/${name}.yml`))
})

test.each(['job', 'fan-out'])(
  'the workflow %s.yml, which is enough for a Dockerfile, has no more than 15 lines',
  (name) => {
    const lines = read(`examples/workflows/${name}.yml`).trim().split('\n')
    expect(lines.filter((line) => !line.startsWith('#')).length).toBeLessThanOrEqual(15)
  },
)

/** The calls of Step Functions in `src/execution/`. */
const RUN_ACTIONS = [
  'states:DescribeExecution',
  'states:DescribeMapRun',
  'states:DescribeStateMachine',
  'states:GetExecutionHistory',
  'states:ListExecutions',
  'states:StartExecution',
  'states:StopExecution',
]

test('the policy in run.md allows what a run takes, and no more', () => {
  const [, policy = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/run.md')) ?? []
  const allowed = (JSON.parse(policy).Statement as { Action: string[] }[]).flatMap(({ Action }) => Action)
  expect(allowed.sort()).toEqual(['ecs:DescribeTaskDefinition', 'logs:GetLogEvents', ...RUN_ACTIONS])
  const calls = sources
    .filter((path) => path.startsWith('src/execution/'))
    .flatMap((path) => [...read(path).matchAll(/\b(?:paginate(\w+)|(\w+)Command)\(/g)])
    .map(([, pages, call]) => `states:${pages ?? call}`)
  expect([...new Set(calls)].sort()).toEqual(RUN_ACTIONS)
})

test('the policy in own-templates.md allows what uploads take, and no more', () => {
  const [, policy = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/own-templates.md')) ?? []
  const allowed = (JSON.parse(policy).Statement as { Action: string | string[] }[]).flatMap(({ Action }) => Action)
  const actions = { HeadBucket: 's3:ListBucket', HeadObject: 's3:GetObject', PutObject: 's3:PutObject' }
  const calls = [...read('src/template/files/upload.ts').matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => name)
  expect(calls.sort()).toEqual(Object.keys(actions).sort())
  expect(allowed.sort()).toEqual(Object.values(actions).sort())
})

test("the policy in images.md allows what another account's repository must allow", () => {
  const [, policy = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/images.md')) ?? []
  expect(JSON.parse(policy).Statement[0].Action).toEqual(PUSH_ACTIONS)
})

/** Where src writes what people read: errors, wrong values of inputs, causes of a failed build, notices and warnings. */
const WRITTEN =
  /(?:new (?:Problem|WrongValue)\(|\blog\.(?:notice|warning)\(|\bmessage:|\bpattern\(\s*\/.*\/,)\s*(['`])((?:\\.|(?!\1)[^\\])*)/g

test('every message of src is in troubleshooting.md', () => {
  const page = plainText(read('docs/troubleshooting.md'))
  const messages = sources.flatMap((path) => [...read(path).matchAll(WRITTEN)].map(([, , text = '']) => text))
  const firstLines = messages.map((text) => text.split('\\n')[0] ?? '')
  expect(messages.length).toBeGreaterThan(120)
  expect(firstLines.filter((text) => !page.includes(staticPart(text, /\$\{[^}]*\}?(?:d\b)?/)))).toEqual([])
})

test('troubleshooting.md has each message once, and none that src does not write', () => {
  const told = messagesOf(read('docs/troubleshooting.md'))
  expect(told.length).toBeGreaterThan(120)
  expect(told.filter((text, index) => told.indexOf(text) < index)).toEqual([])
  const written = plainText(sources.map(read).join('\n'))
  const parts = told.flatMap((text) => staticParts(text, /<[^<>]*>|\d+/)).filter(({ length }) => length > 3)
  expect(parts.filter((text) => !written.includes(text))).toEqual([])
})

/** The messages that a page explains: bold ones, and those that begin the rows of a table. */
function messagesOf(page: string): string[] {
  const bold = [...page.matchAll(/\*\*(`+)([\s\S]+?)\1\*\*/g)].map(([, , text = '']) => text)
  const cells = [...page.matchAll(/^\| (`.*?) \| /gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/(`+)(.+?)\1(?!`)/g)].map(([, , text = '']) => text),
  )
  return [...bold, ...cells].map(plainText)
}

/** A text without marks of code and bold ones, in one line. */
function plainText(text: string): string {
  return text
    .replace(/\\?`|\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The parts of a message that are always the same. */
function staticParts(message: string, variable: RegExp): readonly string[] {
  return message.split(variable).map((part) => plainText(part).replace(/^[).:, ]+|[(.:, ]+$/g, ''))
}

/** The longest of them. */
function staticPart(message: string, variable: RegExp): string {
  return staticParts(message, variable).reduce((longest, part) => (part.length > longest.length ? part : longest))
}
