import { randomFillSync } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../local-cloud/processes.ts'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import { hashFolder } from '../../src/files/contents.ts'
import { readIgnoreFile } from '../../src/files/ignore.ts'
import type { Pairs } from './figures.ts'

const FOLDERS = 200
const FILES_IN_A_FOLDER = 50
const BYTES_OF_A_FILE = 50_000

/** A common ignore file, of which every pattern is tried on each file. */
const IGNORED = '.git\n**/node_modules\n**/*.log\n*.md\n!README.md\ncoverage\n**/.cache/**\n'

/** Needs all files, and ends when they are there. */
const DOCKERFILE = 'FROM scratch\nCOPY nothing /\nCOPY . /\n'

/** Measures the identity of a context of 10,000 files and 500 MB, beside the time in which buildx sends it to the builder. */
export async function measureContexts(repeats: number): Promise<Pairs> {
  const [ours, base]: [number[], number[]] = [[], []]
  const scratch = temporaryDirectory('bench')
  for (let index = 0; index < repeats; index += 1) {
    // The builder keeps what it has of a folder: each round has a new one.
    const path = join(scratch, `context-${index}`)
    makeContext(path)
    const start = performance.now()
    await hashFolder(path, readIgnoreFile(IGNORED), new AbortController().signal)
    ours.push(performance.now() - start)
    base.push(await sendContext(path))
    rmSync(path, { recursive: true })
  }
  return { name: '500 MB: identity / sent by buildx', ours, base }
}

function makeContext(path: string): void {
  const bytes = Buffer.alloc(BYTES_OF_A_FILE)
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    mkdirSync(join(path, `${folder}`), { recursive: true })
    for (let file = 0; file < FILES_IN_A_FOLDER; file += 1)
      writeFileSync(join(path, `${folder}/${file}`), randomFillSync(bytes))
  }
  writeFileSync(join(path, 'Dockerfile'), DOCKERFILE)
  writeFileSync(join(path, '.dockerignore'), IGNORED)
}

/** Returns the milliseconds that the step of buildx took which sends the context. */
async function sendContext(path: string): Promise<number> {
  const { all: output } = await run(['docker', 'buildx', 'build', '--progress=plain', path], { env: process.env })
  const step = /^(#\d+) \[internal\] load build context$/m.exec(output)?.[1]
  return 1000 * Number(new RegExp(`^${step} DONE ([\\d.]+)s$`, 'm').exec(output)?.[1])
}
