import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

/** A RUN that prints what a registry says when another account may not push, and fails. */
const DOCKERFILE = `FROM servicefull/busybox:local
RUN echo "failed to push "; : User: arn:aws:sts::666666666666:assumed-role/ci/x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:us-east-1:111122223333:repository/app because no resource-based policy allows it; exit 1
`

test('a RUN that fails with the words of a registry is a failed step, not a refused push', async () => {
  const { account, job } = openJob({ Dockerfile: DOCKERFILE })

  const end = await runJob({ ...job, inputs: { 'build-args': '' } })

  expect(end.code).toBe(1)
  expect(end.errors).toHaveLength(1)
  expect(end.errors[0]).toContain('The image was not built: step 2/2 failed with exit code 1')
  expect(end.errors[0]).toContain('Correct that instruction or what it runs')
  expect(end.errors[0]).not.toContain('not pushed')
  expect(end.errors[0]).not.toContain('"Principal"')
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
})
