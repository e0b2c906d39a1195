import type { RepositorySettings, TagMutability } from './inputs.ts'
import { listItems, oneOf, WrongValue } from './values.ts'

/** Parses whether tags can move. Source: Amazon ECR API reference, CreateRepository, imageTagMutability. */
export function tagMutability(text: string): TagMutability {
  return oneOf('IMMUTABLE', 'MUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION')(text.toUpperCase())
}

const MOST_PATTERNS = 5

/** Parses patterns of tags. Rule: Amazon ECR API reference, ImageTagMutabilityExclusionFilter, and at most 5 a repository. */
export function tagPatterns(text: string): readonly string[] {
  const given = listItems(text)
  const wrong = given.find((each) => !/^[\w.*-]{1,128}$/.test(each))
  if (wrong !== undefined) {
    throw new WrongValue(
      `\`${wrong}\` is not a pattern of tags`,
      'Use letters, digits, `_`, `.`, `-`, and `*` for any text, such as latest or dev-*.',
    )
  }
  if (given.length <= MOST_PATTERNS) return given
  throw new WrongValue(
    `it has ${given.length} patterns, ECR takes ${MOST_PATTERNS}`,
    'Remove some, or join them by `*`.',
  )
}

/** Returns the setting with its exclusions: patterns are enough to say that there are some. */
export function withExclusions(
  given: TagMutability | undefined,
  tagExclusions: readonly string[],
): Omit<RepositorySettings, 'encryption'> {
  if (tagExclusions.length === 0) {
    if (!given?.endsWith('_WITH_EXCLUSION')) return { tagMutability: given, tagExclusions }
    throw new WrongValue(`\`${given}\` needs patterns`, 'Give the tags that are excluded, such as latest or dev-*.')
  }
  const base = given?.startsWith('MUTABLE') ? 'MUTABLE' : 'IMMUTABLE'
  return { tagMutability: `${base}_WITH_EXCLUSION`, tagExclusions }
}
