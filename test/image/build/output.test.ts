import { expect, test } from 'vitest'
import { buildFacts, buildReader, buildWarnings, lastError, sourceLine } from '../../../src/image/build/output.ts'
import { buildLog, readBuildOutput } from '../../fixtures/build-logs.ts'

test.each([
  { log: 'engine-20.10/built-from-cache', steps: 3, cachedSteps: 3 },
  { log: 'engine-20.10/built-partly-from-cache', steps: 3, cachedSteps: 2 },
  { log: 'engine-20.10/built-without-steps', steps: 0, cachedSteps: 0 },
  { log: 'buildkit-0.29/warnings', steps: 1, cachedSteps: 0 },
  { log: 'buildkit-0.29/run-fails-on-two-platforms', steps: 4, cachedSteps: 2 },
])('$log: $steps steps, $cachedSteps cached', ({ log, ...facts }) => {
  expect(buildFacts(readBuildOutput(buildLog(log)))).toEqual(facts)
})

test('the pieces of an output may end anywhere', () => {
  const log = buildLog('buildkit-0.29/warnings-and-failure')
  const reader = buildReader()
  for (const character of log) reader.take(character)
  expect(reader.read()).toEqual(readBuildOutput(log))
})

test('the steps of a build', () => {
  const { steps } = readBuildOutput(buildLog('buildkit-0.29/copy-source-missing'))
  expect(steps.map(({ name, state }) => `${state}: ${name.replace(/@.*/, '')}`)).toEqual([
    'done: [internal] load build definition from Dockerfile',
    'done: [auth] sharing credentials for localhost:5000',
    'done: [internal] load metadata for localhost:5000/busybox:local',
    'done: [internal] load .dockerignore',
    'done: [internal] load build context',
    'failed: [3/3] COPY missing.txt /x',
    'done: [1/3] FROM localhost:5000/busybox:local',
    'canceled: [2/3] RUN true',
  ])
})

const casing = {
  message: "ConsistentInstructionCasing: Command 'from' should match the case of the command majority (uppercase)",
  line: 1,
}
const format = {
  message: 'LegacyKeyValueFormat: "ENV key=value" should be used instead of legacy "ENV key value" format',
  line: 3,
}
const maintainer = {
  message: 'MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label',
  line: 2,
}

test.each([
  { description: 'of a build', output: buildLog('buildkit-0.29/warnings'), warnings: [casing, format, maintainer] },
  { description: 'none', output: buildLog('engine-20.10/built-from-cache'), warnings: [] },
  {
    description: 'without a line',
    output: '\n 1 warning found:\n - A: b\n',
    warnings: [{ message: 'A: b', line: undefined }],
  },
  {
    description: 'that a step writes',
    output: '#5 [2/2] RUN a\n#5 0.1  1 warning found:\n#5 0.1  - A: b\n',
    warnings: [],
  },
])('warnings: $description', ({ output, warnings }) => {
  expect(buildWarnings(readBuildOutput(output))).toEqual(warnings)
})

test('warnings of a build that fails', () => {
  expect(
    buildWarnings(readBuildOutput(buildLog('buildkit-0.29/warnings-and-failure'))).map(({ line }) => line),
  ).toEqual([2, 1, 3, 4, 5, 7])
})

test('a line of a step is what a terminal shows of it, shortened', () => {
  const long = 'x'.repeat(1000)
  const written = ['\u001b[1;31mred\u001b[0m', '10%\r20%\r30%\r', long].map((line) => `#5 1.5 ${line}`).join('\n')
  expect(readBuildOutput(`#5 [2/2] RUN a\n${written}`).steps[0]?.tail).toEqual(['red', '30%', 'x'.repeat(240)])
})

test('a line that a step writes belongs to it, even if it looks like one of BuildKit', () => {
  const written = ['a\rERROR: b', 'c\u2028ERROR: d', 'ERROR: e', 'DONE 1.0s'].map((line) => `#5 1.5 ${line}`).join('\n')
  const output = readBuildOutput(`#5 [2/2] RUN a\n${written}\n`)
  expect(output.own).toEqual([])
  expect(output.steps[0]?.state).toBe('running')
})

test('the output of failed steps that BuildKit repeats does not count as its own', () => {
  expect(readBuildOutput(buildLog('engine-20.10/command-not-found')).own.filter((line) => line !== '')).toEqual([
    'ERROR: failed to build: failed to solve: executor failed running [/bin/sh -c nosuchcommand --x]: exit code: 127',
  ])
  const twice = '------\n > a:\nERROR: b\n------\n------\n > c:\nERROR: d\n------\nERROR: e\n'
  expect(readBuildOutput(twice).own).toEqual(['ERROR: e'])
})

test('a line that never ends is not kept whole, and the next one is read', () => {
  const reader = buildReader()
  reader.take('#5 [2/2] RUN a\n#5 1.5 ')
  for (let count = 0; count < 100; count += 1) reader.take('x'.repeat(10_000))
  reader.take('\n#5 DONE 1.0s\n')
  expect(reader.read().steps[0]?.state).toBe('done')
})

test.each([
  { description: 'the last error, with its lines', output: 'ERROR: a\n\nERROR: b\nc\n\nd\n', error: 'ERROR: b\nc' },
  { description: 'none', output: '#1 a\n#1 ERROR: b\n', error: undefined },
])('$description', ({ output, error }) => {
  expect(lastError(readBuildOutput(output))).toBe(error)
})

test.each([
  { path: 'app/Dockerfile', excerpt: 'Dockerfile:5\n-----\n', line: 5 },
  { path: 'app/Dockerfile', excerpt: 'app/Dockerfile:5\n-----\n', line: 5 },
  { path: 'app/Dockerfile', excerpt: 'file:5\n-----\n', line: undefined },
  { path: 'app/Dockerfile', excerpt: 'other/Dockerfile:5\n-----\n', line: undefined },
  { path: 'app/Dockerfile', excerpt: 'Dockerfile:5\nno rule\n', line: undefined },
])('$excerpt of $path', ({ path, excerpt, line }) => {
  expect(sourceLine(readBuildOutput(excerpt), path)).toBe(line)
})
