import { expect, test } from 'vitest'
import type { Log } from '../../src/edges/runner.ts'
import { namedLogs } from '../../src/image/images.ts'
import { fakeLog } from '../fixtures/log.ts'

/** A log as the runner's, with the ends of its parts. */
function logWithEnds() {
  const log = fakeLog()
  const around = async <T>(end: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } finally {
      log.lines.push(end)
    }
  }
  const whole: Log = {
    ...log,
    group: (title, work) => around('group ends', () => log.group(title, work)),
    foreign: (work) => around('foreign ends', () => log.foreign(work)),
  }
  return { lines: log.lines, log: whole }
}

test('the output of each build is shown when it ends, as a whole, under a title', async () => {
  const { lines, log } = logWithEnds()
  const logOf = namedLogs(log)
  const [api, web] = [logOf('api'), logOf('web')]
  const { promise: webMayEnd, resolve: endWeb } = Promise.withResolvers<void>()

  const building = web.group('Build b', () =>
    web.foreign(async (write) => {
      write('web 1\n')
      await webMayEnd
      write('web 2\n')
    }),
  )
  const built = api.group('Build a', () =>
    api.foreign(async (write) => {
      write('api 1\n')
      api.warning('careful', { file: 'Dockerfile' })
      write('api 2\n')
      return 'done'
    }),
  )
  expect(await built).toBe('done')
  endWeb()
  await building

  expect(lines).toEqual([
    'warning: image api: careful',
    'group: image api: Build a',
    'foreign: api 1\napi 2\n',
    'foreign ends',
    'group ends',
    'group: image web: Build b',
    'foreign: web 1\nweb 2\n',
    'foreign ends',
    'group ends',
  ])
})

test('the output of builds that end at the same moment is not mixed', async () => {
  const { lines, log } = logWithEnds()
  const logOf = namedLogs(log)
  const build = async (name: string): Promise<void> => {
    const own = logOf(name)
    await own.group('Build', () => own.foreign(async (write) => write(name)))
    own.info('pushed')
  }
  await Promise.all([build('a'), build('b')])
  await logOf('c').group('', async () => undefined)
  const shown = (name: string) => [`group: image ${name}: Build`, `foreign: ${name}`, 'foreign ends', 'group ends']
  expect(lines.filter((line) => !line.startsWith('info')).slice(0, 8)).toEqual([...shown('a'), ...shown('b')])
  expect(lines.filter((line) => line.startsWith('info'))).toEqual(['info: image a: pushed', 'info: image b: pushed'])
})

test('a build that fails shows its output before its error', async () => {
  const { lines, log } = logWithEnds()
  const api = namedLogs(log)('api')
  const failing = api.group('Build', () =>
    api.foreign(async (write) => {
      write('ERROR\n')
      throw new Error('failed')
    }),
  )
  await expect(failing).rejects.toThrow('failed')
  expect(lines).toEqual(['group: image api: Build', 'foreign: ERROR\n', 'foreign ends', 'group ends'])
})

test('a secret is masked at once, without a name in front', () => {
  const { lines, log } = logWithEnds()
  namedLogs(log)('api').mask('hush')
  expect(lines).toEqual(['mask: hush'])
})

test('of a very long output, the last part is kept', async () => {
  const { lines, log } = logWithEnds()
  const api = namedLogs(log)('api')
  const chunk = 'x'.repeat(1024 * 1024)
  for (const title of ['a', 'b']) {
    await api.group(title, () =>
      api.foreign(async (write) => {
        for (let count = 0; count < (title === 'a' ? 40 : 1); count += 1) write(chunk)
        write('the end')
      }),
    )
  }
  const [first = '', second = ''] = lines.filter((line) => line.startsWith('foreign: '))
  // A pattern over megabytes may exceed the stack of the engine.
  const [head, rest = ''] = first.split('\n')
  expect(head).toBe('foreign: (the beginning of this output is left out)')
  expect([rest.replaceAll('x', ''), rest.endsWith('xthe end')]).toEqual(['the end', true])
  expect(first.length).toBeLessThan(17 * 1024 * 1024)
  expect(second).toBe(`foreign: ${chunk}the end`)
})
