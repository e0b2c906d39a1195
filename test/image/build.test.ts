import { expect, test } from 'vitest'
import { buildFailure, readDigest } from '../../src/image/build.ts'
import { thrown } from '../thrown.ts'

const digest = `sha256:${'0a'.repeat(32)}`

test('the digest of a metadata file', () => {
  const metadata = { 'buildx.build.ref': 'x', 'containerimage.digest': digest, 'image.name': 'registry/app:a' }
  expect(readDigest(JSON.stringify(metadata))).toBe(digest)
})

test.each([
  { description: 'none', metadata: {} },
  { description: 'of another kind', metadata: { 'containerimage.digest': 'sha512:0a' } },
  { description: 'no text', metadata: { 'containerimage.digest': 1 } },
])('no digest: $description', ({ metadata }) => {
  expect(thrown(() => readDigest(JSON.stringify(metadata)))).toEqual([
    {
      message: 'buildx pushed the image but its metadata file names no digest.',
      remedy: 'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.',
    },
  ])
})

const remedy = 'See the build above. Nothing was deployed.'
const failedStep = [
  '#5 [2/2] RUN false',
  '------',
  ' > [2/2] RUN false:',
  '------',
  'ERROR: failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1',
  '',
]

test.each([
  {
    description: 'a step that fails',
    output: failedStep.join('\n'),
    message: `The image was not built (exit code 1): failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1, in step [2/2] RUN false\n${failedStep.slice(0, -1).join('\n')}`,
  },
  {
    description: 'no step',
    output: 'ERROR: unauthorized: denied\n',
    message: 'The image was not built (exit code 1): unauthorized: denied\nERROR: unauthorized: denied',
  },
  {
    description: 'no error line: the last one',
    output: 'a\nb\n\n',
    message: 'The image was not built (exit code 1): b\na\nb',
  },
  { description: 'nothing', output: '', message: 'The image was not built (exit code 1): \n' },
  {
    description: 'many lines: the last 20',
    output: Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n'),
    message: `The image was not built (exit code 1): line 29\n${Array.from({ length: 20 }, (_, index) => `line ${index + 10}`).join('\n')}`,
  },
])('failure: $description', ({ output, message }) => {
  expect(
    thrown(() => {
      throw buildFailure({ code: 1, output })
    }),
  ).toEqual([{ message, remedy }])
})
