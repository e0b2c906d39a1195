import { expect, test } from 'vitest'
import { openPreview } from '../harness/github/preview.ts'
import { runJob } from '../harness/job.ts'
import { sweepJob } from '../harness/states.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

const template = `Parameters:
  ImageUri: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: [{ Name: main, Image: !Ref ImageUri, Memory: 64 }]
`

test('a sweep on main deletes the preview that a pull request has left, and its image', async () => {
  const { account, github, pull, run } = await openPreview(
    { 'stack.yml': template },
    { inputs: { template: 'stack.yml' } },
  )
  const opened = await run('opened')
  expect(opened.errors).toEqual([])
  pull.state = 'closed'

  const end = await runJob(sweepJob(account, github.env))

  expect([end.errors, end.warnings]).toEqual([[], []])
  expect(end.outputs).toMatchObject({ operation: 'sweep', 'changes-count': '1' })
  expect(await lookAt(account)).toEqual(NOTHING)
})
