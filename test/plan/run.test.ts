import { expect, test } from 'vitest'
import { describeSource, isOvertaken, readSource } from '../../src/plan/run.ts'

const source = {
  repository: 'octo-org/hello-job',
  buildId: 'abc-dirty.1',
  run: { id: '77', number: '5', attempt: '2', url: 'https://github.example/octo-org/hello-job/actions/runs/77' },
}
const description = 'octo-org/hello-job abc-dirty.1 run 5.2 https://github.example/octo-org/hello-job/actions/runs/77'

test('a change set is described by its source, which is read back', () => {
  expect(describeSource(source)).toBe(description)
  expect(readSource(description)).toEqual(source)
})

test.each(['', 'Created by another tool', `${description} and more`, description.replace('/actions/runs/77', '')])(
  'a description that is not ours: %s',
  (other) => {
    expect(readSource(other)).toBeUndefined()
  },
)

test.each([
  { run: '12.1', by: '13.1', overtaken: true, why: 'the other began later' },
  { run: '99.1', by: '100.1', overtaken: true, why: 'IDs are numbers' },
  { run: '12.1', by: '12.2', overtaken: true, why: 'the same run was run again' },
  { run: '12.1', by: '12.1', overtaken: false, why: 'another job of the same run' },
  { run: '13.1', by: '12.1', overtaken: false, why: 'the other began before' },
  { run: '13.1', by: '12.4', overtaken: false, why: 'however often it was run again' },
  { run: '12.2', by: '13.1', overtaken: false, why: 'somebody wants to go back' },
])('run $run after run $by is overtaken: $overtaken ($why)', ({ run, by, overtaken }) => {
  const runOf = (text: string) => ({ id: text.split('.')[0] ?? '', attempt: text.split('.')[1] ?? '' })
  expect(isOvertaken(runOf(run), runOf(by))).toBe(overtaken)
})
