import { expect, test } from 'vitest'
import { failedOutputs, outputNotes, outputsOf } from '../../src/report/outputs.ts'
import { BUILT, CONSOLE_URL, DELETED, DEPLOYED, DIFFERENT, SEVERAL, STACK_ID, UNCHANGED } from '../fixtures/result.ts'

const unchanged = {
  operation: 'none',
  'build-id': 'abc',
  'stack-name': 'hello',
  'stack-id': STACK_ID,
  'has-changes': 'false',
  'changes-count': '0',
  'changes-summary': '{"add":0,"modify":0,"replace":0,"remove":0,"import":0,"resources":[]}',
  outputs: '{}',
  url: CONSOLE_URL,
  'console-url': CONSOLE_URL,
}

test.each([
  {
    description: 'a deploy',
    result: DEPLOYED,
    outputs: {
      Url: 'https://hello.example',
      operation: 'update',
      'build-id': 'abc',
      image: 'registry/app@sha256:1',
      'image-tag': 'abc',
      digest: 'sha256:1',
      'repository-uri': 'registry/app',
      'image-reused': 'false',
      'stack-name': 'hello',
      'stack-id': STACK_ID,
      'has-changes': 'true',
      'changes-count': '1',
      'changes-summary':
        '{"add":0,"modify":0,"replace":1,"remove":0,"import":0,"resources":[{"action":"replace","resource":"Task","type":"AWS::ECS::TaskDefinition","replacement":"true","old":"deleted","properties":[]}]}',
      'change-set-id': 'arn:change-set',
      outputs: '{"Url":"https://hello.example"}',
      url: 'https://hello.example',
      'console-url': CONSOLE_URL,
      'state-machine-arn': 'arn:state-machine',
      'task-definition-arn': 'arn:task-definition',
    },
  },
  {
    description: 'a deploy of several images: those of each by its name, in place of the single ones',
    result: { ...UNCHANGED, images: SEVERAL },
    outputs: {
      ...unchanged,
      images:
        '{"api":{"image":"registry/app@sha256:1","image-tag":"api-abc","digest":"sha256:1","repository-uri":"registry/app","image-reused":false},' +
        '"web":{"image":"registry/app@sha256:2","image-tag":"web-abc","digest":"sha256:2","repository-uri":"registry/app","image-reused":true}}',
    },
  },
  {
    description: 'a build',
    result: BUILT,
    outputs: {
      operation: 'build',
      'build-id': 'abc',
      image: 'registry/app@sha256:1',
      'image-tag': 'abc',
      digest: 'sha256:1',
      'repository-uri': 'registry/app',
      'image-reused': 'false',
    },
  },
  { description: 'no change, no image', result: UNCHANGED, outputs: unchanged },
  {
    description: 'outputs of the stack under names of ours: ours win, and outputs has them',
    result: {
      ...UNCHANGED,
      stackOutputs: new Map([
        ['operation', 'add'],
        ['url', 'https://a'],
      ]),
    },
    outputs: { ...unchanged, url: 'https://a', outputs: '{"operation":"add","url":"https://a"}' },
  },
  {
    description: 'a change set to review',
    result: { ...UNCHANGED, operation: 'review' as const, changeSetId: 'arn:change-set' },
    outputs: { ...unchanged, operation: 'review', 'has-changes': 'true', 'change-set-id': 'arn:change-set' },
  },
  {
    description: 'a change set of another run that was executed',
    result: { ...UNCHANGED, buildId: undefined },
    outputs: Object.fromEntries(Object.entries(unchanged).filter(([name]) => name !== 'build-id')),
  },
  {
    description: 'a diff',
    result: { ...DIFFERENT, changes: [] },
    outputs: {
      operation: 'diff',
      'build-id': 'abc',
      'stack-name': 'hello',
      'has-changes': 'true',
      'changes-count': '0',
      'changes-summary': unchanged['changes-summary'],
    },
  },
  {
    description: 'a diff of nothing',
    result: { ...DIFFERENT, would: 'none' as const, changes: [] },
    outputs: {
      operation: 'diff',
      'build-id': 'abc',
      'stack-name': 'hello',
      'has-changes': 'false',
      'changes-count': '0',
      'changes-summary': unchanged['changes-summary'],
    },
  },
  {
    description: 'a delete',
    result: DELETED,
    outputs: {
      operation: 'delete',
      'stack-name': 'hello',
      'stack-id': STACK_ID,
      'has-changes': 'true',
      'console-url': CONSOLE_URL,
    },
  },
  {
    description: 'a delete of what was gone',
    result: { ...DELETED, stackId: undefined },
    outputs: { operation: 'delete', 'stack-name': 'hello', 'has-changes': 'false' },
  },
  {
    description: 'a skip',
    result: { operation: 'skip' as const, reason: 'closed' },
    outputs: { operation: 'skip' },
  },
])('$description', ({ result, outputs }) => {
  expect(Object.fromEntries(outputsOf(result))).toStrictEqual(outputs)
})

test('ours are set after those of the stack, as names that differ only in case are one to GitHub', () => {
  const outputs = outputsOf({ ...DEPLOYED, stackOutputs: new Map([['Operation', 'add']]) })
  expect([...outputs.keys()].slice(0, 2)).toEqual(['Operation', 'operation'])
})

test.each([
  { description: 'no name twice', keys: ['Url', 'Arn'], notes: [] },
  {
    description: 'a name of ours',
    keys: ['Digest', 'Image-Tag'],
    notes: [
      "The stack's output Digest has the name of an output of this action; read it from `outputs`.",
      "The stack's output Image-Tag has the name of an output of this action; read it from `outputs`.",
    ],
  },
  {
    description: 'names that differ only in case',
    keys: ['QueueArn', 'QueueARN'],
    notes: ["The stack's outputs QueueArn and QueueARN have the same name for GitHub; read them from `outputs`."],
  },
  {
    description: 'names that differ only in what is put right',
    keys: ['Queue.Arn', 'Queue/Arn'],
    notes: ["The stack's outputs Queue.Arn and Queue/Arn have the same name for GitHub; read them from `outputs`."],
  },
])('notes on outputs: $description', ({ keys, notes }) => {
  expect(outputNotes({ ...DEPLOYED, stackOutputs: new Map(keys.map((key) => [key, `value of ${key}`])) })).toEqual(
    notes,
  )
})

test('a result without stack outputs has no notes', () => {
  expect(outputNotes(DELETED)).toEqual([])
})

test('a key becomes a name that GitHub reads', () => {
  const stackOutputs = new Map([
    ['Queue.Arn', 'a'],
    ['1st', 'b'],
    ['-x', 'c'],
  ])
  expect([...outputsOf({ ...UNCHANGED, stackOutputs }).keys()].slice(0, 3)).toEqual(['Queue-Arn', '_1st', '_-x'])
})

test.each([
  { description: 'nothing', known: {}, outputs: { operation: 'failed' } },
  {
    description: 'the plan',
    known: { buildId: 'abc', stackName: 'hello' },
    outputs: { operation: 'failed', 'build-id': 'abc', 'stack-name': 'hello' },
  },
  {
    description: 'several images',
    known: { images: SEVERAL },
    outputs: { operation: 'failed', images: expect.stringContaining('"api-abc"') },
  },
  {
    description: 'all of it',
    known: { buildId: 'abc', stackName: 'hello', images: DEPLOYED.images, stackId: STACK_ID, changeSetId: 'arn:c' },
    outputs: {
      operation: 'failed',
      'build-id': 'abc',
      image: 'registry/app@sha256:1',
      'image-tag': 'abc',
      digest: 'sha256:1',
      'repository-uri': 'registry/app',
      'image-reused': 'false',
      'stack-name': 'hello',
      'stack-id': STACK_ID,
      'change-set-id': 'arn:c',
      url: CONSOLE_URL,
      'console-url': CONSOLE_URL,
    },
  },
])('a failed run has the outputs that are known: $description', ({ known, outputs }) => {
  expect(Object.fromEntries(failedOutputs(known))).toEqual(outputs)
})
