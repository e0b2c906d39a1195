import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Docker } from '../../../src/edges/docker.ts'
import { buildImage } from '../../../src/image/build/build.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { buildLog } from '../../fixtures/build-logs.ts'
import { fileFolder } from '../../fixtures/folder.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { rejected } from '../../fixtures/thrown.ts'

const folder = fileFolder()

beforeAll(() => {
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app/Dockerfile'), 'FROM scratch\n')
})

const digest = `sha256:${'0a'.repeat(32)}`

/** A docker that writes an output in pieces and ends with this code. */
function scripted(code: number, output: string): Docker {
  return async ({ args, onOutput }) => {
    for (let start = 0; start < output.length; start += 100) onOutput?.(output.slice(start, start + 100))
    const metadata = args.find((each) => each.startsWith('--metadata-file='))?.slice('--metadata-file='.length) ?? ''
    if (code === 0) writeFileSync(metadata, JSON.stringify({ 'containerimage.digest': digest }))
    // What docker keeps is the end only, which is not enough to count the steps.
    return { code, output: output.slice(-20) }
  }
}

/** The request to build what is in a folder of the workspace. */
const requestFor = (context: string) => ({
  settings: { ...BUILD, context },
  buildId: 'abc',
  references: ['registry/app:a'],
  labels: new Map(),
  time: undefined,
  workspace: folder,
  temporary: folder,
  configDirectory: folder,
})

function build(code: number, output: string) {
  const annotations: unknown[] = []
  const kept = fakeLog()
  const log = { ...kept, warning: (text: string, at?: object) => void annotations.push([text.split(':')[0], at]) }
  const edges = { docker: scripted(code, output), log, signal: new AbortController().signal }
  return { built: buildImage(edges, requestFor('app')), annotations, lines: kept.lines }
}

test('a build returns its digest and how much of it came from the cache; its output is shown unchanged', async () => {
  const output = buildLog('engine-20.10/built-partly-from-cache')
  const { built, lines } = build(0, output)
  expect(await built).toEqual({ digest, facts: { steps: 3, cachedSteps: 2 } })
  expect(lines.map((line) => line.replace(/^foreign: /, '')).join('')).toBe(output)
})

test('five warnings of build checks are shown on their lines, and the others are counted', async () => {
  const { built, annotations, lines } = build(1, buildLog('buildkit-0.29/warnings-and-failure'))
  expect(await rejected(built)).toMatchObject([{ place: { file: 'app/Dockerfile', line: 6 } }])
  expect(annotations).toEqual([
    ['MaintainerDeprecated', { file: 'app/Dockerfile', line: 2 }],
    ['ConsistentInstructionCasing', { file: 'app/Dockerfile', line: 1 }],
    ['LegacyKeyValueFormat', { file: 'app/Dockerfile', line: 3 }],
    ['SecretsUsedInArgOrEnv', { file: 'app/Dockerfile', line: 4 }],
    ['WorkdirRelativePath', { file: 'app/Dockerfile', line: 5 }],
  ])
  expect(lines.at(-1)).toBe('info: The checks of the Dockerfile found 1 more: see the list at the end of the build.')
})

test('docker gets the real path of the context, and is not started for a link that leads out since preflight', async () => {
  const contexts: unknown[] = []
  const docker: Docker = async (run) => {
    contexts.push(run.args.at(-1))
    return scripted(0, '')(run)
  }
  const linked = (target: string) => {
    rmSync(join(folder, 'link'), { force: true })
    symlinkSync(target, join(folder, 'link'))
    return buildImage({ docker, log: fakeLog(), signal: new AbortController().signal }, requestFor('link'))
  }
  expect((await linked('app')).digest).toBe(digest)
  expect((await rejected(linked('..'))).map(({ message }) => message)).toEqual([
    'Input context: `link` leads by the link `link` out of the workspace.',
  ])
  expect(contexts).toEqual([join(realpathSync(folder), 'app')])
})
