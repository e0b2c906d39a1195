import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  forgetInput,
  forgetInputs,
  getInput,
  openLog,
  saveState,
  setOutput,
  writeSummary,
} from '../../src/edges/runner.ts'

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

test.each(HOSTILE)('a text of others is one command: %j', (text) => {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  log.notice(text)
  log.warning(text)
  log.error(text, { file: 'a,b:c.yml', line: 3, column: 5 })
  expect(printed).toBe(
    `::notice::${escaped}\n::warning::${escaped}\n::error file=a%2Cb%3Ac.yml,line=3,col=5::${escaped}\n`,
  )
})

test.each(HOSTILE)('an output and a state are one entry of a file: %j', (text) => {
  const file = join(directory, 'file')
  for (const [variable, set] of [
    ['GITHUB_OUTPUT', setOutput],
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
