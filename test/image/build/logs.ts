import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOutput, buildReader } from '../../../src/image/build/output.ts'

const folder = join(import.meta.dirname, 'logs')

/** A recorded output, such as `engine-20.10/run-fails`. */
export function buildLog(name: string): string {
  return readFileSync(join(folder, `${name}.log`), 'utf8')
}

/** The Dockerfile of a recorded output; empty where it was not kept. */
export function dockerfileOf(name: string): string {
  const path = join(folder, `${name}.Dockerfile`)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** Reads a whole output. */
export function readBuildOutput(output: string): BuildOutput {
  const reader = buildReader()
  reader.take(output)
  return reader.read()
}
