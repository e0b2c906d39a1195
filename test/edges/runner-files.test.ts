import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkCommandFiles, readPayload, saveState, setOutputs, writeSummary } from '../../src/edges/runner.ts'
import { testFolder } from '../fixtures/folder.ts'

let path = ''
let printed = ''

beforeEach(() => {
  path = join(testFolder(), 'file')
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const faults = [
  { state: 'missing', make: async (_: string) => {}, code: 'ENOENT' },
  { state: 'a folder', make: (file: string) => mkdir(file), code: 'EISDIR' },
  { state: 'a link to itself', make: (file: string) => symlink(file, file), code: 'ELOOP' },
]

test.each(faults)(
  'a file of the runner that is $state has its path in the error, before and when it is written',
  async ({ make, code }) => {
    await make(path)
    for (const [variable, write] of [
      ['GITHUB_OUTPUT', () => setOutputs(new Map([['a', 'b']]))],
      ['GITHUB_STATE', () => saveState('a', 'b')],
    ] as const) {
      vi.stubEnv('GITHUB_OUTPUT', '')
      vi.stubEnv('GITHUB_STATE', '')
      vi.stubEnv(variable, path)
      await expect(checkCommandFiles()).rejects.toMatchObject({ code, path })
      expect(write).toThrow(expect.objectContaining({ path, syscall: 'write' }))
    }
  },
)

test('a full disk has the path in the error', async () => {
  await symlink('/dev/full', path)
  vi.stubEnv('GITHUB_OUTPUT', path)
  expect(() => setOutputs(new Map([['a', 'b']]))).toThrow(expect.objectContaining({ code: 'ENOSPC', path }))
})

test('files that can be written stay as they are; outside of a runner there are none', async () => {
  await writeFile(path, 'a')
  vi.stubEnv('GITHUB_OUTPUT', path)
  vi.stubEnv('GITHUB_STATE', '')
  await checkCommandFiles()
  expect(await readFile(path, 'utf8')).toBe('a')
})

test.each(faults)('an event that is $state has its path in the error', async ({ make, code }) => {
  await make(path)
  vi.stubEnv('GITHUB_EVENT_PATH', path)
  await expect(readPayload()).rejects.toMatchObject({ code, path })
})

test('an event is JSON, and a file', async () => {
  vi.stubEnv('GITHUB_EVENT_PATH', path)
  await writeFile(path, '{"a":1}')
  expect(await readPayload()).toEqual({ a: 1 })
  await writeFile(path, '{')
  await expect(readPayload()).rejects.toMatchObject({ sentence: `The event of this run, ${path}, is not JSON.` })
  vi.stubEnv('GITHUB_EVENT_PATH', '/dev/null')
  await expect(readPayload()).rejects.toMatchObject({
    sentence: 'The event of this run, /dev/null, is not a regular file.',
  })
  vi.stubEnv('GITHUB_EVENT_PATH', '')
  expect(await readPayload()).toEqual({})
})

test('a summary that cannot be written is a warning, and is in no later one', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '/nowhere/summary')
  await writeSummary('text')
  expect(printed).toContain('::warning::The job summary was not written to /nowhere/summary: ')
  expect(core.summary.stringify()).toBe('')
})
