import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { docker } from '../../src/edges/docker.ts'

afterEach(() => vi.unstubAllEnvs())

/** Puts a program with this name `docker` in front of all others. */
async function install(script: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'docker'), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'docker'), 0o755)
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`)
}

const signal = new AbortController().signal

test('a character that comes in two pieces is one', async () => {
  await install(String.raw`printf 'caf\303'; sleep 0.2; printf '\251\n'`)
  const chunks: string[] = []
  const end = await docker({ args: [], signal, onOutput: (chunk) => chunks.push(chunk) })
  expect(end).toEqual({ code: 0, output: 'café\n' })
  expect(chunks.join('')).toBe('café\n')
})

test('the answer to a question is both streams, and its end when it is long', async () => {
  await install(`echo "$A" >&2; echo 'Driver: docker'; exit 3`)
  expect(await docker({ args: [], signal, question: true, env: { A: 'a warning' } })).toEqual({
    code: 3,
    output: expect.stringMatching(/^(a warning\nDriver: docker\n|Driver: docker\na warning\n)$/),
  })
  await install('head -c 10000000 /dev/zero; echo end')
  const { output } = await docker({ args: [], signal, question: true })
  expect(output).toHaveLength(64 * 1024)
  expect(output).toMatch(/end\n$/)
})

test('a docker that is not installed has no exit code', async () => {
  vi.stubEnv('PATH', '/nonexistent')
  for (const question of [true, false]) {
    expect(await docker({ args: [], signal, question })).toEqual({ code: undefined, output: '' })
  }
})

test('a question that is not answered does not keep a cancelled job waiting', async () => {
  await install('sleep 5')
  const controller = new AbortController()
  const asked = docker({ args: [], signal: controller.signal, question: true })
  setTimeout(() => controller.abort(new Error('cancelled')), 100)
  await expect(asked).rejects.toThrow('cancelled')
})
