import { expect, test } from 'vitest'
import { openAlbum } from '../harness/report/album.ts'
import { openStory } from '../harness/report/story.ts'

const album = openAlbum()

test('a preview that runs after its deploy', async () => {
  const { account, preview, comment } = await openStory({})

  const good = await preview('opened', { inputs: { run: 'true', 'run-input': '{"name": "Ada"}' } })
  expect(good.outputs).toMatchObject({ operation: 'create', 'execution-status': 'SUCCEEDED', 'exit-code': '0' })
  await album.look('run-succeeded', account, { summary: good.summary, comment: comment() })
})

test('a preview whose run fails after its deploy, and its status', async () => {
  const { account, preview, comment } = await openStory({})

  const bad = await preview('opened', { inputs: { run: 'true', 'run-input': '{"exitCode": 3}' } })
  expect(bad.outputs).toMatchObject({ operation: 'failed', 'execution-status': 'FAILED', 'exit-code': '3' })
  await album.look('run-failed', account, { summary: bad.summary, comment: comment() })

  const status = await preview('synchronize', { inputs: { command: 'status' } })
  expect(status.errors).toEqual([])
  await album.look('status', account, { summary: status.summary })
})

const item = { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 7, Next: 'Refuse' }], Default: 'Take' }
const definition = JSON.stringify({
  StartAt: 'Any items?',
  States: {
    'Any items?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.items[0]', IsPresent: true, Next: 'Process items' }],
      Default: 'Nothing to do',
    },
    'Process items': {
      Type: 'Map',
      ItemsPath: '$.items',
      ToleratedFailurePercentage: 20,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Look at one',
        States: {
          'Look at one': item,
          Refuse: { Type: 'Fail', Error: 'Seven', Cause: 'Nobody takes a seven' },
          Take: { Type: 'Pass', End: true },
        },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Give up' }],
      Next: 'Report',
    },
    Report: { Type: 'Pass', End: true },
    'Nothing to do': { Type: 'Succeed' },
    'Give up': { Type: 'Fail' },
  },
})
const templateOf = (machine: string) => `Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/app'
      DefinitionString: ${JSON.stringify(machine)}
`
const inputs = { template: 'stack.yml', 'image-parameter': 'none', run: 'true' }

test('a run of many items, of which some fail', async () => {
  const { account, deploy } = await openStory({ 'stack.yml': templateOf(definition) })
  const items = JSON.stringify({ items: Array.from({ length: 40 }, (_, n) => ({ n: n % 20 })) })

  const end = await deploy({ inputs: { ...inputs, 'run-input': items } })

  expect(end.errors).toEqual([])
  expect(end.summary).toContain('`Process items`: 40 items, 38 succeeded, 2 failed')
  await album.look('run-many', account, { summary: end.summary })
  const [chart] = /```mermaid[^`]+```/.exec(end.summary) ?? []
  await album.look('run-many-states', account, { summary: chart })
})

const others = Array.from({ length: 7 }, (_, kind) => `Take kind ${kind}`)
const each = { StartAt: '1. One of "$$x$$"', States: { '1. One of "$$x$$"': { Type: 'Pass', End: true } } }
const odd = {
  'Which `kind`; "]?': {
    Type: 'Choice',
    Choices: others.map((Next, kind) => ({ Variable: '$.kind', NumericEquals: kind, Next })),
    Default: '<img src=x onerror=alert(1)> & the <b>rest</b> of **all** the kinds of #things#',
  },
  '<img src=x onerror=alert(1)> & the <b>rest</b> of **all** the kinds of #things#': {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemProcessor: { ...each, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
    ResultPath: null,
    Next: 'fa:fa-car %%{init: {"theme": "dark"}}%% -->|x| [a](https://a.example)',
  },
  'fa:fa-car %%{init: {"theme": "dark"}}%% -->|x| [a](https://a.example)': {
    Type: 'Parallel',
    Branches: [
      { StartAt: 'end', States: { end: { Type: 'Pass', End: true } } },
      { StartAt: '$$y^2$$', States: { '$$y^2$$': { Type: 'Pass', End: true } } },
    ],
    Next: 'x'.repeat(80),
  },
  // A tenth of that on the local cloud. The comment shows nothing that is over within two seconds.
  ['x'.repeat(80)]: { Type: 'Wait', Seconds: 60, End: true },
  ...Object.fromEntries(others.map((name) => [name, { Type: 'Pass', End: true }])),
}

test('what a run does at this moment, and states with odd names and more ways than a picture has room for', async () => {
  const machine = JSON.stringify({ StartAt: 'Which `kind`; "]?', States: odd })
  const { account, preview, moment } = await openStory({ 'stack.yml': templateOf(machine) })

  const end = await preview('opened', { inputs: { ...inputs, 'run-input': '{"kind": 9, "items": [1, 2, 3]}' } })

  expect(end.errors).toEqual([])
  expect(end.summary).toContain('states not entered"')
  await album.look('run-odd-names', account, { summary: end.summary })
  await album.look('running', account, { comment: moment(/^### ⏳ Running /m) })
})
