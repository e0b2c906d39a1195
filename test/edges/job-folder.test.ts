import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { findJobFolder } from '../../src/edges/job-folder.ts'
import { testFolder } from '../fixtures/folder.ts'

const NAME = 'servicefull-0123abcd'

/** A temporary folder of a runner, and a folder beside it. */
function folders() {
  const scratch = realpathSync(testFolder())
  const [temporary, elsewhere] = [join(scratch, 'temp'), join(scratch, 'elsewhere')]
  for (const path of [temporary, elsewhere]) mkdirSync(path)
  return { temporary, elsewhere }
}

test('the folder of a job is found, also where the temporary folder is a link', async () => {
  const { temporary, elsewhere } = folders()
  mkdirSync(join(temporary, NAME))
  symlinkSync(temporary, join(elsewhere, 'link'))
  expect(await findJobFolder(join(temporary, NAME), temporary)).toBe(join(temporary, NAME))
  const linked = join(elsewhere, 'link')
  expect(await findJobFolder(join(linked, NAME), linked)).toBe(join(temporary, NAME))
})

test('a folder that does not exist is nothing to remove', async () => {
  const { temporary } = folders()
  expect(await findJobFolder(join(temporary, NAME), temporary)).toBeUndefined()
})

const OUTSIDE = 'it is no folder of this action in RUNNER_TEMP'

test.each([
  ['beside the temporary folder', ({ elsewhere }: Folders) => join(elsewhere, NAME), OUTSIDE],
  ['the temporary folder itself', ({ temporary }: Folders) => temporary, OUTSIDE],
  ['of another name', ({ temporary }: Folders) => join(temporary, 'work'), OUTSIDE],
  ['deeper', ({ temporary }: Folders) => join(temporary, 'a', NAME), OUTSIDE],
  ['by way of another', ({ temporary }: Folders) => `${temporary}/../elsewhere/${NAME}`, OUTSIDE],
  ['relative', () => NAME, OUTSIDE],
  ['a link', ({ temporary }: Folders) => join(temporary, 'servicefull-11111111'), 'it is a link or a file'],
  ['a file', ({ temporary }: Folders) => join(temporary, 'servicefull-22222222'), 'it is a link or a file'],
])('a path is refused: %s', async (_, pathOf, reason) => {
  const made = folders()
  mkdirSync(join(made.elsewhere, NAME))
  symlinkSync(join(made.elsewhere, NAME), join(made.temporary, 'servicefull-11111111'))
  writeFileSync(join(made.temporary, 'servicefull-22222222'), '')
  await expect(findJobFolder(pathOf(made), made.temporary)).rejects.toMatchObject({
    name: 'Problem',
    message: `The folder in the saved state of this step was not removed: ${reason}.`,
  })
})

test('a folder of another user is refused', async () => {
  const { temporary } = folders()
  mkdirSync(join(temporary, NAME))
  vi.spyOn(process, 'getuid').mockReturnValue((process.getuid?.() ?? 0) + 1)
  await expect(findJobFolder(join(temporary, NAME), temporary)).rejects.toThrow('it belongs to another user')
  vi.restoreAllMocks()
})

type Folders = ReturnType<typeof folders>
