import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { scratchFolder } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

/** A PATH whose docker builds and pushes, then writes an empty metadata file. No buildx that runs here does that. */
function pathWithForgetfulDocker(): string {
  const folder = scratchFolder('path')
  const docker = execFileSync('which', ['docker'], { encoding: 'utf8' }).trim()
  const empty =
    'for each; do case $each in --metadata-file=*) echo "{}" > "$(echo "$each" | cut -d= -f2)" ;; esac; done'
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\n'${docker}' "$@" || exit\n${empty}\n`, { mode: 0o755 })
  return `${folder}:${process.env.PATH}`
}

test('an image is not deployed when buildx reports no digest', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()

  const end = await runJob({ ...job, env: { PATH: pathWithForgetfulDocker() } })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(/^::buildx pushed the image but its metadata file names no digest\.\nUpdate buildx/),
  ])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [sha] } })
})
