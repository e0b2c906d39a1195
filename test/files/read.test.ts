import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFileUpTo } from '../../src/files/read.ts'
import { testFolder } from '../fixtures/folder.ts'

test.each([
  { text: '', largest: 0 },
  { text: 'abc', largest: 3 },
  { text: 'x'.repeat(200_000), largest: 1_000_000 },
])('a file of $text.length bytes is read up to $largest', async ({ text, largest }) => {
  const path = join(testFolder(), 'file')
  writeFileSync(path, text)
  expect((await readFileUpTo(path, largest)).toString()).toBe(text)
})

test('a larger file is not read', async () => {
  const path = join(testFolder(), 'file')
  writeFileSync(path, 'x'.repeat(2_000_001))
  await expect(readFileUpTo(path, 2_000_000)).rejects.toMatchObject({
    name: 'UnfitFile',
    message: 'is larger than 2.0 MB',
  })
})

test('a file without a size ends at the limit', async () => {
  await expect(readFileUpTo('/proc/self/status', 10)).rejects.toMatchObject({ name: 'UnfitFile' })
})

test.each(['/dev/zero', 'socket', 'link'])('%s is not opened', async (name) => {
  const folder = testFolder()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve))
  onTestFinished(() => void server.close())
  symlinkSync('/dev/zero', join(folder, 'link'))
  const reading = readFileUpTo(name.startsWith('/') ? name : join(folder, name), 10)
  await expect(reading).rejects.toMatchObject({ name: 'UnfitFile', message: 'is not a regular file' })
})

test('a folder and a missing file have the codes of the system', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'a'))
  await expect(readFileUpTo(join(folder, 'a'), 10)).rejects.toMatchObject({ code: 'EISDIR' })
  await expect(readFileUpTo(join(folder, 'b'), 10)).rejects.toMatchObject({ code: 'ENOENT' })
})
