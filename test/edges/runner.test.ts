import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  forgetInput,
  forgetInputs,
  getInput,
  givenInputs,
  openLog,
  saveState,
  setOutputs,
  writeSummary,
} from '../../src/edges/runner.ts'
import { commandsIn } from '../scenarios/harness/commands.ts'

const log = openLog()
const HOSTILE = ['plain', '', 'a: b, c=d', '100%', 'one\ntwo\r\nthree', '::set-output name=a::b', '%0A', 'Größe 🎉']
const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

let directory = ''
let printed = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'servicefull-commands-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(directory, { recursive: true })
})

test.each(HOSTILE)('a text of others is one line of one command: %j', (text) => {
  const shown = text
    .replaceAll('%', '%25')
    .replace(/[\r\n]+/g, ' ')
    .replace(/^::/, ': :')
  log.info(text)
  log.notice(text)
  log.warning(text)
  log.error(['first', text], { file: 'a,b:c.yml', line: 3, column: 5 })
  expect(printed).toBe(
    `${shown.replaceAll('%25', '%')}\n::notice::${shown}\n::warning::${shown}\n::error file=a%2Cb%3Ac.yml,line=3,col=5::first%0A${shown}\n`,
  )
})

const COMMANDS = [
  'linux\n::set-output name=approved::true',
  ' ::save-state name=change-set::{}',
  '\t::error::x',
  '\u00a0::error::x',
  // The runner compares by culture, which skips these.
  '\u200b::error::x',
  ':\u00ad:error::x',
  '\u0000::error::x',
  'x\r::error::x',
  'x\r\n::stop-commands::x',
  'x ##[error]x',
  '#\u200b#\u00ad[group]x',
  '\u001b[1m::error::x',
  '\u001b]0;::error::x\u0007::error::y',
]

test.each(COMMANDS)('whoever writes it, and wherever, it is no command: %j', async (text) => {
  log.info(text)
  log.info(`  ${text}`)
  expect(commandsIn(printed)).toEqual([])
  log.notice(text)
  log.warning([text, text], { file: text })
  log.error(text)
  await log.group(text, () => log.foreign(async (write) => [...text].forEach(write)))
  const ours = ['notice', 'warning', 'error', 'group', 'stop-commands', 'endgroup']
  expect(commandsIn(printed).map(({ name }) => name)).toEqual(ours)
  expect(printed).not.toContain('##[')
})

test.each([
  ['\u001b[2J\u001b[H\u001b[1A\u001b[Knew', 'new'],
  ['\u001b]0;title\u0007\u001b]8;;https://a.example\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['\u009b2J\u009d0;title\u009c\u0090q\u009cx', 'x'],
  ['\u001bcx\u001b7\u001b(B', 'x'],
  ['a\u202eb\u2066c', 'abc'],
  ['a\u2028b\u0085c\u000bd\be', 'a b c d e'],
  ['a\u001b[2', 'a [2'],
  ['\u001b[31mred\u001b[0m', 'red'],
])('a line cannot change what is on the screen: %j', (text, shown) => {
  log.info(text)
  expect(printed).toBe(`${shown}\n`)
})

test.each(HOSTILE)('an output and a state are one entry of a file: %j', (text) => {
  const file = join(directory, 'file')
  for (const [variable, set] of [
    ['GITHUB_OUTPUT', (name: string, value: string) => setOutputs(new Map([[name, value]]))],
    ['GITHUB_STATE', saveState],
  ] as const) {
    writeFileSync(file, '')
    vi.stubEnv(variable, file)
    set('a-b', text)
    expect(readFileSync(file, 'utf8').replace(UUID, 'UUID')).toBe(
      `a-b<<ghadelimiter_UUID\n${text}\nghadelimiter_UUID\n`,
    )
  }
  expect(printed).toBe('')
})

test('the summary is added to the file of the runner, and goes nowhere outside of one', async () => {
  const file = join(directory, 'file')
  writeFileSync(file, 'before\n')
  vi.stubEnv('GITHUB_STEP_SUMMARY', file)
  await writeSummary('one\n')
  await writeSummary('two\n')
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
  await writeSummary('three\n')
  expect(readFileSync(file, 'utf8')).toBe('before\none\ntwo\n')
})

test('inputs are forgotten, one or all', () => {
  vi.stubEnv('INPUT_A-B_C', 'x')
  vi.stubEnv('INPUT_D', 'y')
  expect(getInput('a-b c')).toBe('x')
  forgetInput('a-b c')
  expect([getInput('a-b c'), getInput('d')]).toEqual(['', 'y'])
  forgetInputs()
  expect(getInput('d')).toBe('')
})

test('a group is closed also when its work fails', async () => {
  const work = log.group('Build', async () => {
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(printed).toBe('::group::Build\n::endgroup::\n')
})

test('nothing that others write is a command', async () => {
  await log.foreign(async (write) => void write('::error::not ours'))
  expect(printed.replace(UUID, 'UUID')).toBe('::stop-commands::UUID\n::error::not ours\n::UUID::\n')
})

test('every form of a secret is masked once', () => {
  const forms = ['first', 'second', 'Zmlyc3QNCgogc2Vjb25k', 'cnN0DQoKIHNlY29u', 'aXJzdA0KCiBzZWNv']
  log.mask('first\r\n\n second')
  log.mask('first')
  log.mask('\n')
  expect([...log.secrets].sort()).toEqual([...forms].sort())
  expect(printed.split('\n').sort()).toEqual(['', ...forms.map((form) => `::add-mask::${form}`)].sort())
})

test.each([1, 2, 3, 7, 1000])('output keeps its lines, tabs and colours, in chunks of %i', async (size) => {
  const text =
    'one\t\u001b[1;31mred\u001b[0m\r\n10%\r20%\r\n\u001b[2J\u001b[1A\u001b]0;title\u0007##[group]two \u{1f600}'
  await log.foreign(async (write) => {
    for (let start = 0; start < text.length; start += size) write(text.slice(start, start + size))
  })
  expect(printed.replace(UUID, 'UUID')).toBe(
    '::stop-commands::UUID\none\t\u001b[1;31mred\u001b[0m\n10%\n20%\n## [group]two \u{1f600}\u001b[0m\n::UUID::\n',
  )
})

test('a sequence that never ends holds nothing back', async () => {
  await log.foreign(async (write) => {
    write('\u001b]0;')
    for (let count = 0; count < 100; count += 1) write('x'.repeat(100))
    expect(printed.length).toBeGreaterThan(8000)
  })
})

test('the name of an output begins no other one', () => {
  const file = join(directory, 'file')
  writeFileSync(file, '')
  vi.stubEnv('GITHUB_OUTPUT', file)
  setOutputs(new Map([['a<<x\nb\nx\nc', 'd']]))
  expect(readFileSync(file, 'utf8').replace(UUID, 'UUID')).toBe('a--x-b-x-c<<ghadelimiter_UUID\nd\nghadelimiter_UUID\n')
})

test('a secret is masked as the log shows it, too', () => {
  const own = openLog()
  own.mask('a##[b')
  expect([...own.secrets]).toEqual(expect.arrayContaining(['a##[b', 'a## [b']))
})

test('the given inputs are all of the step, also those that action.yml does not have', () => {
  vi.stubEnv('INPUT_STACK-NAME', 'hello')
  vi.stubEnv('INPUT_PUSH', '')
  vi.stubEnv('INPUTS', 'none')
  expect(givenInputs().toSorted()).toEqual(['push', 'stack-name'])
})

test('a line of ours begins a line, also where a program has not ended its own', async () => {
  await log.foreign(async (write) => {
    write('#1 [1/2] FROM base')
    log.info('Still building (25 s).')
    write('#1 DONE\n')
    log.info('next')
  })
  expect(printed).toContain('#1 [1/2] FROM base\nStill building (25 s).\n#1 DONE\nnext\n')
})

test('whatever is written puts off the next sign of life', async () => {
  vi.useFakeTimers()
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = log.during('building', () =>
    log.foreign(async (write) => {
      for (const say of [() => log.info('a'), () => log.warning('b'), () => write('c\n')]) {
        vi.advanceTimersByTime(20_000)
        say()
      }
      expect(printed).not.toContain('Still')
      vi.advanceTimersByTime(26_000)
      expect(printed).toMatch(/\nc\nStill building \(1 min 2\d s\)\.\n$/)
      resolve()
    }),
  )
  await Promise.all([promise, done])
  vi.useRealTimers()
})
