import { expect, test } from 'vitest'
import { openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('command build pushes the image and touches no stack; a later job deploys it without docker', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()

  const built = await runJob({ ...job, inputs: { command: 'build', 'stack-name': '' } })

  expect(built.errors).toEqual([])
  expect(built.outputs).toEqual({
    operation: 'build',
    'build-id': sha,
    image: `${account.registry}/hello-job@${built.outputs.digest}`,
    'image-tag': sha,
    digest: built.outputs.digest,
    'repository-uri': `${account.registry}/hello-job`,
    'image-reused': 'false',
  })
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [sha] } })

  const deployed = await runJob({
    ...job,
    inputs: { image: built.outputs.image ?? '' },
    env: NO_ENGINE,
  })

  expect(deployed.outputs).toMatchObject({ operation: 'create', image: built.outputs.image })
})
