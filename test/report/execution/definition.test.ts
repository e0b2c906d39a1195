import { expect, test } from 'vitest'
import { parseDefinition } from '../../../src/report/execution/definition.ts'

const read = (state: object) =>
  parseDefinition(JSON.stringify({ StartAt: 'A', States: { A: state, B: {} } }))?.states[0]

const labels = (state: object): readonly string[] => read(state)?.transitions.map(({ label }) => label) ?? []

test('the ways out of each state, where the state machine ends, and the states within others', () => {
  const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } })
  const part = (name: string) => ({
    startAt: name,
    states: [{ name, type: 'Pass', detail: 'Pass', transitions: [], ends: true, parts: [] }],
  })
  const machine = parseDefinition(
    JSON.stringify({
      StartAt: 'Which',
      States: {
        Which: { Type: 'Choice', Choices: [{ Condition: '{% $a %}', Next: 'All' }], Default: 'Stop', Next: 3 },
        All: { Type: 'Parallel', Branches: [branch('B'), {}, branch('C')], Next: 'Each' },
        Each: {
          Type: 'Map',
          Iterator: branch('D'),
          Choices: [{ Next: 'All' }],
          Default: 'All',
          Next: 'Done',
          Catch: [{ Next: 'Stop' }],
        },
        Stop: { Type: 'Fail', Branches: [branch('E')] },
        Done: { Type: 'Succeed', End: 'no' },
      },
    }),
  )
  expect(machine).toMatchObject({
    startAt: 'Which',
    states: [
      {
        name: 'Which',
        transitions: [
          { kind: 'choice', to: 'All', label: '$a' },
          { kind: 'choice', to: 'Stop', label: 'otherwise' },
        ],
        ends: false,
      },
      { transitions: [{ kind: 'next', to: 'Each', label: '' }], parts: [part('B'), part('C')] },
      {
        transitions: [
          { kind: 'next', to: 'Done', label: '' },
          { kind: 'catch', to: 'Stop', label: '' },
        ],
        ends: false,
        parts: [part('D')],
      },
      { transitions: [], ends: true, parts: [] },
      { type: 'Succeed', detail: 'Succeed', ends: true },
    ],
  })
})

test.each([
  [{ Variable: '$.a', StringEquals: 'x' }, '$.a = "x"'],
  [{ Variable: '$.a', NumericGreaterThanEquals: 3 }, '$.a ≥ 3'],
  [{ Variable: '$.a', NumericLessThanPath: '$.b' }, '$.a < $.b'],
  [{ Variable: '$.a', BooleanEquals: true, Comment: 'x' }, '$.a = true'],
  [{ Variable: '$.a', StringMatches: 'log-*' }, '$.a matches "log-*"'],
  [{ Variable: '$.a', TimestampLessThanEquals: '2026-01-01T00:00:00Z' }, '$.a ≤ "2026-01-01T00:00:00Z"'],
  [{ Variable: '$.a', IsPresent: true }, '$.a is present'],
  [{ Variable: '$.a', IsNull: false }, '$.a is not null'],
  [{ Not: { Variable: '$.a', IsString: true } }, 'not ($.a is string)'],
  [
    {
      And: [
        { Variable: '$.a', NumericEquals: 1 },
        { Variable: '$.b', NumericEquals: 2 },
      ],
    },
    '$.a = 1 and $.b = 2',
  ],
  [
    {
      Or: [
        { Variable: '$.a', NumericEquals: 1 },
        { Variable: '$.b', NumericEquals: 2 },
      ],
    },
    '$.a = 1 or $.b = 2',
  ],
  [{ Condition: '{% $count > 1 %}' }, '$count > 1'],
  [{ Variable: '$.a', StringEquals: 'a text of very many words' }, '$.a = "…"'],
  [{ Condition: `{% $a = 'it\\'s a text of very many' and $b = "x" %}` }, `$a = '…' and $b = "x"`],
  [{ Variable: '$.a', SomethingNew: 1 }, '…'],
])('the condition of a choice: %j', (rule, label) => {
  expect(labels({ Type: 'Choice', Choices: [{ ...rule, Next: 'B' }], Default: 'B' })).toEqual([label, 'otherwise'])
})

test('conditions and states far within others are left out', () => {
  const deep = (depth: number): object => (depth === 0 ? { Variable: '$.a', IsNull: true } : { Not: deep(depth - 1) })
  expect(labels({ Type: 'Choice', Choices: [{ ...deep(20), Next: 'B' }] })).toEqual([
    `${'not ('.repeat(9)}…${')'.repeat(9)}`,
  ])
  const joined = (depth: number): object =>
    depth === 0 ? { Variable: '$.a', IsNull: true } : { And: [joined(depth - 1)] }
  expect(labels({ Type: 'Choice', Choices: [{ ...joined(20), Next: 'B' }] })).toEqual(['…'])
  const map = (depth: number): object =>
    depth === 0
      ? { Type: 'Pass' }
      : { Type: 'Map', ItemProcessor: { StartAt: 'M', States: { [`M${depth}`]: map(depth - 1) } } }
  expect(JSON.stringify(read(map(20)))).toContain('M13')
  expect(JSON.stringify(read(map(20)))).not.toContain('M12')
})

test.each([
  [['States.ALL'], 'any error'],
  [['States.Timeout', 'ECS.ServerException'], 'Timeout, ECS.ServerException'],
])('the errors of a catcher: %j', (errors, label) => {
  expect(labels({ Type: 'Task', Catch: [{ ErrorEquals: errors, Next: 'B' }] })).toEqual([label])
})

test.each([
  [{ Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync' }, 'ecs:runTask.sync'],
  [{ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:listObjectsV2' }, 's3:listObjectsV2'],
  [{ Type: 'Task', Resource: 'arn:aws-cn:lambda:cn-north-1:123456789012:function:chat' }, 'lambda chat'],
  [{ Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:dig' }, 'activity:dig'],
  [{ Type: 'Task' }, 'Task'],
  [{ Type: 'Wait', Seconds: 30 }, 'Wait 30 s'],
  [{ Type: 'Wait', SecondsPath: '$.s' }, 'Wait'],
  [{ Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' } } }, 'Distributed Map'],
  [{ Type: 'Map', Iterator: {} }, 'Map'],
])('what a state does: %j', (state, detail) => {
  expect(read(state)?.detail).toBe(detail)
})
