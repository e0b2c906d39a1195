import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Docker } from '../../../src/edges/docker.ts'
import { checkImage } from '../../../src/image/build/check.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'
import { testFolder } from '../../fixtures/folder.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { rejected } from '../../fixtures/thrown.ts'

/** As buildx 0.33 and BuildKit 0.29 write it. */
const FOUND = `#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
Check complete, 2 warnings have been found!

WARNING: FromAsCasing - https://docs.docker.com/go/dockerfile/rule/from-as-casing/
'as' and 'FROM' keywords' casing do not match
Dockerfile:1
--------------------
   1 | >>> FROM scratch as base
   2 |     MAINTAINER me
--------------------

WARNING: UnusedRule
somewhere
`

function check(code: number, output: string) {
  const workspace = testFolder()
  writeFileSync(join(workspace, 'Dockerfile'), 'FROM scratch as base\nMAINTAINER me\n')
  const runs: (readonly string[])[] = []
  const docker: Docker = async ({ args, onOutput }) => {
    runs.push(args)
    onOutput?.(output)
    return { code, output }
  }
  const log = fakeLog()
  const settings = { ...BUILD, target: 'base', buildArgs: ['A=1'], builder: 'b', noCache: true, shmSize: '1g' }
  const edges = { docker, log, signal: new AbortController().signal }
  return { checked: checkImage(edges, { workspace, temporary: workspace }, settings), runs, log, workspace }
}

test('a Dockerfile without warnings passes; docker gets what decides how it is read, and no more', async () => {
  const { checked, runs, workspace } = check(0, 'Check complete, no warnings found.\n')
  await checked
  expect(runs).toEqual([
    [
      ...['buildx', 'build', '--call=check', '--progress=plain', '--build-arg=A=1', '--target=base', '--builder=b'],
      ...['--', workspace],
    ],
  ])
})

test('warnings are shown at their lines, and are a Problem', async () => {
  const { checked, log } = check(1, FOUND)
  expect(await rejected(checked)).toMatchObject([
    { message: 'The Dockerfile `Dockerfile` does not pass its build checks.', place: { file: 'Dockerfile' } },
  ])
  expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([
    expect.stringContaining("FromAsCasing: 'as' and 'FROM' keywords' casing do not match"),
    expect.stringContaining('UnusedRule: somewhere'),
  ])
})

test('a builder that is too old for checks is told as that', async () => {
  const { checked } = check(1, 'ERROR: failed to build: failed to solve: unsupported request frontend.lint\n')
  expect(await rejected(checked)).toMatchObject([
    {
      message: 'The builder of this runner is too old to check a Dockerfile.',
      remedy: 'Add `- uses: docker/setup-buildx-action@v4` before this step.',
    },
  ])
})
