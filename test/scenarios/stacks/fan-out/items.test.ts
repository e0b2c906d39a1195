import { expect, test } from 'vitest'
import { deployFanOut } from '../../harness/fan-out/deploy.ts'
import { fanOut, linesOf, putObject, readJson } from '../../harness/fan-out/fan-out.ts'
import { listenTo } from '../../harness/service/topic.ts'

/** A file of results, as Step Functions writes it. */
type Results = readonly {
  readonly Status: string
  readonly Input: string
  readonly Output?: string
  readonly Cause?: string
}[]

test('fifty items run as fifty tasks: tolerated failures, counts, results in S3, and a message', async () => {
  const stack = await deployFanOut('ToleratedFailurePercentage=10', 'MaxConcurrency=10')
  const nextMessage = await listenTo(stack)
  const items = Array.from({ length: 50 }, (_, index) => ({
    name: index % 20 === 7 ? `bad ${index}` : `good ${index}`,
  }))

  const fan = await fanOut(stack, { items }, 'fifty')

  const { output } = fan
  expect(output).toMatchObject({ Total: 50, Succeeded: 47, Failed: 3, NotDone: 0 })
  expect(await nextMessage()).toMatchObject({
    Status: 'SUCCEEDED',
    Items: output,
    ExecutionName: 'fifty',
    BuildId: stack.commit,
  })
  const manifest = output?.Results ?? ''
  const folder = manifest.slice(0, manifest.lastIndexOf('/'))
  expect(folder).toMatch(new RegExp(`^s3://${stack.bucket}/results/fifty/[0-9a-f-]+$`))
  const succeeded = await readJson<Results>(stack.account, `${folder}/SUCCEEDED_0.json`)
  expect(succeeded.map(({ Output = '' }) => JSON.parse(Output).ExitCode)).toEqual(Array(47).fill(0))
  const failed = await readJson<Results>(stack.account, `${folder}/FAILED_0.json`)
  expect(failed.map(({ Input }) => JSON.parse(Input).Items)).toEqual(
    [7, 27, 47].map((Index) => [{ Index, Item: { name: `bad ${Index}` } }]),
  )
  expect(failed.map(({ Cause = '' }) => JSON.parse(Cause).Containers[0].ExitCode)).toEqual([3, 3, 3])
  expect(await linesOf(stack)).toEqual(
    items
      .map((item, index) => `${index} ${JSON.stringify([item])} fifty ${stack.bucket} results/fifty ${stack.commit}`)
      .sort(),
  )
})

test('items come from a CSV, JSON Lines or JSON file, or are the objects of a folder, and share tasks in batches', async () => {
  const stack = await deployFanOut('ItemsPerTask=2')
  await putObject(stack, 'list.csv', 'name\na\nb\nc\n')
  await putObject(stack, 'list.jsonl', '{"name":"a"}\n{"name":"b"}\n{"name":"c"}\n')
  await putObject(stack, 'list.json', '[{"name":"a"},{"name":"b"},{"name":"c"}]')
  for (const name of ['a', 'b', 'c']) await putObject(stack, `videos/${name}.mp4`, '')

  const fans = []
  for (const key of ['list.csv', 'list.jsonl', 'list.json']) fans.push(await fanOut(stack, { s3: { key } }))
  const fromFiles = await linesOf(stack)
  fans.push(await fanOut(stack, { s3: { bucket: stack.bucket, prefix: 'videos/' } }))

  expect(fans.map(({ output }) => output)).toMatchObject(Array(4).fill({ Total: 3, Succeeded: 3, Failed: 0 }))
  const batches = (lines: readonly string[]) => lines.map((line) => line.split(' ').slice(0, 2).join(' '))
  const [first, second] = ['0 [{"name":"a"},{"name":"b"}]', '2 [{"name":"c"}]']
  expect(batches(fromFiles)).toEqual([first, first, first, second, second, second])
  const objects = (await linesOf(stack)).filter((line) => line.includes('.mp4'))
  expect(objects.map((line) => line.match(/videos\/.\.mp4/g))).toEqual([
    ['videos/a.mp4', 'videos/b.mp4'],
    ['videos/c.mp4'],
  ])
})
