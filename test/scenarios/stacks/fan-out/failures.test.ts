import { expect, test } from 'vitest'
import { deployFanOut } from '../../harness/fan-out/deploy.ts'
import { fanOut, linesOf } from '../../harness/fan-out/fan-out.ts'
import { listenTo } from '../../harness/service/topic.ts'

test('one failure too many stops the rest, and the message says how to find what failed', async () => {
  const stack = await deployFanOut('MaxConcurrency=1', 'ToleratedFailureCount=1')
  const nextMessage = await listenTo(stack)

  const fan = await fanOut(stack, { items: ['a', 'bad 1', 'bad 2', 'b'] }, 'too-many')

  expect(fan).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' })
  const where = `s3://${stack.bucket}/results/too-many/`
  expect(fan.cause).toMatch(
    /^2 of 4 items failed, more than tolerated, so 1 were not done; 1 succeeded\. Results: s3:\S+\/manifest\.json$/,
  )
  expect(fan.cause).toContain(where)
  expect(await nextMessage()).toMatchObject({ Status: 'FAILED', Error: fan.error, Cause: fan.cause })
})

test('what failed runs again, as often as needed, from the file of failures', async () => {
  const stack = await deployFanOut('ItemsPerTask=2', 'ToleratedFailurePercentage=100')
  const failures = async (input: unknown) => {
    const { output } = await fanOut(stack, input)
    return { Failed: output?.Failed, again: `${output?.Results.slice(`s3://${stack.bucket}/`.length)}` }
  }
  const key = ({ again }: { again: string }) => again.replace('manifest.json', 'FAILED_0.json')

  const first = await failures({ items: ['a', 'bad', 'c', 'd'] })
  const second = await failures({ again: key(first) })
  const third = await failures({ again: key(second) })

  expect([first.Failed, second.Failed, third.Failed]).toEqual([2, 1, 1])
  const lines = await linesOf(stack)
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['["a","bad"]', '["a","bad"]', '["a","bad"]', '["c","d"]'])
})

test('an input of another form is refused, and so is another bucket', async () => {
  const stack = await deployFanOut()
  const nextMessage = await listenTo(stack)
  const cause =
    'The input must have items, an array with at least one item; or s3.prefix; or s3.key, the key of a .csv, .jsonl or .json file; ' +
    `or again, the key of a FAILED_n.json. All objects are in the bucket ${stack.bucket}`
  for (const input of [{}, { items: [] }, { s3: { key: 'list.xlsx' } }, { s3: { bucket: 'other', key: 'list.csv' } }]) {
    expect(await fanOut(stack, input)).toMatchObject({ status: 'FAILED', error: 'Input.Invalid', cause })
    expect(await nextMessage()).toMatchObject({ Status: 'FAILED', Cause: cause })
  }
})

test('a file that is not there fails the execution with its name', async () => {
  const stack = await deployFanOut()
  const nextMessage = await listenTo(stack)
  const fan = await fanOut(stack, { s3: { key: 'lost.csv' } })
  expect(fan).toMatchObject({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: expect.stringContaining('lost.csv'),
  })
  expect(await nextMessage()).toMatchObject({ Status: 'FAILED', Cause: fan.cause })
})
