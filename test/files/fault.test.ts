import { chmod, mkdir, open, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { checkWritable, faultProblem, namePath, withFaultProblems } from '../../src/files/fault.ts'
import { Problem, Problems } from '../../src/text/problem.ts'
import { testFolder } from '../fixtures/folder.ts'

let folder = ''

beforeEach(() => {
  folder = testFolder()
})

/** An error of the system, as Node.js throws it. */
function systemError(code: string, path: string, syscall = 'open'): Error {
  return Object.assign(new Error(`${code}: words of the system, ${syscall} '${path}'`), { code, path, syscall })
}

const user = process.getuid?.()
const owner = `belongs to user ${user} and group ${process.getgid?.()}`

test.each([
  { code: 'EACCES', why: `permission denied; it ${owner}, with mode 0400; this job runs as user ${user}` },
  { code: 'EPERM', why: `permission denied; it ${owner}, with mode 0400; this job runs as user ${user}` },
  { code: 'EISDIR', why: 'it is a folder' },
  { code: 'ENOTDIR', why: 'a file is in the place of a folder' },
  { code: 'ELOOP', why: 'its links lead in a circle' },
  { code: 'ENOSPC', why: 'the disk is full' },
  { code: 'EDQUOT', why: 'the disk is full' },
  { code: 'EROFS', why: 'the file system is read-only' },
  { code: 'EMFILE', why: 'too many files are open' },
  { code: 'ENFILE', why: 'too many files are open' },
  { code: 'EIO', why: 'words of the system' },
  { code: 'ENAMETOOLONG', why: 'words of the system' },
])('$code of a file names it, and why it cannot be used', async ({ code, why }) => {
  const path = join(folder, 'config.json')
  await writeFile(path, '')
  await chmod(path, 0o400)
  const problem = await faultProblem(systemError(code, path))
  expect(problem).toMatchObject({
    name: 'Problem',
    sentence: `The runner's \`${path}\` cannot be used: ${why} (${code}).`,
    remedy: expect.stringMatching(/^[A-Z].*\.$/),
  })
})

test.each([
  { of: 'another user', mode: '0700', job: 4242, commands: ['sudo chown -R 4242 '] },
  { of: 'another user', mode: '0555', job: 4242, commands: ['sudo chown -R 4242 ', ' && chmod -R u+rwX '] },
  { of: 'this user', mode: '0555', job: user ?? 0, commands: ['chmod -R u+rwX '] },
])('what is not permitted in a folder of $of, $mode: the remedy is a command for that folder', async (given) => {
  const { mode, job, commands } = given
  const temp = join(folder, 'temp')
  await mkdir(temp, { mode: Number.parseInt(mode, 8) })
  const getuid = vi.spyOn(process, 'getuid').mockReturnValue(job)
  const problem = (await faultProblem(systemError('EACCES', join(temp, 'servicefull-1/git'), 'mkdir'))) as Problem
  getuid.mockRestore()
  expect(problem.sentence).toContain(
    `permission denied; \`${temp}\` ${owner}, with mode ${mode}; this job runs as user ${job}`,
  )
  expect(problem.remedy).toContain(`: \`${commands.map((command) => command + temp).join('')}\`.`)
})

test.each(['/nowhere/temp', '/etc/none', '/usr/lib/none/x', '/proc/1/none'])(
  'no command gives away a folder of the system: %s',
  async (path) => {
    const { remedy } = (await faultProblem(systemError('EACCES', path, 'mkdir'))) as Problem
    expect(remedy).not.toMatch(/chown|chmod/)
  },
)

test('a path that a shell would take for more is in no command', async () => {
  const path = join(folder, 'a;reboot')
  await writeFile(path, '')
  const { sentence, remedy } = (await faultProblem(systemError('EACCES', path))) as Problem
  expect(sentence).toContain('a;reboot')
  expect(remedy).not.toMatch(/reboot|chown|chmod/)
})

test('a link to nothing, and what is missing', async () => {
  const path = join(folder, 'config.json')
  await symlink('/nowhere/config.json', path)
  expect(await faultProblem(systemError('ENOENT', path))).toMatchObject({
    sentence: `The runner's \`${path}\` cannot be used: it is a link to \`/nowhere/config.json\`, which does not exist (ENOENT).`,
  })
  await rm(path)
  expect(await faultProblem(systemError('ENOENT', path))).toMatchObject({
    sentence: `The runner's \`${path}\` cannot be used: it does not exist (ENOENT).`,
  })
})

test.each([
  { code: 'E2BIG', says: 'its arguments are too long', remedy: 'Shorten' },
  { code: 'EACCES', says: 'it may not be run', remedy: 'PATH' },
  { code: 'EAGAIN', says: 'the runner has too little memory, or too many processes or open files', remedy: 'memory' },
])('a program that cannot be started: $code', async ({ code, says, remedy }) => {
  expect(await faultProblem(systemError(code, 'docker', 'spawn docker'))).toMatchObject({
    sentence: `The program \`docker\` cannot be started: ${says} (${code}).`,
    remedy: expect.stringContaining(remedy),
  })
})

test.each([
  ['of the network', systemError('ECONNRESET', '', 'read')],
  ['of a socket', systemError('EACCES', '/var/run/docker.sock', 'connect')],
  ['without a code of the system', new Error('no')],
  ['that is a Problem', new Problem('a', 'b')],
  ['that is none', 'text'],
])('an error %s stays as it is', async (_, error) => {
  expect(await faultProblem(error)).toBe(error)
})

test('of several errors, each is looked at', async () => {
  const [path, other] = [join(folder, 'a'), new Problem('a', 'b')]
  const error = (await faultProblem(new Problems([other, systemError('ENOENT', path)]))) as Problems
  expect(error.all).toEqual([other, expect.objectContaining({ name: 'Problem' })])
})

test('work that succeeds is left alone; a write that fails gets its path', async () => {
  expect(await withFaultProblems(async () => 1)).toBe(1)
  const write = () => writeFile('/dev/full', 'x').catch(namePath('/dev/full'))
  await expect(withFaultProblems(write)).rejects.toMatchObject({
    sentence: "The runner's `/dev/full` cannot be used: the disk is full (ENOSPC).",
  })
})

test('what can be written: a file, and nothing else', async () => {
  const path = join(folder, 'output')
  await writeFile(path, 'a')
  await checkWritable(path)
  expect(await readFile(path, 'utf8')).toBe('a')
  await expect(checkWritable(folder)).rejects.toMatchObject({ code: 'EISDIR', path: folder })
  await expect(checkWritable(join(folder, 'none'))).rejects.toMatchObject({
    code: 'ENOENT',
    path: join(folder, 'none'),
  })
  await using file = await open(path)
  expect((await file.stat()).size).toBe(1)
})
