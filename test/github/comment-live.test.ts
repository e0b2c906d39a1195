import { expect, test } from 'vitest'
import type { Clock } from '../../src/edges/clock.ts'
import { openGitHub } from '../../src/edges/github.ts'
import { openHttp } from '../../src/edges/http.ts'
import { openComment, type Weight } from '../../src/github/comment.ts'
import { fakeLog } from '../fixtures/log.ts'
import { type GitHubOptions, startGitHub } from '../scenarios/harness/github/github.ts'

const target = {
  repository: 'octo-org/hello-job',
  pullRequest: 7,
  key: 'hello-pr-7',
  token: 'ghs_1',
  run: { id: '12', number: '3', attempt: '1', url: 'https://github.example/run/1' },
}

/** Waits that end when the test says so. */
function openClock() {
  const waits: (() => void)[] = []
  const wait: Clock['wait'] = (_, signal) =>
    new Promise((resolve, reject) => {
      waits.push(resolve)
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      if (signal.aborted) reject(signal.reason)
    })
  const clock: Clock = { now: () => 0, wait }
  /** Ends the next wait, as soon as there is one. */
  const tick = async (): Promise<void> => {
    await expect.poll(() => waits.length).toBeGreaterThan(0)
    waits.shift()?.()
  }
  return { clock, tick }
}

/** The comment of a run, what it has said so far, without markers and links, and what was saved for the post step. */
async function open(options: GitHubOptions = {}) {
  const said: string[] = []
  const github = await startGitHub({
    ...options,
    onRequest: async (request, repository) => {
      listen(repository)
      await options.onRequest?.(request, repository)
    },
  })
  function listen({ comments }: Pick<typeof github, 'comments'>): void {
    const text = comments.at(-1)?.body.split('\n')[2]
    if (text !== undefined && text !== said.at(-1)) said.push(text)
  }
  const [log, { clock, tick }, saved] = [fakeLog(), openClock(), [] as boolean[]]
  const api = async (signal: AbortSignal) =>
    openGitHub({ env: github.env, http: openHttp({}), signal, token: 'ghs_1', second: 10 })
  const comment = openComment({ github: api, log, clock, saveOpen: (isOpen) => saved.push(isOpen) }, target)
  const end = async (markdown: string, weight?: Weight): Promise<void> => {
    await comment.end(markdown, weight)
    listen(github)
  }
  const heard = (): readonly string[] => {
    listen(github)
    return said
  }
  const warnings = () => log.lines.filter((line) => line.startsWith('warning'))
  return { show: comment.show, end, tick, github, said, saved, warnings, heard }
}

test('a run that ends at once writes only that, and leaves nothing to the post step', async () => {
  const { show, end, github, said, saved } = await open()
  show('building')
  await end('done')
  expect(said).toEqual(['done'])
  expect(github.requests).toHaveLength(2)
  expect(saved).toEqual([])
})

test('each state that lasts is shown, and the post step knows until the end', async () => {
  const { show, end, tick, said, saved, heard } = await open()
  for (const state of ['building', 'deploying']) {
    show(state)
    await tick()
    await expect.poll(heard).toContain(state)
  }
  expect(saved).toEqual([true])
  await end('done')
  expect(said).toEqual(['building', 'deploying', 'done'])
  expect(saved).toEqual([true, false])
})

test('of states that follow each other at once, the last one is shown', async () => {
  const { show, end, tick, said, heard } = await open()
  show('building')
  show('waiting')
  show('deploying')
  await tick()
  await expect.poll(heard).toEqual(['deploying'])
  await end('done')
  expect(said).toEqual(['deploying', 'done'])
})

test('the end waits for the write that is under way, so that it is the last', async () => {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const { show, end, tick, said } = await open({
    onRequest: (request) => (/^POST .*comments/.test(request) ? held : undefined),
  })
  show('building')
  await tick()
  const ending = end('done')
  setTimeout(release, 50)
  await ending
  expect(said).toEqual(['building', 'done'])
})

test('a run writes a handful of states, whatever happens', async () => {
  const { show, end, tick, said, heard } = await open()
  for (let count = 1; count <= 8; count += 1) {
    show(`state ${count}`)
    await tick()
    await expect.poll(heard).toContain(`state ${count}`)
  }
  show('one more')
  await end('done')
  expect(said).toHaveLength(9)
})

test('a token that may not comment is tried once, and warned of once', async () => {
  const { show, end, tick, github, warnings } = await open({ permissions: { 'pull-requests': 'none' } })
  show('building')
  await tick()
  await expect.poll(() => github.requests.length).toBe(1)
  await new Promise(setImmediate)
  show('deploying')
  await end('done')
  expect(github.requests).toHaveLength(1)
  expect(warnings()).toEqual([expect.stringContaining('Add `pull-requests: write`')])
})

test('a state that could not be shown is no warning where the end is', async () => {
  const fault = { on: /^POST .*comments/, status: 422, message: 'no' }
  const { show, end, tick, github, said, saved, warnings } = await open({ faults: [fault] })
  show('building')
  await tick()
  await expect.poll(() => github.requests.length).toBe(2)
  await end('done')
  expect(said).toEqual(['done'])
  expect(warnings()).toEqual([])
  expect(saved).toEqual([true, false])
})

test('an end that could not be written is left to the post step', async () => {
  const fault = { on: /^PATCH/, status: 422, message: 'no' }
  const { show, end, tick, saved, warnings, heard } = await open({ faults: [fault] })
  show('building')
  await tick()
  await expect.poll(heard).toEqual(['building'])
  await end('done')
  expect(saved).toEqual([true])
  expect(warnings()).toHaveLength(1)
})

test('a later run keeps the comment to itself', async () => {
  const body = '<!-- servicefull: hello-pr-7 -->\n<!-- 13.1 busy -->\nlater'
  const { show, end, tick, github, said } = await open({ comments: [{ body }] })
  show('building')
  await tick()
  await expect.poll(() => github.requests.length).toBe(1)
  await end('done')
  expect(said).toEqual(['later'])
})

test('what is no news renews a comment, and makes none', async () => {
  const { end, github } = await open()
  await end('gone', 'update')
  expect(github.comments).toEqual([])
  const other = await open({ comments: [{ body: '<!-- servicefull: hello-pr-7 -->\n<!-- 11.1 -->\nready' }] })
  await other.end('gone', 'update')
  expect(other.said).toEqual(['ready', 'gone'])
})

test('a run that does nothing replaces only what it has shown itself', async () => {
  const ready = { body: '<!-- servicefull: hello-pr-7 -->\n<!-- 11.1 -->\nready' }
  const silent = await open({ comments: [ready] })
  await silent.end('skipped', 'own')
  expect(silent.github.comments).toEqual([expect.objectContaining(ready)])
  const { show, end, tick, said, heard } = await open({ comments: [ready] })
  show('building')
  await tick()
  await expect.poll(heard).toContain('building')
  await end('skipped', 'own')
  expect(said).toEqual(['ready', 'building', 'skipped'])
})
