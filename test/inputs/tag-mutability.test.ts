import { expect, test } from 'vitest'
import { inputsOf } from '../fixtures/run.ts'
import { problemsOf } from '../fixtures/thrown.ts'

function settings(mutability: string, exclusions: string) {
  const { tagMutability, tagExclusions } = inputsOf({
    'image-tag-mutability': mutability,
    'image-tag-mutability-exclusions': exclusions,
  }).repositorySettings
  return [tagMutability, ...tagExclusions]
}

test.each([
  ['', '', [undefined]],
  ['MUTABLE', '# none yet', ['MUTABLE']],
  ['', 'latest', ['IMMUTABLE_WITH_EXCLUSION', 'latest']],
  ['immutable', 'latest, dev-*\nv*.*', ['IMMUTABLE_WITH_EXCLUSION', 'latest', 'dev-*', 'v*.*']],
  ['IMMUTABLE_WITH_EXCLUSION', 'latest', ['IMMUTABLE_WITH_EXCLUSION', 'latest']],
  ['MUTABLE', 'v*', ['MUTABLE_WITH_EXCLUSION', 'v*']],
  ['MUTABLE_WITH_EXCLUSION', 'v*', ['MUTABLE_WITH_EXCLUSION', 'v*']],
])('%s except %s', (mutability, exclusions, is) => {
  expect(settings(mutability, exclusions)).toEqual(is)
})

const pattern = 'Use letters, digits, `_`, `.`, `-`, and `*` for any text, such as latest or dev-*.'

test.each([
  ['', 'feature/*', '`feature/*` is not a pattern of tags', pattern],
  ['', `${'x'.repeat(129)}`, `\`${'x'.repeat(129)}\` is not a pattern of tags`, pattern],
  ['', 'a b c d e f', 'it has 6 patterns, ECR takes 5', 'Remove some, or join them by `*`.'],
])('refused: %s except %s', (mutability, exclusions, says, remedy) => {
  expect(problemsOf(() => settings(mutability, exclusions))).toMatchObject([
    { message: `Input image-tag-mutability-exclusions: ${says}.`, remedy },
  ])
})

test('a setting with exclusion needs patterns', () => {
  expect(problemsOf(() => settings('immutable_with_exclusion', '# none'))).toMatchObject([
    {
      message: 'Input image-tag-mutability: `IMMUTABLE_WITH_EXCLUSION` excludes nothing.',
      remedy: 'Give the tags that are excluded in `image-tag-mutability-exclusions`, such as latest or dev-*.',
    },
  ])
})
