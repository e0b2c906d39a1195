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
