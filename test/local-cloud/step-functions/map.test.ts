import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { type Account, newAccount, until } from '../account.ts'

type Fields = Readonly<Record<string, unknown>>

const pass = { StartAt: 'Same', States: { Same: { Type: 'Pass', End: true } } }

/** Fails for an item that is 'bad', and waits for one that is 'slow'. */
const picky = {
  StartAt: 'Look',
  States: {
    Look: {
      Type: 'Choice',
      Choices: [
        { Variable: '$', StringEquals: 'bad', Next: 'Break' },
        { Variable: '$', StringEquals: 'slow', Next: 'Sleep' },
      ],
      Default: 'Same',
    },
    Same: { Type: 'Pass', End: true },
    Sleep: { Type: 'Wait', Seconds: 36_000, End: true },
    Break: { Type: 'Fail', Error: 'Bad', Cause: 'the item is bad' },
  },
}

/** A state machine of one Distributed Map over `$.items`, with more fields. Its fields replace those. */
async function machine({ id, sfn }: Account, processor: object, fields: Fields = {}): Promise<string> {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...processor }
  const Each = { Type: 'Map', Label: 'Each', ItemsPath: '$.items', ItemProcessor, End: true, ...fields }
  const definition = JSON.stringify({ StartAt: 'Each', States: { Each } })
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({ name: 'm', roleArn: `arn:aws:iam::${id}:role/r`, definition }),
  )
  return stateMachineArn
}

async function start({ sfn }: Account, stateMachineArn: string, input: unknown): Promise<string> {
  const request = { stateMachineArn, name: 'once', input: JSON.stringify(input) }
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand(request))
  return executionArn
}

function ended({ sfn }: Account, executionArn: string) {
  return until(
    () => sfn.send(new DescribeExecutionCommand({ executionArn })),
    ({ status }) => status !== 'RUNNING',
  )
}

/** Runs the machine to its end. */
async function run(account: Account, stateMachineArn: string, input: unknown) {
  return ended(account, await start(account, stateMachineArn, input))
}

async function mapRun({ sfn }: Account, executionArn = '') {
  const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }))
  expect(mapRuns).toHaveLength(1)
  return sfn.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }))
}

/** The types of the events of an execution, oldest first. */
async function eventsOf({ sfn }: Account, executionArn = ''): Promise<unknown[]> {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }))
  return events.map(({ type }) => type)
}

async function bucketWith({ id, s3 }: Account, objects: Readonly<Record<string, string>> = {}): Promise<string> {
  const Bucket = `items-${id}`
  await s3.send(new CreateBucketCommand({ Bucket }))
  for (const [Key, Body] of Object.entries(objects)) await s3.send(new PutObjectCommand({ Bucket, Key, Body }))
  return Bucket
}

async function readJson({ s3 }: Account, Bucket: string, Key: string) {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
  return JSON.parse((await Body?.transformToString()) ?? '')
}

const reader = (kind: 'getObject' | 'listObjectsV2', Parameters: Fields, ReaderConfig: Fields = {}) => ({
  ItemsPath: undefined,
  ItemReader: { Resource: `arn:aws:states:::s3:${kind}`, Parameters, ReaderConfig },
})

test('each item is an execution of its own, with a history', async () => {
  const account = newAccount()
  const name = { 'Name.$': '$$.Execution.Name', 'Item.$': '$' }
  const processor = { StartAt: 'Name', States: { Name: { Type: 'Pass', Parameters: name, End: true } } }
  const machineArn = await machine(account, processor)
  const parent = await run(account, machineArn, { items: ['a', 'b'] })

  const { mapRunArn, ...described } = await mapRun(account, parent.executionArn)
  expect(described).toMatchObject({ status: 'SUCCEEDED', itemCounts: { total: 2, succeeded: 2, pending: 0 } })
  const { executions = [] } = await account.sfn.send(new ListExecutionsCommand({ mapRunArn }))
  const names = executions.map((child) => child.name)
  const outputs: { Name: string; Item: string }[] = JSON.parse(parent.output ?? '')
  expect(outputs.map(({ Item }) => Item)).toEqual(['a', 'b'])
  expect(outputs.map(({ Name }) => Name).sort()).toEqual(names.sort())
  expect(executions[0]?.executionArn).toMatch(/:execution:m\/Each:[0-9a-f-]+$/)
  const history = ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']
  expect(await eventsOf(account, executions[0]?.executionArn)).toEqual(history)
  const { stateMachines = [] } = await account.sfn.send(new ListStateMachinesCommand({}))
  expect(stateMachines.map((each) => each.name)).toEqual(['m'])
})

test('a batch has its items in order, and what all batches have in common', async () => {
  const account = newAccount()
  const machineArn = await machine(account, pass, {
    ItemSelector: { 'At.$': '$$.Map.Item.Index', 'Of.$': '$$.Map.Item.Value' },
    ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'Parent.$': '$$.Execution.Name' } },
  })
  const { executionArn, output } = await run(account, machineArn, { items: ['a', 'b', 'c'] })
  const batch = (...items: [number, string][]) => ({
    BatchInput: { Parent: 'once' },
    Items: items.map(([At, Of]) => ({ At, Of })),
  })
  expect(JSON.parse(output ?? '')).toEqual([batch([0, 'a'], [1, 'b']), batch([2, 'c'])])
  const { itemCounts, executionCounts } = await mapRun(account, executionArn)
  expect([itemCounts?.succeeded, executionCounts?.succeeded]).toEqual([3, 2])
})

test('a batch is at most 256 KiB', async () => {
  const account = newAccount()
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(80_000))
  const bucket = await bucketWith(account, { list: JSON.stringify(items) })
  const machineArn = await machine(account, pass, {
    ...reader('getObject', { Bucket: bucket, Key: 'list' }, { InputType: 'JSON' }),
    ItemBatcher: { MaxItemsPerBatch: 9 },
    ResultSelector: {},
  })
  const { executionArn } = await run(account, machineArn, {})
  expect((await mapRun(account, executionArn)).executionCounts?.total).toBe(2)
})

test.each([
  ['CSV', 'name,size\na,1\nb,2\n', { CSVHeaderLocation: 'FIRST_ROW' }],
  ['JSONL', '{"name":"a","size":"1"}\n{"name":"b","size":"2"}\n', {}],
  ['JSON', '[{"name":"a","size":"1"},{"name":"b","size":"2"}]', {}],
])('items come from a %s file in S3 that the input names', async (InputType, text, more) => {
  const account = newAccount()
  const bucket = await bucketWith(account, { list: text })
  const place = { Bucket: bucket, 'Key.$': '$.key' }
  const machineArn = await machine(account, pass, reader('getObject', place, { InputType, ...more }))
  const { output } = await run(account, machineArn, { key: 'list' })
  expect(JSON.parse(output ?? '')).toEqual([
    { name: 'a', size: '1' },
    { name: 'b', size: '2' },
  ])
})

test('items are the objects under a prefix', async () => {
  const account = newAccount()
  const bucket = await bucketWith(account, { 'in/a': '1', 'in/b': '22', out: '3' })
  const machineArn = await machine(account, pass, reader('listObjectsV2', { Bucket: bucket, 'Prefix.$': '$.prefix' }))
  const { output } = await run(account, machineArn, { prefix: 'in/' })
  expect(JSON.parse(output ?? '')).toMatchObject([
    { Key: 'in/a', Size: 1 },
    { Key: 'in/b', Size: 2 },
  ])
})

test.each([
  ['is missing', 'other', /The specified key does not exist/],
  ['cannot be parsed', 'broken', /^The items cannot be read as JSON/],
  ['is no array', 'object', /^Attempting to map over non-iterable node/],
])('a file that %s fails the run', async (_, key, cause) => {
  const account = newAccount()
  const bucket = await bucketWith(account, { broken: '[', object: '3' })
  const place = { Bucket: bucket, 'Key.$': '$.key' }
  const machineArn = await machine(account, pass, reader('getObject', place, { InputType: 'JSON' }))
  const execution = await run(account, machineArn, { key })
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: expect.stringMatching(cause),
  })
  expect((await eventsOf(account, execution.executionArn)).slice(1)).toEqual([
    'MapStateEntered',
    'MapStateStarted',
    'MapRunStarted',
    'MapRunFailed',
    'MapStateFailed',
    'ExecutionFailed',
  ])
})

test('tolerated failures do not fail the run, and its results are in S3', async () => {
  const account = newAccount()
  const bucket = await bucketWith(account)
  const Parameters = { Bucket: bucket, 'Prefix.$': "States.Format('results/{}', $$.Execution.Name)" }
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters }
  const machineArn = await machine(account, picky, { ToleratedFailureCount: 1, ResultWriter })
  const { executionArn, output, status } = await run(account, machineArn, { items: ['a', 'bad', 'c'] })

  expect(status).toBe('SUCCEEDED')
  const { mapRunArn = '', itemCounts } = await mapRun(account, executionArn)
  const folder = `results/once/${mapRunArn.split(':').at(-1)}`
  const Key = `${folder}/manifest.json`
  expect(JSON.parse(output ?? '')).toEqual({ MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key } })
  expect(itemCounts).toMatchObject({ succeeded: 2, failed: 1, resultsWritten: 3 })
  expect(await readJson(account, bucket, Key)).toMatchObject({
    DestinationBucket: bucket,
    ResultFiles: {
      SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json` }],
      FAILED: [{ Key: `${folder}/FAILED_0.json` }],
      PENDING: [],
    },
  })
  expect(await readJson(account, bucket, `${folder}/FAILED_0.json`)).toMatchObject([
    { Status: 'FAILED', Input: '"bad"', Error: 'Bad', Cause: 'the item is bad' },
  ])
  expect((await eventsOf(account, executionArn)).slice(1)).toEqual([
    'MapStateEntered',
    'MapStateStarted',
    'MapRunStarted',
    'MapRunSucceeded',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ])
})

test('without a ResultWriter, the result has the executions that failed', async () => {
  const account = newAccount()
  const machineArn = await machine(account, picky, { ToleratedFailurePercentage: 50 })
  const { output } = await run(account, machineArn, { items: ['a', 'bad'] })
  expect(JSON.parse(output ?? '')).toMatchObject(['a', { Status: 'FAILED', Error: 'Bad' }])
})

test('one failure too many aborts what runs, and starts nothing more', async () => {
  const account = newAccount()
  const bucket = await bucketWith(account)
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: bucket } }
  const machineArn = await machine(account, picky, { MaxConcurrency: 2, ToleratedFailurePercentage: 20, ResultWriter })
  const execution = await run(account, machineArn, { items: ['slow', 'bad', 'bad', 'slow', 'c', 'd', 'e'] })

  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' })
  const { mapRunArn = '', ...described } = await mapRun(account, execution.executionArn)
  expect(described).toMatchObject({ status: 'FAILED', itemCounts: { total: 7, failed: 2, running: 0 } })
  const aborted = described.itemCounts?.aborted ?? 0
  expect(aborted + (described.itemCounts?.pending ?? 0)).toBe(5)
  expect(aborted).toBeGreaterThan(0)
  const folder = mapRunArn.split(':').at(-1)
  const pending: { Input: string }[] = await readJson(account, bucket, `${folder}/PENDING_0.json`)
  expect(pending.map(({ Input }) => Input)).toContain('"e"')
})

test('stopping the parent aborts the run and its children', async () => {
  const account = newAccount()
  const executionArn = await start(account, await machine(account, picky), { items: ['slow', 'slow'] })
  await expect.poll(async () => (await mapRun(account, executionArn)).itemCounts?.running).toBe(2)
  await account.sfn.send(new StopExecutionCommand({ executionArn }))
  await expect.poll(async () => (await mapRun(account, executionArn)).status).toBe('ABORTED')
  const { mapRunArn } = await mapRun(account, executionArn)
  const { executions = [] } = await account.sfn.send(new ListExecutionsCommand({ mapRunArn }))
  expect(executions.map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED'])
})

test('a run without MaxConcurrency is reported as unbounded, and an unknown one is not found', async () => {
  const account = newAccount()
  const { executionArn } = await run(account, await machine(account, pass), { items: [1] })
  const { mapRunArn, maxConcurrency } = await mapRun(account, executionArn)
  expect(maxConcurrency).toBe(2_147_483_647)
  await expect(account.sfn.send(new DescribeMapRunCommand({ mapRunArn: `${mapRunArn}0` }))).rejects.toMatchObject({
    name: 'ResourceNotFound',
    message: `Resource not found: '${mapRunArn}0'`,
  })
})
