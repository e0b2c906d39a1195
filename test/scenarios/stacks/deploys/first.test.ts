import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { configOf } from '../../harness/image.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { lookAt, parametersOf } from '../../harness/world.ts'

test('the first push builds the image, creates the stack and sets every output', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()

  const end = await runJob(job)

  expect(end.errors).toEqual([])
  expect(end.code).toBe(0)
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha] },
  })
  expect(end.outputs).toMatchObject({
    operation: 'create',
    'build-id': sha,
    'image-tag': sha,
    'image-reused': 'false',
    image: `${account.registry}/hello-job@${end.outputs.digest}`,
    'stack-name': 'hello',
    'has-changes': 'true',
  })
  const committed = execFileSync('git', ['-C', checkout.path, 'log', '-1', '--format=%ct'], { encoding: 'utf8' })
  expect((await configOf(account, end.outputs.digest)).Labels).toMatchObject({
    'org.opencontainers.image.revision': sha,
    'org.opencontainers.image.version': sha,
    'org.opencontainers.image.source': 'https://github.com/octo-org/hello-job',
    'org.opencontainers.image.created': new Date(Number(committed) * 1000).toISOString(),
    'servicefull.build-id': sha,
  })
  expect(await parametersOf(account, 'hello')).toMatchObject({ ImageUri: end.outputs.image, BuildId: sha })
  expect(end.leftovers).toEqual([])
})
