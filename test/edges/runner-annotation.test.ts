import { expect, onTestFinished, test, vi } from 'vitest'
import { openLog } from '../../src/edges/runner.ts'

test.each([
  { place: undefined, properties: '' },
  { place: { file: 'job.yml' }, properties: ' file=job.yml' },
  { place: { file: 'job.yml', line: 3 }, properties: ' file=job.yml,line=3' },
  { place: { file: 'job.yml', line: 3, column: 5 }, properties: ' file=job.yml,line=3,col=5' },
])('a warning and an error at $place', ({ place, properties }) => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  const log = openLog()
  log.warning('careful', place)
  log.error('no', place)
  expect(write.mock.calls).toEqual([[`::warning${properties}::careful\n`], [`::error${properties}::no\n`]])
})

test('a notice has no place: it can be handed on to forEach', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  ;['one', 'two'].forEach(openLog().notice)
  expect(write.mock.calls).toEqual([['::notice::one\n'], ['::notice::two\n']])
})
