import { globSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { compare, mayRun, numbersOf, storiesIn } from '../script/opinion/compare.ts'
import { CLOUDS, DIFFERENCES, type Difference } from '../script/opinion/differences.ts'
import { withFront } from '../script/opinion/front.ts'
import { findingOf } from '../script/opinion/stories.ts'
import { cellOf, differenceTable, storyTable } from '../script/opinion/tables.ts'

const root = join(import.meta.dirname, '..')
const files = globSync('test/scenarios/any-cloud/*.test.ts', { cwd: root }).sort()
const sources = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const stories = sources.flatMap(({ file, text }) => storiesIn(file, text))

const known: readonly Difference[] = [
  { on: 'LocalStack', what: 'a|b', right: 'ours', source: 'a page', seen: { one: ['the tags', 'the outputs'] } },
  { on: 'moto', what: 'c', right: 'ours', source: 'a page', seen: { one: ['the tags'] } },
  { on: 'LocalStack', what: 'd', right: 'ours', source: 'a page', seen: { one: ['no error'], two: ['no error'] } },
]
const finding = (story: string, fact: string) => ({ story, fact, detail: '' })

test('a difference that is not in the list is unknown, and one that no longer occurs is gone', () => {
  const findings = [finding('one', 'the tags'), finding('one', 'no error'), finding('two', 'the tags')]

  expect(compare('LocalStack', findings, known)).toEqual({
    unknown: [finding('two', 'the tags')],
    gone: [
      { story: 'one', fact: 'the outputs' },
      { story: 'two', fact: 'no error' },
    ],
  })
  expect(compare('the local cloud', [], known)).toEqual({ unknown: [], gone: [] })
})

test('the tables name the known differences by number', () => {
  const file = 'test/scenarios/any-cloud/deletes.test.ts'

  expect(numbersOf('LocalStack', 'one', known)).toEqual([1, 3])
  expect(cellOf('the local cloud', { file, title: 'one' }, known)).toBe('same')
  expect(storyTable([{ file, title: 'one' }], known).split('\n')).toEqual([
    '| story | the local cloud | LocalStack | moto |',
    '| - | - | - | - |',
    '| one | same | differs (1, 3) | not run |',
  ])
  expect(differenceTable(known).split('\n')[2]).toBe('| 1 | LocalStack | a\\|b | ours | a page |')
})

test('an error of a story is about the fact that its message begins with', () => {
  const failed = { name: 'AssertionError', message: 'the tags: expected [] to be 1: no', diff: '- 1' }

  expect(findingOf('one', failed)).toEqual({
    story: 'one',
    fact: 'the tags',
    detail: 'the tags: expected [] to be 1: no\n- 1',
  })
  expect(findingOf('one', { name: 'ValidationError', message: 'Stack: gone' }).fact).toBe('the end of the story')
})

test('every known difference is about a story that its cloud runs, and about facts of that story', () => {
  for (const { on, seen } of DIFFERENCES) {
    for (const [title, facts] of Object.entries(seen)) {
      const { file = '' } = stories.find((story) => story.title === title) ?? {}
      expect([title, mayRun(on, file)]).toEqual([title, true])
      const text = sources.find((source) => source.file === file)?.text ?? ''
      const [, body = ''] = text.split(`test('${title}'`)
      for (const fact of facts) expect(body.split('\ntest(')[0]).toContain(`'${fact}'`)
    }
  }
})

test('every assertion of a story names its fact, and no two stories have one title', () => {
  expect(stories.length).toBeGreaterThan(30)
  expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length)
  for (const { file, text } of sources) expect([file, text.match(/\bexpect\(/g)]).toEqual([file, null])
  for (const cloud of CLOUDS) expect(files.some((file) => mayRun(cloud, file))).toBe(true)
})

/** Starts a server that answers with the headers of the request, for this test only. */
async function startEcho(): Promise<string> {
  const server = createServer((request: IncomingMessage, response) => {
    response.writeHead(202, { 'x-seen': String(request.headers['x-moto-account-id']) })
    request.pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('the front passes calls on with their account, reports them, and refuses pushes', async () => {
  const endpoint = await startEcho()
  const sign = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=911122223333/20260101/us-east-1/${service}/aws4_request`,
  })
  await withFront(endpoint, async (front) => {
    const stacks = await fetch(front, {
      method: 'POST',
      headers: sign('cloudformation'),
      body: 'Action=CreateStack&A=b',
    })
    const target = { ...sign('ecr'), 'x-amz-target': 'AmazonEC2ContainerRegistry_V1.PutImage' }
    await fetch(front, { method: 'POST', headers: target, body: '{}' })
    const push = await fetch(`${front}/v2/hello/blobs/uploads/`, { method: 'POST' })
    const seen = await fetch(`${front}/_cloud/requests?account=911122223333`)
    const others = await fetch(`${front}/_cloud/requests?account=900000000000`)

    expect([stacks.status, stacks.headers.get('x-seen'), await stacks.text()]).toEqual([
      202,
      '911122223333',
      'Action=CreateStack&A=b',
    ])
    expect(push.status).toBe(403)
    expect(await seen.json()).toEqual([
      { account: '911122223333', service: 'cloudformation', action: 'CreateStack' },
      { account: '911122223333', service: 'ecr', action: 'PutImage' },
    ])
    expect(await others.json()).toEqual([])
  })
})
