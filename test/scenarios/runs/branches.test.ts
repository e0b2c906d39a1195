import { expect, test } from 'vitest'
import { openMachine } from '../harness/executions/machine.ts'
import { runJob } from '../harness/job.ts'

const pass = { Type: 'Pass', End: true }
const fail = { Type: 'Fail', Error: 'Broken', Cause: 'this item is bad' }

/** A Parallel state: one branch has a Map state over items, of which a `bad` one fails; the other one only passes. */
const work = {
  Type: 'Parallel',
  Branches: [
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          MaxConcurrency: 1,
          ItemProcessor: {
            StartAt: 'Judge',
            States: {
              Judge: {
                Type: 'Choice',
                Choices: [{ Variable: '$', StringEquals: 'bad', Next: 'Bad' }],
                Default: 'Good',
              },
              Good: pass,
              Bad: fail,
            },
          },
          End: true,
        },
      },
    },
    { StartAt: 'Beside', States: { Beside: pass } },
  ],
  End: true,
}

/** The lines of the picture in a summary that name states, without their markup: `✓ Good`. */
const drawn = (summary: string): readonly string[] =>
  [...summary.matchAll(/"([✓↻✗▶■] [^"<]*)/g)].map(([, text = '']) => text)

test('the states in a Parallel state and in a Map state have their outcome in the picture, and its items are counted', async () => {
  const { job } = openMachine(work, { 'run-input': '{"items":["a","b","c"]}' })

  const { errors, summary } = await runJob(job)

  expect(errors).toEqual([])
  expect(drawn(summary)).toEqual(['✓ Work · Parallel', '✓ Each · Map', '✓ Judge', '✓ Good', '✓ Beside'])
  expect(summary).toContain('3 items<br/>3 succeeded')
})

test('an item that fails is the state that failed, behind the states around it', async () => {
  const { job } = openMachine(work, { 'run-input': '{"items":["a","bad","c"]}' })

  const { errors, outputs, summary } = await runJob(job)

  expect(outputs).toMatchObject({ operation: 'failed', 'execution-status': 'FAILED' })
  expect(errors).toEqual([expect.stringContaining('this item is bad')])
  expect(drawn(summary).filter((state) => state.startsWith('✗'))).toEqual([
    '✗ Work · Parallel',
    '✗ Each · Map',
    '✗ Bad',
  ])
  expect(drawn(summary).filter((state) => state.startsWith('✓'))).toEqual(['✓ Judge', '✓ Good', '✓ Beside'])
  expect(summary).toContain('3 items<br/>1 succeeded<br/>1 failed<br/>1 pending')
})

test('a state that fails at run time, which no event says, is the state that failed', async () => {
  const branch = { StartAt: 'Say', States: { Say: { ...pass, Parameters: { 'who.$': '$.who' } } } }
  const { job } = openMachine({ Type: 'Parallel', Branches: [branch], End: true })

  const { errors, summary } = await runJob(job)

  expect(errors).toEqual([expect.stringContaining('failed in the state `Say`: States.Runtime')])
  expect(drawn(summary)).toEqual(['✗ Work · Parallel', '✗ Say'])
})
