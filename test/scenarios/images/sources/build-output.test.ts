import { expect, test } from 'vitest'
import { readInImage } from '../../harness/image.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { withoutDocker } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('build output that git ignores differs between staging and production: each stack runs its own, and finds it again', async () => {
  const { account, checkout, job } = openJob({
    Dockerfile: 'FROM scratch\nCOPY hello-job /\nCOPY dist /site\nENTRYPOINT ["/hello-job"]\n',
    '.gitignore': 'dist/\n',
    '.dockerignore': '.git\n',
  })
  const sha = checkout.head()
  const deploy = (stage: string, env = {}) => {
    checkout.write({ 'dist/config.js': `API="https://${stage}.example.com"\n` })
    return runJob({ ...job, inputs: { 'stack-name': stage }, env })
  }

  const staging = await deploy('staging')
  const production = await deploy('production')
  const again = await deploy('staging', withoutDocker())

  expect([staging.errors, production.errors, again.errors]).toEqual([[], [], []])
  const site = 'site/config.js'
  expect(await readInImage(account, staging.outputs.digest, site)).toBe('API="https://staging.example.com"\n')
  expect(await readInImage(account, production.outputs.digest, site)).toBe('API="https://production.example.com"\n')
  expect(again.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true', image: staging.outputs.image })
  expect(await lookAt(account)).toEqual({
    stacks: { staging: 'CREATE_COMPLETE', production: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha, production.outputs['image-tag']] },
  })
})

test('what docker does not send does not decide', async () => {
  const { account, checkout, job } = openJob({ '.dockerignore': '*.log\n' })
  const first = await runJob(job)
  checkout.write({ 'build.log': 'of this run' })

  const again = await runJob({ ...job, env: withoutDocker() })

  expect(again.errors).toEqual([])
  expect(again.outputs).toMatchObject({ operation: 'none', 'image-reused': 'true', image: first.outputs.image })
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [checkout.head()] })
})
