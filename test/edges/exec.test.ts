import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../../src/edges/exec.ts'
import { testFolder } from '../fixtures/folder.ts'

test('the output and the exit code of a program', async () => {
  const end = await runProgram({ tool: 'sh', args: ['-c', 'echo a; echo b >&2; exit 3'], env: {} })
  expect(end.code).toBe(3)
  expect(end.output.split('\n').toSorted()).toEqual(['', 'a', 'b'])
})

test('a program that is missing, or whose interpreter is, has no exit code', async () => {
  const tool = join(testFolder(), 'tool')
  expect(await runProgram({ tool, args: [], env: {} })).toEqual({ code: undefined, output: '' })
  await writeFile(tool, '#!/nowhere/sh\n', { mode: 0o755 })
  expect(await runProgram({ tool, args: [], env: {} })).toEqual({ code: undefined, output: '' })
})

test('a program that cannot be started has the code of the system in the error', async () => {
  const tool = join(testFolder(), 'tool')
  await writeFile(tool, '#!/tmp\n', { mode: 0o755 })
  await expect(runProgram({ tool, args: [], env: {} })).rejects.toMatchObject({
    code: 'EACCES',
    syscall: 'spawn',
    path: tool,
  })
})
