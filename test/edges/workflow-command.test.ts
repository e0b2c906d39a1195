import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLog, readInput, saveState, setOutput } from '../../src/edges/runner.ts'
import { commandLine, fileEntry } from '../../src/edges/workflow-command.ts'

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

/** What the work prints, and writes to the file of a variable. */
function trace(variable: string, work: () => void): string {
  const file = join(directory, 'file')
  writeFileSync(file, '')
  vi.stubEnv(variable, file)
  printed = ''
  work()
  return printed + readFileSync(file, 'utf8').replace(UUID, 'UUID').replaceAll('ghadelimiter', 'delimiter')
}

test.each(HOSTILE)('the runner gets the same commands as from its own toolkit: %j', (text) => {
  const place = { file: 'a,b:c.yml', startLine: 3, startColumn: 5 }
  for (const [ours, theirs] of [
    [() => log.info(text), () => core.info(text)],
    [() => log.notice(text), () => core.notice(text)],
    [() => log.warning(text), () => core.warning(text)],
    [() => log.error(text), () => core.error(text)],
    [() => log.error(text, { file: 'a,b:c.yml', line: 3, column: 5 }), () => core.error(text, place)],
  ] as const) {
    expect(trace('NONE', ours).split(',').sort()).toEqual(trace('NONE', theirs).split(',').sort())
  }
  expect(trace('GITHUB_OUTPUT', () => setOutput('a-b', text))).toBe(
    trace('GITHUB_OUTPUT', () => core.setOutput('a-b', text)),
  )
  expect(trace('GITHUB_STATE', () => saveState('a', text))).toBe(trace('GITHUB_STATE', () => core.saveState('a', text)))
})

test.each(HOSTILE)('an input is read as the toolkit reads it: %j', (text) => {
  vi.stubEnv('INPUT_STACK-NAME', ` ${text} `)
  expect(readInput('stack-name')).toBe(core.getInput('stack-name'))
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

test('every line of a secret is masked once, empty ones are not', () => {
  log.mask('one\n\n two')
  log.mask('one')
  expect(log.secrets).toEqual(new Set(['one', ' two']))
  expect(printed).toBe('::add-mask::one\n::add-mask:: two\n')
})

test('outside of a runner, outputs and state go nowhere', () => {
  vi.stubEnv('GITHUB_OUTPUT', '')
  setOutput('a', 'b')
  expect(printed).toBe('')
})

test('properties that are undefined are left out', () => {
  expect(commandLine('error', { file: 'a', line: undefined }, 'x')).toBe('::error file=a::x')
})

test('an entry of a file ends at its delimiter', () => {
  expect(fileEntry('a', 'b\nc', 'END')).toBe('a<<END\nb\nc\nEND\n')
})
