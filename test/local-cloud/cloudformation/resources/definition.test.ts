import { expect, test } from 'vitest'
import { refusalOf, refusedBy } from '../../refusal.ts'

const RoleArn = 'arn:aws:iam::111122223333:role/none'
const machine = (state: object, more: object = {}) => ({ StartAt: 'A', States: { A: state, ...more } })
const task = (more: object) => ({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true, ...more })
const pass = (more: object) => ({ Type: 'Pass', End: true, ...more })
const retry = (more: object) => task({ Retry: [{ ErrorEquals: ['States.TaskFailed'], ...more }] })
const refusal = (definition: object) =>
  refusalOf({ R: ['AWS::StepFunctions::StateMachine', { RoleArn, DefinitionString: JSON.stringify(definition) }] })
const PATH = 'must be a valid JSONPath or a valid intrinsic function call'

test.each<[string, object, string]>([
  ['an unknown type', machine({ Type: 'Work' }), 'SCHEMA_VALIDATION_FAILED: Unknown Type: Work at /States/A/Type'],
  [
    'a field that the state does not have',
    machine(pass({ Coment: 'x' })),
    'SCHEMA_VALIDATION_FAILED: Field is not supported: Coment at /States/A',
  ],
  [
    'a state without an end',
    machine({ Type: 'Pass' }),
    'SCHEMA_VALIDATION_FAILED: State must have either Next or End at /States/A',
  ],
  [
    'a state that is not reached',
    machine(pass({}), { B: pass({}) }),
    'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
  ],
  [
    'a text in place of a number',
    machine(task({ TimeoutSeconds: '30' })),
    'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/A/TimeoutSeconds',
  ],
  [
    'a text in place of a number of attempts',
    machine(retry({ MaxAttempts: '3' })),
    'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/A/Retry[0]/MaxAttempts',
  ],
  [
    'a rate under 1',
    machine(retry({ BackoffRate: 0.5 })),
    'SCHEMA_VALIDATION_FAILED: Expected a number of at least 1 at /States/A/Retry[0]/BackoffRate',
  ],
  [
    'States.ALL before another error',
    machine(task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['States.Timeout'] }] })),
    'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and last at /States/A/Retry[0]',
  ],
  [
    'States.ALL beside another error',
    machine(task({ Catch: [{ ErrorEquals: ['States.ALL', 'States.Timeout'], Next: 'B' }] }), { B: pass({}) }),
    'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and last at /States/A/Catch[0]',
  ],
  [
    'a path that is none',
    machine(pass({ Parameters: { list: [{ 'a.$': 'b' }] } })),
    `SCHEMA_VALIDATION_FAILED: The value for the field 'a.$' ${PATH} at /States/A/Parameters/list[0]`,
  ],
  [
    'a function that does not exist',
    machine(task({ ResultSelector: { 'a.$': 'States.Upper($.a)' } })),
    `SCHEMA_VALIDATION_FAILED: The value for the field 'a.$' ${PATH} at /States/A/ResultSelector`,
  ],
  [
    'a mistake in a machine inside of a state',
    machine({ Type: 'Map', ItemProcessor: machine({ Type: 'Pass' }), End: true }),
    'SCHEMA_VALIDATION_FAILED: State must have either Next or End at /States/A/ItemProcessor/States/A',
  ],
])('%s', async (_, definition, found) => {
  expect(await refusal(definition)).toBe(refusedBy('AWSStepFunctions', `Invalid State Machine Definition: '${found}'`))
})

test('a definition without a mistake is taken', async () => {
  const whole = machine(
    retry({
      ...{ IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 1.5, MaxDelaySeconds: 9, JitterStrategy: 'FULL' },
    }),
    {},
  )
  const definition = {
    StartAt: 'Each',
    States: {
      Each: { Type: 'Map', ItemsPath: '$.items', MaxConcurrency: 2, ItemProcessor: whole, Next: 'Choose' },
      Choose: { Type: 'Choice', Choices: [{ Variable: '$[0]', IsPresent: true, Next: 'Both' }], Default: 'Fail' },
      Both: {
        Type: 'Parallel',
        Branches: [whole, whole],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fail' }],
        Next: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Pass' },
      Pass: pass({ Parameters: { 'a.$': "States.Format('{}', $.a)", 'b.$': '$$.Execution.Name' } }),
      Fail: { Type: 'Fail', ErrorPath: '$.Error', Cause: 'x' },
    },
  }
  expect(await refusal(definition)).toBe('CREATE_COMPLETE')
})
