import { expect, test } from 'vitest'
import { explainAwsError } from '../../src/aws/error.ts'
import { lineOfImage, lineOfStep, readInstructions, stagesOf } from '../../src/image/build/dockerfile.ts'
import { buildFailure } from '../../src/image/build/failure.ts'
import { buildReader, buildWarnings } from '../../src/image/build/output.ts'
import { findPushFault, pushProblem } from '../../src/image/build/push-fault.ts'
import { missingDockerProblem } from '../../src/image/builder/builder.ts'
import { builderProblem } from '../../src/image/builder/temporary.ts'
import { tagLines } from '../../src/inputs/build-values.ts'
import { fillPlaceholders } from '../../src/parameters/placeholders.ts'
import { shownValues } from '../../src/stack/changes/property-changes.ts'
import { hintFor } from '../../src/stack/failure/hints.ts'
import { explainRefusal } from '../../src/stack/problems.ts'
import { harmlessLine, oneLine, streamCleaner } from '../../src/text/harmless.ts'
import { block, code, plain } from '../../src/text/markdown.ts'

/** Texts that make patterns go back and forth, each the beginning of what one of ours looks for. */
const PIECES = [
  ...[' ', '\t', '\r', '\n', '\r\n', 'a', '-', '#', '`', '\\', '\\\n', '"', '.', '1', '1.', '[', '{{', '{{ ', '${'],
  ...[
    '\u001b[',
    '\u001b]0;',
    '\u009b',
    '\u009d',
    '\u0090',
    '::',
    '://',
    '://a',
    ':',
    '#1 ',
    '#1 1.1 ',
    '<<A ',
    '<<"',
    '#\n',
    ' AS ',
  ],
  ...['ERROR: ', 'error: ', 'failed to push ', 'User: arn:a:b::111111111111:', ' on resource: arn:', ' FROM a '],
  ...['Layers with digest ', 'lstat ', 'lstat /buildkit-mount1/', 'process "', ': exit code: 1', 'CannotPullContainer'],
  ...[
    'error reading from server: ',
    'ResourceInitializationError ',
    'states.amazonaws.com',
    ' (line 1',
    ': no builder "',
  ],
]

const dockerfile = (text: string) => ({ path: 'Dockerfile', text })
const outputOf = (text: string) => {
  const reader = buildReader()
  reader.take(text)
  return reader.read()
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a line of the log': (text) => [harmlessLine(text), oneLine(text)],
  'a stream': (text) => streamCleaner().take(text),
  Markdown: (text) => [plain(text), code(text), block([text])],
  'the output of a build': (text) => buildWarnings(outputOf(text)),
  'a failed build': (text) =>
    buildFailure({ code: 1, output: outputOf(`ERROR: ${text}`), dockerfile: dockerfile(text) }),
  'a failed step': (text) =>
    buildFailure({
      code: 1,
      output: outputOf(`#1 [1/1] RUN ${text}\n#1 ERROR: ${text}`),
      dockerfile: dockerfile(text),
    }),
  'a failed push': (text) => [
    findPushFault(outputOf(`ERROR: failed to push ${text}`)),
    pushProblem({ fault: 'denied', error: text }, undefined),
  ],
  'a missing capability': (text) =>
    explainRefusal(new Error(`Requires capabilities : [${text}`), { stackName: 'hello' }),
  'a failed builder': (text) => [missingDockerProblem({ code: 1, output: text }), builderProblem(text)],
  'a Dockerfile': (text) => [stagesOf(text), readInstructions(`RUN ${text}`), readInstructions(`FROM a\n${text}`)],
  'a line of a Dockerfile': (text) => [
    lineOfStep(`RUN ${text}`, `[1/1] RUN ${text}`),
    lineOfImage(`FROM ${text}`, text),
  ],
  'a failure of AWS': (text) => hintFor(text),
  'an error of AWS': (text) =>
    explainAwsError(Object.assign(new Error(text), { name: 'AccessDenied', call: 'ECR PutImage' })),
  'a changed value': (text) => shownValues({ path: '/a', before: text, after: `${text}b`, contexts: [] }),
  'a placeholder': (text) => [fillPlaceholders(text, [], 'b'), tagsOf(text)],
}

function tagsOf(text: string): unknown {
  try {
    return tagLines(text)
  } catch (error) {
    return error
  }
}

/** Milliseconds of a run. */
function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const ROUGHLY = 100_000

test.each(Object.entries(READERS))('%s takes no more than a time of its own for any text', (_, read) => {
  // A pattern that backtracks takes minutes; one machine may be ten times as slow as another.
  const calm = timeOf(() => read('word '.repeat(ROUGHLY / 5)))
  for (const piece of PIECES) {
    const text = piece.repeat(ROUGHLY / piece.length)
    expect([piece, timeOf(() => read(text)) < 100 * calm + 1000]).toEqual([piece, true])
  }
})
