import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { scratchFolder } from '../../harness/scratch.ts'
import { lookAt } from '../../harness/world.ts'

/** A PATH with a docker that builds and pushes, and then tells no digest: no buildx that we can have here does so. */
function pathWithForgetfulDocker(): string {
  const folder = scratchFolder('path')
  const docker = execFileSync('which', ['docker'], { encoding: 'utf8' }).trim()
  const empty =
    'for each; do case $each in --metadata-file=*) echo "{}" > "$(echo "$each" | cut -d= -f2)" ;; esac; done'
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\n'${docker}' "$@" || exit\n${empty}\n`, { mode: 0o755 })
  return `${folder}:${process.env.PATH}`
}

test('an image whose digest nobody tells is not deployed', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()

  const end = await runJob({ account, checkout, event: push(sha), env: { PATH: pathWithForgetfulDocker() } })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(/^::buildx pushed the image but its metadata file names no digest\.\nUpdate buildx/),
  ])
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [sha] } })
})
